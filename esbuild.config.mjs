// Bundles the command line and the library into dist/, sharing chunks so that a user's module meets the running instance.
// Packages stay external: they are installed beside us, and heavy ones are imported when first needed.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm(new URL('dist', import.meta.url), { recursive: true, force: true });
await build({
  entryPoints: { pentathlon: 'harness/app/pentathlon.ts', index: 'harness/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
