import { Console } from 'node:console';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure, Plugin } from 'esbuild';
import { digest, sha256 } from '../core/digest.ts';
import { UserError } from '../core/errors/user-error.ts';
import { oneLine } from './one-line.ts';
import { userPackages } from './user-packages.ts';

/** A user's module that has been loaded. */
export interface LoadedModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** Changes when the module or one of its own files that it imports changes; packages are left out. */
  readonly digest: string;
  /** The folder it lies in, from which its data is read. */
  readonly home: string;
}

/**
 * Loads a user's TypeScript or JavaScript module. It is bundled with its own files first; packages are resolved from its folder and stay
 * apart, so that `pentathlon` is this running instance. Every file keeps its own `import.meta`.
 * @throws UserError, one line, where it is missing, does not compile (with file and line) or fails while it loads.
 */
export async function loadModule(path: string): Promise<LoadedModule> {
  const entry = resolve(path);
  const home = dirname(entry);
  if (!/\.[cm]?[jt]sx?$/i.test(entry)) throw new UserError(`${path}: expected a TypeScript or JavaScript module (.ts, .mts, .js, .mjs)`);
  if (!existsSync(entry)) throw new UserError(`${path}: no such file`);
  const sources = new Map<string, string>();
  const code = await bundle(path, entry, ownSources(sources));
  const parts = [...sources].map(([file, hash]) => [relative(home, file).split(sep).join('/'), hash]);
  return { exports: await imported(path, code), digest: digest(parts.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))), home };
}

async function bundle(path: string, entry: string, sources: Plugin): Promise<string> {
  const { build } = await import('esbuild');
  try {
    const built = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: [],
      define: Object.fromEntries(META.map((name) => [`import.meta.${name}`, `__${name}`])),
      plugins: [userPackages, sources],
      logLevel: 'silent',
    });
    return built.outputFiles[0]?.text ?? '';
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (first === undefined) throw error;
    const where = first.location === null ? path : `${first.location.file}, line ${first.location.line}`;
    throw new UserError(oneLine(`${where}: ${first.text}`), { cause: error });
  }
}

const META = ['url', 'filename', 'dirname'] as const;

/** Notes the content of every source, and gives each its own `import.meta` by constants of its own on its first line. */
function ownSources(sources: Map<string, string>): Plugin {
  return {
    name: 'own-sources',
    setup(build) {
      build.onLoad({ filter: /./, namespace: 'file' }, async ({ path }) => {
        const bytes = await readFile(path).catch(() => undefined);
        // Esbuild's own error names the import that led here.
        if (bytes === undefined) return undefined;
        sources.set(path, sha256(bytes));
        const loader = /\.[cm]?([jt]sx?)$/i.exec(path)?.[1]?.toLowerCase() as 'js' | 'ts' | 'jsx' | 'tsx' | undefined;
        if (loader === undefined || /\.c[jt]s$/.test(path)) return undefined;
        return { contents: withMeta(bytes.toString('utf8'), path), loader, resolveDir: dirname(path) };
      });
    },
  };
}

function withMeta(source: string, path: string): string {
  const values = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
  const constants = META.map((name) => `const __${name} = ${JSON.stringify(values[name])};`).join('');
  const hashbang = /^(?:\uFEFF)?(?:#!.*\r?\n)?/.exec(source)?.[0] ?? '';
  return `${hashbang}${constants}${source.slice(hashbang.length)}`;
}

/** What modules say goes to stderr, as everything does that is no result: `--json` stays one document. */
const speaking = new Console(process.stderr, process.stderr);

/** Imports the bundle by way of a private folder that is gone again afterwards. */
async function imported(path: string, code: string): Promise<Readonly<Record<string, unknown>>> {
  globalThis.console = speaking;
  const folder = await mkdtemp(join(tmpdir(), 'pentathlon-module-'));
  try {
    const file = join(folder, 'module.mjs');
    await writeFile(file, code);
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(oneLine(`${path} fails while it loads: ${error instanceof Error ? `${error.name}: ${error.message}` : error}`), {
      cause: error,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
