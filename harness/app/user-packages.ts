import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';

/** Where packages that the user has not installed are looked for: beside us. */
const HERE = dirname(fileURLToPath(import.meta.url));
/** The library as this process runs it: bundled beside us, or its source. */
const LIBRARY = new URL(import.meta.url.endsWith('.ts') ? '../index.ts' : './index.js', import.meta.url).href;
/** Marks a look-up of our own, which must not come back to us. */
const OURS = Symbol('resolving');

/** Packages of a user's module stay imports, by full address: the user's own first, then ours; `pentathlon` is the running instance. */
export const userPackages: Plugin = {
  name: 'user-packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async (args) => {
      if (args.pluginData === OURS || args.kind === 'entry-point' || /^[A-Za-z]:[\\/]/.test(args.path)) return undefined;
      if (args.path === 'pentathlon') return { path: LIBRARY, external: true };
      if (isBuiltin(args.path) || /^(?:file|data):/.test(args.path)) return { path: args.path, external: true };
      return (await resolved(build, args, args.resolveDir)) ?? (await resolved(build, args, HERE)) ?? missing(args.path);
    });
  },
};

/** The package's file as an external address; a path alias that leads to a source outside node_modules is bundled like one. */
async function resolved(
  build: PluginBuild,
  { path, kind, importer }: OnResolveArgs,
  resolveDir: string,
): Promise<OnResolveResult | undefined> {
  const { errors, path: file, external } = await build.resolve(path, { kind, importer, resolveDir, pluginData: OURS });
  if (errors.length > 0) return undefined;
  if (external || !/[\\/]node_modules[\\/]/.test(file)) return { path: file, external };
  return { path: pathToFileURL(file).href, external: true };
}

const missing = (path: string): OnResolveResult => ({
  errors: [{ text: `the package ${JSON.stringify(path)} is not installed beside the module; npm install it there` }],
});
