import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a file reaches another module: when it is loaded, when first needed, or for types alone. */
export type ImportKind = 'static' | 'dynamic' | 'type';

/** One import of a source file. */
export interface SourceImport {
  /** Path from the root. */
  readonly from: string;
  /** Path from the root for a file of the house, else the package's specifier. */
  readonly to: string;
  readonly kind: ImportKind;
}

const HOUSE = ['harness', 'tasks', 'judges', 'local-models', 'results'];
const DECLARED = /^(?:import|export)\s+(type\s+)?(?:[\w*${},\s]+?\s+from\s+)?'([^']+)'/gm;
const NEEDED = /\bimport\(\s*'([^']+)'\s*\)/g;

/** Every source file outside test, as a path from the root. */
export function sources(folders: readonly string[] = HOUSE): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => posix.join(folder, path.split(sep).join('/'))),
  );
}

/** The imports a source file writes. Sources are formatted: imports begin a line and quote with single marks. */
export function importsOf(from: string, text = readFileSync(join(ROOT, from), 'utf8')): SourceImport[] {
  const target = (specifier: string) =>
    specifier.startsWith('.')
      ? relative(ROOT, join(ROOT, dirname(from), specifier))
          .split(sep)
          .join('/')
      : specifier;
  const declared = [...text.matchAll(DECLARED)].map(([whole, type, specifier = '']) => ({
    from,
    to: target(specifier),
    kind: type !== undefined || onlyTypes(whole) ? ('type' as const) : ('static' as const),
  }));
  const needed = [...text.matchAll(NEEDED)].map(([, specifier = '']) => ({ from, to: target(specifier), kind: 'dynamic' as const }));
  return [...declared, ...needed];
}

/** `import { type A, type B } from …` leaves nothing behind. */
function onlyTypes(statement: string): boolean {
  const names = /^import\s+\{([^}]*)\}/.exec(statement)?.[1];
  return (names ?? 'a value').split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
}
