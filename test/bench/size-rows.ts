import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Sizes on disk: node_modules of a clone, and what an install of the published package brings. */
export async function sizeRows(): Promise<Row[]> {
  const clone = bytesIn(join(ROOT, 'node_modules')) / 2 ** 20;
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dev?: boolean }> };
  const kept = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  // A package's own nested node_modules have entries of their own.
  const installed = kept.reduce((sum, [path]) => sum + bytesIn(join(ROOT, path), 'node_modules'), bytesIn(join(ROOT, 'dist'))) / 2 ** 20;
  return [
    { what: 'node_modules of a clone', measured: `${Math.round(clone)} MB`, bar: '≤ 450 MB', ok: clone <= 450 },
    {
      what: 'the published package with what it depends on',
      measured: `${Math.round(installed)} MB`,
      bar: '≤ 250 MB',
      ok: installed <= 250,
    },
  ];
}

function bytesIn(path: string, leaveOut?: string): number {
  let stat: ReturnType<typeof lstatSync>;
  try {
    stat = lstatSync(path);
  } catch {
    // Optional packages of other systems are in the lock and not on this disk.
    return 0;
  }
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => (name === leaveOut ? sum : sum + bytesIn(join(path, name), leaveOut)), 0);
}
