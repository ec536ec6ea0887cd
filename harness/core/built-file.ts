import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A file of the build: `name` in the `dist` above the module at `address` (its `import.meta.url`), whether that runs from its source or
 * from a bundle. Where there is none, the path at which it was last looked for.
 */
export function builtFile(name: string, address: string): string {
  return above(dirname(fileURLToPath(address)), join('dist', name));
}

function above(folder: string, file: string): string {
  const path = join(folder, file);
  return existsSync(path) || dirname(folder) === folder ? path : above(dirname(folder), file);
}
