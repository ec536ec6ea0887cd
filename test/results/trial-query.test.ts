import { expect, test } from 'vitest';
import type { ConfiguredTask } from '../../harness/core/trial.ts';
import { claim, enlist, markErrored } from '../../results/claims.ts';
import type { RunRecord } from '../../results/runs.ts';
import type { Store } from '../../results/store.ts';
import { listedTrials, ofSeveralTasks, type TrialQuery, trialNumbers } from '../../results/trial-query.ts';
import {
  closed,
  counted,
  type Ending,
  MATCH,
  madeAgents,
  madeRun,
  madeSpec,
  madeStore,
  madeTask,
  matchVerdicts,
  verdict,
} from './made-store.ts';

const nim = () => madeTask('games/nim', { metrics: MATCH, seats: 2, parameters: { piles: 3 }, defaults: { piles: 4 } });
const sums = () => madeTask('sums');

/** Samples of the trials meant, in their order. */
const samplesOf = (store: Store, query: TrialQuery): string[] =>
  listedTrials(store, trialNumbers(store, query)).map(({ sample }) => sample);

const numberOf = (store: Store, table: 'agents' | 'tasks', id: string): number =>
  store.sql(`SELECT n FROM ${table} WHERE id = ?`).pluck().get(id) as number;

/** Matches of three agents and answers of one. */
async function played(): Promise<{ store: Store; run: RunRecord; task: ConfiguredTask }> {
  const store = madeStore();
  const [task, questions] = [nim(), sums()];
  const [a, b, c] = madeAgents('alpha', 'beta', 'gamma');
  const run = await store.commit(() => {
    const own = madeRun(store, 'run');
    const play = (agents: readonly (typeof a)[], sample: string, ending: Ending, of = task) =>
      closed(store, own, madeSpec(of, agents as never, sample), ending);
    play([a, b], 'ab', { verdicts: matchVerdicts(1), outcome: { ended: 'finished' } });
    play([b, a], 'ba', {
      verdicts: matchVerdicts(0),
      outcome: { ended: 'illegal answer at seat 1' },
      seats: [counted(0, { illegal: 1 }), counted(1)],
    });
    play([a, c], 'ac', { verdicts: matchVerdicts(0.5), outcome: { ended: 'finished' }, seats: [counted(0, { noted: 2 }), counted(1)] });
    play([a], 'sum', { verdicts: [verdict('accuracy', 1), verdict('accuracy', 0, { candidate: 0 })] }, questions);
    markErrored(store, claim(store, madeSpec(task, [b, c] as never, 'bc'), own.n, 'owner', 1), 'timeout', 'no answer in 100 % of the time');
    return own;
  });
  return { store, run, task };
}

test('agents: trials in which all of them sit, in any seat; a number that others begin with is another agent', async () => {
  const { store } = await played();
  const [a, b] = [numberOf(store, 'agents', 'alpha'), numberOf(store, 'agents', 'beta')];
  expect(samplesOf(store, { agents: [a, b] })).toEqual(['ab', 'ba']);
  expect(samplesOf(store, { agents: [a] })).toEqual(['ab', 'ba', 'ac', 'sum']);
  await store.commit(() => {
    store.sql('INSERT INTO lineups (agents) VALUES (?)').run(`${a}${a},${b}${b}`);
    store
      .sql(
        `INSERT INTO trials (id, task, lineup, sample, epoch, seed, state, started) VALUES ('x', 1, last_insert_rowid(), 'x', 1, '0', 'closed', 0)`,
      )
      .run();
  });
  expect(samplesOf(store, { agents: [a, b] })).toEqual(['ab', 'ba']);
});

test('tasks and filters; each narrows what the others leave', async () => {
  const { store } = await played();
  const task = numberOf(store, 'tasks', 'games/nim');
  expect(samplesOf(store, { tasks: [task] })).toEqual(['ab', 'ba', 'ac', 'bc']);
  expect(samplesOf(store, { tasks: [task, numberOf(store, 'tasks', 'sums')] })).toHaveLength(5);
  expect(samplesOf(store, { tasks: [] })).toEqual([]);
  expect(samplesOf(store, { filter: 'errored' })).toEqual(['bc']);
  expect(samplesOf(store, { filter: 'failed' })).toEqual(['ba']);
  expect(samplesOf(store, { filter: 'noted' })).toEqual(['ac']);
  expect(samplesOf(store, { filter: 'failed', agents: [numberOf(store, 'agents', 'gamma')] })).toEqual([]);
});

test('wrong: questions that scored 0 and lost matches, of the first agent asked for or of anybody', async () => {
  const { store } = await played();
  const run = store.sql('SELECT max(n) FROM runs').pluck().get() as number;
  await store.commit(() => {
    const own = { n: run } as RunRecord;
    const answer = (sample: string, value: number) =>
      closed(store, own, madeSpec(sums(), madeAgents('alpha'), sample), { verdicts: [verdict('accuracy', value), verdict('other', 0)] });
    answer('missed', 0);
    answer('half', 0.5);
  });
  const of = (agent: string) => ({ filter: 'wrong', agents: [numberOf(store, 'agents', agent)] }) as const;
  expect(samplesOf(store, { filter: 'wrong' })).toEqual(['ab', 'ba', 'missed']);
  expect(samplesOf(store, of('alpha'))).toEqual(['missed']);
  expect(samplesOf(store, of('beta'))).toEqual(['ab', 'ba']);
  expect(samplesOf(store, of('gamma'))).toEqual([]);
  expect(samplesOf(store, { ...of('beta'), run, words: 'ba' })).toEqual(['ba']);
  expect(samplesOf(madeStore(), { filter: 'wrong' })).toEqual([]);
  expect(ofSeveralTasks(store, { run })).toBe(true);
  expect(ofSeveralTasks(store, { agents: [numberOf(store, 'agents', 'beta')] })).toBe(false);
});

test('words are looked for in sample, ending, error, label, agents and the beginning of the id, and are no patterns', async () => {
  const { store } = await played();
  const words = (text: string) => samplesOf(store, { words: text });
  expect(words('SUM')).toEqual(['sum']);
  expect(words('Gamma')).toEqual(['ac', 'bc']);
  expect(words('piles=3')).toEqual(['ab', 'ba', 'ac', 'bc']);
  expect(words('seat 1')).toEqual(['ba']);
  expect(words('100 %')).toEqual(['bc']);
  expect(words('f%d')).toEqual([]);
  expect(words('_')).toEqual([]);
  expect(words('\\')).toEqual([]);
  const { id } = listedTrials(store, [3])[0] as { id: string };
  expect(words(id.slice(0, 12))).toEqual(['ac']);
  expect(words(id.slice(1, 12))).toEqual([]);
});

test("a run's trials come in the order of its plan, whatever the order they were begun in, and no others", async () => {
  const { store, run } = await played();
  const other = await store.commit(() => {
    const later = madeRun(store, 'later');
    for (const [position, trial] of [3, 1, 5].entries()) enlist(store, later.n, trial, position);
    store.sql('UPDATE run_trials SET position = 10 - trial WHERE run = ?').run(run.n);
    return later;
  });
  expect(trialNumbers(store, { run: run.n })).toEqual([5, 4, 3, 2, 1]);
  expect(trialNumbers(store, { run: other.n })).toEqual([3, 1, 5]);
  expect(trialNumbers(store, { run: other.n, words: 'finished' })).toEqual([3, 1]);
  expect(trialNumbers(store, { run: other.n, filter: 'errored', tasks: [1] })).toEqual([5]);
  expect(trialNumbers(store, {})).toEqual([1, 2, 3, 4, 5]);
});

test('a window has the trials asked for in that order, with seats, scores and sums', async () => {
  const { store } = await played();
  expect(listedTrials(store, [5, 2, 77, 4])).toMatchObject([
    { n: 5, state: 'errored', error: 'no answer in 100 % of the time', ended: null, scores: [null, null], turns: 0, callsMs: null },
    {
      n: 2,
      task: 'games/nim',
      label: 'games/nim?piles=3',
      kind: 'match',
      agents: ['beta', 'alpha'],
      members: [2, 1],
      scores: [0, 1],
      turns: 2,
      failures: 1,
      ended: 'illegal answer at seat 1',
    },
    { n: 4, kind: 'proportion', agents: ['alpha'], scores: [1], noted: 0 },
  ]);
  expect(listedTrials(store, [])).toEqual([]);
});

test('cost is unknown where the price of one call is, and the time of calls adds up over seats', async () => {
  const store = madeStore();
  const agents = madeAgents('a', 'b');
  await store.commit(() => {
    const run = madeRun(store, 'run');
    const end = (sample: string, unpriced: number) =>
      closed(store, run, madeSpec(nim(), agents, sample), {
        verdicts: matchVerdicts(1),
        seats: [
          counted(0, { calls: 2, cost: 0.25, latenciesMs: [100, 200] }),
          counted(1, { calls: 1, cost: 0.5, unpriced, latenciesMs: [300] }),
        ],
      });
    end('priced', 0);
    end('unpriced', 1);
  });
  const [priced, unpriced] = listedTrials(store, [1, 2]);
  expect(priced).toMatchObject({ calls: 3, cost: 0.75 });
  expect(priced?.callsMs).toBeGreaterThan(600 * 0.97);
  expect(priced?.callsMs).toBeLessThan(600 * 1.03);
  expect(unpriced).toMatchObject({ calls: 3, cost: null });
});
