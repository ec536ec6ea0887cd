import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { random } from '../../../harness/core/random.ts';
import { deals } from '../../../tasks/gtbench/deals.ts';
import { firstSealedAuctionEvent } from '../../../tasks/gtbench/games/first-sealed-auction.prompt.ts';
import { type Auction, firstSealedAuction } from '../../../tasks/gtbench/games/first-sealed-auction.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { mcts } from '../../../tasks/gtbench/players/mcts.ts';
import { playout } from '../../../tasks/gtbench/playout.ts';
import { expectation } from './expectation.ts';
import { choice, expected, holdsInAllWorlds, positionsOf, promptAt, reached, readerAt, swapsThatMatter } from './hidden.ts';
import { replayedFile, traced } from './replayed-file.ts';
import { randomSeat, seated, tableOf } from './table.ts';

const STATS = new URL('../../../../shared/reference/gtbench/random_play_stats.json', import.meta.url);
const VARIANTS = [{}, { players: '3' }, { maxValue: '5' }, { maxValue: '100', players: '2' }];
/** Ids are bids and values: values 5 and 8, bids 3 and 1. */
const PLAYED = [5, 8, 3, 1];
/** Of the values 1 to 10: ⌈value / 2⌉, but 0 for 1. */
const EQUILIBRIUM = [0, 1, 2, 2, 3, 3, 4, 4, 5, 5];

const equilibriumBid = (s: Auction, seat: number): number => EQUILIBRIUM[(s.values[seat] ?? 1) - 1] ?? 0;
const evenly = (ids: readonly number[]) => ids.map((id) => [id, 1 / ids.length] as const);

describe.skipIf(!traced)('the auction as OpenSpiel plays it (needs ../shared/reference/gtbench/traces)', () => {
  it.each([
    ['first_sealed_auction', 200, 1000],
    ['first_sealed_auction.variant', 50, 282],
  ])('%s: %i games, %i steps, no mismatch', async (name, games, steps) => {
    expect(await replayedFile(firstSealedAuction, name)).toEqual({ games, steps, mismatches: [] });
  });
});

describe('the rules of the auction', () => {
  it('pays the winner its value less its bid', () => {
    const state = reached(firstSealedAuction, {}, PLAYED);
    expect(firstSealedAuction.chance?.(state)).toEqual([[0, 1]]);
    expect(firstSealedAuction.returns(firstSealedAuction.apply(state, 0))).toEqual([2, 0]);
  });

  it('draws lots among the highest bids only', () => {
    const state = reached(firstSealedAuction, { players: '3' }, [9, 4, 7, 3, 2, 3]);
    expect(firstSealedAuction.chance?.(state)).toEqual([
      [0, 0.5],
      [2, 0.5],
    ]);
    expect(firstSealedAuction.returns(firstSealedAuction.apply(state, 2))).toEqual([0, 0, 4]);
  });

  it('allows no bid as high as the value', () => {
    expect(firstSealedAuction.legal(reached(firstSealedAuction, {}, [5, 8]), 0)).toEqual([0, 1, 2, 3, 4]);
    expect(firstSealedAuction.legal(reached(firstSealedAuction, {}, [1, 8]), 0)).toEqual([0]);
  });

  it.each([
    [{ players: '1' }, /at least 2/],
    [{ players: '11' }, /at most 10/],
    [{ maxValue: '0' }, /at least 1/],
    [{ maxValue: '2.5' }, /whole number/],
    [{ max: '5' }, /max/],
  ])('refuses %j', (raw, message) => {
    expect(() => firstSealedAuction.parameters.parse(raw)).toThrow(message);
  });
});

describe('values', () => {
  const start = () => reached(firstSealedAuction, {}, []);

  it('bidding half the value, rounded up, pays 1.66 each when both do', () => {
    for (const payoff of expected(firstSealedAuction, start(), (s, seat) => [[equilibriumBid(s, seat), 1]]))
      expect(payoff).toBeCloseTo(1.66, 12);
  });

  it('no other bid pays more against it, whatever the value', () => {
    for (let value = 1; value <= 10; value++) {
      const payoffs = firstSealedAuction
        .legal(reached(firstSealedAuction, {}, [value, 1]), 0)
        .map((bid) => worth(value, bid, equilibriumBid));
      expect(payoffs[EQUILIBRIUM[value - 1] ?? 0]).toBeCloseTo(Math.max(...payoffs), 12);
    }
  });

  it('the best answers to uniform bids are known', () => {
    const best = Array.from({ length: 10 }, (_, i) => {
      const payoffs = Array.from({ length: i + 1 }, (__, bid) => worth(i + 1, bid, 'uniform'));
      return payoffs.findIndex((payoff) => payoff > Math.max(...payoffs) - 1e-12);
    });
    expect(best).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  /** What a bid of seat 0 pays on average; seat 1's value is drawn. */
  function worth(value: number, bid: number, other: typeof equilibriumBid | 'uniform'): number {
    const state = reached(firstSealedAuction, {}, [value]);
    const play = (s: Auction, seat: number) => {
      if (seat === 0) return [[bid, 1] as const];
      return other === 'uniform' ? evenly(firstSealedAuction.legal(s, seat)) : [[other(s, seat), 1] as const];
    };
    return expected(firstSealedAuction, state, play)[0] ?? 0;
  }
});

describe('random play', () => {
  it.skipIf(!existsSync(STATS))('has the exact rates of OpenSpiel (needs ../shared/reference/gtbench/random_play_stats.json)', () => {
    const exact = JSON.parse(readFileSync(STATS, 'utf8')).exact_uniform_random_play.first_sealed_auction;
    const found = expectation(firstSealedAuction, reached(firstSealedAuction, {}, []), firstSealedAuction.stateText);
    expect(found.p0Win).toBeCloseTo(exact.p0_win, 12);
    expect(found.returns[0]).toBeCloseTo(exact.mean_return0, 12);
    expect(found.returns[1]).toBeCloseTo(exact.mean_return1, 12);
    expect(found.decisions).toBeCloseTo(exact.mean_decisions, 12);
  });

  it('comes out of playouts too', () => {
    const rng = random('playouts');
    const parameters = firstSealedAuction.parameters.parse({});
    const n = 40_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += playout(firstSealedAuction, parameters, rng)[0] ?? 0;
    expect(Math.abs(sum / n - 1.52256)).toBeLessThan(5 * (2.5 / Math.sqrt(n)));
  });
});

describe('what a seat knows', () => {
  it('is the same in all its worlds, which can be played on', () => {
    holdsInAllWorlds(firstSealedAuctionEvent, VARIANTS, ({ values, bids, parameters }) => {
      expect(values.every((value) => value >= 1 && value <= parameters.maxValue)).toBe(true);
      expect(bids.every((bid, seat) => bid >= 0 && bid < (values[seat] ?? 0))).toBe(true);
    });
  });

  it('leaves the other value open, and the other bid', () => {
    const state = reached(firstSealedAuction, {}, [5, 8, 3]);
    const rng = random('worlds');
    const worlds = Array.from({ length: 3_000 }, () => firstSealedAuction.determinise?.(state, 1, rng) ?? state);
    expect(new Set(worlds.map(({ values, bids }) => `${values[0]} ${bids[0]}`)).size).toBe(55);
    expect(new Set(worlds.map(({ values }) => values[1]))).toEqual(new Set([8]));
  });
});

describe('the prompt', () => {
  it.each(VARIANTS)('%j: says what the information text says, and what is legal', (raw) => {
    for (let i = 0; i < 60; i++) {
      for (const state of positionsOf(firstSealedAuction, firstSealedAuction.parameters.parse(raw), random('prompt', i))) {
        const seat = firstSealedAuction.mover(state);
        const prompt = promptAt(firstSealedAuctionEvent, raw, state);
        const [, own, value] = /You are player (\d+) of \d+\. To you the object is worth (\d+)\./.exec(prompt) ?? [];
        expect(`p${Number(own) - 1} val ${value}`).toBe(firstSealedAuction.informationText(state, seat));
        const line = prompt.slice(prompt.lastIndexOf('Your legal moves: '));
        const told = [...line.matchAll(/<(\d+)>/g)].map(([, bid]) => Number(bid));
        const legal = firstSealedAuction.legal(state, seat);
        expect(told).toEqual(legal.length <= 40 ? legal : [0, legal.at(-1)]);
      }
    }
  });

  it('tells the payoff, the range of values, the limit of bids and how many bid', () => {
    const two = promptAt(firstSealedAuctionEvent, {}, reached(firstSealedAuction, {}, [5, 8]));
    expect(two).toContain("The winner's payoff is their value minus their own bid. Everybody else's payoff is 0.");
    expect(two).toContain('at least 0 and strictly below their own value');
    expect(two).not.toMatch(/equal to/);
    expect(two).toContain('from 1 to 10');
    expect(two).toContain('against one other bidder');
    const raw = { players: '3', maxValue: '20' };
    const three = promptAt(firstSealedAuctionEvent, raw, reached(firstSealedAuction, raw, [5, 8, 3]));
    expect(three).toContain('against 2 other bidders');
    expect(three).toContain('from 1 to 20');
    expect(three).toContain('You are player 1 of 3.');
  });
});

describe('an answer', () => {
  const { read } = readerAt(firstSealedAuctionEvent, reached(firstSealedAuction, {}, [5, 8]));
  const highest = readerAt(firstSealedAuctionEvent, reached(firstSealedAuction, {}, [10, 8])).read;

  it.each([
    ['Answer: <3>', 3],
    ['answer: < 0 >', 0],
    ['<4>', 4],
    ['With <3> I win more.\nAnswer: <2>', 2],
    ['Answer: <2> (worth 5)', 2],
  ])('%j is %i', (text, id) => {
    expect(read(text)).toEqual({ ok: true, value: id });
  });

  it.each([
    'Answer: <5>',
    'Answer: <10>',
    'Answer: <11>',
    'Answer: <-1>',
    'Answer: <4.5>',
    'Answer: <5.0>',
    'Answer: <all of it>',
    '<99999>',
  ])('%j is illegal, never the nearest bid', (text) => {
    expect(read(text)).toMatchObject({ ok: false, kind: 'illegal' });
  });

  it('of the highest value is too high as well', () => {
    expect(highest('Answer: <9>')).toEqual({ ok: true, value: 9 });
    expect(highest('Answer: <10>')).toMatchObject({ ok: false, kind: 'illegal' });
  });

  it.each(['3', 'Answer: 3', 'I bid 3.', '<3> <4>', 'Answer: not <3> but <4>'])('%j is unparsed', (text) => {
    expect(read(text)).toMatchObject({ ok: false, kind: 'unparsed' });
  });
});

describe('mcts', () => {
  it('plays the same whatever the others hold and bid, unless clairvoyant', async () => {
    expect(await swapsThatMatter(mcts.make({ simulations: '60' }), firstSealedAuction, {}, 80)).toBe(0);
    expect(await swapsThatMatter(mcts.make({ simulations: '60', clairvoyant: 'true' }), firstSealedAuction, {}, 80)).toBeGreaterThan(5);
  });

  it('shades a high value', async () => {
    for (const seed of ['a', 'b', 'c']) {
      const bid = Number(
        await choice(mcts.make({ simulations: '3000' }), firstSealedAuction, reached(firstSealedAuction, {}, [3, 10, 1]), seed),
      );
      expect(bid).toBeGreaterThanOrEqual(2);
      expect(bid).toBeLessThanOrEqual(5);
    }
  });

  it.each([2, 3])('earns more than %i random bidders would', async (players) => {
    const agent = mcts.make({ simulations: '200' });
    const parameters = firstSealedAuction.parameters.parse({ players });
    let [own, others] = [0, 0];
    for (const sample of deals(firstSealedAuction, parameters, 'earns')) {
      if (sample.data.deal === 60) break;
      for (let seat = 0; seat < players; seat++) {
        const seats = new Array(players).fill(randomSeat).with(seat, seated(agent, seat, sample.id));
        const { returns = [] } = await match(firstSealedAuctionEvent).play(
          sample,
          tableOf(parameters, seats, `${sample.id} ${seat}`).table,
        );
        own += returns[seat] ?? 0;
        others += (returns.reduce((sum, payoff) => sum + payoff, 0) - (returns[seat] ?? 0)) / (players - 1);
      }
    }
    expect(own).toBeGreaterThan(others);
  });
});
