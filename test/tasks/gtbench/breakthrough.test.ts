import { describe, expect, it } from 'vitest';
import { ENDED } from '../../../harness/core/game.ts';
import { random } from '../../../harness/core/random.ts';
import { breakthroughEvent } from '../../../tasks/gtbench/games/breakthrough.prompt.ts';
import { type Breakthrough, breakthrough } from '../../../tasks/gtbench/games/breakthrough.ts';
import { openings } from '../../../tasks/gtbench/openings.ts';
import { deviations, rated } from './random-play.ts';
import { replayedFile, traced } from './replayed-file.ts';
import { listedMoves, played, readAt, turnsOf } from './turns-of.ts';

describe.skipIf(!traced)('breakthrough against traces of OpenSpiel (needs ../shared/reference/gtbench/traces)', () => {
  it.each([
    ['breakthrough', 190],
    ['breakthrough.elim', 7],
    ['breakthrough.variant', 50],
  ])('%s: %i games without a mismatch', async (name, games) => {
    expect(await replayedFile(breakthrough, name)).toMatchObject({ games, mismatches: [] });
  });
});

describe.skipIf(!rated)('breakthrough at random (needs ../shared/reference/gtbench/random_play_stats.json)', () => {
  it('is won as often by either side as in OpenSpiel, and as late', () => {
    const found = deviations(breakthrough, 'breakthrough(columns=3)', 40_000);
    for (const [figure, errors] of Object.entries(found)) expect(Math.abs(errors), figure).toBeLessThan(4);
  });
});

/** The moves of a side on a board of text, the top row first, by the rules as they are told: `a7b6*`. */
function plainMoves(board: readonly string[], seat: number): string[] {
  const [own, enemy, step] = seat === 0 ? ['b', 'w', 1] : ['w', 'b', -1];
  const name = (row: number, column: number): string => `${'abcdefgh'[column]}${board.length - row}`;
  return board.flatMap((cells, row) =>
    [...cells].flatMap((cell, column) =>
      [-1, 0, 1].flatMap((aside) => {
        const target = board[row + step]?.[column + aside];
        if (cell !== own || !(target === '.' || (target === enemy && aside !== 0))) return [];
        return [`${name(row, column)}${name(row + step, column + aside)}${target === enemy ? '*' : ''}`];
      }),
    ),
  );
}

const textRows = (s: Breakthrough): string[] =>
  breakthrough
    .stateText(s)
    .split('\n')
    .slice(0, s.size.rows)
    .map((line) => line.slice(1));

/** Who has won by the board alone: 0, 1 or nobody. */
function winner(board: readonly string[]): number | undefined {
  const all = board.join('');
  if (board.at(-1)?.includes('b') || !all.includes('w')) return 0;
  return board[0]?.includes('w') || !all.includes('b') ? 1 : undefined;
}

describe('breakthrough of any size', () => {
  it.each([
    ['8', '3'],
    ['8', '8'],
    ['6', '2'],
    ['5', '4'],
    ['2', '2'],
    ['3', '8'],
    ['9', '5'],
  ])('%s rows, %s columns: agrees with the rules played on a plain board', (rows, columns) => {
    const size = breakthrough.parameters.parse({ rows, columns });
    const rng = random('plain', rows, columns);
    for (let round = 0; round < 20; round++) {
      let state = breakthrough.start(size);
      for (let ply = 0; breakthrough.mover(state) !== ENDED; ply++) {
        const seat = ply % 2;
        expect(breakthrough.mover(state)).toBe(seat);
        const legal = breakthrough.legal(state, seat);
        expect(legal).toEqual(legal.toSorted((a, b) => a - b));
        expect(legal.map((id) => breakthrough.actionText(state, seat, id))).toEqual(plainMoves(textRows(state), seat));
        state = breakthrough.apply(state, rng.pick(legal));
        const won = winner(textRows(state));
        expect(breakthrough.mover(state) === ENDED).toBe(won !== undefined);
        expect(breakthrough.returns(state)).toEqual(won === undefined ? [0, 0] : won === 0 ? [1, -1] : [-1, 1]);
      }
      expect(breakthrough.legal(state, 0)).toEqual([]);
    }
  });

  it('fills two home rows a side from six rows on, one below', () => {
    expect(breakthrough.stateText(breakthrough.start({ rows: 6, columns: 2 }))).toBe('6bb\n5bb\n4..\n3..\n2ww\n1ww\n ab\n');
    expect(breakthrough.stateText(breakthrough.start({ rows: 5, columns: 2 }))).toBe('5bb\n4..\n3..\n2..\n1ww\n ab\n');
  });

  it('hands out lists that stay as they are, and copies that are states of their own', () => {
    const state = breakthrough.start({ rows: 8, columns: 3 });
    const legal = breakthrough.legal(state, 0);
    const kept = [...legal];
    const copy = breakthrough.copy(state);
    breakthrough.apply(copy, 38);
    expect(breakthrough.legal(copy, 1)).not.toEqual(kept);
    expect(breakthrough.legal(state, 0)).toEqual(kept);
    expect(breakthrough.stateText(state)).toBe('8bbb\n7bbb\n6...\n5...\n4...\n3...\n2www\n1www\n abc\n');
    breakthrough.apply(state, 40);
    breakthrough.legal(state, 1);
    expect(legal).toEqual(kept);
    expect(breakthrough.stateText(copy)).toBe('8bbb\n7.bb\n6b..\n5...\n4...\n3...\n2www\n1www\n abc\n');
  });

  it('deals the bare start, then the 729 positions after two moves a side', () => {
    const lengths: number[] = [];
    for (const opening of openings(breakthrough, breakthrough.parameters.parse({}), 'a')) if (lengths.push(opening.length) === 731) break;
    expect([lengths[0], lengths.indexOf(4), lengths.lastIndexOf(4), lengths[730]]).toEqual([0, 1, 729, 5]);
  });
});

/** Whether the seat to move wins under best play; tries the most advanced pieces first. */
function wins(state: Breakthrough, known: Map<string, boolean>): boolean {
  const seat = breakthrough.mover(state);
  if (seat === ENDED) return false;
  const key = `${seat} ${state.pieces.join()}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const legal = breakthrough.legal(state, seat);
  const won = (seat === 0 ? legal.toReversed() : legal).some((id) => !wins(breakthrough.apply(breakthrough.copy(state), id), known));
  known.set(key, won);
  return won;
}

it.each([
  [4, 3],
  [5, 3],
  [4, 4],
  [5, 4],
])('black wins breakthrough of %i rows and %i columns', (rows, columns) => {
  expect(wins(breakthrough.start({ rows, columns }), new Map())).toBe(true);
});

describe('impossible sizes of breakthrough', () => {
  it.each([
    [{ rows: '1' }, /at least 2/],
    [{ rows: '10' }, /at most 9/],
    [{ columns: '1' }, /at least 2/],
    [{ columns: '9' }, /at most 8/],
    [{ columns: '' }, /whole number/],
    [{ width: '3' }, /width/],
  ])('%o', (raw, message) => {
    expect(() => breakthrough.parameters.parse(raw)).toThrow(message);
  });

  it("has OpenSpiel's eight columns where a trace names none, and three otherwise", () => {
    expect(breakthrough.openSpiel?.parameters({})).toEqual({ rows: 8, columns: 8 });
    expect(breakthrough.openSpiel?.parameters({ rows: '6', columns: '4' })).toEqual({ rows: 6, columns: 4 });
    expect(breakthrough.parameters.parse({})).toEqual({ rows: 8, columns: 3 });
  });
});

describe('what a player of breakthrough reads', () => {
  it.each<Record<string, string>>([{}, { rows: '5', columns: '4' }, { columns: '8' }])('%o: agrees with the game at every turn', (raw) => {
    const size = breakthrough.parameters.parse(raw);
    for (let game = 0; game < 5; game++) {
      for (const { state, seat, system, parts } of turnsOf(breakthroughEvent, raw, game)) {
        const [who, history, drawing, legal] = parts;
        const own = seat === 0 ? 'You are b (black) and move first. Your pieces move down, towards row 1.' : undefined;
        expect(who).toContain(own ?? `You are w (white) and move second. Your pieces move up, towards row ${size.rows}.`);
        expect(system).toContain(`row 1 for b, row ${size.rows} for w`);
        const moves = [...(history?.matchAll(/^(\d+)\. (you|your opponent): <(\w\d)->(\w\d\*?)>$/gm) ?? [])];
        expect(moves.every(([, number, name], ply) => Number(number) === ply + 1 && (name === 'you') === (ply % 2 === seat))).toBe(true);
        const replayed = moves.reduce((s, [, , , from, to]) => {
          const mover = breakthrough.mover(s);
          return breakthrough.apply(
            s,
            breakthrough.legal(s, mover).find((id) => breakthrough.actionText(s, mover, id) === `${from}${to}`) ?? -1,
          );
        }, breakthrough.start(size));
        expect(replayed.moves).toEqual(state.moves);
        const lines = drawing?.split('\n').slice(1) ?? [];
        expect(`${lines.map((line) => (line[0] === ' ' ? ` ${line.replaceAll(' ', '')}` : line.replaceAll(' ', ''))).join('\n')}\n`).toBe(
          breakthrough.informationText(state, seat),
        );
        const texts = listedMoves(legal).map((move) => move.replace(/[<>-]/g, ''));
        expect(texts).toEqual(plainMoves(textRows(state), seat));
      }
    }
  });

  it.each([
    ['8', 'rows 8 and 7', 'rows 2 and 1'],
    ['6', 'rows 6 and 5', 'rows 2 and 1'],
    ['5', 'row 5', 'row 1'],
  ])('%s rows: tells where each side starts', (rows, black, white) => {
    const [first] = [...turnsOf(breakthroughEvent, { rows }, 0)];
    expect(first?.system).toContain(`b's pieces start on all squares of ${black} and move down`);
    expect(first?.system).toContain(`w's pieces start on all squares of ${white} and move up`);
    expect(first?.parts[1]).toBe('No move has been made yet.');
  });
});

describe('a reply in breakthrough', () => {
  /** b7-a6, c2-b3, a6-a5, b3-b4: black's a5 may take b4. */
  const state = played(breakthroughEvent, {}, [48, 246, 74, 200]);

  it('is read at this position', () => {
    expect(breakthrough.stateText(state)).toBe('8bbb\n7b.b\n6...\n5b..\n4.w.\n3...\n2ww.\n1www\n abc\n');
  });

  it.each([
    ['Answer: <a5->b4*>', 113],
    ['Answer: <a5->b4>', 113],
    ['Answer: `<A5 -> B4*>`', 113],
    ['**Answer:** <a5->a4>', 110],
    ['Answer: <a5->a4*>', 110],
    ['<a5->a4> is slow.\n<c7->c6>', 62],
    ['Answer: <a5->b4*> (not <a5->a4>)', 113],
    ['<a5->b4*> and again <a5->b4>', 113],
    // Defect 11 of the original: a step of two columns or rows became another piece's move.
    ['Answer: <c7->a6>', 'illegal'],
    ['Answer: <c7->c5>', 'illegal'],
    ['Answer: <c2->c4>', 'illegal'],
    ['Answer: <a5->c4>', 'illegal'],
    ['Answer: <a5->a6>', 'illegal'],
    ['Answer: <b4->b5>', 'illegal'],
    ['Answer: <a5->z9>', 'illegal'],
    ['Answer: <a5->a5>', 'illegal'],
    ['Answer: <pass>', 'illegal'],
    ['<c2->c4>', 'illegal'],
    ['a5->b4', 'unparsed'],
    ['Answer: a5->b4', 'unparsed'],
    ['<a5->b4> or <a5->a4>', 'unparsed'],
    ['Answer: either <a5->a4> or <c7->c6>', 'unparsed'],
  ])('%j → %s', async (text, read) => {
    expect(await readAt(breakthroughEvent, state, text)).toBe(read);
  });

  it('names no other piece, whatever squares it joins', async () => {
    const names = [...'abcd'].flatMap((column) => [...'0123456789'].map((row) => `${column}${row}`));
    const legal = new Map(breakthrough.legal(state, 0).map((id) => [breakthrough.actionText(state, 0, id).replace('*', ''), id]));
    for (const from of names) {
      for (const to of names)
        expect(await readAt(breakthroughEvent, state, `Answer: <${from}->${to}>`)).toBe(legal.get(`${from}${to}`) ?? 'illegal');
    }
  });
});
