import { describe, expect, test } from 'vitest';
import type { Agent } from '../../harness/core/agent.ts';
import { pairedDifference } from '../../harness/stats/estimated-difference.ts';
import { enlist } from '../../results/claims.ts';
import { type ComparedAgent, compareRuns, type RunComparison } from '../../results/compare-runs.ts';
import type { RunRecord } from '../../results/runs.ts';
import type { Store } from '../../results/store.ts';
import { closed, MATCH, madeAgent, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from './made-store.ts';

const nim = madeTask('games/nim', { metrics: MATCH, seats: 2 });
const pig = madeTask('games/pig', { metrics: MATCH, seats: 2 });
const quiz = madeTask('quiz');

/** An agent of that name that is another one. */
const changed = (id: string): Agent => ({ ...madeAgent(id), fingerprint: { id, changed: true } });

const agentOf = ({ sections }: RunComparison, title: string, agent: string): ComparedAgent | undefined =>
  sections.find((section) => section.title === title)?.agents.find((own) => own.agent === agent);

const runOf = (store: Store, id: string): Promise<RunRecord> => store.commit(() => madeRun(store, id));
const answer = (store: Store, run: RunRecord, agent: Agent, values: Readonly<Record<string, number>>, task = quiz) =>
  store.commit(() =>
    Object.entries(values).map(([sample, value]) =>
      closed(store, run, madeSpec(task, [agent], sample), { verdicts: [verdict('accuracy', value)] }),
    ),
  );
const play = (store: Store, run: RunRecord, lineUp: readonly Agent[], scores: readonly number[], { task = nim, seed = '0' } = {}) =>
  store.commit(() =>
    scores.map((score, i) => {
      const spec = madeSpec(task, lineUp, `deal-${i}`);
      return closed(store, run, { ...spec, seed, id: `${spec.id}${seed}` }, { verdicts: matchVerdicts(score) });
    }),
  );

describe('answers', () => {
  test('paired on the samples that both runs have, whatever else each has', async () => {
    const store = madeStore();
    const [one, other] = [await runOf(store, 'one'), await runOf(store, 'other')];
    await answer(store, one, madeAgent('a'), { q1: 1, q2: 1, q3: 0, q4: 0, q9: 1 });
    await answer(store, other, changed('a'), { q1: 0, q2: 1, q3: 0, q4: 0, q8: 1 });
    const found = agentOf(compareRuns(store, one, other), 'quiz', 'a');
    const pairs = [
      [1, 0],
      [1, 1],
      [0, 0],
      [0, 0],
    ] as const;
    expect(found).toEqual({ agent: 'a', one: 0.5, other: 0.25, difference: pairedDifference(pairs), paired: true, lacks: null });
  });

  test('without common samples: means, unpaired', async () => {
    const store = madeStore();
    const [one, other] = [await runOf(store, 'one'), await runOf(store, 'other')];
    await answer(store, one, madeAgent('a'), { q1: 1, q2: 0, q3: 1 });
    await answer(store, other, madeAgent('a'), { q4: 0, q5: 0, q6: 1 });
    const found = agentOf(compareRuns(store, one, other), 'quiz', 'a');
    expect(found).toMatchObject({ one: expect.closeTo(2 / 3), other: expect.closeTo(1 / 3), paired: false, difference: { n: 6 } });
    // Welch: difference 1/3, standard error √(1/9 + 1/9), 4 degrees of freedom.
    expect(found?.difference?.interval?.high).toBeCloseTo(1 / 3 + (2.7764451051977987 * Math.SQRT2) / 3, 8);
  });

  test('agents and tasks of one run alone are told, and what both hold is one and the same', async () => {
    const store = madeStore();
    const [one, other] = [await runOf(store, 'one'), await runOf(store, 'other')];
    const [a, b] = madeAgents('a', 'b') as [Agent, Agent];
    const both = await answer(store, one, a, { q1: 1, q2: 0 });
    await store.commit(() => both.map(({ n }) => enlist(store, other.n, n, 0)));
    await answer(store, one, b, { q1: 1 });
    await answer(store, one, a, { q1: 1 }, madeTask('old', { version: '3' }));
    await answer(store, other, a, { q1: 1 }, madeTask('new'));
    const found = compareRuns(store, one, other);
    expect(found).toMatchObject({ onlyOne: ['old@3'], onlyOther: ['new@1'], shared: 2 });
    expect(found.sections.map(({ title }) => title)).toEqual(['quiz']);
    expect(agentOf(found, 'quiz', 'a')?.difference).toMatchObject({ difference: 0, p: 1 });
    expect(agentOf(found, 'quiz', 'b')).toEqual({ agent: 'b', one: 1, other: null, difference: null, paired: false, lacks: 'other' });
  });
});

describe('matches', () => {
  test('against common opponents alone, paired by deal', async () => {
    const store = madeStore();
    const [one, other] = [await runOf(store, 'one'), await runOf(store, 'other')];
    const [a, b, c] = madeAgents('a', 'b', 'c') as [Agent, Agent, Agent];
    const next = changed('a');
    await play(store, one, [a, b], [1, 0, 1]);
    await play(store, one, [b, a], [0, 0, 0]);
    await play(store, one, [a, c], [0, 0, 0]);
    await play(store, other, [next, b], [1, 0, 0]);
    await play(store, other, [b, next], [1, 0, 0]);
    const found = compareRuns(store, one, other);
    const pairs = [
      [1, 0.5],
      [0.5, 0.5],
      [1, 0.5],
    ] as const;
    expect(agentOf(found, 'games/nim', 'a')).toEqual({
      agent: 'a',
      one: expect.closeTo(2.5 / 3),
      other: 0.5,
      difference: pairedDifference(pairs),
      paired: true,
      lacks: null,
    });
    expect(agentOf(found, 'games/nim', 'b')?.difference?.difference).toBeCloseTo(-1 / 3, 12);
    expect(agentOf(found, 'games/nim', 'c')).toMatchObject({ one: null, other: null, difference: null, lacks: 'other' });
  });

  test('of other deals: every opponent counts the same, so that more matches against a weak one gain nothing', async () => {
    const store = madeStore();
    const [one, other] = [await runOf(store, 'one'), await runOf(store, 'other')];
    const [a, weak, strong] = madeAgents('a', 'weak', 'strong') as [Agent, Agent, Agent];
    await play(store, one, [a, weak], [1, 1, 1, 0.5]);
    await play(store, one, [a, strong], [0, 0, 0, 0.5]);
    await play(store, other, [a, weak], [1, 1, 1, 0.5, 1, 1, 1, 0.5, 1, 1, 1, 0.5], { seed: '1' });
    await play(store, other, [a, strong], [0, 0.5, 0, 0], { seed: '1' });
    const found = agentOf(compareRuns(store, one, other), 'games/nim', 'a');
    expect(found).toMatchObject({ one: 0.5, other: 0.5, paired: false, difference: { difference: 0 } });
    expect(found?.difference?.p).toBeCloseTo(1, 10);
  });

  test('games together, and an agent that met nobody it met before', async () => {
    const store = madeStore();
    const [one, other] = [await runOf(store, 'one'), await runOf(store, 'other')];
    const [a, b, c] = madeAgents('a', 'b', 'c') as [Agent, Agent, Agent];
    const next = changed('b');
    await play(store, one, [a, b], [1, 0]);
    await play(store, other, [a, next], [0, 1]);
    await play(store, one, [a, b], [1, 1], { task: pig });
    await play(store, other, [c, next], [0, 0], { task: pig });
    const found = compareRuns(store, one, other);
    expect(found.sections.map(({ title }) => title)).toEqual(['games', 'games/nim', 'games/pig']);
    expect(agentOf(found, 'games/pig', 'b')).toMatchObject({ lacks: 'common opponents', difference: null });
    expect(agentOf(found, 'games', 'a')).toMatchObject({ one: 0.5, other: 0.5, difference: { n: 2 } });
  });
});
