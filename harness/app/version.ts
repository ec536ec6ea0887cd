import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's version. */
export const packageVersion = (): string => ownPackage()?.version ?? 'unknown';

/** The folder of our package, with its version. Its manifest lies one folder above the bundle, two above the source. */
export function ownPackage(): { readonly folder: string; readonly version: string } | undefined {
  for (const path of ['..', '../..']) {
    try {
      const folder = resolve(fileURLToPath(new URL(path, import.meta.url)));
      const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { name?: string; version?: string };
      if (name === 'pentathlon' && version !== undefined) return { folder, version };
    } catch {
      // Not there: try the other place.
    }
  }
  return undefined;
}
