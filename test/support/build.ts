import { execFileSync } from 'node:child_process';

/** Tests run the bundle that users run: build it once, before any of them. */
export default function build(): void {
  execFileSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' });
}
