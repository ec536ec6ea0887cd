import { ENDED, type Game } from '../../../../harness/core/game.ts';
import { random } from '../../../../harness/core/random.ts';

/** Worth of every move by minimax through the game itself, nothing left out; positions met twice are looked at once. */
export function plainSearch<S, P>(game: Game<S, P>): (state: S) => number[] {
  const known = new Map<string, number>();
  const value = (state: S): number => {
    const key = `${game.mover(state)} ${game.stateText(state)}`;
    const found = known.get(key) ?? Math.max(...moveValues(state));
    known.set(key, found);
    return found;
  };
  const moveValues = (state: S): number[] => {
    const seat = game.mover(state);
    return game.legal(state, seat).map((id) => {
      const after = game.apply(game.copy(state), id);
      return game.mover(after) === ENDED ? (game.returns(after)[seat] as number) : 0 - value(after);
    });
  };
  return moveValues;
}

/** The state after so many random moves; undefined where the game is over by then. */
export function strayed<S, P>(game: Game<S, P>, raw: object, plies: number, seed: string | number): S | undefined {
  const rng = random('strayed', game.id, seed);
  let state = game.start(game.parameters.parse(raw));
  for (let ply = 0; ply < plies && game.mover(state) !== ENDED; ply++) {
    state = game.apply(state, rng.pick(game.legal(state, game.mover(state))));
  }
  return game.mover(state) === ENDED ? undefined : state;
}

/** All positions of a game that can be reached and are not over. */
export function allPositions<S, P>(game: Game<S, P>, raw: object): S[] {
  const seen = new Map<string, S>();
  const waiting = [game.start(game.parameters.parse(raw))];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const key = `${game.mover(state)} ${game.stateText(state)}`;
    if (game.mover(state) === ENDED || seen.has(key)) continue;
    seen.set(key, state);
    for (const id of game.legal(state, game.mover(state))) waiting.push(game.apply(game.copy(state), id));
  }
  return [...seen.values()];
}
