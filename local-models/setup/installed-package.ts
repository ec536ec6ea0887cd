import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A package as it lies on the disk. */
export interface InstalledPackage {
  readonly folder: string;
  /** Its own name: another one where an override put something in its place. */
  readonly name: string;
  readonly version: string;
}

/** The package that code in a folder gets by a name, found as Node finds it; undefined where there is none. */
export function installedPackage(name: string, from: string): InstalledPackage | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = basename(folder) === 'node_modules' ? undefined : packageIn(join(folder, 'node_modules', name));
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

function packageIn(folder: string): InstalledPackage | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
    return { folder, name, version };
  } catch {
    return undefined;
  }
}
