import type { Breakthrough } from '../games/breakthrough.ts';
import { type ProofBoard, zobrist } from './proof-board.ts';

/** Worth of a piece in the guess, beside the squares of the rows it has come. */
const PIECE = 10;

/** Breakthrough by a mask for each row of each seat, as the game has it; column a is the lowest bit. Moves are the game's ids. */
export class BreakthroughBoard implements ProofBoard {
  readonly draws = false;
  readonly width: number;
  low = 0;
  high = 0;
  readonly #rows: number;
  readonly #columns: number;
  /** The rows of seat 0, then those of seat 1. */
  readonly #pieces: Int32Array;
  readonly #counts: [number, number] = [0, 0];
  readonly #words: Int32Array;
  #seat: number;

  constructor({ size: { rows, columns }, pieces, moves }: Breakthrough) {
    this.width = 3 * rows * columns;
    this.#rows = rows;
    this.#columns = columns;
    this.#pieces = Int32Array.from(pieces);
    this.#words = wordsOf(2 * rows * columns + 1);
    this.#seat = moves.length % 2;
    if (this.#seat === 1) this.#hash(2 * rows * columns);
    for (let at = 0; at < 2 * rows; at++) {
      for (let column = 0; column < columns; column++) {
        if ((((this.#pieces[at] as number) >> column) & 1) === 0) continue;
        this.#hash(at * columns + column);
        this.#counts[at < rows ? 0 : 1]++;
      }
    }
  }

  /**
   * A piece one row short of the far row can always move there: no piece of its own stands in its way. So can one that gets there
   * where nothing can capture it, unless the other seat has such a piece itself.
   */
  settled(): 1 | undefined {
    const [own, other] = this.#sides();
    const [far, step] = this.#seat === 0 ? [this.#rows - 1, 1] : [0, -1];
    if (this.#pieces[own + far - step] !== 0 || this.#capturesLast(own, other, step)) return 1;
    if (this.#pieces[other + this.#rows - 1 - far + step] !== 0) return undefined;
    const here = this.#pieces[own + far - 2 * step] as number;
    const guards = this.#pieces[other + far] as number;
    const straight = here & ~(this.#pieces[other + far - step] as number);
    const reached = (straight | (here << 1) | (here >> 1)) & ((1 << this.#columns) - 1);
    return (reached & ~((guards << 1) | (guards >> 1))) !== 0 ? 1 : undefined;
  }

  #capturesLast(own: number, other: number, step: number): boolean {
    if (this.#counts[1 - this.#seat] !== 1) return false;
    for (let row = 0; row < this.#rows; row++) {
      const last = this.#pieces[other + row] as number;
      const from = row - step;
      if (last === 0 || from < 0 || from >= this.#rows) continue;
      return ((this.#pieces[own + from] as number) & ((last << 1) | (last >> 1))) !== 0;
    }
    return false;
  }

  /** Captures first, and of either kind those of the pieces that have come farthest. */
  moves(into: Int32Array): number {
    const other = this.#sides()[1];
    const threatened = this.#seat === 0 ? 1 : this.#rows - 2;
    const threats = this.#pieces[other + threatened] as number;
    if ((threats & (threats - 1)) !== 0) return 0;
    if (threats !== 0) return this.#captures(into, 0, threatened - (this.#seat === 0 ? 1 : -1));
    let count = 0;
    for (let k = 0; k < this.#rows - 1; k++) count = this.#captures(into, count, this.#nth(k));
    for (let k = 0; k < this.#rows - 1; k++) count = this.#steps(into, count, this.#nth(k));
    return count;
  }

  make(id: number): void {
    this.#shift(id, 0);
  }

  unmake(id: number): void {
    this.#shift(id, 1);
  }

  evaluate(): number {
    const score = this.#weight(0) - this.#weight(1);
    return this.#seat === 0 ? score : -score;
  }

  #weight(seat: 0 | 1): number {
    let sum = PIECE * this.#counts[seat];
    for (let row = 0; row < this.#rows; row++) {
      const come = seat === 0 ? row : this.#rows - 1 - row;
      for (let rest = this.#pieces[seat * this.#rows + row] as number; rest !== 0; rest &= rest - 1) sum += come * come;
    }
    return sum;
  }

  /** Where the rows of the mover begin, and the other's. */
  #sides(): readonly [number, number] {
    return this.#seat === 0 ? [0, this.#rows] : [this.#rows, 0];
  }

  /** The mover's rows, the farthest from which a piece may move first. */
  #nth(k: number): number {
    return this.#seat === 0 ? this.#rows - 2 - k : k + 1;
  }

  #captures(into: Int32Array, count: number, row: number): number {
    const [own, other] = this.#sides();
    const here = this.#pieces[own + row] as number;
    const theirs = this.#pieces[other + row + (this.#seat === 0 ? 1 : -1)] as number;
    const left = this.#list(into, count, row, here & (theirs << 1), 1);
    return this.#list(into, left, row, here & (theirs >> 1), 5);
  }

  #steps(into: Int32Array, count: number, row: number): number {
    const [own, other] = this.#sides();
    const ahead = row + (this.#seat === 0 ? 1 : -1);
    const here = this.#pieces[own + row] as number;
    const free = ~((this.#pieces[own + ahead] as number) | (this.#pieces[other + ahead] as number)) & ((1 << this.#columns) - 1);
    const straight = this.#list(into, count, row, here & free, 2);
    const left = this.#list(into, straight, row, here & (free << 1), 0);
    return this.#list(into, left, row, here & (free >> 1), 4);
  }

  /** Lists a move for each piece, `kind` saying where it leads and whether it captures. */
  #list(into: Int32Array, count: number, row: number, pieces: number, kind: number): number {
    let next = count;
    for (let rest = pieces; rest !== 0; rest &= rest - 1) {
      into[next++] = (row * this.#columns + 31 - Math.clz32(rest & -rest)) * 12 + this.#seat * 6 + kind;
    }
    return next;
  }

  /** Makes a move, or takes it back. */
  #shift(id: number, back: 0 | 1): void {
    const direction = (id >> 1) % 6;
    const seat = direction < 3 ? 0 : 1;
    const [own, other] = seat === 0 ? [0, this.#rows] : [this.#rows, 0];
    const square = Math.floor(id / 12);
    const row = Math.floor(square / this.#columns);
    const column = square - row * this.#columns;
    const to = row + (seat === 0 ? 1 : -1);
    const target = column + (direction % 3) - 1;
    this.#toggle(own + row, column);
    this.#toggle(own + to, target);
    if ((id & 1) === 1) {
      this.#toggle(other + to, target);
      this.#counts[seat === 0 ? 1 : 0] += back === 1 ? 1 : -1;
    }
    this.#seat = 1 - this.#seat;
    this.#hash(2 * this.#rows * this.#columns);
  }

  #toggle(at: number, column: number): void {
    this.#pieces[at] = (this.#pieces[at] as number) ^ (1 << column);
    this.#hash(at * this.#columns + column);
  }

  #hash(feature: number): void {
    this.low ^= this.#words[2 * feature] as number;
    this.high ^= this.#words[2 * feature + 1] as number;
  }
}

const known = new Map<number, Int32Array>();

function wordsOf(features: number): Int32Array {
  const words = known.get(features) ?? zobrist('breakthrough', features);
  known.set(features, words);
  return words;
}
