import { describe, expect, test } from 'vitest';
import type { Agent } from '../../harness/core/agent.ts';
import { bradleyTerry, type Estimate } from '../../harness/stats/bradley-terry.ts';
import { rejudge } from '../../results/cells.ts';
import { claim } from '../../results/claims.ts';
import { deleteRun } from '../../results/delete-run.ts';
import { findRun } from '../../results/find.ts';
import { type BoardFilter, leaderboard } from '../../results/leaderboard.ts';
import { rebuildCells } from '../../results/rebuild-cells.ts';
import type { Store } from '../../results/store.ts';
import { closed, MATCH, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from './made-store.ts';

const duel = madeTask('made/duel', { metrics: MATCH, seats: 2 });
const [a, b, c, d] = madeAgents('a', 'b', 'c', 'd') as [Agent, Agent, Agent, Agent];

const play = (store: Store, agents: readonly Agent[], sample: string, score: number, { epoch = 1, seed = '0', run = 'run' } = {}) => {
  const spec = madeSpec(duel, agents, sample, epoch);
  return closed(store, madeRun(store, run), { ...spec, seed, id: `${spec.id}-${seed}` }, { verdicts: matchVerdicts(score) });
};

const DEALS = 'SELECT sample, seed, agent, other, n1, s1, n2, s2 FROM deal_cells ORDER BY sample, seed, agent, other';
const PAIRS = 'SELECT agent, other, deals, n1, s1, n2, s2, n1n1, s1s1, s1s2, n2n2 FROM pair_cells ORDER BY agent, other';
const rowsOf = (store: Store, text: string) => store.sql(text).raw().all();

/** Half of the interval of the first agent on the first table. */
const half = (store: Store, filter: BoardFilter = {}): number => {
  const row = leaderboard(store, filter).sections[0]?.rows.find(({ agent }) => agent === 'a');
  return ((row?.high ?? Number.NaN) - (row?.low ?? Number.NaN)) / 2;
};

describe('matches by deal', () => {
  test('both seatings and all epochs of a sample are one deal, other seeds and other pairs are others', async () => {
    const store = madeStore();
    await store.commit(() => {
      play(store, [a, b], 'one', 1);
      play(store, [a, b], 'one', 0.5, { epoch: 2 });
      play(store, [b, a], 'one', 1);
      play(store, [a, b], 'one', 1, { seed: '1' });
      play(store, [b, b], 'one', 0);
      play(store, [c, b], 'two', 1);
    });
    // The agents are numbered as they come: a 1, b 2, c 3.
    expect(rowsOf(store, DEALS)).toEqual([
      ['one', '0', 1, 2, 2, 1.5, 1, 1],
      ['one', '0', 2, 2, 1, 0, 0, 0],
      ['one', '1', 1, 2, 1, 1, 0, 0],
      ['two', '0', 2, 3, 0, 0, 1, 1],
    ]);
    expect(rowsOf(store, PAIRS)).toEqual([
      [1, 2, 2, 3, 2.5, 1, 1, 5, 3.25, 1.5, 1],
      [2, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0],
      [2, 3, 1, 0, 0, 1, 1, 0, 0, 0, 1],
    ]);
  });

  test('three seats, an agent in two of them: as the trials themselves add up to', async () => {
    const store = madeStore();
    const three = madeTask('made/three', { metrics: MATCH, seats: 3 });
    const all = [0, 1, 2].flatMap((seat) =>
      [0, 1, 2].filter((rival) => rival !== seat).map((rival) => verdict('score', seat < rival ? 1 : 0, { seat, rival })),
    );
    await store.commit(() => {
      for (const agents of [
        [b, a, b],
        [a, b, c],
        [c, b, a],
      ])
        closed(store, madeRun(store, 'run'), madeSpec(three, agents, 's'), { verdicts: all });
    });
    const kept = [rowsOf(store, DEALS), rowsOf(store, PAIRS)];
    await store.commit(() => rebuildCells(store));
    expect([rowsOf(store, DEALS), rowsOf(store, PAIRS)]).toEqual(kept);
    expect(kept[0]).toHaveLength(4);
  });

  test('judged again and deleted', async () => {
    const [store, other] = [madeStore(), madeStore()];
    for (const one of [store, other])
      await one.commit(() => {
        play(one, [a, b], 'one', 1);
        play(one, [b, a], 'one', 0.5);
      });
    await store.commit(() => {
      play(store, [a, b], 'two', 1, { run: 'gone' });
      const spec = madeSpec(duel, [b, a], 'one');
      const claimed = claim(store, { ...spec, id: `${spec.id}-0` }, findRun(store, 'run').n, 'owner', 0);
      rejudge(store, claimed, matchVerdicts(0), 'again');
      expect(rowsOf(store, PAIRS)).toEqual([[1, 2, 2, 2, 2, 1, 0, 2, 2, 0, 1]]);
      rejudge(store, claimed, [verdict('score', undefined, { rival: 1 })], 'and again');
      expect(rowsOf(store, PAIRS)).toEqual([[1, 2, 2, 2, 2, 0, 0, 2, 2, 0, 0]]);
      rejudge(store, claimed, matchVerdicts(0.5), 'as before');
      const ahead = madeSpec(duel, [a, b], 'one');
      rejudge(store, claim(store, { ...ahead, id: `${ahead.id}-0` }, findRun(store, 'run').n, 'owner', 0), matchVerdicts(1), 'the same');
      expect(rowsOf(store, PAIRS)).toEqual([[1, 2, 2, 2, 2, 1, 0.5, 2, 2, 0.5, 1]]);
    });
    await store.commit(() => deleteRun(store, findRun(store, 'gone'), 0));
    expect(rowsOf(store, DEALS)).toEqual(rowsOf(other, DEALS));
    expect(rowsOf(store, PAIRS)).toEqual(rowsOf(other, PAIRS));
  });
});

describe('the intervals of a board', () => {
  /** The same results: of each deal's five epochs and two seatings one agent wins all, or they are dealt out over as many deals. */
  const filled = async (deal: (sample: number, epoch: number) => string): Promise<Store> => {
    const store = madeStore();
    await store.commit(() => {
      for (let sample = 0; sample < 12; sample++)
        for (let epoch = 1; epoch <= 5; epoch++) {
          play(store, [a, b], deal(sample, epoch), sample % 2, { epoch });
          play(store, [b, a], deal(sample, epoch), 1 - (sample % 2), { epoch });
        }
    });
    return store;
  };

  test('are wider where epochs repeat a deal', async () => {
    const [repeated, spread] = [await filled((sample) => `d${sample}`), await filled((sample, epoch) => `d${sample}-${epoch}`)];
    expect(half(repeated)).toBeGreaterThan(2 * half(spread));
  });

  test('are by deal for one run too', async () => {
    const store = await filled((sample) => `d${sample}`);
    const whole = half(store);
    await store.commit(() => play(store, [a, b], 'more', 1, { run: 'second' }));
    expect(half(store, { run: findRun(store, 'run').n })).toBeCloseTo(whole, 9);
    expect(half(store)).not.toBeCloseTo(whole, 2);
  });

  test('are those of independent matches where a third seat leaves some of a pair’s matches out', async () => {
    const store = madeStore();
    const three = madeTask('made/three', { metrics: MATCH, seats: 3 });
    await store.commit(() => {
      for (let sample = 0; sample < 6; sample++)
        for (const third of [c, d]) {
          const verdicts = [0, 1].map((seat) => verdict('score', (sample + seat) % 2, { seat, rival: 1 - seat }));
          closed(store, madeRun(store, 'run'), madeSpec(three, [a, b, third], `s${sample}`), { verdicts });
        }
    });
    const { interval } = bradleyTerry([{ first: 0, second: 1, wins: 3, draws: 0, losses: 3 }], 2).ratings[0] as Estimate;
    expect(half(store, { agents: ['a', 'b', 'c'] })).toBeCloseTo(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2, 9);
  });
});
