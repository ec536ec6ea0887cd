import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiRequest, type ApiServer, faults, startApiServer } from '../../support/api-server.ts';
import { journalOf } from '../../support/journal.ts';
import { madeAnswer } from '../../support/made-answer.ts';
import { canonicalExport, type PentathlonEnd, pentathlon, startPentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await startApiServer({ answer: madeAnswer });
});
afterAll(() => server.close());

/** A row of a question file. */
interface Row {
  readonly id: string;
  readonly input: string;
  readonly target: string;
}

const rowsOf = (n: number): Row[] =>
  Array.from({ length: n }, (_, i) => ({ id: `q${i + 1}`, input: `Colour of ${i + 1}?`, target: 'red' }));

function write(folder: string, rows: readonly Row[]): void {
  writeFileSync(join(folder, 'questions.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
}

function folderWith(rows: readonly Row[]): string {
  const folder = temporaryFolder();
  write(folder, rows);
  return folder;
}

/** What a command brought, and the calls it made. */
interface Done extends PentathlonEnd {
  readonly requests: readonly ApiRequest[];
}

async function run(folder: string, words: readonly string[]): Promise<Done> {
  const before = server.requests.length;
  const end = await pentathlon(['run', ...words], { cwd: folder });
  return { ...end, requests: server.requests.slice(before) };
}

const model = (rest = ''): readonly string[] => ['-a', `openai/x?base_url=${server.openai}${rest}`];
const idsOf = ({ requests }: Done): Set<string> => new Set(requests.map(({ id }) => id));

/** What `--explain` says of each trial, without its id. */
async function explained(folder: string, words: readonly string[]): Promise<string[]> {
  const { code, stdout, requests } = await run(folder, [...words, '--explain']);
  expect(code).toBe(0);
  expect(requests).toEqual([]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^\w{8} {2}/, ''));
}

interface Board {
  readonly board: {
    readonly sections: readonly { readonly rows: readonly { readonly n: number; readonly value: number; readonly errored: number }[] }[];
  };
}

/** The first row of the board that `run --json` ends on. */
const boardRow = ({ stdout }: Done) => (JSON.parse(stdout) as Board).board.sections[0]?.rows[0];

interface Trial {
  readonly task: string;
  readonly sample: string;
  readonly epoch: number;
  readonly lines: readonly {
    readonly step?: { readonly kind: string; readonly text: string };
    readonly call?: { readonly text: string; readonly messages: readonly { readonly content: string }[] };
  }[];
}

async function trials(folder: string): Promise<Trial[]> {
  const text = await canonicalExport('pentathlon.db', { cwd: folder });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Trial);
}

describe('a plan that is finished', () => {
  test.each([
    ['questions', ['questions.jsonl']],
    ['games', ['gtbench/nim', 'gtbench/kuhn-poker', '-n', '2', '-a', 'random']],
  ])('makes no call when it is run again, and says so: %s', async (_, words) => {
    const folder = folderWith(rowsOf(8));
    const first = await run(folder, [...words, ...model('&illegal=random')]);
    expect(first).toMatchObject({ code: 0 });
    expect(first.requests.length).toBeGreaterThan(7);
    const exported = await canonicalExport('pentathlon.db', { cwd: folder });
    const again = await run(folder, [...words, ...model('&illegal=random')]);
    expect(again).toMatchObject({ code: 0, requests: [], stdout: first.stdout });
    expect(again.stderr).toContain('already played: no call was made');
    expect(await canonicalExport('pentathlon.db', { cwd: folder })).toBe(exported);
    for (const line of await explained(folder, [...words, ...model('&illegal=random')])) expect(line).toMatch(/ {2}kept: closed 20\d\d-/);
  });

  test('in another store is played anew', async () => {
    const folder = folderWith(rowsOf(2));
    await run(folder, ['questions.jsonl', ...model()]);
    const other = await run(folder, ['questions.jsonl', ...model(), '--db', 'other.db']);
    expect(other.requests).toHaveLength(2);
    expect(await explained(folder, ['questions.jsonl', ...model(), '--db', 'none.db'])).toEqual([
      expect.stringContaining('plays: there is no store yet'),
      expect.stringContaining('plays: there is no store yet'),
    ]);
  });
});

describe('a plan that has grown', () => {
  test('by samples plays the new ones only', async () => {
    const folder = folderWith(rowsOf(30));
    const ten = await run(folder, ['questions.jsonl', ...model(), '-n', '10']);
    const words = ['questions.jsonl', ...model(), '-n', '20'];
    const told = await explained(folder, words);
    expect(told.slice(0, 10).every((line) => line.includes('kept: closed'))).toBe(true);
    expect(told.slice(10).every((line) => line.includes('plays: this line-up has not met this sample before'))).toBe(true);
    const twenty = await run(folder, words);
    expect([ten.requests.length, twenty.requests.length]).toEqual([10, 10]);
    expect(twenty.stderr).toMatch(/10 of 20 trials played, 10 had before/);
    await run(folder, [...words, '--db', 'at-once.db']);
    expect(await canonicalExport('pentathlon.db', { cwd: folder })).toBe(await canonicalExport('at-once.db', { cwd: folder }));
  });

  test('by deals plays the new ones only', async () => {
    const folder = temporaryFolder();
    const words = ['gtbench/nim', ...model(), '-a', 'random', '-n'];
    await run(folder, [...words, '10']);
    const more = await run(folder, [...words, '20']);
    expect(more.stderr).toMatch(/20 of 40 trials played, 20 had before/);
  });

  test('by epochs draws anew: five draws of a sample, no copies', async () => {
    const folder = folderWith(rowsOf(4));
    const two = await run(folder, ['questions.jsonl', ...model(), '--epochs', '2']);
    const words = ['questions.jsonl', ...model(), '--epochs', '5'];
    const told = await explained(folder, words);
    expect(told.filter((line) => line.includes('kept: closed'))).toHaveLength(8);
    for (const epoch of [3, 4, 5])
      expect(
        told.filter((line) => line.includes(` epoch ${epoch}  `) && /nearest closed trial differs in the epoch \([12] there\)$/.test(line)),
      ).toHaveLength(4);
    const five = await run(folder, words);
    expect([two.requests.length, five.requests.length]).toEqual([8, 12]);
    expect(new Set([...idsOf(two), ...idsOf(five)]).size).toBe(20);
    const texts = (await trials(folder)).flatMap(({ lines }) => lines.flatMap(({ call }) => call?.text ?? []));
    expect(new Set(texts).size).toBe(20);
  });

  test('by another seed or other settings, and is told so', async () => {
    const folder = folderWith(rowsOf(1));
    await run(folder, ['questions.jsonl', ...model()]);
    expect(await explained(folder, ['questions.jsonl', ...model(), '--seed', '9'])).toEqual([
      expect.stringMatching(/plays: nearest closed trial differs in the seed \(0 there\)$/),
    ]);
    expect(await explained(folder, ['questions.jsonl?judge=includes', ...model()])).toEqual([
      expect.stringMatching(/differs in the task's parameters \(.*\)$/),
    ]);
    expect(await explained(folder, ['questions.jsonl', ...model('&temperature=1')])).toEqual([
      expect.stringContaining('plays: this line-up has not met this sample before'),
    ]);
  });
});

test('deals of games without chance are different openings, the same for both seatings', async () => {
  const folder = temporaryFolder();
  const words = ['gtbench/nim', 'gtbench/tic-tac-toe', '-n', '10', '-a', 'random', ...model()];
  expect(await run(folder, words)).toMatchObject({ code: 0 });
  const played = await trials(folder);
  expect(played).toHaveLength(40);
  for (const game of ['gtbench/nim', 'gtbench/tic-tac-toe']) {
    const deals = new Map<string, Set<string>>();
    for (const { sample, lines } of played.filter(({ task }) => task === game)) {
      const opening = lines.find(({ step }) => step?.kind === 'state')?.step?.text ?? '';
      deals.set(sample, (deals.get(sample) ?? new Set()).add(opening));
    }
    expect([...deals.values()].map((openings) => openings.size)).toEqual(Array(10).fill(1));
    expect(new Set([...deals.values()].flatMap((openings) => [...openings])).size).toBe(10);
  }
});

describe('data that has changed', () => {
  test('in its labels is judged again, not played again', async () => {
    const rows = rowsOf(12).map((row) => ({ ...row, target: 'none of them' }));
    const folder = folderWith(rows);
    const words = ['questions.jsonl', ...model(), '--json'];
    const before = boardRow(await run(folder, words));
    expect(before).toMatchObject({ n: 12, value: 0 });
    const answers = new Map((await trials(folder)).map(({ sample, lines }) => [sample, lines.flatMap(({ call }) => call?.text ?? [])[0]]));
    const said = (id: string) => /Answer: (.+)/.exec(answers.get(id) ?? '')?.[1];
    const relabelled = rows.map((row, i) => (i < 9 ? { ...row, target: said(row.id) ?? 'nothing' } : row));
    write(folder, relabelled);
    const told = await explained(folder, ['questions.jsonl', ...model()]);
    expect(told.filter((line) => line.includes('judged again, not played: closed'))).toHaveLength(9);
    const again = await run(folder, words);
    expect(again).toMatchObject({ code: 0, requests: [] });
    expect(again.stderr).toContain('no call was made, 9 judged again');
    const after = boardRow(again);
    expect(after?.value).toBe(rows.slice(0, 9).filter(({ id }) => said(id) !== undefined).length / 12);
    expect(after?.value).toBeGreaterThan(0);
    // As if it had been labelled so from the start.
    expect(after).toEqual({ ...boardRow(await run(folder, [...words, '--db', 'fresh.db'])), medianMs: expect.anything() });
    expect(await canonicalExport('pentathlon.db', { cwd: folder })).toBe(await canonicalExport('fresh.db', { cwd: folder }));
    write(folder, rows);
    expect(boardRow(await run(folder, words))).toEqual(before);
  });

  test('in a prompt is played again, that row alone', async () => {
    const rows = rowsOf(6);
    const folder = folderWith(rows);
    await run(folder, ['questions.jsonl', ...model()]);
    write(
      folder,
      rows.map((row, i) => (i === 3 ? { ...row, input: 'Colour of the fourth?' } : row)),
    );
    const told = await explained(folder, ['questions.jsonl', ...model()]);
    expect(told.map((line) => line.replace(/^.*? {2}.*? {2}/, '').replace(/ 20.*/, ''))).toEqual(
      rows.map((_, i) => (i === 3 ? "plays: the sample's content has changed" : 'kept: closed')),
    );
    const { requests } = await run(folder, ['questions.jsonl', ...model()]);
    expect(requests.map(({ body }) => body.messages[0].content)).toEqual([expect.stringContaining('Colour of the fourth?')]);
  });

  test('by rows that moved, or came twice, plays only what is new', async () => {
    const rows = rowsOf(5);
    const folder = folderWith(rows);
    await run(folder, ['questions.jsonl', ...model()]);
    write(
      folder,
      [...rows].reverse().map((row, i) => ({ ...row, id: `moved-${i}` })),
    );
    expect((await run(folder, ['questions.jsonl', ...model()])).requests).toEqual([]);
    write(folder, [...rows, { id: 'twin', input: 'Colour of 1?', target: 'red' }]);
    const twin = await run(folder, ['questions.jsonl', ...model()]);
    expect(twin.requests).toHaveLength(1);
  });
});

/** Three turns, the second worded by the environment: what a changed helper or data file does behind an unchanged version. */
const THREE_TURNS = `
import { suite, text, user } from 'pentathlon';
import { z } from 'zod';

const asked = async (table, words) => (await table.ask(0, { prompt: [user(words)], answer: text() })).answer;
const threeTurns = {
  id: 'three-turns',
  version: '1',
  parameters: z.object({}),
  seats: () => 1,
  finite: () => false,
  turns: 3,
  samples: () => [{ id: 'only', content: 'only', data: null }],
  play: async (_, table) => {
    await asked(table, 'First?');
    await asked(table, 'Second, ' + process.env.WORDING + '?');
    await asked(table, 'Third?');
    return { ended: 'answered' };
  },
  judges: () => [],
  metrics: [{ id: 'accuracy', kind: 'proportion' }],
};
export default suite('house', [threeTurns]);
`;

describe('a trial that was left open', () => {
  test('and whose journal holds another request has diverged: that is said, and its rest is drawn afresh', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'house.ts'), THREE_TURNS);
    const words = ['house.ts', ...model()];
    const asked = (requests: readonly ApiRequest[]) => requests.map(({ body }) => body.messages[0].content.split('\n')[0]);
    server.options.latency = ({ body }) => (body.messages[0].content.startsWith('Third') ? new Promise(() => undefined) : 0);
    const child = startPentathlon(['run', ...words], { cwd: folder, env: { WORDING: 'plainly' } });
    await until(() => server.requests.at(-1)?.body.messages[0].content.startsWith('Third'));
    child.kill('SIGKILL');
    await child.ended;
    server.options.latency = () => 0;
    expect(await explained(folder, words)).toEqual([
      expect.stringContaining('plays: started before and not closed, goes on after 2 journalled calls'),
    ]);

    const before = server.requests.length;
    const same = await pentathlon(['run', ...words, '--db', 'copy.db'], { cwd: folder, env: { WORDING: 'at length' } });
    expect(same).toMatchObject({ code: 0, stderr: expect.not.stringContaining('drawn afresh') });
    const fresh = server.requests.slice(before);
    const end = await pentathlon(['run', ...words], { cwd: folder, env: { WORDING: 'at length' } });
    expect(end).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/only: what is asked at turn 2\/seat 1#0 has changed since it was paid for; its rest is drawn afresh/),
    });
    expect(asked(server.requests.slice(before + fresh.length))).toEqual(['Second, at length?', 'Third?']);
    expect(await canonicalExport('pentathlon.db', { cwd: folder })).toBe(await canonicalExport('copy.db', { cwd: folder }));
    expect(await journalOf(join(folder, 'pentathlon.db'))).toHaveLength(3);
  });

  test('by an error goes on from its journal', async () => {
    const folder = temporaryFolder();
    const words = ['gtbench/tic-tac-toe', '-n', '1', '-a', 'random', ...model('&illegal=random')];
    let count = 0;
    server.options.fault = () => (++count === 4 ? faults.badRequest('not today') : undefined);
    const first = await run(folder, words);
    server.options.fault = () => undefined;
    expect(first).toMatchObject({ code: 3, stderr: expect.stringMatching(/not today[\s\S]*1 errored/) });
    const refused = first.requests[3]?.id ?? '';
    const journal = await journalOf(join(folder, 'pentathlon.db'));
    const kept = journal.filter(({ closed }) => !closed).length;
    expect(kept).toBeGreaterThan(0);
    const told = await explained(folder, words);
    expect(
      told.filter(
        (line) =>
          line.includes(`plays: errored before (bad-request: `) &&
          line.endsWith(`goes on after ${kept} journalled call${kept === 1 ? '' : 's'}`),
      ),
    ).toHaveLength(1);

    const again = await run(folder, [...words, '--json']);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('1 of 2 trials played, 1 had before') });
    expect(again.requests[0]?.id).toBe(refused);
    expect(again.requests.filter(({ id }) => journal.some((call) => call.id === id))).toEqual([]);
    expect(boardRow(again)).toMatchObject({ n: 2, errored: 0 });
    await run(folder, [...words, '--db', 'fresh.db']);
    expect(await canonicalExport('pentathlon.db', { cwd: folder })).toBe(await canonicalExport('fresh.db', { cwd: folder }));
  });
});

describe('an agent under another name', () => {
  const spec = () => `openai/x?base_url=${server.openai}`;
  const named = ['-a', 'openai/x', '--base-url'];

  test('keeps its trials, and the board calls it what it is called now', async () => {
    const rows = rowsOf(6);
    const folder = folderWith(rows);
    const first = boardRow(await run(folder, ['questions.jsonl', '-a', spec(), '--json']));
    const again = await run(folder, ['questions.jsonl', ...named, server.openai, '--json']);
    expect(again.requests).toEqual([]);
    expect(boardRow(again)).toEqual({ ...first, agent: 'openai/x' });
    write(
      folder,
      rows.map((row) => ({ ...row, target: 'blue' })),
    );
    await run(folder, ['questions.jsonl', ...named, server.openai]);
    const { stdout } = await pentathlon(['board', '--json'], { cwd: folder });
    const relabelled = JSON.parse(stdout) as Board['board'];
    expect(relabelled.sections.map((section) => section.rows.length)).toEqual([1]);
    expect(boardRow(await run(folder, ['questions.jsonl', '-a', spec(), '--db', 'fresh.db', '--json']))).toMatchObject({
      n: 6,
      value: relabelled.sections[0]?.rows[0]?.value,
    });
  });

  test('beside itself in one plan plays once', async () => {
    const folder = folderWith(rowsOf(3));
    const both = await run(folder, ['questions.jsonl', '-a', spec(), ...named, server.openai]);
    expect(both).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`openai/x is left out of questions: it is ${spec()} under another name`),
    });
    expect(both.requests).toHaveLength(3);
    expect(await run(folder, ['gtbench/nim', '-a', spec(), ...named, server.openai])).toMatchObject({ code: 2, requests: [] });
  });
});
