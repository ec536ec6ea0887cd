import type { GameEvent } from '../game-event.ts';
import { type MatchRecord, replay } from '../match-record.ts';
import type { EndgameSolver } from '../solvers/endgame-solver.ts';

/** A move of a seat: the state before it, what was legal, and which of that was made. */
export interface MadeMove<S> {
  readonly state: S;
  readonly seat: number;
  readonly legal: readonly number[];
  /** Index in `legal`. */
  readonly made: number;
}

/** Worth of each legal move to its seat; undefined where not known. */
export type Values = readonly number[] | undefined;

/** All moves of seats, in the order of the record. */
export function madeMoves<S, P>(event: GameEvent<S, P>, parameters: P, record: MatchRecord): MadeMove<S>[] {
  const { game } = event;
  const found: MadeMove<S>[] = [];
  replay(event, parameters, record, (state, seat, id) => {
    const legal = game.legal(state, seat);
    found.push({ state: game.copy(state), seat, legal, made: legal.indexOf(id) });
  });
  return found;
}

/** A move that was forced is no choice. */
export const isChoice = <S>({ legal }: MadeMove<S>): boolean => legal.length > 1;

/** Positions in a row without a proof after which earlier ones, which are harder still, are not tried. */
const PATIENCE = 2;

/** Worth of the moves at each choice, in the same order, as far back from the end as proofs reach. */
export function valuesFromTheEnd<S>(choices: readonly MadeMove<S>[], solver: EndgameSolver<S>): Values[] {
  const found: Values[] = choices.map(() => undefined);
  const valuesOf = solver.begin();
  let open = 0;
  for (let i = choices.length - 1; i >= 0 && open < PATIENCE; i--) {
    const values = valuesOf((choices[i] as MadeMove<S>).state);
    open = values === undefined ? open + 1 : 0;
    found[i] = values;
  }
  return found;
}
