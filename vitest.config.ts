import { defineConfig } from 'vitest/config';

/** Python sources are imported as text, as in the bundle. */
const pythonText = {
  name: 'python-text',
  transform: (source: string, path: string) => (path.endsWith('.py') ? `export default ${JSON.stringify(source)};` : undefined),
};

export default defineConfig({
  plugins: [pythonText],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
