import { describe, expect, test } from 'vitest';
import { ENDED, type Game } from '../../../../harness/core/game.ts';
import { random } from '../../../../harness/core/random.ts';
import type { GameEvent } from '../../../../tasks/gtbench/game-event.ts';
import { breakthroughEvent } from '../../../../tasks/gtbench/games/breakthrough.prompt.ts';
import type { Breakthrough } from '../../../../tasks/gtbench/games/breakthrough.ts';
import { connectFourEvent } from '../../../../tasks/gtbench/games/connect-four.prompt.ts';
import { endgamePlay } from '../../../../tasks/gtbench/judges/endgame-play.ts';
import { exactPlay } from '../../../../tasks/gtbench/judges/exact-play.ts';
import type { MatchRecord, Move } from '../../../../tasks/gtbench/match-record.ts';
import { breakthroughEndgames, breakthroughSolver } from '../../../../tasks/gtbench/solvers/breakthrough.ts';
import { connectFourEndgames } from '../../../../tasks/gtbench/solvers/connect-four.ts';
import type { EndgameSolver } from '../../../../tasks/gtbench/solvers/endgame-solver.ts';
import { plainSearch } from '../solvers/plain-search.ts';
import { inTurn, verdictsOf } from './verdicts.ts';

const AMPLE = { position: 1_000_000, match: 10_000_000 };
const USUAL = { position: 2000, match: 20_000 };

/** A match at random. */
function wandered<S, P>(game: Game<S, P>, parameters: P, seed: number): MatchRecord {
  const rng = random('wandered', game.id, seed);
  const moves: Move[] = [];
  let state = game.start(parameters);
  for (let seat = game.mover(state); seat !== ENDED; seat = game.mover(state)) {
    const id = rng.pick(game.legal(state, seat));
    moves.push([seat, id]);
    state = game.apply(state, id);
  }
  return { moves };
}

/** Whether a judge with proofs says of matches at random what a minimax of the whole game says of all their choices. */
async function agreesWithMinimax<S, P>(event: GameEvent<S, P>, raw: object, solver: EndgameSolver<S>): Promise<void> {
  const parameters = event.game.parameters.parse(raw);
  const plain = exactPlay(event, parameters, { game: event.game.id, moveValues: plainSearch(event.game) });
  const judge = endgamePlay(event, parameters, solver);
  for (let seed = 0; seed < 25; seed++) {
    const record = wandered(event.game, parameters, seed);
    const { solved, ...others } = await verdictsOf(judge, { record });
    expect(others).toEqual(await verdictsOf(plain, { record }));
    solved?.forEach((share) => void expect(share).toBe(1));
  }
}

describe('where every position is proven, it is exact play', () => {
  test('connect four on 4 rows of 4', { timeout: 60_000 }, () =>
    agreesWithMinimax(connectFourEvent, { rows: 4, columns: 4 }, connectFourEndgames(AMPLE)),
  );
  test('breakthrough on 4 rows of 3', () => agreesWithMinimax(breakthroughEvent, { rows: 4, columns: 3 }, breakthroughEndgames(AMPLE)));
});

test('on the full board it speaks of a part of the choices, always the same, and says of them what far longer proofs say', async () => {
  const parameters = breakthroughEvent.game.parameters.parse({});
  const far = breakthroughSolver(500_000);
  const near = breakthroughEndgames(USUAL);
  const proven: [Breakthrough, readonly number[]][] = [];
  const noting: EndgameSolver<Breakthrough> = {
    ...near,
    begin() {
      const valuesOf = near.begin();
      return (state) => {
        const values = valuesOf(state);
        if (values !== undefined) proven.push([state, values]);
        return values;
      };
    },
  };
  for (let seed = 0; seed < 8; seed++) {
    const record = wandered(breakthroughEvent.game, parameters, seed);
    const said = await verdictsOf(endgamePlay(breakthroughEvent, parameters, near), { record });
    expect(await verdictsOf(endgamePlay(breakthroughEvent, parameters, noting), { record })).toEqual(said);
    for (const share of said.solved ?? []) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
  }
  expect(proven.length).toBeGreaterThan(50);
  for (const [state, values] of proven) expect(far.moveValues(state)).toEqual(values);
});

describe('how far back it looks', () => {
  /** Answers from the last position on; notes which positions it was asked for, by their number of moves. */
  function listening(answers: readonly boolean[]) {
    const asked: number[] = [];
    const solver: EndgameSolver<{ filled: number }> = {
      game: 'connect-four',
      begin: () => (state) => {
        asked.push(connectFourEvent.game.stateText(state as never).replaceAll(/[^xo]/g, '').length);
        return answers[asked.length - 1] ? [0, 0, 0, 0, 0, 0, 0] : undefined;
      },
    };
    const parameters = connectFourEvent.game.parameters.parse({});
    return { asked, judge: endgamePlay(connectFourEvent, parameters, solver as never) };
  }
  const record = { moves: inTurn(0, 1, 2, 3, 4, 5, 6, 0) };

  test('from the end, past one position that is not proven, no further than two in a row', async () => {
    const { asked, judge } = listening([true, false, true, false, false, true]);
    expect(await verdictsOf(judge, { record })).toEqual({ regret: [undefined, 0], blunder: [undefined, 0], solved: [0, 1 / 2] });
    expect(asked).toEqual([7, 6, 5, 4, 3]);
  });

  test('no choices or no record, no verdict', async () => {
    const { judge } = listening([]);
    expect(await verdictsOf(judge, { record: { moves: [] } })).toEqual({});
    expect(await verdictsOf(judge, { returns: [1, -1] })).toEqual({});
  });
});
