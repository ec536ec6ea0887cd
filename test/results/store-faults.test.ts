import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endedInOneLine } from '../support/ended-in-one-line.ts';
import { type PentathlonEnd, pentathlon } from '../support/run-pentathlon.ts';
import { mayMount, smallDisk } from '../support/small-disk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PLAY = ['run', 'gtbench/nim', '-a', 'random', '-a', 'mcts?simulations=2'];

/** A folder with a store of eighty matches, written by the program. */
let made: string;
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
  const { code } = await pentathlon([...PLAY, '-n', '40', '--db', 'good.db'], { cwd: made });
  expect(code).toBe(0);
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** A folder with `x.db`, made out of the good store. */
function spoilt(spoil: (path: string) => void): string {
  const folder = temporaryFolder();
  copyFileSync(join(made, 'good.db'), join(folder, 'x.db'));
  spoil(join(folder, 'x.db'));
  return folder;
}

function overwrite(path: string, from: number): void {
  const bytes = readFileSync(path);
  for (let i = from; i < bytes.length; i++) bytes[i] = (i * 131 + 17) % 251;
  writeFileSync(path, bytes);
}

const asDatabase = (path: string, work: (database: Database.Database) => void): void => {
  const database = new Database(path);
  work(database);
  database.close();
};

const FAULTS: readonly [string, (path: string) => void, RegExp][] = [
  ['a newer schema', (path) => asDatabase(path, (db) => void db.pragma('user_version = 99')), /newer Pentathlon \(schema 99, .* update/],
  ['garbage from the middle on', (path) => overwrite(path, 8192), /the store is damaged .*\.recover/],
  ['a file cut short', (path) => truncateSync(path, 40_960), /the store is damaged/],
  ['a text file', (path) => writeFileSync(path, `${'I am no database. '.repeat(400)}\n`), /no SQLite database; .*--db/],
  [
    "another program's database",
    (path) => {
      rmSync(path);
      asDatabase(path, (db) => void db.exec('CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)'));
    },
    /another program's SQLite database/,
  ],
];

describe.each(FAULTS)('%s', (_, spoil, says) => {
  test.each([
    ['run', [...PLAY, '-n', '41', '--db', 'x.db']],
    ['board', ['board', '--db', 'x.db']],
    ['export', ['export', '--db', 'x.db']],
  ])('is one line for %s, and the file stays as it was', async (__, words) => {
    const folder = spoilt(spoil);
    const before = readFileSync(join(folder, 'x.db'));
    endedInOneLine(await pentathlon(words, { cwd: folder }), says);
    expect(readFileSync(join(folder, 'x.db')).equals(before)).toBe(true);
  });
});

/** Damages the first page of a table alone: the store opens, and what reads the table fails. */
function damage(path: string, table: string): void {
  let root = 0;
  asDatabase(path, (db) => {
    root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  });
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (root - 1) * 4096, root * 4096);
  writeFileSync(path, bytes);
}

test.each([
  ['export', ['export', '--db', 'x.db']],
  ['run', [...PLAY, '-n', '40', '--db', 'x.db']],
])('damage that only %s meets, after the store has opened, is named by its path too', async (_, words) => {
  const folder = spoilt((path) => damage(path, 'trials'));
  endedInOneLine(await pentathlon(words, { cwd: folder }), /^pentathlon: x\.db: the store is damaged \(SQLITE_CORRUPT/);
});

test('a damaged store is named by its path, and doctor says it too', async () => {
  const folder = spoilt((path) => overwrite(path, 8192));
  endedInOneLine(await pentathlon(['show', 'abc', '--db', 'x.db'], { cwd: folder }), /^pentathlon: x\.db: the store is damaged/);
  const { code, stdout } = await pentathlon(['doctor', '--db', 'x.db'], { cwd: folder });
  expect(code).toBe(2);
  expect(stdout).toMatch(/^MEND {2}store +x\.db: the store is damaged/m);
});

describe('a place where no store can be', () => {
  test.each([
    ['a folder that does not exist', 'no/such/x.db', /there is no folder no\/such/],
    ['a path below a file', 'file/x.db', /there is no folder file/],
    ['a folder', 'folder', /expected a file for the store, found a folder/],
  ])('%s', async (_, db, says) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'text');
    mkdirSync(join(folder, 'folder'));
    endedInOneLine(await pentathlon([...PLAY, '--db', db], { cwd: folder }), says);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  test.each(['board', 'runs', 'export', 'show x', 'runs delete x'])('%s makes no store where there is none', async (words) => {
    const folder = temporaryFolder();
    endedInOneLine(await pentathlon([...words.split(' '), '--db', 'x.db'], { cwd: folder }), /x\.db: no store there yet; .*pentathlon run/);
    expect(existsSync(join(folder, 'x.db'))).toBe(false);
  });
});

const root = process.getuid?.() === 0;

describe('what cannot be written', () => {
  test.skipIf(root)(`a read-only folder and file${root ? ' (skipped: root may write anywhere)' : ''}`, async () => {
    const folder = spoilt((path) => chmodSync(path, 0o444));
    endedInOneLine(await pentathlon([...PLAY, '-n', '41', '--db', 'x.db'], { cwd: folder }), /cannot be (written|opened)/);
    chmodSync(folder, 0o555);
    try {
      endedInOneLine(await pentathlon([...PLAY, '--db', 'new.db'], { cwd: folder }), /cannot be (written|opened)/);
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  test.skipIf(!mayMount)(`a disk mounted read-only${mayMount ? '' : ' (skipped: no right to mount one)'}`, async () => {
    const disk = smallDisk('size=4m');
    copyFileSync(join(made, 'good.db'), join(disk.folder, 'x.db'));
    disk.remount('ro');
    for (const db of ['x.db', 'new.db'])
      endedInOneLine(await pentathlon([...PLAY, '-n', '41', '--db', db], { cwd: disk.folder }), /cannot be (written|opened)/);
  });
});

/** The share of a plan that a store holds, as `runs` tells it. */
async function closedIn(cwd: string): Promise<number> {
  const { stdout } = await pentathlon(['runs', '--json', '--db', 'x.db'], { cwd });
  return (JSON.parse(stdout) as { closed: number }[])[0]?.closed ?? 0;
}

/** The same command again plays the rest and only that. */
async function goesOn(cwd: string, words: readonly string[], before: number): Promise<void> {
  const { code, stderr } = await pentathlon(words, { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(new RegExp(`: ${400 - before} of 400 trials played, ${before} had before\n$`));
}

describe('a disk that fills up in the middle of a run', () => {
  const words = [...PLAY, '-n', '200', '--db', 'x.db'];

  test.skipIf(!mayMount)(`no space is left${mayMount ? '' : ' (skipped: no right to mount a small disk)'}`, async () => {
    const disk = smallDisk('size=500k');
    endedInOneLine(await pentathlon(words, { cwd: disk.folder }), /x\.db: the disk is full; .*same command again/);
    const before = await closedIn(disk.folder);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(400);
    disk.remount('size=16m');
    await goesOn(disk.folder, words, before);
  });

  test.skipIf(process.platform === 'win32')('no file may grow further', async () => {
    const folder = temporaryFolder();
    endedInOneLine(await withLimit(words, folder, 400), /x\.db: (the disk is full|reading or writing failed)/);
    const before = await closedIn(folder);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(400);
    await goesOn(folder, words, before);
  });
});

/** Runs the program where no file may pass so many KiB. */
function withLimit(words: readonly string[], cwd: string, kib: number): Promise<PentathlonEnd> {
  const program = fileURLToPath(new URL('../../dist/pentathlon.js', import.meta.url));
  const script = `ulimit -f ${kib}; exec "$0" "$@"`;
  return new Promise((resolve) => {
    const child = execFile('bash', ['-c', script, process.execPath, program, ...words], { cwd }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
  });
}
