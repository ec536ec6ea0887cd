import { expect, it } from 'vitest';
import type { Sample } from '../../../harness/core/sample.ts';
import type { Deal } from '../../../tasks/gtbench/deals.ts';
import { games } from '../../../tasks/gtbench/games.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { recordOf, replay } from '../../../tasks/gtbench/match-record.ts';
import { randomSeat, type Seat, tableOf } from './table.ts';

it.each(games)('$title: a match is played again from its record alone, to the same end', async (event) => {
  const task = match(event);
  const parameters = task.parameters.parse({});
  for await (const sample of task.samples({ parameters, seed: 'seed' }) as Iterable<Sample<Deal>>) {
    if (sample.data.deal === 4) break;
    const seen: [number, string, string][] = [];
    const said: Seat = async (turn, place) => {
      const id = await randomSeat(turn, place);
      const { seat, information } = turn.position ?? { seat: -1, information: '' };
      seen.push([seat, information, String(id)]);
      return id;
    };
    const outcome = await task.play(sample, tableOf(parameters, [said, said]).table);
    const record = recordOf(JSON.parse(JSON.stringify(outcome)));
    if (record === undefined) throw new Error('no record');
    expect(record.opening ?? []).toEqual(sample.data.opening);
    const again: [number, string, string][] = [];
    const end = replay(event, parameters, record, (state, seat, id) => {
      if (event.game.legal(state, seat).length > 1) again.push([seat, event.game.informationText(state, seat), String(id)]);
    });
    expect(again).toEqual(seen);
    expect(event.game.returns(end)).toEqual(outcome.returns);
  }
});

it('an outcome without moves has no record', () => {
  expect(recordOf({ ended: 'finished' })).toBeUndefined();
  expect(recordOf({ ended: 'finished', record: null })).toBeUndefined();
  expect(recordOf({ ended: 'finished', record: { moves: 'none' } })).toBeUndefined();
});
