import { describe, expect, test } from 'vitest';
import { UserError } from '../../../../harness/core/errors/user-error.ts';
import { ENDED, type Game } from '../../../../harness/core/game.ts';
import { random } from '../../../../harness/core/random.ts';
import type { Position, Turn } from '../../../../harness/core/turn.ts';
import { deals } from '../../../../tasks/gtbench/deals.ts';
import type { GameEvent } from '../../../../tasks/gtbench/game-event.ts';
import { breakthrough } from '../../../../tasks/gtbench/games/breakthrough.ts';
import { connectFour } from '../../../../tasks/gtbench/games/connect-four.ts';
import { firstSealedAuctionEvent } from '../../../../tasks/gtbench/games/first-sealed-auction.prompt.ts';
import { firstSealedAuction } from '../../../../tasks/gtbench/games/first-sealed-auction.ts';
import { kuhnPoker } from '../../../../tasks/gtbench/games/kuhn-poker.ts';
import { nimEvent } from '../../../../tasks/gtbench/games/nim.prompt.ts';
import { nim } from '../../../../tasks/gtbench/games/nim.ts';
import { pigEvent } from '../../../../tasks/gtbench/games/pig.prompt.ts';
import { pig } from '../../../../tasks/gtbench/games/pig.ts';
import { ticTacToeEvent } from '../../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { type TicTacToe, ticTacToe } from '../../../../tasks/gtbench/games/tic-tac-toe.ts';
import { match } from '../../../../tasks/gtbench/match.ts';
import { optimal } from '../../../../tasks/gtbench/players/optimal.ts';
import { stateValue } from '../../../../tasks/gtbench/solvers/solver.ts';
import { ticTacToeSolver } from '../../../../tasks/gtbench/solvers/tic-tac-toe.ts';
import { randomSeat, type Seat, scope, seated, tableOf } from '../table.ts';

/** What the player does at a state. Its seat knows what the game says it knows; to look at the true state is an error. */
async function choice<S, P>(game: Game<S, P>, state: S, seed: string, raw: Record<string, string> = {}): Promise<number> {
  const seat = game.mover(state);
  const position: Position<S> = {
    game: game as Game<S>,
    seat,
    information: game.informationText(state, seat),
    legal: game.legal(state, seat),
    determinise: (rng) => game.determinise?.(state, seat, rng) ?? game.copy(state),
    reveal: () => {
      throw new Error('optimal looked at the true state');
    },
  };
  const turn = { prompt: [], legal: position.legal, position } as unknown as Turn<number>;
  const { answer } = await optimal.make(raw).sit(seat, scope(seed)).act(turn, scope(seed));
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

const reached = <S, P>(game: Game<S, P>, raw: Record<string, unknown>, ...ids: number[]): S =>
  ids.reduce((state, id) => game.apply(state, id), game.start(game.parameters.parse(raw)));

/** Payoffs of all seats over the first deals. */
async function series<S, P>(event: GameEvent<S, P>, raw: Record<string, string>, n: number, seats: (deal: number) => Seat[]) {
  const parameters = event.game.parameters.parse(raw);
  const all: (readonly number[])[] = [];
  for (const sample of deals(event.game, parameters, 'optimal')) {
    if (all.length === n) break;
    const { table } = tableOf(parameters, seats(sample.data.deal), `optimal ${sample.id}`);
    all.push((await match(event).play(sample, table)).returns ?? []);
  }
  return all;
}

describe('optimal', () => {
  test('keeps the value of every tic-tac-toe position that can be reached', async () => {
    const seen = new Map<string, TicTacToe>();
    const walk = (state: TicTacToe): void => {
      if (ticTacToe.mover(state) === ENDED || seen.has(ticTacToe.stateText(state))) return;
      seen.set(ticTacToe.stateText(state), state);
      for (const id of ticTacToe.legal(state, 0)) walk(ticTacToe.apply(ticTacToe.copy(state), id));
    };
    walk(ticTacToe.start({}));
    expect(seen.size).toBe(4520);
    for (const [text, state] of seen) {
      const move = await choice(ticTacToe, state, text);
      const values = ticTacToeSolver.moveValues(state) ?? [];
      expect(values[ticTacToe.legal(state, 0).indexOf(move)]).toBe(stateValue(ticTacToeSolver, state));
    }
  });

  test('picks evenly among moves that are equally good, by its own generator', async () => {
    const start = ticTacToe.start({});
    const counts = Array(9).fill(0);
    for (let i = 0; i < 900; i++) counts[await choice(ticTacToe, start, `even ${i}`)]++;
    // Five standard deviations of a binomial count round 100.
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(48);
    expect(await choice(ticTacToe, start, 'same')).toBe(await choice(ticTacToe, start, 'same'));
  });

  test('in a lost nim position every move comes up; in a won one only winning ones', async () => {
    const moves = async (raw: Record<string, unknown>) => {
      const state = reached(nim, raw);
      const played = await Promise.all(Array.from({ length: 200 }, (_, i) => choice(nim, state, `nim ${i}`)));
      return [...new Set(played)].toSorted((a, b) => a - b);
    };
    expect(await moves({})).toEqual(nim.legal(reached(nim, {}), 0));
    expect(await moves({ piles: '3,4,5' })).toEqual([3]);
    // From piles 1, 1, 2 taking both matches of the last pile loses under the misère rule; taking one wins.
    expect(await moves({ piles: '1,1,2' })).toEqual([2]);
    expect(await moves({ piles: '1,1,2', misere: 'false' })).toEqual([5]);
  });

  test('never loses at tic-tac-toe, always wins a won nim, and beats random play at pig', async () => {
    const agent = optimal.make({});
    for (const seat of [0, 1]) {
      const seats = (deal: number): Seat[] => [randomSeat, randomSeat].with(seat, seated(agent, seat, `s${deal}`));
      const bare = async <S, P>(event: GameEvent<S, P>, raw: Record<string, string>) => {
        const parameters = event.game.parameters.parse(raw);
        const [sample] = deals(event.game, parameters, 'x');
        if (sample === undefined) throw new Error('no deal');
        const returns = [];
        for (let i = 0; i < 30; i++)
          returns.push((await match(event).play(sample, tableOf(parameters, seats(i), `${seat} ${i}`).table)).returns?.[seat]);
        return returns;
      };
      expect(await bare(ticTacToeEvent, {})).not.toContain(-1);
      expect(new Set(await bare(nimEvent, { piles: seat === 0 ? '3,4,5' : '1,3,5,7' }))).toEqual(new Set([1]));
      const wins = await series(pigEvent, { target: '20' }, 60, seats);
      expect(wins.filter((returns) => returns[seat] === 1).length).toBeGreaterThan(40);
    }
  });

  test('against itself nim and tic-tac-toe end as theory says', async () => {
    const both = (deal: number): Seat[] => [0, 1].map((seat) => seated(optimal.make({}), seat, `b${deal}`));
    expect((await series(nimEvent, {}, 1, both))[0]).toEqual([-1, 1]);
    expect((await series(nimEvent, { piles: '3,4,5' }, 1, both))[0]).toEqual([1, -1]);
    expect((await series(ticTacToeEvent, {}, 1, both))[0]).toEqual([0, 0]);
  });

  test('kuhn poker: bets and calls as often as its equilibrium does, in either seat', async () => {
    const share = async (raw: Record<string, string>, ...ids: number[]) => {
      const state = reached(kuhnPoker, {}, ...ids);
      const bets = await Promise.all(Array.from({ length: 2000 }, (_, i) => choice(kuhnPoker, state, `kuhn ${i}`, raw)));
      return bets.reduce((sum, bet) => sum + bet, 0) / bets.length;
    };
    const within = 5 * Math.sqrt(0.25 / 2000);
    expect(Math.abs((await share({}, 0, 1)) - 1 / 3)).toBeLessThan(within);
    expect(await share({}, 2, 1)).toBe(1);
    expect(Math.abs((await share({}, 1, 2, 0, 1)) - 2 / 3)).toBeLessThan(within);
    expect(Math.abs((await share({}, 2, 1, 1)) - 1 / 3)).toBeLessThan(within);
    expect(await share({ alpha: '0' }, 0, 1)).toBe(0);
    expect(Math.abs((await share({ alpha: '0.1' }, 2, 1)) - 0.3)).toBeLessThan(within);
  });

  test('knows no more than its seat: its choice is the same whatever the other holds', async () => {
    for (let i = 0; i < 100; i++) {
      const rng = random('swap', i);
      const [own, one, other] = rng.shuffle([0, 1, 2]) as [number, number, number];
      const said = rng.pick([[], [0], [1], [0, 1]]);
      const hands =
        said.length % 2 === 0
          ? [
              [own, one],
              [own, other],
            ]
          : [
              [one, own],
              [other, own],
            ];
      const cards = hands.map((hand) => choice(kuhnPoker, reached(kuhnPoker, {}, ...hand, ...said), `swap ${i}`));
      const bids = [4, 9].map((value) => choice(firstSealedAuction, reached(firstSealedAuction, {}, value, 1 + own, 3), `swap ${i}`));
      for (const [first, second] of [await Promise.all(cards), await Promise.all(bids)]) expect(second).toBe(first);
    }
  });

  test('bids by the equilibrium of the auction', async () => {
    const bids = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) =>
      choice(firstSealedAuction, reached(firstSealedAuction, {}, value, 1), 'bid'),
    );
    expect(await Promise.all(bids)).toEqual([0, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    const [both] = await series(firstSealedAuctionEvent, {}, 1, () => [0, 1].map((seat) => seated(optimal.make({}), seat, 'a')));
    expect(both?.filter((payoff) => payoff > 0)).toHaveLength(1);
  });

  test('rolls on while it may at 20 points, and stops to win', async () => {
    expect(await choice(pig, reached(pig, {}, 0, 5, 0, 5, 0, 5), 'pig')).toBe(0);
    expect(await choice(pig, reached(pig, {}, 0, 5, 0, 5, 0, 5, 0, 5), 'pig')).toBe(1);
  });

  test('wins what is won in connect four and breakthrough, as far as its nodes prove it', async () => {
    // Two in the middle of the bottom row, both ends open: a third makes two threats at once.
    const moves = await Promise.all(
      Array.from({ length: 20 }, (_, i) => choice(connectFour, reached(connectFour, {}, 2, 2, 3, 3), `four ${i}`)),
    );
    expect(new Set(moves)).toEqual(new Set([1, 4]));
    // On 4 × 4 the first player wins with the outer pieces' straight moves alone.
    const start = reached(breakthrough, { rows: '4', columns: '4' });
    const best = new Set(await Promise.all(Array.from({ length: 20 }, (_, i) => choice(breakthrough, start, `through ${i}`))));
    expect([...best].map((id) => breakthrough.actionText(start, 0, id)).toSorted()).toEqual(['a4a3', 'd4d3']);
    // With one node for each move nothing is proven that takes thought, and it still plays.
    const guess = await choice(connectFour, reached(connectFour, {}), 'guess', { nodes: '1' });
    expect(connectFour.legal(reached(connectFour, {}), 0)).toContain(guess);
  });

  test('takes what it knows, and says why it leaves the rest', () => {
    const agent = optimal.make({});
    const task = (game: string, seats = 2) => ({ id: `gtbench/${game}`, seats, finite: true, game });
    const games = ['tic-tac-toe', 'nim', 'pig', 'kuhn-poker', 'first-sealed-auction', 'connect-four', 'breakthrough'];
    for (const game of games) expect(agent.plays(task(game))).toBe(true);
    expect(agent.plays(task('kuhn-poker', 3))).toBe('optimal plays kuhn-poker with 2 seats only, not 3');
    expect(agent.plays(task('first-sealed-auction', 4))).toBe('optimal plays first-sealed-auction with 2 seats only, not 4');
    expect(agent.plays(task('negotiation'))).toBe(`optimal plays ${games.join(', ')} only`);
    expect(agent.plays({ id: 'dalk/medqa', seats: 1, finite: true })).toMatch(/^optimal plays tic-tac-toe, .* only$/);
  });

  test('says so where a game is too large', async () => {
    await expect(choice(pig, reached(pig, { target: '5000' }), 'large')).rejects.toThrow(UserError);
  });

  test('is named by what was given, and identified by all it uses', () => {
    expect(optimal.make({ alpha: '0.2' }).id).toBe('optimal?alpha=0.2');
    expect(optimal.make({}).fingerprint).toEqual({ player: 'optimal', alpha: 1 / 3, nodes: 200_000 });
    for (const raw of [{ alpha: '0.34' }, { alpha: '-0.1' }, { alpha: 'much' }, { beta: '0' }, { nodes: '0' }, { nodes: '1.5' }]) {
      expect(() => optimal.make(raw as never)).toThrow(UserError);
      expect(() => optimal.make(raw as never)).toThrow(/^[^\n]*(alpha|beta|nodes)[^\n]*$/);
    }
  });
});
