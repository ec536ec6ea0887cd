import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { builtFile } from '../../../harness/core/built-file.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';

/** Absolute paths of what a child reads: its own program, and the folders of three packages. */
export interface ChildFiles {
  readonly program: string;
  readonly pyodide: string;
  readonly highs: string;
  /** Pyodide imports it when it starts; a child never uses it. */
  readonly ws: string;
}

/** Finds them. Throws a UserError where the installation lacks one. */
export function childFiles(): ChildFiles {
  try {
    const here = createRequire(import.meta.url);
    const pyodide = realpathSync(dirname(here.resolve('pyodide/package.json')));
    const highs = realpathSync(dirname(here.resolve('highs/runtime')));
    const ws = realpathSync(dirname(createRequire(join(pyodide, 'package.json')).resolve('ws/package.json')));
    return { program: realpathSync(builtFile('or-r1-child.mjs', import.meta.url)), pyodide, highs, ws };
  } catch (error) {
    const lacks = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UserError(`or-r1 runs answers in Pyodide and HiGHS, which are not installed whole; run npm install again (${lacks})`);
  }
}
