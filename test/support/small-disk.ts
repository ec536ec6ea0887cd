import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const mount = (...words: string[]): void => void execFileSync('mount', words, { stdio: 'ignore' });

/** A file system of its own in memory, which can grow and be closed for writing. */
export interface SmallDisk {
  readonly folder: string;
  remount(options: string): void;
}

/** Mounts one, for as long as the test lasts. */
export function smallDisk(options: string): SmallDisk {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  mount('-t', 'tmpfs', '-o', options, 'none', folder);
  onTestFinished(() => void execFileSync('umount', [folder], { stdio: 'ignore' }));
  return { folder, remount: (changed) => mount('-o', `remount,${changed}`, folder) };
}

/** Whether this process may mount file systems; most may not. */
export const mayMount: boolean = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'none', folder);
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();
