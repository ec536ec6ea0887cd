import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../../harness/core/random.ts';
import { type ApiRequest, type ApiServer, startApiServer } from '../../support/api-server.ts';
import { type JournalledCall, journalOf } from '../../support/journal.ts';
import { madeAnswer, numberOf } from '../../support/made-answer.ts';
import { canonicalExport, type PentathlonProcess, startPentathlon } from '../../support/run-pentathlon.ts';
import { until } from '../../support/until.ts';

/** Calls in flight per model. */
const LIMIT = 4;
const KILLS = 20;
const DRAWS = 5;
/** One of each shape: plain, with parameters, with chance and hidden cards, simultaneous. */
const GAMES = ['gtbench/tic-tac-toe', 'gtbench/nim', 'gtbench/kuhn-poker', 'gtbench/prisoners-dilemma'];
/** So many that no run ends before its last kill. */
const QUESTIONS = 56;

/** Milliseconds: the same for the same call, so that only kills differ from run to run. */
const latency = ({ id, attempt }: ApiRequest): number => 5 + (numberOf(id, `latency ${attempt}`) % 16);

let server: ApiServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-kill-'));
  const rows = Array.from({ length: QUESTIONS }, (_, i) =>
    JSON.stringify({ id: `q${i + 1}`, input: `What colour is number ${i + 1}?`, target: 'red' }),
  );
  writeFileSync(join(folder, 'questions.jsonl'), rows.join('\n'));
  server = await startApiServer({ answer: madeAnswer, latency });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A run whose kills are undone: what it is asked to play, and how many models share the calls. */
interface Plan {
  readonly name: string;
  readonly words: readonly string[];
  readonly models: number;
}

const at = (model: string, rest = ''): string => `${model}?base_url=${server.openai}${rest}`;
const games = (): Plan => ({
  name: 'games',
  words: [...GAMES, '-n', '5', '-a', at('openai/x', '&illegal=retry:2'), '-a', at('openai/y'), '-a', 'random'],
  models: 2,
});
const questions = (): Plan => ({
  name: 'questions',
  words: ['questions.jsonl', '-a', at('openai/x+self-consistency', `&k=${DRAWS}`), '-a', at('openai/x+cot')],
  models: 1,
});

const start = ({ words }: Plan, db: string): PentathlonProcess =>
  startPentathlon(['run', ...words, '--db', db, '--max-concurrency', String(LIMIT)], { cwd: folder });

/** The requests that arrived while something went on. */
async function asked(whileThis: () => Promise<unknown>): Promise<ApiRequest[]> {
  const before = server.requests.length;
  await whileThis();
  // What a killed process had written to its sockets still arrives.
  while (server.inFlight > 0) await pause(2);
  return server.requests.slice(before);
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const ids = (calls: readonly { readonly id: string }[]): Set<string> => new Set(calls.map(({ id }) => id));

/** A run as it goes when nobody disturbs it: the calls it makes, the canonical export it ends on. */
interface Reference {
  readonly plan: Plan;
  readonly calls: ReadonlySet<string>;
  readonly exported: string;
}

async function undisturbed(plan: Plan): Promise<Reference> {
  const db = `${plan.name}-undisturbed.db`;
  const requests = await asked(async () => expect(await start(plan, db).ended).toMatchObject({ code: 0 }));
  const calls = ids(requests);
  expect(requests).toHaveLength(calls.size);
  return { plan, calls, exported: await canonicalExport(db, { cwd: folder }) };
}

/** When a process is killed: so long after its start, or after it has sent so many requests. */
type Moment = { readonly afterMs: number } | { readonly afterRequests: number; readonly plusMs: number };

/** Moments of all stages of a process's life, start-up included. */
function momentsOf(name: string): Moment[] {
  return Array.from({ length: KILLS }, (_, i) => {
    const rng = random('kill', name, i);
    if (i % 5 === 0) return { afterMs: rng.below(500) };
    return { afterRequests: 1 + rng.below(20), plusMs: rng.below(12) };
  });
}

/** Starts the run and kills it. Rejects where it ended by itself first: then nothing was tried. */
async function killedAt(plan: Plan, db: string, moment: Moment): Promise<void> {
  const before = server.requests.length;
  const child = start(plan, db);
  const kill = () => child.kill('SIGKILL');
  const watch = async () => {
    if ('afterMs' in moment) return Promise.race([pause(moment.afterMs), until(() => server.requests.length >= before + 12)]);
    await until(() => server.requests.length >= before + moment.afterRequests);
    return pause(moment.plusMs);
  };
  await Promise.race([watch().then(kill), child.ended]);
  expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
}

/** What one start of a run left: the requests it sent, the calls that were in the journal before and after. */
interface Start {
  readonly requests: readonly ApiRequest[];
  readonly before: ReadonlySet<string>;
  readonly after: readonly JournalledCall[];
}

/** Kills a run at each of these moments, then lets it finish. */
async function disturbed(plan: Plan, db: string, moments: readonly Moment[]): Promise<Start[]> {
  const path = join(folder, db);
  const starts: Start[] = [];
  for (const moment of [...moments, undefined]) {
    const before = ids(await journalOf(path));
    const requests = await asked(async () => {
      if (moment !== undefined) await killedAt(plan, db, moment);
      else expect(await start(plan, db).ended).toMatchObject({ code: 0 });
    });
    starts.push({ requests, before, after: await journalOf(path) });
  }
  return starts;
}

/** Requests of a start that were on their way, or answered and not yet committed, when it was killed. */
function inFlight({ requests, after }: Start): ApiRequest[] {
  const committed = ids(after);
  return requests.filter(({ id }) => !committed.has(id));
}

/** Turns of which some draws are in the journal and some are not. */
function openVotes(after: readonly JournalledCall[]): string[] {
  const draws = new Map<string, number>();
  for (const { trial, place } of after) {
    if (place.includes('/draw '))
      draws.set(`${trial} ${place.split('/draw ')[0]}`, (draws.get(`${trial} ${place.split('/draw ')[0]}`) ?? 0) + 1);
  }
  return [...draws].filter(([, count]) => count < DRAWS).map(([turn]) => turn);
}

/** What holds for every run that was killed and went on. */
function expectNothingPaidTwice(plan: Plan, calls: ReadonlySet<string>, starts: readonly Start[]): void {
  for (const { requests, before } of starts) expect(requests.filter(({ id }) => before.has(id))).toEqual([]);
  const lost = starts.map((one) => inFlight(one).length);
  for (const count of lost) expect(count).toBeLessThanOrEqual(LIMIT * plan.models);
  const sent = starts.flatMap(({ requests }) => requests);
  expect(ids(sent)).toEqual(calls);
  expect(sent.length).toBeLessThanOrEqual(calls.size + lost.reduce((sum, count) => sum + count, 0));
}

describe(`killed at ${KILLS} random moments and started again, a run ends as if nobody had touched it`, () => {
  test('games', async () => {
    const plan = games();
    const { calls, exported } = await undisturbed(plan);
    const starts = await disturbed(plan, 'games.db', momentsOf('games'));
    expectNothingPaidTwice(plan, calls, starts);
    // Kills must have met games in their middle: some calls of an open trial were there, and it went on from them.
    expect(starts.filter(({ after }) => after.some(({ closed }) => !closed)).length).toBeGreaterThan(KILLS / 4);
    expect(await canonicalExport('games.db', { cwd: folder })).toBe(exported);
    expect(exported).toMatch(/"kind":"replaced"/);
    expect(exported).toMatch(/illegal answer at seat/);
  }, 180_000);

  test('questions with votes', async () => {
    const plan = questions();
    const { calls, exported } = await undisturbed(plan);
    const starts = await disturbed(plan, 'questions.db', momentsOf('questions'));
    expectNothingPaidTwice(plan, calls, starts);
    const inVotes = starts.slice(0, -1).filter(({ after }) => openVotes(after).length > 0);
    expect(inVotes.length).toBeGreaterThan(0);
    expect(await canonicalExport('questions.db', { cwd: folder })).toBe(exported);
  }, 180_000);

  test('the draws of a vote are draws, not copies', async () => {
    const lines = (await canonicalExport('questions.db', { cwd: folder })).trimEnd().split('\n');
    const votes = lines
      .map((line) => (JSON.parse(line) as { lines: { path: string; call?: { text: string } }[] }).lines)
      .map((steps) => steps.flatMap(({ path, call }) => (path.includes('/draw ') && call ? [call.text] : [])))
      .filter((texts) => texts.length > 0);
    expect(votes).toHaveLength(QUESTIONS);
    for (const texts of votes) expect(new Set(texts).size).toBe(DRAWS);
  });
});

/** Calls back at the nth of something. */
function atNth<T>(n: number, then: (value: T) => void): (value: T) => void {
  let count = 0;
  return (value) => {
    if (++count === n) then(value);
  };
}

describe('killed on purpose', () => {
  let votes: Reference;
  let matches: Reference;

  beforeAll(async () => {
    votes = await undisturbed({ ...questions(), name: 'votes' });
    const words = ['gtbench/tic-tac-toe', '-n', '1', '-a', at('openai/x'), '-a', 'random'];
    matches = await undisturbed({ name: 'matches', words, models: 1 });
  });

  afterEach(() => {
    server.options.latency = latency;
    server.options.answered = () => undefined;
  });

  /**
   * Starts the run again and lets it finish: nothing in the journal is asked for again, and the end is that of an undisturbed run.
   * Gives the calls that were made.
   */
  async function goOn({ plan, calls, exported }: Reference, db: string, journal: readonly JournalledCall[]): Promise<Set<string>> {
    const requests = await asked(async () => expect(await start(plan, db).ended).toMatchObject({ code: 0 }));
    const committed = ids(journal);
    const again = ids(requests);
    expect(requests).toHaveLength(again.size);
    expect([...again].filter((id) => committed.has(id))).toEqual([]);
    expect(new Set([...committed, ...again])).toEqual(calls);
    expect(await canonicalExport(db, { cwd: folder })).toBe(exported);
    return again;
  }

  test('inside a vote, when some of its draws are answered and some are not', async () => {
    const db = 'vote.db';
    const child = start(votes.plan, db);
    // The first eight calls: a vote of five draws, one answer alone, two draws of the next vote. No more are answered.
    let arrived = 0;
    server.options.latency = () => (++arrived > 8 ? new Promise(() => undefined) : 5);
    while (arrived < 8 + LIMIT || (await journalOf(join(folder, db))).length < 8) await pause(5);
    child.kill('SIGKILL');
    await child.ended;
    server.options.latency = latency;
    const journal = await journalOf(join(folder, db));
    expect(openVotes(journal).length).toBeGreaterThan(0);
    expect((await goOn(votes, db, journal)).size).toBe(votes.calls.size - 8);
  });

  test.each([1, 7, 40])('as soon as answer %i has left the server', async (nth) => {
    const db = `answered-${nth}.db`;
    const child = start(votes.plan, db);
    let last = '';
    server.options.answered = atNth(nth, ({ id }) => {
      last = id;
      child.kill('SIGKILL');
    });
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
    const journal = await journalOf(join(folder, db));
    const again = await goOn(votes, db, journal);
    expect(ids(journal).has(last) || again.has(last)).toBe(true);
  });

  test('between an answer and its commit, before which a match does not go on', async () => {
    const db = 'uncommitted.db';
    const child = start(matches.plan, db);
    let locked: Database.Database | undefined;
    let lost = '';
    const lock = atNth<ApiRequest>(3, ({ id }) => {
      // From here on the process can receive answers, but not commit them.
      locked = new Database(join(folder, db), { timeout: 5_000 });
      locked.exec('BEGIN IMMEDIATE');
      lost = id;
    });
    server.options.latency = (request) => {
      lock(request);
      return latency(request);
    };
    server.options.answered = ({ id }) => {
      if (id === lost) setTimeout(() => child.kill('SIGKILL'), 200);
    };
    const requests = await asked(() => child.ended);
    locked?.exec('ROLLBACK');
    locked?.close();
    const journal = await journalOf(join(folder, db));
    const uncommitted = requests.filter(({ id }) => !ids(journal).has(id));
    expect(uncommitted.map(({ id }) => id)).toContain(lost);
    // Of each of the two matches at most one call: the next turn waits for the commit of the last.
    expect(uncommitted.length).toBeLessThanOrEqual(2);
    expect(await goOn(matches, db, journal)).toEqual(new Set([...matches.calls].filter((id) => !ids(journal).has(id))));
  });
});
