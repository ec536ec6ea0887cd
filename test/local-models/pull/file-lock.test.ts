import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { holdLock } from '../../../local-models/pull/file-lock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let path: string;
let told: (number | undefined)[];
beforeEach(() => {
  path = join(temporaryFolder(), 'm.gguf.lock');
  told = [];
});

const hold = (signal?: AbortSignal) => holdLock(path, (pid) => told.push(pid), signal);
/** As it was left so many seconds ago. */
function left(content: string, seconds: number): void {
  writeFileSync(path, content);
  const then = Date.now() / 1_000 - seconds;
  utimesSync(path, then, then);
}

describe('a lock file that names no holder', () => {
  test.each(['', '{"pid":1', 'null', '\u0000\u0000'])('as a power cut leaves it, %j, is followed', async (content) => {
    left(content, 60);
    const giveBack = await hold();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ pid: process.pid, host: hostname() });
    giveBack();
    expect(existsSync(path)).toBe(false);
  });

  test('may be just being written: it is waited for some seconds, and said so once', async () => {
    left('', 3.5);
    const giveBack = await hold();
    expect(told).toEqual([undefined]);
    giveBack();
  });

  test('is waited for at first', async () => {
    left('', 0);
    await expect(hold(AbortSignal.timeout(500))).rejects.toThrow(/abort|timeout/i);
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

test('a dead holder whom another process is about to follow is waited for, and a signal ends that', async () => {
  // Linux gives no process a number this high.
  left(JSON.stringify({ pid: 2 ** 30, host: hostname() }), 60);
  writeFileSync(`${path}.next`, '');
  await expect(hold(AbortSignal.timeout(500))).rejects.toThrow(/abort|timeout/i);
  expect(told).toEqual([2 ** 30]);
});
