import { describe, expect, it } from 'vitest';
import { firstSealedAuctionEvent } from '../../../../tasks/gtbench/games/first-sealed-auction.prompt.ts';
import { prisonersDilemmaEvent } from '../../../../tasks/gtbench/games/prisoners-dilemma.prompt.ts';
import { cooperation } from '../../../../tasks/gtbench/judges/cooperation.ts';
import { paperAuctionRegret, paperDilemmaRegret, paperRegret } from '../../../../tasks/gtbench/judges/paper-regret.ts';
import type { Move } from '../../../../tasks/gtbench/match-record.ts';
import { verdictsOf } from './verdicts.ts';

const [SILENT, TESTIFY] = [0, 1];
const parameters = prisonersDilemmaEvent.game.parameters.parse({});
const rounds = (...both: [number, number][]): Move[] =>
  both.flatMap(([one, other], i): Move[] => [
    [0, one],
    [1, other],
    [-1, i === both.length - 1 ? 1 : 0],
  ]);
const three = rounds([SILENT, TESTIFY], [TESTIFY, TESTIFY], [SILENT, SILENT]);

describe('cooperation', () => {
  const judge = cooperation(prisonersDilemmaEvent, parameters);

  it('counts silent rounds a seat, and what both earn a round', async () => {
    // 0 + 10, 1 + 1, 5 + 5 in three rounds.
    expect(await verdictsOf(judge, { record: { moves: three } })).toEqual({ cooperation: [2 / 3, 1 / 3], system: [22 / 3, 22 / 3] });
  });

  it('a match that was forfeited after a round still shows that round; before it, nothing', async () => {
    const first: Move[] = [
      [0, SILENT],
      [1, SILENT],
      [-1, 0],
    ];
    expect(await verdictsOf(judge, { record: { moves: first }, forfeits: [0] })).toEqual({ cooperation: [1, 1], system: [10, 10] });
    expect(await verdictsOf(judge, { record: { moves: [] }, forfeits: [0] })).toEqual({});
  });
});

describe("the paper's regret", () => {
  it('sums the dilemma over rounds: 1 for silence against testimony, 2 for silence against silence', async () => {
    const judge = paperRegret(prisonersDilemmaEvent, parameters, paperDilemmaRegret);
    expect(await verdictsOf(judge, { record: { moves: three } })).toEqual({ regret: [3, 2] });
    expect(await verdictsOf(judge, { record: { moves: three }, forfeits: [0] })).toEqual({});
  });

  // The paper’s cases: too much bid; less than would win, with and without something to gain; the least winning bid is regretted, too.
  it.each([
    [
      [9, 4],
      [7, 2],
      [4, 0],
    ],
    [
      [9, 4],
      [2, 3],
      [5, 1],
    ],
    [
      [9, 4],
      [4, 3],
      [5, 0],
    ],
  ])('values %j, bids %j', async (values, bids, regret) => {
    const auction = firstSealedAuctionEvent.game.parameters.parse({});
    const judge = paperRegret(firstSealedAuctionEvent, auction, paperAuctionRegret);
    const moves: Move[] = [
      [-1, values[0] as number],
      [-1, values[1] as number],
      [0, bids[0] as number],
      [1, bids[1] as number],
    ];
    expect(await verdictsOf(judge, { record: { moves } })).toEqual({ regret });
  });
});
