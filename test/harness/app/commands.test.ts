import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApiServer } from '../../support/api-server.ts';
import { endedInOneLine } from '../../support/ended-in-one-line.ts';
import { type PentathlonEnd, pentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A store of two runs: twelve matches, and three questions to a model and to a recording that lacks one answer. */
let folder: string;
const matches = 'run gtbench/nim -a random -a mcts?simulations=2 -n 6'.split(' ');
const run = (...words: string[]) => pentathlon(words, { cwd: folder });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
  const server = await startApiServer({ answer: () => ({ text: 'Let me see.\nAnswer: 4', usage: { input: 1_500, output: 20 } }) });
  const rows = [1, 2, 3].map((n) => JSON.stringify({ id: `q${n}`, input: `${n}+${n}?`, target: 2 * n }));
  writeFileSync(join(folder, 'sums.jsonl'), rows.join('\n'));
  writeFileSync(join(folder, 'recorded.json'), JSON.stringify([1, 2].map((n) => ({ id: `q${n}`, response: `Answer: ${2 * n}` }))));
  const asked = ['run', 'sums.jsonl', '--answer', 'number', '-a', 'openai/gpt-5-mini+cot', '-a', 'replay/recorded.json'];
  expect((await run(...matches)).code).toBe(0);
  expect((await run(...asked, '--base-url', server.openai)).code).toBe(3);
  await server.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = async (...words: string[]) => {
  const { stdout, stderr } = await run(...words, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};
const runOf = async (title: string): Promise<string> => (await json('runs')).find((one: { title: string }) => one.title === title).id;

describe('demo', () => {
  test('ends in under a minute on a leaderboard; once more, all was played', async () => {
    const cwd = temporaryFolder();
    const began = performance.now();
    const first = await pentathlon(['demo'], { cwd, env: { OPENAI_API_KEY: '' } });
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(
      /^gtbench · 10 games · 6 agents · [\d ]+ matches · strict\n\n # {2}agent +rating +95 % +games +NRA +regret +illegal\n1/,
    );
    const [, matches = ''] = / · ([\d ]+) matches/.exec(first.stdout) ?? [];
    expect(first.stderr).toContain(`: ${matches} of ${matches} trials played\n`);
    expect(first.stderr).toContain('pentathlon show <run> --db pentathlon-demo.db');
    expect(existsSync(join(cwd, 'pentathlon-demo.db'))).toBe(true);
    for (const line of first.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);

    const second = await pentathlon(['demo'], { cwd });
    expect(second.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toContain(`all ${matches} trials were already played: no call was made`);
  });

  test('two demos are equal to the last digit', async () => {
    const [one, two] = await Promise.all([temporaryFolder(), temporaryFolder()].map((cwd) => pentathlon(['demo'], { cwd })));
    expect(one?.stdout).toBe(two?.stdout);
  });
});

describe('board', () => {
  test('costs, tokens, errors and medians of a real run', async () => {
    const [sums, nim] = [(await run('board', 'sums')).stdout, (await run('board', 'gtbench')).stdout];
    expect(sums).toMatch(/^sums\?answer=number · 2 agents · 5 answers · \$0\.\d+ · strict$/m);
    expect(sums).toMatch(/^1= +replay\/recorded\.json +1\.0000 +\S+ +2 +1 +\$0 +–$/m);
    expect(sums).toMatch(/^1= +openai\/gpt-5-mini\+cot +0\.3333 +\S+ +3 +0 +\$0\.\d+ +4\.5k\/60$/m);
    // A terminal of 80 columns has no room for medians; they are in the document.
    const { sections } = JSON.parse((await run('board', 'sums', '--json')).stdout);
    expect(sections[0].rows.map(({ medianMs }: { medianMs: number | null }) => medianMs === null)).toEqual([true, false]);
    expect(sums).toContain('errored trials are left out until they are gone on with');
    expect(nim).toMatch(/^gtbench\/nim · 2 agents · 12 matches · strict$/m);
  });

  test('--json is one document', async () => {
    const board = await json('board');
    expect(board.sections.map(({ title }: { title: string }) => title)).toEqual(['gtbench/nim', 'sums?answer=number']);
    expect((await json('board', 'sums?answer=number')).sections).toEqual([board.sections[1]]);
    expect(await json('board', 'nothing')).toEqual({ sections: [] });
  });
});

describe('show', () => {
  test('a run with its trials, all or those that errored', async () => {
    const id = await runOf('sums.jsonl');
    const all = (await run('show', id.slice(0, 8))).stdout;
    expect(all).toContain('5/6 trials closed, 1 errored · 5 calls · $0.');
    expect(all).toMatch(/exit 3: finished · pentathlon \d/);
    expect(all.match(/^[0-9a-f]{8} {2}sums q\d/gm)).toHaveLength(6);
    const errored = (await run('show', id, '--errored')).stdout;
    expect(errored.match(/^[0-9a-f]{8} {2}/gm)).toHaveLength(1);
    expect(errored).toContain('has no answer for sample q3');
    expect((await run('show', id, '--limit', '2')).stdout).toContain('the first 2 of 6; --limit shows more');
  });

  test('a trial from prompt to verdict', async () => {
    const { trials } = await json('show', await runOf('sums.jsonl'));
    const asked = trials.find(
      ({ sample, agents }: { sample: string; agents: string[] }) => sample === 'q2' && agents[0]?.startsWith('openai'),
    );
    const text = (await run('show', asked.id)).stdout;
    expect(text).toMatch(/^sums q2 · openai\/gpt-5-mini\+cot\ntrial [0-9a-f]+ · version 1 · epoch 1 · seed 0/);
    expect(text).toMatch(/┌ user\n│ 2\+2\?/);
    expect(text).toMatch(/┌ reply · openai\/gpt-5-mini · 1\.5k\/20 tok · .*\n│ Let me see\.\n│ Answer: 4\n└ read as 4\n/);
    expect(text.match(/read as 4/g)).toHaveLength(1);
    expect(text).toMatch(/ended: answered\naccuracy 1.* · judge equals 1\n$/);
    const document = await json('show', asked.id);
    expect(document).toMatchObject({ sample: 'q2', state: 'closed', ended: 'answered' });
  });

  test('a match move by move', async () => {
    const { trials } = await json('show', await runOf('gtbench/nim'));
    const text = (await run('show', trials[0].id)).stdout;
    expect(text).toMatch(/^gtbench\/nim deal-0 · seat 1: (random|mcts\S+) · seat 2: /);
    expect(text.match(/read as /g)?.length).toBeGreaterThan(3);
    expect(text).toMatch(/\nreturns: (1 -1|-1 1)\nseat 1/);
  });
});

describe('runs', () => {
  test('newest first, with how they stand', async () => {
    const { stdout } = await run('runs');
    const [heading, first, second] = stdout.split('\n');
    expect(heading).toMatch(/^run +begun \(UTC\) +state +closed +errored +calls +cost +tasks$/);
    expect(first).toMatch(/^[0-9a-f]{8} {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}errored +5\/6 +1 +5 +\$0\.\d+ +sums\.jsonl$/);
    expect(second).toMatch(/finished +12\/12 +– +0 +\$0 +gtbench\/nim$/);
  });

  test('delete needs --yes, and takes that run alone', async () => {
    const cwd = temporaryFolder();
    copyFileSync(join(folder, 'pentathlon.db'), join(cwd, 'pentathlon.db'));
    const id = (await runOf('sums.jsonl')).slice(0, 8);
    endedInOneLine(await pentathlon(['runs', 'delete', id], { cwd }), /would delete a run of 5 closed trials \(sums\.jsonl\); add --yes/);
    const { code, stdout, stderr } = await pentathlon(['runs', 'delete', id, '--yes'], { cwd });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: expect.stringContaining(`run ${id} deleted with 6 trials`) });
    const board = JSON.parse((await pentathlon(['board', '--json'], { cwd })).stdout);
    expect(board.sections).toMatchObject([{ title: 'gtbench/nim', rows: [{ n: 12 }, { n: 12 }] }]);
    const nim = (await json('board', 'gtbench')).sections;
    expect(board.sections).toEqual(nim);
  });

  test('an empty store says what to do', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'pentathlon.db'), '');
    const { code, stdout, stderr } = await pentathlon(['runs'], { cwd });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: expect.stringContaining('pentathlon run gtbench') });
  });
});

test('export: one document a line, of all, a task or a run', async () => {
  const lines = async (...words: string[]) =>
    (await run('export', ...words)).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  expect(await lines()).toHaveLength(17);
  expect((await lines('gtbench')).every(({ task }) => task === 'gtbench/nim')).toBe(true);
  expect(await lines('--run', await runOf('sums.jsonl'))).toHaveLength(5);
});

describe('run', () => {
  test('--json is one document on stdout, whether it plays or not', async () => {
    for (const flags of [[], ['--dry-run'], ['--explain']]) {
      const { code, stdout } = await run(...matches, '--json', ...flags);
      expect(code).toBe(0);
      expect(() => JSON.parse(stdout)).not.toThrow();
    }
    const played = JSON.parse((await run(...matches, '--json')).stdout);
    expect(played).toMatchObject({
      planned: 12,
      counts: { closed: 0, had: 12 },
      exitCode: 0,
      board: { sections: [{ title: 'gtbench/nim' }] },
    });
    const told = JSON.parse((await run(...matches, '--explain', '--json')).stdout);
    expect(told.map(({ why }: { why: string }) => why.slice(0, 5))).toEqual(Array.from({ length: 12 }, () => 'kept:'));
  });

  test('an agent alone meets random and mcts; who cannot play is named', async () => {
    const { stdout, stderr } = await run(
      'run',
      'gtbench/nim',
      'gtbench/prisoners-dilemma',
      '-a',
      'grim',
      '-n',
      '1',
      '--db',
      'other.db',
      '--json',
    );
    const [section] = JSON.parse(stdout).board.sections;
    expect(section.rows.map(({ agent }: { agent: string }) => agent).sort()).toEqual(['grim', 'random']);
    expect(stderr).toMatch(/^grim is left out of gtbench\/nim: it plays prisoners-dilemma only/m);
    expect(stderr).toMatch(/^mcts is left out of gtbench\/prisoners-dilemma: /m);
  });
});

describe('data', () => {
  const shared = fileURLToPath(new URL('../../../../shared/data/dc-cot', import.meta.url));

  test.skipIf(!existsSync(shared))(`files that are there${existsSync(shared) ? '' : ' (skipped: ../shared is not there)'}`, async () => {
    const { code, stdout } = await run('data', '--data', shared);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^data +state +file\ndc-cot\/date +found /);
    expect(stdout).toMatch(/^dc-cot\/gsm8k +found +\S+\n {2}licence: MIT\n {2}source: \S+$/m);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('files that are not, or are others', async () => {
    const states = await json('data', '--data', folder);
    expect(states.map(({ state }: { state: string }) => state)).toEqual(states.map(() => 'missing'));
    expect((await json('data')).every(({ state }: { state: string }) => state === '-')).toBe(true);
  });
});

test('doctor', async () => {
  const { code, stdout } = await run('doctor');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ok {4}store +pentathlon\.db: 18 trials$/m);
  expect(stdout).toMatch(/^ok {4}OPENAI_API_KEY +set$/m);
  expect(stdout).toMatch(/^ok {4}better-sqlite3 +SQLite 3\./m);
  expect(stdout).toMatch(/^ok {4}node-llama-cpp +\d+\.\d+\.\d+, llama\.cpp v/m);
  expect(stdout).toMatch(/^ok {4}backend +(cpu|cuda|vulkan|metal)\b/m);
  const { checks } = await json('doctor');
  expect(checks.map(({ name, text }: { name: string; text: string }) => `${name.padEnd(20)}${text}`)).toContain(
    stdout.split('\n')[0]?.replace(/^ok {4}/, ''),
  );
});

test('without a command, the help', async () => {
  const { code, stdout, stderr } = await run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: pentathlon /);
});

/** Runs the program in a pipe, as a shell does. */
const piped = (rest: string): Promise<PentathlonEnd> =>
  new Promise((resolve) => {
    const program = fileURLToPath(new URL('../../../dist/pentathlon.js', import.meta.url));
    const script = `set -o pipefail; "${process.execPath}" "${program}" ${rest}`;
    const child = execFile('bash', ['-c', script], { cwd: folder }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, signal: null, stdout, stderr }),
    );
  });

describe('a reader that goes away', () => {
  test.each(['export', 'show', 'board', 'run gtbench/nim -a random -a mcts?simulations=2 -n 6 --explain'])(
    '%s | head -1 ends quietly',
    async (words) => {
      const id = words === 'show' ? ` ${await runOf('gtbench/nim')}` : '';
      const { code, stdout, stderr } = await piped(`${words}${id} | head -1`);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n')).toHaveLength(2);
    },
  );

  test('of stderr: the run goes on to its end', async () => {
    const { code } = await piped(
      'run gtbench/nim gtbench/prisoners-dilemma -a random -a mcts?simulations=2 -n 20 --db quiet.db 2>&1 >board.txt | true',
    );
    expect(code).toBe(0);
    expect((await json('runs', '--db', 'quiet.db'))[0]).toMatchObject({ state: 'finished' });
  });

  test.skipIf(!existsSync('/dev/full'))('output that cannot be written is one line', async () => {
    endedInOneLine(await piped('board > /dev/full'), /the output cannot be written \(ENOSPC\)/);
  });
});
