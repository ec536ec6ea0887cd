import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ApiRequest, type ApiServer, faults, startApiServer } from '../../support/api-server.ts';
import { journalOf } from '../../support/journal.ts';
import { madeAnswer, numberOf } from '../../support/made-answer.ts';
import { failuresToOpen } from '../../support/openers.ts';
import { canonicalExport, type PentathlonProcess, startPentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

/** Calls in flight per process. */
const LIMIT = 4;
const ROWS = 16;
const DRAWS = 5;
const latency = ({ id }: ApiRequest): number => 5 + (numberOf(id, 'latency') % 16);

let server: ApiServer;
let folder: string;
/** Whether requests are refused. */
let refused: boolean;

beforeAll(async () => {
  server = await startApiServer({ answer: madeAnswer });
});
afterAll(() => server.close());

beforeEach(() => {
  folder = temporaryFolder();
  const rows = Array.from({ length: ROWS }, (_, i) => JSON.stringify({ id: `q${i + 1}`, input: `Colour of (${i + 1})?`, target: 'red' }));
  writeFileSync(join(folder, 'questions.jsonl'), rows.join('\n'));
  server.options.latency = latency;
  refused = false;
  server.options.fault = () => (refused ? faults.badRequest('not from you') : undefined);
});

const at = (rest: string): readonly string[] => ['-a', rest.replace('?', `?base_url=${server.openai}&`)];
const QUESTIONS = (): readonly string[] => ['questions.jsonl', ...at(`openai/x+self-consistency?k=${DRAWS}`)];
const GAMES = (): readonly string[] => [
  'gtbench/tic-tac-toe',
  'gtbench/nim',
  'gtbench/kuhn-poker',
  'gtbench/prisoners-dilemma',
  '-n',
  '3',
  ...at('openai/x?illegal=retry:1'),
  '-a',
  'random',
];

const start = (words: readonly string[], db: string): PentathlonProcess =>
  startPentathlon(['run', ...words, '--db', db, '--max-concurrency', String(LIMIT)], { cwd: folder });

/** How often each call was asked for, since so many requests. */
function timesAsked(before: number): Map<string, number> {
  const times = new Map<string, number>();
  for (const { id } of server.requests.slice(before)) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

/** The calls and the end of a run that one process plays alone. */
async function alone(words: readonly string[]): Promise<{ calls: Set<string>; exported: string }> {
  const before = server.requests.length;
  expect(await start(words, 'alone.db').ended).toMatchObject({ code: 0 });
  return { calls: new Set(timesAsked(before).keys()), exported: await canonicalExport('alone.db', { cwd: folder }) };
}

describe('processes on one file finish one plan, and no call is made twice', () => {
  test.each([
    ['questions', QUESTIONS],
    ['games', GAMES],
  ])('two of them, started together: %s', async (_, words) => {
    const { calls, exported } = await alone(words());
    const before = server.requests.length;
    // No answer before both have asked: one alone has no more than so many calls in flight.
    const bothAsked = until(() => server.requests.length - before > LIMIT);
    server.options.latency = (request) => bothAsked.then(() => new Promise((next) => setTimeout(next, latency(request))));
    const ends = await Promise.all([start(words(), 'two.db').ended, start(words(), 'two.db').ended]);
    const [first, second] = ends;
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stdout).toBe(second.stdout);
    const times = timesAsked(before);
    expect(new Set(times.keys())).toEqual(calls);
    expect(Math.max(...times.values())).toBe(1);
    expect(await canonicalExport('two.db', { cwd: folder })).toBe(exported);
    for (const { stderr } of ends) expect(stderr).toMatch(/: [1-9]\d* of \d+ trials played, [1-9]\d* had before/);
  });

  test('six of them, on a file that is not there yet', async () => {
    const { calls, exported } = await alone(QUESTIONS());
    const before = server.requests.length;
    const ends = await Promise.all(Array.from({ length: 6 }, () => start(QUESTIONS(), 'six.db').ended));
    for (const end of ends) expect(end).toMatchObject({ code: 0, stdout: ends[0]?.stdout });
    expect(timesAsked(before)).toEqual(new Map([...calls].map((id) => [id, 1])));
    expect(await canonicalExport('six.db', { cwd: folder })).toBe(exported);
  });

  test('whoever comes first makes the file, and nobody is turned away', async () => {
    expect(await failuresToOpen(join(folder, 'new.db'), 4, 150)).toEqual([]);
  });

  test('a third, started midway', async () => {
    const { calls, exported } = await alone(QUESTIONS());
    const before = server.requests.length;
    const early = [start(QUESTIONS(), 'three.db'), start(QUESTIONS(), 'three.db')];
    await until(() => server.requests.length >= before + calls.size / 3);
    const ends = await Promise.all([...early, start(QUESTIONS(), 'three.db')].map(({ ended }) => ended));
    for (const end of ends) expect(end).toMatchObject({ code: 0, stdout: ends[0]?.stdout });
    expect(timesAsked(before)).toEqual(new Map([...calls].map((id) => [id, 1])));
    expect(await canonicalExport('three.db', { cwd: folder })).toBe(exported);
  });

  test('of two plans that overlap: each trial is played by one of them', async () => {
    const before = server.requests.length;
    const ends = await Promise.all([start([...QUESTIONS(), '-n', '12'], 'plans.db').ended, start(QUESTIONS(), 'plans.db').ended]);
    for (const { code } of ends) expect(code).toBe(0);
    const times = [...timesAsked(before).values()];
    expect(times).toEqual(Array(ROWS * DRAWS).fill(1));
  });
});

describe('one process waits for another', () => {
  /** The call that the first process is left waiting with: the last draw of the first question's vote. */
  let stuck: string;
  /** Lets that call be answered. */
  let release: () => void;

  /** Starts a process whose first vote lacks one draw, and another one that plays all the rest and then waits. */
  async function oneWaits(): Promise<{ holder: PentathlonProcess; waiter: PentathlonProcess; before: number }> {
    const before = server.requests.length;
    stuck = '';
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const isFirst = ({ body }: ApiRequest) => body.messages[0].content.includes('Colour of (1)?');
    let seen = 0;
    server.options.latency = (request) => {
      if (isFirst(request) && ++seen === DRAWS) {
        stuck = request.id;
        return released;
      }
      return latency(request);
    };
    const holder = start([...QUESTIONS(), '-n', '1'], 'wait.db');
    await until(() => stuck !== '');
    const waiter = start(QUESTIONS(), 'wait.db');
    await until(() => server.requests.length - before >= ROWS * DRAWS);
    await until(() => server.inFlight === 1);
    // Long enough to look again a few times.
    await new Promise((next) => setTimeout(next, 600));
    expect(await journalOf(join(folder, 'wait.db'))).toHaveLength(ROWS * DRAWS - 1);
    expect(server.requests.length - before).toBe(ROWS * DRAWS);
    return { holder, waiter, before };
  }

  /** The waiter finishes the plan and asks for the missing draw alone. */
  async function expectTakenOver(waiter: PentathlonProcess, before: number): Promise<void> {
    expect(await waiter.ended).toMatchObject({ code: 0, stderr: expect.stringContaining(`${ROWS} of ${ROWS} trials played`) });
    expect([...timesAsked(before)].filter(([, times]) => times > 1)).toEqual([[stuck, 2]]);
    const { exported } = await alone(QUESTIONS());
    expect(await canonicalExport('wait.db', { cwd: folder })).toBe(exported);
  }

  test('and takes over what that one was killed with', async () => {
    const { holder, waiter, before } = await oneWaits();
    holder.kill('SIGKILL');
    await expectTakenOver(waiter, before);
  });

  test('and takes over what that one dropped when it was stopped', async () => {
    const { holder, waiter, before } = await oneWaits();
    holder.kill('SIGINT');
    await new Promise((next) => setTimeout(next, 100));
    holder.kill('SIGINT');
    expect(await holder.ended).toMatchObject({ code: 3 });
    await expectTakenOver(waiter, before);
  });

  test('and takes over what that one set aside with an error', async () => {
    const { holder, waiter, before } = await oneWaits();
    refused = true;
    release();
    await until(() => server.inFlight === 0);
    refused = false;
    expect(await holder.ended).toMatchObject({ code: 3, stderr: expect.stringContaining('1 errored') });
    await expectTakenOver(waiter, before);
  });

  test('and counts as had what that one finished', async () => {
    const { holder, waiter, before } = await oneWaits();
    release();
    expect(await holder.ended).toMatchObject({ code: 0 });
    expect(await waiter.ended).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`${ROWS - 1} of ${ROWS} trials played, 1 had before`),
    });
    expect(server.requests.length - before).toBe(ROWS * DRAWS);
  });
});
