import { describe, expect, it } from 'vitest';
import { ENDED } from '../../../harness/core/game.ts';
import { random } from '../../../harness/core/random.ts';
import { connectFourEvent } from '../../../tasks/gtbench/games/connect-four.prompt.ts';
import { connectFour } from '../../../tasks/gtbench/games/connect-four.ts';
import { openings } from '../../../tasks/gtbench/openings.ts';
import { deviations, rated } from './random-play.ts';
import { replayedFile, traced } from './replayed-file.ts';
import { listedMoves, played, readAt, turnsOf } from './turns-of.ts';

describe.skipIf(!traced)('connect four against traces of OpenSpiel (needs ../shared/reference/gtbench/traces)', () => {
  it.each([
    ['connect_four', 200],
    ['connect_four.draw', 7],
  ])('%s: %i games without a mismatch', async (name, games) => {
    expect(await replayedFile(connectFour, name)).toMatchObject({ games, mismatches: [] });
  });
});

describe.skipIf(!rated)('connect four at random (needs ../shared/reference/gtbench/random_play_stats.json)', () => {
  it('ends as often so or so as in OpenSpiel, and as late', () => {
    const found = deviations(connectFour, 'connect_four', 40_000);
    for (const [figure, errors] of Object.entries(found)) expect(Math.abs(errors), figure).toBeLessThan(4);
  });
});

/** Whether a stone has a line on a board of text, the top row first: by looking everywhere. */
function hasLine(board: readonly string[], stone: string, inRow: number): boolean {
  const steps = [
    [0, 1],
    [1, 0],
    [1, 1],
    [1, -1],
  ] as const;
  const line = (row: number, column: number, [down, right]: readonly [number, number]): boolean =>
    Array.from({ length: inRow }, (_, i) => board[row + i * down]?.[column + i * right]).every((cell) => cell === stone);
  return board.some((cells, row) => [...cells].some((_, column) => steps.some((step) => line(row, column, step))));
}

describe('connect four of any size', () => {
  it.each([
    ['6', '7', '4'],
    ['3', '3', '3'],
    ['4', '9', '3'],
    ['9', '4', '4'],
    ['10', '11', '5'],
    ['1', '6', '2'],
    ['6', '1', '3'],
    ['20', '16', '6'],
    ['20', '2', '20'],
  ])('%s rows, %s columns, %s in a row: agrees with a plain board at every move', (rows, columns, inRow) => {
    const size = connectFour.parameters.parse({ rows, columns, inRow });
    const rng = random('plain', rows, columns);
    for (let round = 0; round < 1000 / (size.rows * size.columns); round++) {
      const board = Array.from({ length: size.rows }, () => '.'.repeat(size.columns));
      let state = connectFour.start(size);
      for (let ply = 0; connectFour.mover(state) !== ENDED; ply++) {
        const stone = ply % 2 === 0 ? 'x' : 'o';
        expect(connectFour.mover(state)).toBe(ply % 2);
        expect(connectFour.legal(state, ply % 2)).toEqual([...(board[0] ?? '')].flatMap((cell, column) => (cell === '.' ? [column] : [])));
        const column = rng.pick(connectFour.legal(state, ply % 2));
        const row = board.findLastIndex((cells) => cells[column] === '.');
        board[row] = `${board[row]?.slice(0, column)}${stone}${board[row]?.slice(column + 1)}`;
        state = connectFour.apply(state, column);
        expect(connectFour.stateText(state)).toBe(board.map((cells) => `${cells}\n`).join(''));
        const won = hasLine(board, stone, size.inRow);
        expect(connectFour.mover(state) === ENDED).toBe(won || !board.join('').includes('.'));
        expect(connectFour.returns(state)[0]).toBe(won ? (stone === 'x' ? 1 : -1) : 0);
      }
      expect(connectFour.legal(state, 0)).toEqual([]);
    }
  });

  it('is won, not drawn, by a line that fills the board', () => {
    const state = played(connectFourEvent, { rows: '3', columns: '3', inRow: '3' }, [0, 0, 0, 1, 1, 2, 1, 2, 2]);
    expect(connectFour.stateText(state)).toBe('xxx\noxo\nxoo\n');
    expect(connectFour.returns(state)).toEqual([1, -1]);
  });

  it('hands out lists that stay as they are, and copies that are states of their own', () => {
    const state = played(connectFourEvent, {}, [3, 3, 3, 3, 3]);
    const [legal, text, copy] = [connectFour.legal(state, 1), connectFour.stateText(state), connectFour.copy(state)];
    connectFour.apply(copy, 3);
    expect(connectFour.legal(copy, 0)).toEqual([0, 1, 2, 4, 5, 6]);
    expect([legal, connectFour.legal(state, 1)]).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [0, 1, 2, 3, 4, 5, 6],
    ]);
    expect(connectFour.stateText(state)).toBe(text);
    expect(connectFour.informationText(copy, 0)).toBe('3, 3, 3, 3, 3, 3');
  });

  it('deals the bare start, then the 1,120 positions after two discs a side, then deeper ones', () => {
    const lengths: number[] = [];
    for (const opening of openings(connectFour, connectFour.parameters.parse({}), 'a')) if (lengths.push(opening.length) === 1122) break;
    expect(lengths.indexOf(4)).toBe(1);
    expect(lengths.lastIndexOf(4)).toBe(1120);
    expect(lengths[1121]).toBe(5);
  });
});

describe('impossible sizes of connect four', () => {
  it.each([
    [{ rows: '0' }, /at least 1/],
    [{ rows: '21' }, /at most 20/],
    [{ columns: '17' }, /at most 16/],
    [{ columns: 'seven' }, /whole number/],
    [{ inRow: '1' }, /at least 2/],
    [{ inRow: '8' }, /must fit on the board/],
    [{ x_in_row: '4' }, /x_in_row/],
  ])('%o', (raw, message) => {
    expect(() => connectFour.parameters.parse(raw)).toThrow(message);
  });

  it("are read under OpenSpiel's names in a trace", () => {
    expect(connectFour.openSpiel?.parameters({ rows: '5', columns: '6', x_in_row: '3' })).toEqual({ rows: 5, columns: 6, inRow: 3 });
    expect(connectFour.openSpiel?.parameters({})).toEqual({ rows: 6, columns: 7, inRow: 4 });
  });
});

describe('what a player of connect four reads', () => {
  it.each<Record<string, string>>([{}, { rows: '4', columns: '5', inRow: '3' }, { rows: '11', columns: '12' }])(
    '%o: agrees with the game at every turn',
    (raw) => {
      const size = connectFour.parameters.parse(raw);
      for (let game = 0; game < 5; game++) {
        for (const { state, seat, system, parts } of turnsOf(connectFourEvent, raw, game)) {
          const [who, history, drawing, legal] = parts;
          expect(system).toContain(`${size.columns} columns (C1 to C${size.columns}, left to right) and ${size.rows} rows`);
          expect(system).toContain(`first has ${size.inRow} discs`);
          expect(who).toBe(seat === 0 ? 'You are x and move first. Your opponent is o.' : 'You are o and move second. Your opponent is x.');
          const moves = [...(history?.matchAll(/^(\d+)\. (you|your opponent): <C(\d+)>$/gm) ?? [])];
          expect(moves.map(([, , , column]) => Number(column) - 1).join(', ')).toBe(connectFour.informationText(state, seat));
          expect(moves.every(([, number, name], ply) => Number(number) === ply + 1 && (name === 'you') === (ply % 2 === seat))).toBe(true);
          const [, names, ...rows] = drawing?.split('\n').map((line) => line.trim().split(/\s+/)) ?? [];
          expect(names).toEqual(Array.from({ length: size.columns }, (_, column) => `C${column + 1}`));
          expect(rows.map(([label]) => label)).toEqual(Array.from({ length: size.rows }, (_, i) => `R${size.rows - i}`));
          expect(rows.map(([, ...cells]) => `${cells.join('')}\n`).join('')).toBe(connectFour.stateText(state));
          expect(listedMoves(legal)).toEqual(connectFour.legal(state, seat).map((column) => `<C${column + 1}>`));
        }
      }
    },
  );

  it('starts with what was there the turn before', () => {
    const prompts = [...turnsOf(connectFourEvent, {}, 'prefix')].filter(({ seat }) => seat === 0);
    for (const [i, { user, system }] of prompts.entries()) {
      const before = prompts[i - 1];
      if (before === undefined || i === 1) continue;
      expect(system).toBe(before.system);
      expect(user.startsWith(before.parts.slice(0, 2).join('\n\n'))).toBe(true);
    }
  });

  it('says which moves of an opening were not its own', () => {
    const [, , , , turn] = [...turnsOf(connectFourEvent, {}, 0, 4)];
    expect(turn?.user).toContain('Moves so far (the first 4 were set before the game was handed to you both):\n1. you: ');
  });
});

describe('a reply in connect four', () => {
  /** The fourth column is full. */
  const state = played(connectFourEvent, {}, [3, 3, 3, 3, 3, 3]);

  it.each([
    ['Answer: <C5>', 4],
    ['<c1>', 0],
    ['Answer: **<C7>**', 6],
    ['<C1> loses. Answer: <C2> (not <C3>)', 1],
    ['Answer: <C4>', 'illegal'],
    ['Answer: <C8>', 'illegal'],
    ['Answer: <C0>', 'illegal'],
    ['Answer: <C12>', 'illegal'],
    ['Answer: <x5>', 'illegal'],
    ['<C4>', 'illegal'],
    ['C5', 'unparsed'],
    ['Column 5', 'unparsed'],
    ['<C1> or <C2>', 'unparsed'],
    ['', 'unparsed'],
  ])('%j → %s', async (text, read) => {
    expect(await readAt(connectFourEvent, state, text)).toBe(read);
  });
});
