import { ENDED } from '../../../harness/core/game.ts';
import { BET, decision, type KuhnPoker, kuhnPoker } from '../games/kuhn-poker.ts';
import type { Solver } from './solver.ts';

/** Probability of a bet with Jack, Queen and King. */
type Bets = readonly [number, number, number];

/**
 * The equilibria of two-seat Kuhn poker by what was said before (Kuhn, 1950): one for each `alpha` in [0, 1/3], the probability
 * with which seat 0 opens with a bet on the Jack. Seat 1 has one equilibrium strategy only. All are worth −1/18 to seat 0.
 */
const equilibrium = (alpha: number): Readonly<Record<string, Bets>> => ({
  '': [alpha, 0, 3 * alpha],
  p: [1 / 3, 0, 1],
  b: [0, 1 / 3, 1],
  pb: [0, 1 / 3 + alpha, 1],
});

/** How often an equilibrium bets in each information set, named by card and what was said: `J`, `Qpb`. */
export function kuhnEquilibrium(alpha: number): (set: string) => number {
  const bets = equilibrium(alpha);
  return (set) => bets[set.slice(1)]?.['JQK'.indexOf(set.slice(0, 1))] ?? 0;
}

const said = (s: KuhnPoker): string => Array.from({ length: s.decisions }, (_, k) => (decision(s, k) === BET ? 'b' : 'p')).join('');

/** A state and how likely the other seat makes it, given what the seat to move knows. */
interface World {
  readonly state: KuhnPoker;
  readonly weight: number;
}

/** Best play of two-seat Kuhn poker by one of its equilibria. Values of moves are against the other seat's part of it. */
export function kuhnPokerSolver(alpha: number): Solver<KuhnPoker> {
  const bets = equilibrium(alpha);
  const chance = (s: KuhnPoker, id: number): number => {
    const bet = bets[said(s)]?.[s.cards[kuhnPoker.mover(s)] as number] ?? 0;
    return id === BET ? bet : 1 - bet;
  };

  /** The worlds in which the seat to move holds its card and all was said as it was, each with the other seat's part in its likelihood. */
  const worlds = (s: KuhnPoker): World[] => {
    const seat = kuhnPoker.mover(s);
    const own = s.cards[seat] as number;
    return [0, 1, 2].flatMap((other) => (other === own ? [] : [replayed(s, seat, seat === 0 ? [own, other] : [other, own])]));
  };

  const replayed = (s: KuhnPoker, seat: number, cards: readonly number[]): World => {
    let state = cards.reduce((dealt, card) => kuhnPoker.apply(dealt, card), kuhnPoker.start({ players: 2 }));
    let weight = 1;
    for (let k = 0; k < s.decisions; k++) {
      const id = decision(s, k);
      if (k % 2 !== seat) weight *= chance(state, id);
      state = kuhnPoker.apply(state, id);
    }
    return { state, weight };
  };

  /** What the seat expects, times the weight of its worlds, when it answers the other's equilibrium as well as it can. */
  const worth = (all: readonly World[], seat: number): number => {
    const mover = kuhnPoker.mover((all[0] as World).state);
    if (mover === ENDED) return all.reduce((sum, { state, weight }) => sum + weight * (kuhnPoker.returns(state)[seat] as number), 0);
    const after = (id: number): number =>
      worth(
        all.map((world) => step(world, id, mover === seat ? 1 : chance(world.state, id))),
        seat,
      );
    const values = kuhnPoker.legal((all[0] as World).state, mover).map(after);
    return mover === seat ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0);
  };

  return {
    game: kuhnPoker.id,
    moveValues(s) {
      if (s.players !== 2) return undefined;
      const seat = kuhnPoker.mover(s);
      const all = worlds(s);
      const total = all.reduce((sum, { weight }) => sum + weight, 0);
      // What the other seat never does in this equilibrium says nothing of its card.
      if (total === 0) return undefined;
      return kuhnPoker.legal(s, seat).map((id) => {
        const moved = all.map((world) => step(world, id, 1));
        return worth(moved, seat) / total;
      });
    },
    mixture(s) {
      if (s.players !== 2) return undefined;
      return kuhnPoker.legal(s, kuhnPoker.mover(s)).map((id) => chance(s, id));
    },
  };
}

const step = ({ state, weight }: World, id: number, chance: number): World => ({
  state: kuhnPoker.apply(kuhnPoker.copy(state), id),
  weight: weight * chance,
});
