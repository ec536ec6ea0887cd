import { CHANCE, ENDED, type Game } from '../../../harness/core/game.ts';

/** What uniformly random play comes to: exact, by walking every line of play. */
export interface Expectation {
  readonly returns: readonly number[];
  /** Probabilities that seat 0 gets more, the same, less than seat 1. */
  readonly p0Win: number;
  readonly draw: number;
  readonly p1Win: number;
  readonly decisions: number;
}

/** Positions with equal keys have one future, and are walked once. */
export function expectation<S>(game: Game<S>, state: S, key: (state: S) => string, known = new Map<string, Expectation>()): Expectation {
  const mover = game.mover(state);
  if (mover === ENDED) return ended(game.returns(state));
  const found = known.get(key(state));
  if (found !== undefined) return found;
  const branches = mover === CHANCE ? (game.chance?.(state) ?? []) : evenly(game.legal(state, mover));
  const parts = branches.map(([id, p]) => ({ p, after: expectation(game, game.apply(game.copy(state), id), key, known) }));
  const mean = (of: (e: Expectation) => number): number => parts.reduce((sum, { p, after }) => sum + p * of(after), 0);
  const result: Expectation = {
    returns: (parts[0]?.after.returns ?? []).map((_, seat) => mean((e) => e.returns[seat] ?? 0)),
    p0Win: mean((e) => e.p0Win),
    draw: mean((e) => e.draw),
    p1Win: mean((e) => e.p1Win),
    decisions: (mover === CHANCE ? 0 : 1) + mean((e) => e.decisions),
  };
  known.set(key(state), result);
  return result;
}

const evenly = (ids: readonly number[]) => ids.map((id) => [id, 1 / ids.length] as const);

function ended(returns: number[]): Expectation {
  const [first = 0, second = 0] = returns;
  return { returns, p0Win: first > second ? 1 : 0, draw: first === second ? 1 : 0, p1Win: first < second ? 1 : 0, decisions: 0 };
}

/** The value of a game of perfect information for seat 0 under best play, and the first moves that reach it; counts the positions met. */
export function minimax<S>(game: Game<S>, start: S): { value: number; best: number[]; positions: number } {
  const known = new Map<string, number>();
  const value = (state: S): number => {
    const mover = game.mover(state);
    if (mover === ENDED) return game.returns(state)[0] ?? 0;
    const text = `${mover} ${game.stateText(state)}`;
    const found = known.get(text);
    if (found !== undefined) return found;
    const values = game.legal(state, mover).map((id) => value(game.apply(game.copy(state), id)));
    const best = mover === 0 ? Math.max(...values) : Math.min(...values);
    known.set(text, best);
    return best;
  };
  const whole = value(start);
  const best = game.legal(start, 0).filter((id) => value(game.apply(game.copy(start), id)) === whole);
  return { value: whole, best, positions: known.size };
}
