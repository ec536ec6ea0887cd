/** Exact play of one game. A solver looks at no more of a state than the seat to move may know. */
export interface Solver<S = unknown> {
  /** Id of its game. */
  readonly game: string;
  /**
   * What each legal action is worth to the seat to move, in the order of the game's legal ids: its expected payoff when this seat
   * goes on as well as it can and the others play their best (where parts are hidden: the equilibrium). Undefined where not known.
   */
  moveValues(state: S): readonly number[] | undefined;
  /** Probability of each legal action where best play needs certain ones; absent: best actions are as good as each other. */
  mixture?(state: S): readonly number[] | undefined;
}

/** Values closer than this are one value: solvers that iterate are this exact at the least. */
export const SAME = 1e-9;

/** The worth of a state to the seat to move; undefined where not known. */
export function stateValue<S>(solver: Solver<S>, state: S): number | undefined {
  const values = solver.moveValues(state);
  return values === undefined ? undefined : Math.max(...values);
}

/** Probability of each legal action in best play: the solver's own, or even among the actions worth most. */
export function bestPlay<S>(solver: Solver<S>, state: S): readonly number[] | undefined {
  if (solver.mixture !== undefined) return solver.mixture(state);
  const values = solver.moveValues(state);
  if (values === undefined) return undefined;
  const most = Math.max(...values);
  const best = values.filter((value) => value > most - SAME).length;
  return values.map((value) => (value > most - SAME ? 1 / best : 0));
}
