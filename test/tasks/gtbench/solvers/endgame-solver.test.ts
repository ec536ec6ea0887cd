import { expect, test } from 'vitest';
import { connectFour } from '../../../../tasks/gtbench/games/connect-four.ts';
import { ConnectFourBoard } from '../../../../tasks/gtbench/solvers/connect-four-board.ts';
import { endgameSolver } from '../../../../tasks/gtbench/solvers/endgame-solver.ts';
import { plainSearch, strayed } from './plain-search.ts';

let looks = 0;
class Counted extends ConnectFourBoard {
  override settled(): 0 | 1 | undefined {
    looks++;
    return super.settled();
  }
}

const counted = (position: number, match: number) => endgameSolver(connectFour, (state) => new Counted(state), { position, match });
const start = () => connectFour.start(connectFour.parameters.parse({}));

test('a position may cost so much, all of a match so much, and the next match as much again', () => {
  const solver = counted(1000, 2500);
  for (let match = 0; match < 2; match++) {
    const valuesOf = solver.begin();
    const spent = Array.from({ length: 4 }, () => {
      looks = 0;
      expect(valuesOf(start())).toBeUndefined();
      return looks;
    });
    expect(spent).toEqual([1000, 1000, 500, 0]);
  }
});

test('what was proven of one position helps with the next, and changes no value', () => {
  const raw = { rows: 4, columns: 5 };
  const plain = plainSearch(connectFour);
  let saved = 0;
  for (let seed = 0; seed < 20; seed++) {
    const state = strayed(connectFour, raw, 6, seed);
    if (state === undefined) continue;
    const earlier = counted(100_000, 1_000_000).begin();
    const first = connectFour.legal(state, 0)[0] as number;
    const later = connectFour.apply(connectFour.copy(state), first);
    if (connectFour.mover(later) < 0) continue;
    looks = 0;
    expect(counted(100_000, 1_000_000).begin()(state)).toEqual(plain(state));
    const alone = looks;
    expect(earlier(later)).toEqual(plain(later));
    looks = 0;
    expect(earlier(state)).toEqual(plain(state));
    saved += alone - looks;
  }
  expect(saved).toBeGreaterThan(0);
});
