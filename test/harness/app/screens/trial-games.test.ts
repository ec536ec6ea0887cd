import { describe, expect, test } from 'vitest';
import type { Screen } from '../../../../harness/app/screens/screen.ts';
import { lineWidth } from '../../../../harness/app/screens/span.ts';
import { trialText } from '../../../../harness/app/trial-text.ts';
import { TOGETHER } from '../../../../harness/core/game.ts';
import type { Task } from '../../../../harness/core/task.ts';
import type { TrialRecord } from '../../../../results/trial-record.ts';
import type { GameEvent } from '../../../../tasks/gtbench/game-event.ts';
import { games } from '../../../../tasks/gtbench/games.ts';
import { match } from '../../../../tasks/gtbench/match.ts';
import { type MatchRecord, recordOf, replay } from '../../../../tasks/gtbench/match-record.ts';
import { legalAnswer, NARROW, opened, played, pressing, textOf, WIDE } from './played-trials.ts';

interface Expected {
  readonly board: string;
  readonly moves: string[];
}

/** Positions and moves as the game itself tells them from the record of the match, without its trajectory. */
function expectedTurns(event: GameEvent, { parameters, outcome }: TrialRecord): Expected[] {
  const turns: Expected[] = [];
  let together: Expected | undefined;
  const settled = event.game.parameters.parse(parameters);
  replay(event, settled, recordOf(outcome as never) as MatchRecord, (state, seat, id) => {
    const atOnce = event.game.mover(state) === TOGETHER;
    if (!atOnce || seat === 0) {
      together = { board: event.board(state), moves: [] };
      turns.push(together);
    }
    together?.moves.push(event.token(state, seat, id));
  });
  return turns;
}

/** Every turn of a trial as it is drawn. */
function pages(screen: Screen, size = WIDE): string[] {
  const shown: string[] = [];
  for (let page: Screen | undefined = pressing(screen, ['home'], size); page !== undefined; ) {
    shown.push(textOf(page, size));
    const move = page.press('right', size);
    page = move?.kind === 'to' ? move.screen : undefined;
  }
  return shown;
}

describe('a match is replayed turn by turn', () => {
  test.each(games)('$title', async (event) => {
    const task = match(event, `gtbench/${event.game.id}`) as Task<unknown, unknown>;
    const found = await played({ agents: ['random', 'openai/a'], task, samples: 2, answer: legalAnswer });
    expect(found.records).toHaveLength(4);
    for (const [index, record] of found.records.entries()) {
      expect(record.outcome?.forfeits).toBeUndefined();
      const expected = expectedTurns(event, record);
      const screen = await opened(found, index);
      const shown = pages(screen);
      expect(shown).toHaveLength(expected.length + 1);
      expect(screen.title).toContain(`${expected.length} turn${expected.length === 1 ? '' : 's'}`);
      const text = await trialText(record);
      let at = 0;
      for (const [i, { board, moves }] of expected.entries()) {
        expect(shown[i]).toContain(`turn ${i + 1} of ${expected.length}`);
        for (const row of board.split('\n')) expect(shown[i]).toContain(row.trimEnd());
        for (const move of moves) {
          expect(shown[i]).toContain(move);
          at = text.indexOf(move, at);
          expect(at).toBeGreaterThan(-1);
        }
      }
      expect(shown.at(-1)).toContain('the end');
      expect(shown.at(-1)).toContain('ended: finished');
      for (const row of pressing(screen, ['end']).lines(NARROW) ?? []) expect(lineWidth(row)).toBeLessThanOrEqual(NARROW.columns);
    }
  });
});

describe('what a move gave away', () => {
  test('the regret of each move of nim adds up to what the judge found', async () => {
    const event = games.find(({ game }) => game.id === 'nim') as GameEvent;
    const task = match(event, 'gtbench/nim') as Task<unknown, unknown>;
    const found = await played({ agents: ['random', 'openai/a'], task, samples: 3, answer: legalAnswer });
    for (const [index, { verdicts, id }] of found.records.entries()) {
      const screen = await opened(found, index);
      const regrets: number[][] = [[], []];
      for (const page of pages(screen)) {
        const seat = Number(/seat (\d): /.exec(page)?.[1]) - 1;
        const regret = /regret of this move (\S+)/.exec(page)?.[1];
        if (regret !== undefined) {
          regrets[seat]?.push(Number(regret));
          expect(page).toMatch(/best: (any move|<pile:\d+, take:\d+>)/);
        }
      }
      for (const seat of [0, 1]) {
        const own = regrets[seat] as number[];
        const judged = verdicts.find((verdict) => verdict.seat === seat && verdict.metric === 'regret')?.score;
        if (own.length === 0) expect(judged, id).toBeUndefined();
        else expect(own.reduce((sum, one) => sum + one, 0) / own.length).toBeCloseTo((judged as { value: number }).value, 6);
      }
    }
  });

  test('it stands in the text too, and is absent where no solver knows the game or the version is another', async () => {
    const taskOf = (id: string) => match(games.find(({ game }) => game.id === id) as GameEvent, `gtbench/${id}`) as Task<unknown, unknown>;
    const tictactoe = await played({ agents: ['random', 'alternate'], task: taskOf('prisoners-dilemma'), samples: 1 });
    expect(await trialText(tictactoe.records[0] as TrialRecord)).not.toContain('regret of this move');
    const kuhn = await played({ agents: ['random', 'optimal'], task: taskOf('kuhn-poker'), samples: 1 });
    const record = kuhn.records[0] as TrialRecord;
    expect(await trialText(record)).toMatch(/seat \d, turn 1: read as <\w+> · legal\n {2}regret of this move \S+\n {2}best: (any move|<)/);
    expect(await trialText({ ...record, version: '0' })).not.toContain('regret of this move');
    expect(await trialText({ ...record, task: 'mine/kuhn-poker' })).not.toContain('regret of this move');
  });
});
