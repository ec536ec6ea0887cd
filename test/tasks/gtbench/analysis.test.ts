import { describe, expect, test } from 'vitest';
import { CHANCE } from '../../../harness/core/game.ts';
import type { Outcome } from '../../../harness/core/outcome.ts';
import type { MoveAnalysis } from '../../../harness/core/task.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { games } from '../../../tasks/gtbench/games.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import type { MatchRecord } from '../../../tasks/gtbench/match-record.ts';
import { verdictsOf } from './judges/verdicts.ts';
import { type Seat, tableOf } from './table.ts';

const randomly: Seat = ({ legal = [] }, { rng }) => rng.pick(legal);

/** Matches at random on the first deals of a game. */
async function wandered(event: GameEvent, deals: number): Promise<Outcome[]> {
  const task = match(event);
  const parameters = task.parameters.parse({});
  const outcomes: Outcome[] = [];
  for await (const sample of task.samples({ parameters, seed: '0' })) {
    outcomes.push(await task.play(sample, tableOf(parameters, [randomly, randomly], `seed ${outcomes.length}`).table));
    if (outcomes.length === deals) break;
  }
  return outcomes;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const KNOWN = ['tic-tac-toe', 'nim', 'kuhn-poker', 'pig', 'first-sealed-auction', 'connect-four', 'breakthrough'];

const analyse = (event: GameEvent, outcome: Outcome): readonly MoveAnalysis[] | undefined => {
  const task = match(event);
  return task.analyse?.(task.parameters.parse({}), outcome);
};

describe('what moves gave away', () => {
  test.each(games.filter(({ game }) => KNOWN.includes(game.id)))('is what judges find, seat by seat: $title', async (event) => {
    const task = match(event);
    const parameters = task.parameters.parse({});
    let known = 0;
    for (const outcome of await wandered(event, 5)) {
      const moves = analyse(event, outcome) ?? [];
      const verdicts = await Promise.all(task.judges(parameters).map((judge) => verdictsOf(judge, outcome)));
      const judged = verdicts.find(({ regret }) => regret !== undefined)?.regret ?? [];
      for (const seat of [0, 1]) {
        const own = moves.flatMap((move) => (move.seat === seat && move.regret !== undefined ? [move.regret] : []));
        known += own.length;
        if (own.length === 0) expect(judged[seat]).toBeUndefined();
        else expect(judged[seat]).toBeCloseTo(mean(own), 9);
      }
      const made = (outcome.record as unknown as MatchRecord).moves.filter(([seat]) => seat !== CHANCE);
      if (moves.length > 0) expect(moves.map(({ seat }) => seat)).toEqual(made.map(([seat]) => seat));
      // A move is among the best ones exactly where it gave nothing away.
      for (const { text, best, regret, choices } of moves) {
        if (regret !== undefined) expect([best.includes(text), best.length <= choices]).toEqual([regret === 0, true]);
        else expect(best).toEqual([]);
      }
    }
    expect(known).toBeGreaterThan(0);
  });

  test.each(games.filter(({ game }) => !KNOWN.includes(game.id)))('is not known: $title', async (event) => {
    for (const outcome of await wandered(event, 1)) expect(analyse(event, outcome)).toBeUndefined();
  });

  test.each(games)('is not known of an outcome without a record: $title', (event) => {
    expect(analyse(event, { ended: 'finished' })).toBeUndefined();
  });
});
