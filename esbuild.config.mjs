// Bundles the command line and the library into dist/, sharing chunks so that a user's module meets the running instance.
// Packages that are mere JavaScript are bundled, so that a start reads a few files instead of hundreds; native and very large ones
// stay outside and are imported when first needed.
import { readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// zod brings its messages in fifty languages; ours are English, which it imports by itself.
const englishOnly = {
  name: 'english-only',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};', loader: 'js' }));
  },
};

// Of undici only its pools are used; its front door brings fetch, web sockets and caches along at each start.
const poolsAlone = {
  name: 'pools-alone',
  setup(builder) {
    builder.onResolve({ filter: /^undici$/ }, () => ({ path: 'undici-pools', namespace: 'pools-alone' }));
    builder.onLoad({ filter: /./, namespace: 'pools-alone' }, () => ({
      contents: "export { default as Pool } from 'undici/lib/dispatcher/pool.js';",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    }));
  },
};

// Ink asks for React's developer tools where DEV is set; they are no dependency.
const noDeveloperTools = {
  name: 'no-developer-tools',
  setup(builder) {
    builder.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'none', namespace: 'no-developer-tools' }));
    builder.onLoad({ filter: /./, namespace: 'no-developer-tools' }, () => ({ contents: 'export default {};' }));
  },
};

const { metafile } = await build({
  entryPoints: { pentathlon: 'harness/app/pentathlon.ts', index: 'harness/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3', 'esbuild', 'highs', 'pyodide', 'langchain', 'langchain/*', '@langchain/*'],
  // CommonJS packages ask for Node's own modules by `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  minifySyntax: true,
  legalComments: 'none',
  sourcemap: true,
  jsx: 'automatic',
  loader: { '.py': 'text' },
  plugins: [englishOnly, poolsAlone, noDeveloperTools],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  metafile: true,
});

// Processes beside the main one, each one file of its own: the sandbox's child may read nothing else of ours, and the ones that load
// llama.cpp need nothing else.
await build({
  entryPoints: {
    'or-r1-child': 'tasks/or-r1/sandbox/child.ts',
    'local-model-child': 'local-models/child/child.ts',
    'local-backend-child': 'local-models/child/backend.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['node-llama-cpp'],
  minifySyntax: true,
  logLevel: 'warning',
});

// Chunks of earlier builds go only now, so that a program started during a build still finds its own.
const made = new Set(Object.keys(metafile.outputs).map((path) => path.replace(/^dist\//, '')));
for (const name of await readdir(new URL('dist/', import.meta.url))) {
  if (/\.js(\.map)?$/.test(name) && !made.has(name)) await rm(new URL(`dist/${name}`, import.meta.url));
}
