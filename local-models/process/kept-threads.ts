import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../harness/core/cache-folder.ts';
import { digest as digestOf } from '../../harness/core/digest.ts';
import type { Load } from './load.ts';

/** The number of threads that was quickest for a model on this host, kept in the cache folder; undefined where it was not measured yet. */
export function keptThreads(digest: string, load: Load): number | undefined {
  try {
    const { threads } = JSON.parse(readFileSync(fileOf(digest, load), 'utf8')) as { threads: unknown };
    return Number.isInteger(threads) && (threads as number) > 0 ? (threads as number) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it; a cache that cannot be written is no error. */
export function keepThreads(digest: string, load: Load, threads: number): void {
  const file = fileOf(digest, load);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ threads }));
    renameSync(draft, file);
  } catch {
    // Measured again next time.
  }
}

function fileOf(digest: string, { slots, kv }: Load): string {
  const host = [cpus()[0]?.model ?? '', availableParallelism()];
  return join(cacheFolder(), 'local-threads', `${digestOf([digest, host, slots, kv])}.json`);
}
