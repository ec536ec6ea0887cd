import { describe, expect, test } from 'vitest';
import type { Agent } from '../../harness/core/agent.ts';
import { pairedDifference } from '../../harness/stats/estimated-difference.ts';
import type { BoardSection } from '../../results/board.ts';
import { differingSamples } from '../../results/differing-samples.ts';
import { leaderboard } from '../../results/leaderboard.ts';
import { pairings } from '../../results/pairings.ts';
import type { Store } from '../../results/store.ts';
import { closed, MATCH, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from './made-store.ts';

const nim = madeTask('games/nim', { metrics: MATCH, seats: 2 });
const pig = madeTask('games/pig', { metrics: MATCH, seats: 2 });
const quiz = madeTask('quiz');

const sectionOf = (store: Store, title: string, run?: number): BoardSection => {
  const found = leaderboard(store, run === undefined ? {} : { run }).sections.find((section) => section.title === title);
  if (found === undefined) throw new Error(`no section ${title}`);
  return found;
};
const numberOf = ({ rows }: BoardSection, agent: string): number => rows.find((row) => row.agent === agent)?.number ?? -1;

/** What the first one of the line-up scored on deals in turn. */
async function play(store: Store, run: string, task: typeof nim, lineUp: readonly Agent[], scores: readonly number[]): Promise<void> {
  const record = await store.commit(() => madeRun(store, run));
  await store.commit(() =>
    scores.map((score, i) => closed(store, record, madeSpec(task, lineUp, `deal-${i}`), { verdicts: matchVerdicts(score) })),
  );
}

describe('matches', () => {
  test('mean score of row against column over the tasks, by seat; what was never played is not there', async () => {
    const store = madeStore();
    const [a, b, c] = madeAgents('a', 'b', 'c') as [Agent, Agent, Agent];
    await play(store, 'one', nim, [a, b], [1, 1, 0.5, 0]);
    await play(store, 'one', nim, [b, a], [0, 1, 0.5, 0]);
    await play(store, 'one', pig, [a, b], [1, 1]);
    await play(store, 'one', pig, [b, c], [0, 1]);
    const section = sectionOf(store, 'games');
    const read = pairings(store, section);
    const [one, two, three] = ['a', 'b', 'c'].map((agent) => numberOf(section, agent)) as [number, number, number];
    expect(read.of(one, two)).toEqual({
      kind: 'matches',
      n: 10,
      unscored: 0,
      score: 0.7,
      wins: 6,
      draws: 2,
      losses: 2,
      first: { n: 6, score: 0.75 },
      second: { n: 4, score: 0.625 },
    });
    expect(read.of(two, one)).toMatchObject({ score: expect.closeTo(0.3), wins: 2, draws: 2, losses: 6, first: { n: 4, score: 0.375 } });
    expect(read.of(two, three)).toMatchObject({ n: 2, score: 0.5 });
    expect(read.of(one, three)).toBeUndefined();
    expect(read.of(one, one)).toBeUndefined();
    // One game's section counts that game alone.
    expect(pairings(store, sectionOf(store, 'games/pig')).of(one, two)).toMatchObject({ n: 2, score: 1 });
  });

  test('the difference is paired by deal, both seatings one value, and turns its sign with the pair', async () => {
    const store = madeStore();
    const [a, b] = madeAgents('a', 'b') as [Agent, Agent];
    await play(store, 'one', nim, [a, b], [1, 1, 0.5, 0, 1]);
    await play(store, 'one', nim, [b, a], [0, 1, 0.5, 0, 0]);
    const section = sectionOf(store, 'games/nim');
    const [one, two] = [numberOf(section, 'a'), numberOf(section, 'b')];
    const shares = [1, 0.5, 0.5, 0.5, 1];
    const expected = pairedDifference(shares.map((share) => [share, 1 - share]));
    const found = pairings(store, section).difference(one, two);
    expect(found?.difference).toBeCloseTo(0.4, 12);
    expect(found?.n).toBe(5);
    expect(found?.p).toBeCloseTo(expected?.p as number, 10);
    expect(found?.interval?.low).toBeCloseTo(expected?.interval?.low as number, 10);
    const turned = pairings(store, section).difference(two, one);
    expect(turned?.difference).toBeCloseTo(-0.4, 12);
    expect(turned?.interval?.high).toBeCloseTo(-(found?.interval?.low as number), 12);
  });

  test("a run's pairings count that run alone", async () => {
    const store = madeStore();
    const [a, b] = madeAgents('a', 'b') as [Agent, Agent];
    await play(store, 'one', nim, [a, b], [1, 1, 1]);
    await play(store, 'two', nim, [b, a], [1, 0]);
    const run = madeRun(store, 'two').n;
    const section = sectionOf(store, 'games/nim', run);
    const [one, two] = [numberOf(section, 'a'), numberOf(section, 'b')];
    expect(pairings(store, section, run).of(one, two)).toMatchObject({ n: 2, score: 0.5, first: { n: 0, score: null } });
    expect(pairings(store, section, run).difference(one, two)?.n).toBe(2);
    expect(pairings(store, section).of(one, two)).toMatchObject({ n: 5, score: 0.8 });
  });
});

describe('answers', () => {
  const answered = async (store: Store, run: string, agent: Agent, values: Readonly<Record<string, number | undefined>>, epoch = 1) => {
    const record = await store.commit(() => madeRun(store, run));
    await store.commit(() =>
      Object.entries(values).map(([sample, value]) =>
        closed(store, record, madeSpec(quiz, [agent], sample, epoch), { verdicts: [verdict('accuracy', value)] }),
      ),
    );
  };

  test('means over the samples that both have a score in, epochs of one averaged', async () => {
    const store = madeStore();
    const [a, b] = madeAgents('a', 'b') as [Agent, Agent];
    await answered(store, 'one', a, { q1: 1, q2: 1, q3: 0, q4: 1, q5: undefined });
    await answered(store, 'one', a, { q1: 0 }, 2);
    await answered(store, 'one', b, { q1: 0, q2: 0, q3: 0, q5: 1, q6: 1 });
    const section = sectionOf(store, 'quiz');
    const [one, two] = [numberOf(section, 'a'), numberOf(section, 'b')];
    const read = pairings(store, section);
    expect(read.of(one, two)).toEqual({ kind: 'answers', n: 3, row: 0.5, column: 0, better: 2, worse: 0 });
    expect(read.of(two, one)).toMatchObject({ row: 0, column: 0.5, better: 0, worse: 2 });
    expect(read.difference(one, two)).toEqual(
      pairedDifference([
        [0.5, 0],
        [1, 0],
        [0, 0],
      ]),
    );
    const pair = { task: section.tasks[0]?.number ?? -1, metric: section.metric, agents: [one, two] as const };
    expect(differingSamples(store, pair).map(({ sample, row, column, trials }) => [sample, row, column, trials.length])).toEqual([
      ['q1', 0.5, 0, 3],
      ['q2', 1, 0, 2],
    ]);
  });

  test("of one run's plan, and none where two share no sample", async () => {
    const store = madeStore();
    const [a, b] = madeAgents('a', 'b') as [Agent, Agent];
    await answered(store, 'one', a, { q1: 1, q2: 1 });
    await answered(store, 'one', b, { q3: 1 });
    await answered(store, 'two', b, { q1: 0 });
    const [section, run] = [sectionOf(store, 'quiz'), madeRun(store, 'one').n];
    const [one, two] = [numberOf(section, 'a'), numberOf(section, 'b')];
    expect(pairings(store, section).of(one, two)).toMatchObject({ n: 1, better: 1 });
    expect(pairings(store, section, run).of(one, two)).toBeUndefined();
    expect(pairings(store, section, run).difference(one, two)).toBeUndefined();
    const pair = { task: section.tasks[0]?.number ?? -1, metric: section.metric, agents: [one, two] as const };
    expect(differingSamples(store, pair)).toHaveLength(1);
    expect(differingSamples(store, { ...pair, run })).toEqual([]);
  });
});
