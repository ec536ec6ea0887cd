import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CHANCE, ENDED } from '../../../../harness/core/game.ts';
import { random } from '../../../../harness/core/random.ts';
import { type LiarsDice, type LiarsDiceParameters, liarsDice } from '../../../../tasks/gtbench/games/liars-dice.ts';
import { CfrPlus } from '../../../../tasks/gtbench/solvers/cfr-plus.ts';
import { liarsDiceEquilibrium, liarsDiceSolver, MOST_NASH_CONV, type Solved } from '../../../../tasks/gtbench/solvers/liars-dice.ts';
import { bidTree, nodeOf } from '../../../../tasks/gtbench/solvers/liars-dice-tree.ts';
import { bestResponse, nashConv, reachOf, valuesFor, valuesOf, worth } from '../../../../tasks/gtbench/solvers/liars-dice-values.ts';

const parameters = (raw: object): LiarsDiceParameters => liarsDice.parameters.parse(raw);
const played = (raw: object, ...ids: number[]): LiarsDice =>
  ids.reduce((state, id) => liarsDice.apply(state, id), liarsDice.start(parameters(raw)));
const step = (state: LiarsDice, id: number): LiarsDice => liarsDice.apply(liarsDice.copy(state), id);
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liars-dice-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** What seat 0 expects when both play as `play` says. */
function expected({ tree, play }: Solved): number {
  const others = new Float64Array(tree.nodes * tree.hands);
  reachOf(tree, play, 1, true, others);
  const values = valuesFor(tree);
  valuesOf(tree, play, 0, others, values, (node) => {
    for (let h = 0; h < tree.hands; h++) {
      let value = 0;
      const end = (tree.first[node + 1] as number) * tree.hands;
      for (let at = (tree.first[node] as number) * tree.hands + h; at < end; at += tree.hands) {
        value += (play[at] as number) * (values.actions[at] as number);
      }
      values.nodes[node * tree.hands + h] = value;
    }
  });
  return worth(tree, values);
}

/** A world that a seat may be in, and how likely the dice and the other seat make it. */
interface World {
  readonly state: LiarsDice;
  readonly weight: number;
}

/** The best that a seat can do against `play`, through the game itself: worlds with equal information texts are played alike. */
function answered(raw: object, seat: number, play: (state: LiarsDice) => readonly number[]): number {
  const deals = (world: World): World[] =>
    liarsDice.mover(world.state) === CHANCE
      ? (liarsDice.chance?.(world.state) ?? []).flatMap(([id, p]) => deals({ state: step(world.state, id), weight: world.weight * p }))
      : [world];
  const value = (worlds: readonly World[]): number => {
    const { state } = worlds[0] as World;
    const mover = liarsDice.mover(state);
    if (mover === ENDED) return sum(worlds.map((world) => world.weight * (liarsDice.returns(world.state)[seat] as number)));
    const moved = liarsDice.legal(state, mover).map((id, i) =>
      value(
        worlds.map((world) => ({
          state: step(world.state, id),
          weight: world.weight * (mover === seat ? 1 : (play(world.state)[i] as number)),
        })),
      ),
    );
    return mover === seat ? Math.max(...moved) : sum(moved);
  };
  const known = new Map<string, World[]>();
  for (const world of deals({ state: liarsDice.start(parameters(raw)), weight: 1 })) {
    const text = liarsDice.informationText(world.state, seat);
    known.set(text, [...(known.get(text) ?? []), world]);
  }
  return sum([...known.values()].map(value));
}

describe("the equilibrium of liar's dice", () => {
  test.each([
    { dice: 1, sides: 3 },
    { dice: 1, sides: 3, bidding: 'reset-quantity' },
    { dice: 2, sides: 2 },
  ])('$dice dice of $sides sides: nobody gains more than the limit, by a best response through the game itself', (raw) => {
    const solved = liarsDiceEquilibrium(parameters(raw)) as Solved;
    const play = (state: LiarsDice) => liarsDiceSolver.mixture?.(state) ?? [];
    const gains = [0, 1].map((seat) => answered(raw, seat, play));
    expect(sum(gains)).toBeLessThanOrEqual(MOST_NASH_CONV);
    expect(sum(gains)).toBeGreaterThanOrEqual(0);
    [0, 1].forEach((seat) => {
      expect(worth(solved.tree, bestResponse(solved.tree, solved.play, seat).values)).toBeCloseTo(gains[seat] as number, 12);
    });
  });

  test('one die each of six sides: NashConv at most 0.002, and worth −0.0274 ± 0.0016 to seat 0', () => {
    const solved = liarsDiceEquilibrium(parameters({})) as Solved;
    expect(nashConv(solved.tree, solved.play)).toBeLessThanOrEqual(0.002);
    const [first, second] = [0, 1].map((seat) => worth(solved.tree, bestResponse(solved.tree, solved.play, seat).values));
    // The game's value lies between what each seat can hold the other to.
    for (const value of [expected(solved), first as number, -(second as number)]) {
      expect(Math.abs(value + 0.0274)).toBeLessThanOrEqual(0.0016);
    }
  });

  /** Its CFRPlusSolver after 400 iterations: value −0.0274438, NashConv 0.0015661. */
  test("after as many iterations it is where OpenSpiel's solver is", () => {
    const tree = bidTree(parameters({}));
    const search = new CfrPlus(tree);
    for (let i = 0; i < 400; i++) search.iterate();
    const play = search.average();
    expect(search.iterations).toBe(400);
    expect(nashConv(tree, play)).toBeCloseTo(0.0015661, 7);
    expect(expected({ tree, play })).toBeCloseTo(-0.0274438, 7);
  });

  test('a later run reads what an earlier one wrote, without searching again', async () => {
    const solved = liarsDiceEquilibrium(parameters({})) as Solved;
    vi.resetModules();
    vi.doMock('../../../../tasks/gtbench/solvers/cfr-plus.ts', () => ({
      CfrPlus: class {
        constructor() {
          throw new Error('searched again');
        }
      },
    }));
    const later = await import('../../../../tasks/gtbench/solvers/liars-dice.ts');
    vi.doUnmock('../../../../tasks/gtbench/solvers/cfr-plus.ts');
    expect(later.liarsDiceEquilibrium(parameters({}))?.play).toEqual(solved.play);
    expect(() => later.liarsDiceEquilibrium(parameters({ sides: 2 }))).toThrow('searched again');
  });

  test('mixtures are probabilities of the legal moves, whatever the other holds', () => {
    for (let i = 0; i < 200; i++) {
      const rng = random('mixture', i);
      let state = played({}, rng.below(6), rng.below(6));
      for (let left = rng.below(4); left > 0; left--) {
        const bids = liarsDice.legal(state, 0).filter((id) => id < 12);
        if (bids.length > 0) state = liarsDice.apply(state, rng.pick(bids));
      }
      const seat = liarsDice.mover(state);
      const mixture = liarsDiceSolver.mixture?.(state) ?? [];
      expect(mixture.length).toBe(liarsDice.legal(state, seat).length);
      expect(Math.min(...mixture)).toBeGreaterThanOrEqual(0);
      expect(sum(mixture)).toBeCloseTo(1, 12);
      const other = liarsDice.determinise?.(state, seat, rng) ?? state;
      expect(liarsDiceSolver.mixture?.(other)).toEqual(mixture);
      expect(liarsDiceSolver.moveValues(other)).toEqual(liarsDiceSolver.moveValues(state));
      expect(nodeOf(other)).toBe(nodeOf(state));
    }
  });

  test('values of first moves: the best ones are worth the game, and the mixture loses next to nothing against them', () => {
    const hands = [0, 1, 2, 3, 4, 5].map((own) => played({}, own, 0));
    const values = hands.map((state) => liarsDiceSolver.moveValues(state) ?? []);
    expect(Math.abs(sum(values.map((own) => Math.max(...own) / 6)) + 0.0274)).toBeLessThanOrEqual(0.0016);
    const mixed = hands.map((state, i) => sum((liarsDiceSolver.mixture?.(state) ?? []).map((p, k) => p * (values[i]?.[k] ?? 9))));
    const lost = sum(mixed.map((value, i) => (Math.max(...(values[i] ?? [])) - value) / 6));
    expect(lost).toBeGreaterThanOrEqual(0);
    expect(lost).toBeLessThanOrEqual(MOST_NASH_CONV);
  });

  test('values by hand: two sixes cannot be there beside a one, and one five surely is beside a five', () => {
    // Seat 1 holds a one and hears `2-6`, or a five and hears `1-5`; it may call last.
    expect(liarsDiceSolver.moveValues(played({}, 5, 0, 11))).toEqual([1]);
    expect(liarsDiceSolver.moveValues(played({}, 5, 4, 4))?.at(-1)).toBeCloseTo(-1, 12);
    expect(liarsDiceSolver.mixture?.(played({}, 5, 4, 4))?.at(-1)).toBeLessThan(1e-3);
  });

  test('what takes too long is left, and said so at once', () => {
    for (const raw of [
      { dice: 2, sides: 6 },
      { dice: 10, sides: 20 },
      { dice: 1, sides: 8 },
    ]) {
      const state = played(raw, ...Array<number>(2 * raw.dice).fill(0));
      expect(liarsDiceSolver.mixture?.(state)).toBeUndefined();
      expect(liarsDiceSolver.moveValues(state)).toBeUndefined();
    }
  });
});
