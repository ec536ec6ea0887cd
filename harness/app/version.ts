import { readFileSync } from 'node:fs';

/** The package's version. The manifest lies one folder above the bundle, two above the source. */
export function packageVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const manifest = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { name?: string; version?: string };
      if (manifest.name === 'pentathlon' && manifest.version !== undefined) return manifest.version;
    } catch {
      // Not there: try the other place.
    }
  }
  return 'unknown';
}
