import { UserError } from '../../harness/core/errors/user-error.ts';
import { ENDED, type Game } from '../../harness/core/game.ts';
import { random } from '../../harness/core/random.ts';
import { openingDepth } from './opening-parameter.ts';

/** Positions of one level that are listed and shuffled in memory. */
const MOST_POSITIONS = 100_000;

interface Position<S> {
  readonly state: S;
  readonly moves: readonly number[];
}

/**
 * Openings of a game without chance, as lists of action ids: first the bare start, then all positions that are not over,
 * each once (two are one where their state texts are equal), from `openingDepth` plies on, level after level, each in
 * seeded order. Which one stands at an index depends on the seed alone. Ends when the game has no more positions.
 * Throws UserError where a level holds too many to list.
 */
export function* openings<S, P>(game: Game<S, P>, parameters: P, seed: string): Generator<readonly number[]> {
  const start = game.start(parameters);
  yield [];
  const least = openingDepth(game, parameters);
  const seen = new Set([game.stateText(start)]);
  let level: Position<S>[] = [{ state: start, moves: [] }];
  for (let depth = 1; level.length > 0; depth++) {
    level = next(game, level, seen);
    if (depth < least) continue;
    for (const { moves } of random(seed, 'openings', game.id, depth).shuffle(level)) yield moves;
  }
}

/** The positions one ply on that nobody has seen and that are not over. */
function next<S, P>(game: Game<S, P>, level: readonly Position<S>[], seen: Set<string>): Position<S>[] {
  const found: Position<S>[] = [];
  for (const { state, moves } of level) {
    for (const id of game.legal(state, game.mover(state))) {
      const after = game.apply(game.copy(state), id);
      const text = game.stateText(after);
      if (game.mover(after) === ENDED || seen.has(text)) continue;
      seen.add(text);
      found.push({ state: after, moves: [...moves, id] });
      if (found.length > MOST_POSITIONS) throw tooMany(game.id, moves.length + 1);
    }
  }
  return found;
}

const tooMany = (game: string, plies: number): UserError =>
  new UserError(
    `${game}: more than ${MOST_POSITIONS} openings of ${plies} plies; give a lower openingDepth, a smaller board or fewer deals`,
  );
