import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { random } from '../../../harness/core/random.ts';
import { deals } from '../../../tasks/gtbench/deals.ts';
import { liarsDiceEvent } from '../../../tasks/gtbench/games/liars-dice.prompt.ts';
import { bid, liarsDice } from '../../../tasks/gtbench/games/liars-dice.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { mcts } from '../../../tasks/gtbench/players/mcts.ts';
import { playout } from '../../../tasks/gtbench/playout.ts';
import { expectation } from './expectation.ts';
import { choice, holdsInAllWorlds, positionsOf, promptAt, reached, readerAt, swapsThatMatter } from './hidden.ts';
import { replayedFile, traced } from './replayed-file.ts';
import { randomSeat, seated, tableOf } from './table.ts';

const STATS = new URL('../../../../shared/reference/gtbench/random_play_stats.json', import.meta.url);
const VARIANTS = [{}, { dice: '2' }, { dice: '5', bidding: 'reset-quantity' }, { sides: '3', bidding: 'reset-quantity' }];
/** Ids of default bids. */
const ONE_FOUR = 3;
const TWO_TWO = 7;
const TWO_SIX = 11;
const LIAR = 12;

describe.skipIf(!traced)("liar's dice as OpenSpiel plays it (needs ../shared/reference/gtbench/traces)", () => {
  it.each([
    ['liars_dice', 200, 1107],
    ['liars_dice.variant', 50, 358],
  ])('%s: %i games, %i steps, no mismatch', async (name, games, steps) => {
    expect(await replayedFile(liarsDice, name)).toEqual({ games, steps, mismatches: [] });
  });
});

describe("the rules of liar's dice", () => {
  it.each([
    [[3, 4, TWO_TWO, LIAR], [-1, 1], 'no die shows 2'],
    [[1, 4, TWO_TWO, LIAR], [-1, 1], 'one die shows 2'],
    [[1, 1, TWO_TWO, LIAR], [1, -1], 'both do'],
    [[5, 1, TWO_TWO, LIAR], [1, -1], 'a 6 counts as 2'],
    [[5, 5, TWO_TWO, LIAR], [1, -1], 'so do two'],
    [[5, 1, TWO_SIX, LIAR], [-1, 1], 'a 2 does not count as 6'],
    [[0, 5, 0, ONE_FOUR, LIAR], [-1, 1], 'seat 1 bid one 4 and holds a 6'],
  ])('%j: %j, as %s', (ids, returns) => {
    expect(liarsDice.returns(reached(liarsDice, {}, ids))).toEqual(returns);
  });

  it('leaves only the call after the highest bid, and no call before the first', () => {
    expect(liarsDice.legal(reached(liarsDice, {}, [0, 0, TWO_SIX]), 1)).toEqual([LIAR]);
    expect(liarsDice.legal(reached(liarsDice, {}, [0, 0]), 0)).not.toContain(LIAR);
  });

  it('may start the quantity anew where a higher face is named', () => {
    const parameters = liarsDice.parameters.parse({ bidding: 'reset-quantity' });
    const state = reached(liarsDice, parameters, [0, 0, 1]);
    const bids = liarsDice.legal(state, 1).map((id) => (id === LIAR ? 'Liar' : bid(parameters, id)));
    expect(bids.slice(0, 2)).toEqual([
      { quantity: 1, face: 2 },
      { quantity: 2, face: 2 },
    ]);
    expect(bids.at(-1)).toBe('Liar');
  });

  it.each([
    [{ dice: '0' }, /at least 1/],
    [{ sides: '1' }, /at least 2/],
    [{ bidding: 'up' }, /reset-face or reset-quantity/],
    [{ players: '3' }, /players/],
  ])('refuses %j', (raw, message) => {
    expect(() => liarsDice.parameters.parse(raw)).toThrow(message);
  });

  it('takes two players and no other number from OpenSpiel', () => {
    expect(liarsDice.openSpiel?.parameters({ players: '2', numdice: '3' })).toEqual({ dice: 3, sides: 6, bidding: 'reset-face' });
    expect(() => liarsDice.openSpiel?.parameters({ players: '3' })).toThrow(/players/);
  });
});

describe('random play', () => {
  it.skipIf(!existsSync(STATS))('has the exact rates of OpenSpiel (needs ../shared/reference/gtbench/random_play_stats.json)', () => {
    const exact = JSON.parse(readFileSync(STATS, 'utf8')).exact_uniform_random_play.liars_dice;
    const found = expectation(liarsDice, reached(liarsDice, {}, []), liarsDice.stateText);
    expect(found.p0Win).toBeCloseTo(exact.p0_win, 12);
    expect(found.draw).toBe(0);
    expect(found.returns[0]).toBeCloseTo(exact.mean_return0, 12);
    expect(found.decisions).toBeCloseTo(exact.mean_decisions, 12);
  });

  it('comes out of playouts too', () => {
    const rng = random('playouts');
    const parameters = liarsDice.parameters.parse({});
    const n = 40_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += playout(liarsDice, parameters, rng)[0] ?? 0;
    expect(Math.abs(sum / n + 0.0324074)).toBeLessThan(5 / Math.sqrt(n));
  });
});

describe('what a seat knows', () => {
  it('is the same in all its worlds, which can be played on', () => {
    holdsInAllWorlds(liarsDiceEvent, VARIANTS, (world) => {
      const { dice, sides } = world.parameters;
      expect(world.rolls).toHaveLength(2 * dice);
      for (const first of [0, dice]) {
        const own = world.rolls.slice(first, first + dice);
        expect(own.every((face) => face >= 1 && face <= sides)).toBe(true);
        expect(own).toEqual(own.toSorted((a, b) => a - b));
      }
    });
  });

  it('leaves every face of the other die open', () => {
    const state = reached(liarsDice, {}, [2, 4, ONE_FOUR]);
    const rng = random('faces');
    const worlds = new Set(Array.from({ length: 200 }, () => liarsDice.stateText(liarsDice.determinise?.(state, 1, rng) ?? state)));
    expect([...worlds].sort()).toEqual(['1 5 1-4', '2 5 1-4', '3 5 1-4', '4 5 1-4', '5 5 1-4', '6 5 1-4']);
  });
});

describe('the prompt', () => {
  /** A seat's information text, put together from nothing but its prompt. */
  function information(prompt: string): string {
    const own = /(?:die shows|dice show) ([\d, ]+)\./.exec(prompt)?.[1]?.replaceAll(', ', '') ?? '';
    const calls = [...prompt.matchAll(/^\d+\. .*: <(\d+) dices?, (\d+) value>$/gm)].map(([, quantity, face]) => `${quantity}-${face}`);
    return [own, ...calls].join(' ');
  }

  it.each(VARIANTS)('%j: says what the information text says, whose each bid was, and what is legal', (raw) => {
    for (let i = 0; i < 60; i++) {
      for (const state of positionsOf(liarsDice, liarsDice.parameters.parse(raw), random('prompt', i))) {
        const seat = liarsDice.mover(state);
        const prompt = promptAt(liarsDiceEvent, raw, state);
        expect(information(prompt)).toBe(liarsDice.informationText(state, seat));
        expect(prompt).toContain(`You are player ${seat + 1} of 2.`);
        const authors = [...prompt.matchAll(/^\d+\. (you|your opponent): /gm)].map(([, who]) => who);
        expect(authors).toEqual(state.calls.map((_, ply) => (ply % 2 === seat ? 'you' : 'your opponent')));
        const legal = liarsDice.legal(state, seat).map((id) => liarsDiceEvent.token(state, seat, id));
        const line = prompt.slice(prompt.lastIndexOf('Your legal moves: ') + 'Your legal moves: '.length);
        if (legal.length <= 40) expect(line).toBe(legal.join(' '));
        else for (const token of [legal[0], legal.at(-1)]) expect(line).toContain(token);
      }
    }
  });

  it('tells the wild face, the bidding rule and all dice in play', () => {
    const plain = promptAt(liarsDiceEvent, {}, reached(liarsDice, {}, [0, 0]));
    expect(plain).toContain('Dice that show 6 are WILD: they count for every face.');
    expect(plain).toContain('it names more dice, of any face, or as many dice of a higher face');
    expect(plain).toContain('2 dice are in play');
    const raw = { dice: '2', sides: '4', bidding: 'reset-quantity' };
    const other = promptAt(liarsDiceEvent, raw, reached(liarsDice, raw, [0, 0, 0, 0]));
    expect(other).toContain('Dice that show 4 are WILD');
    expect(other).toContain('it names a higher face, with any number of dice, or the same face with more dice');
    expect(other).toContain('4 dice are in play');
  });

  it('writes the last bid in one pair of brackets', () => {
    const prompt = promptAt(liarsDiceEvent, {}, reached(liarsDice, {}, [0, 0, 6]));
    expect(prompt).toContain('1. your opponent: <2 dices, 1 value>\n');
    expect(prompt).not.toMatch(/<<|>>/);
  });
});

describe('an answer', () => {
  const open = readerAt(liarsDiceEvent, reached(liarsDice, {}, [0, 0])).read;
  /** One 3 has been bid. */
  const later = readerAt(liarsDiceEvent, reached(liarsDice, {}, [5, 5, 2])).read;

  it.each([
    ['Answer: <1 dices, 4 value>', 3],
    ['Answer: <1 dice, 4 value>', 3],
    ['Answer: <1 die,4 value>', 3],
    ['Answer: <2 dices, 6 value>', 11],
    ['Answer: <2 dice, 6 value>', 11],
    ['Answer: <Liar>', 12],
    ['answer: <LIAR>', 12],
    ['They said <1 dice, 3 value>.\nAnswer: <Liar> (not <2 dices, 1 value>)', 12],
    ['So <1 dice, 4 value>, that is <1 dices, 4 value>', 3],
  ])('%j is %i', (text, id) => {
    expect(later(text)).toEqual({ ok: true, value: id });
  });

  it.each([
    ['Answer: <1 dices, 3 value>'],
    ['Answer: <1 dices, 1 value>'],
    ['Answer: <3 dices, 1 value>'],
    ['Answer: <2 dices, 7 value>'],
    ['Answer: <0 dices, 6 value>'],
    ['Answer: <-1 dices, 6 value>'],
    ['Answer: <2 dices, 12 value>'],
    ['Answer: <12 dices, 1 value>'],
    ['Answer: <Not Liar>'],
  ])('%j is illegal', (text) => {
    expect(later(text)).toMatchObject({ ok: false, kind: 'illegal' });
  });

  it('calls no lie before there is a bid', () => {
    expect(open('Answer: <Liar>')).toMatchObject({ ok: false, kind: 'illegal' });
  });

  it.each(['Liar', 'Answer: 1 dice, 4 value', 'You liar!', '<1 dice, 4 value> or <Liar>'])('%j is unparsed', (text) => {
    expect(later(text)).toMatchObject({ ok: false, kind: 'unparsed' });
  });

  it.each(VARIANTS)('%j: every move is read back as itself', (raw) => {
    for (const state of positionsOf(liarsDice, liarsDice.parameters.parse(raw), random('write'))) {
      const { format, read } = readerAt(liarsDiceEvent, state);
      for (const id of liarsDice.legal(state, liarsDice.mover(state)))
        expect(read(`Answer: ${format.write(id)}`)).toEqual({ ok: true, value: id });
    }
  });
});

describe('mcts', () => {
  it('calls what cannot be true, never what must be', async () => {
    const agent = mcts.make({});
    for (const seed of ['a', 'b', 'c']) {
      // Seat 1 holds a 1 and hears of two 4s; then it holds a 6 and hears of one 4.
      expect(await choice(agent, liarsDice, reached(liarsDice, {}, [2, 0, 9]), seed)).toBe(LIAR);
      expect(await choice(agent, liarsDice, reached(liarsDice, {}, [2, 5, ONE_FOUR]), seed)).not.toBe(LIAR);
    }
  });

  it('plays the same whatever the other holds, unless clairvoyant', async () => {
    expect(await swapsThatMatter(mcts.make({ simulations: '60' }), liarsDice, {}, 80)).toBe(0);
    expect(await swapsThatMatter(mcts.make({ simulations: '60', clairvoyant: 'true' }), liarsDice, {}, 80)).toBeGreaterThan(5);
  });

  it('beats random play from both seats', async () => {
    const agent = mcts.make({ simulations: '200' });
    const parameters = liarsDice.parameters.parse({});
    let won = 0;
    for (const sample of deals(liarsDice, parameters, 'beats')) {
      if (sample.data.deal === 40) break;
      for (const seat of [0, 1]) {
        const seats = [randomSeat, randomSeat].with(seat, seated(agent, seat, sample.id));
        const { returns } = await match(liarsDiceEvent).play(sample, tableOf(parameters, seats, `${sample.id} ${seat}`).table);
        won += returns?.[seat] ?? 0;
      }
    }
    expect(won).toBeGreaterThan(20);
  });
});
