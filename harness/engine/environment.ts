import { execFile } from 'node:child_process';
import { arch, cpus, hostname, platform, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { Json } from '../core/json.ts';

const execute = promisify(execFile);

/** Where a run took place: versions, host, and the git commit of the working folder with whether it had changes. */
export async function environment(packageVersion: string): Promise<Json> {
  const [commit, changes] = await Promise.all([git('rev-parse', 'HEAD'), git('status', '--porcelain', '--untracked-files=no')]);
  return {
    pentathlon: packageVersion,
    node: process.version,
    host: hostname(),
    pid: process.pid,
    system: `${platform()} ${release()} ${arch()}`,
    processors: cpus().length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    ...(commit === undefined ? {} : { git: { commit, dirty: changes !== undefined && changes !== '' } }),
  };
}

async function git(...words: string[]): Promise<string | undefined> {
  try {
    return (await execute('git', words, { timeout: 2_000 })).stdout.trim();
  } catch {
    return undefined;
  }
}
