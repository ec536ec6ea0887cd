import type { ConnectFour } from '../games/connect-four.ts';
import { type ProofBoard, zobrist } from './proof-board.ts';

/** Cells that make a line: a column and a bit for each. */
type Line = readonly (readonly [column: number, bit: number])[];

const lines = new Map<string, readonly Line[]>();
const words = new Map<number, Int32Array>();

/** Connect four by a mask for each column of each seat, as the game has it; the bottom row is the lowest bit. */
export class ConnectFourBoard implements ProofBoard {
  readonly draws = true;
  readonly width: number;
  low = 0;
  high = 0;
  readonly #rows: number;
  readonly #columns: number;
  readonly #more: number;
  readonly #full: number;
  /** The columns of seat 0, then those of seat 1. */
  readonly #discs: Int32Array;
  /** Columns from the middle outwards. */
  readonly #order: readonly number[];
  readonly #words: Int32Array;
  readonly #lines: readonly Line[];
  /** Where the mover's columns begin, and the other's. */
  #own: number;
  #other: number;

  constructor({ size, discs, moves }: ConnectFour) {
    const { rows, columns, inRow } = size;
    this.width = columns;
    this.#rows = rows;
    this.#columns = columns;
    this.#more = inRow - 1;
    this.#full = 2 ** rows - 1;
    this.#discs = Int32Array.from(discs);
    const middle = (columns - 1) / 2;
    this.#order = Array.from({ length: columns }, (_, column) => column).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    this.#words = found(words, 2 * rows * columns, (features) => zobrist('connect-four', features));
    this.#lines = found(lines, `${rows} ${columns} ${inRow}`, () => linesOf(rows, columns, inRow));
    [this.#own, this.#other] = moves.length % 2 === 0 ? [0, columns] : [columns, 0];
    for (let at = 0; at < 2 * columns; at++) {
      for (let row = 0; row < rows; row++) if (((this.#discs[at] as number) >> row) & 1) this.#hash(at, row);
    }
  }

  settled(): 0 | 1 | undefined {
    let open = false;
    for (let column = 0; column < this.#columns; column++) {
      const taken = this.#taken(column);
      if (taken === this.#full) continue;
      open = true;
      if (this.#hasLine(this.#own, column, taken + 1)) return 1;
    }
    return open ? undefined : 0;
  }

  moves(into: Int32Array): number {
    let forced = -1;
    for (let column = 0; column < this.#columns; column++) {
      const taken = this.#taken(column);
      if (taken === this.#full || !this.#hasLine(this.#other, column, taken + 1)) continue;
      if (forced >= 0) return 0;
      forced = column;
    }
    let count = 0;
    for (const column of this.#order) {
      const taken = this.#taken(column);
      if (taken === this.#full || (forced >= 0 && column !== forced)) continue;
      const above = (taken + 1) << 1;
      if (above <= this.#full && this.#hasLine(this.#other, column, above)) continue;
      into[count++] = column;
    }
    return count;
  }

  make(column: number): void {
    const bit = this.#taken(column) + 1;
    const at = this.#own + column;
    this.#discs[at] = (this.#discs[at] as number) | bit;
    this.#hash(at, 31 - Math.clz32(bit));
    this.#turn();
  }

  unmake(column: number): void {
    this.#turn();
    const bit = (this.#taken(column) + 1) >> 1;
    const at = this.#own + column;
    this.#discs[at] = (this.#discs[at] as number) & ~bit;
    this.#hash(at, 31 - Math.clz32(bit));
  }

  /** Lines that are still open to one seat alone count by the square of its discs there. */
  evaluate(): number {
    let score = 0;
    for (const line of this.#lines) {
      let [own, other] = [0, 0];
      for (const [column, bit] of line) {
        if (((this.#discs[this.#own + column] as number) & bit) !== 0) own++;
        else if (((this.#discs[this.#other + column] as number) & bit) !== 0) other++;
      }
      if (other === 0) score += own * own;
      else if (own === 0) score -= other * other;
    }
    return score;
  }

  #taken(column: number): number {
    return (this.#discs[column] as number) | (this.#discs[this.#columns + column] as number);
  }

  #turn(): void {
    [this.#own, this.#other] = [this.#other, this.#own];
  }

  #hash(at: number, row: number): void {
    const feature = 2 * (at * this.#rows + row);
    this.low ^= this.#words[feature] as number;
    this.high ^= this.#words[feature + 1] as number;
  }

  /** Whether a disc of the seat whose columns begin at `first` makes a line here. */
  #hasLine(first: number, column: number, bit: number): boolean {
    const lowest = bit >> this.#more;
    const below = bit - lowest;
    if (lowest !== 0 && ((this.#discs[first + column] as number) & below) === below) return true;
    return this.#beside(first, column, bit, 0, 0) || this.#beside(first, column, bit, 1, 0) || this.#beside(first, column, bit, 0, 1);
  }

  /** Whether enough own discs lie beside a cell on one line. A step to the right moves the cell's bit `up`, then `down`. */
  #beside(first: number, column: number, bit: number, up: number, down: number): boolean {
    const end = first + this.#columns;
    let count = 0;
    let at = first + column + 1;
    for (let b = (bit << up) >> down; at < end && ((this.#discs[at] as number) & b) !== 0; b = (b << up) >> down, at++) count++;
    at = first + column - 1;
    for (let b = (bit << down) >> up; at >= first && ((this.#discs[at] as number) & b) !== 0; b = (b << down) >> up, at--) count++;
    return count >= this.#more;
  }
}

function found<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}

function linesOf(rows: number, columns: number, inRow: number): Line[] {
  const all: Line[] = [];
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      for (const [right, up] of [
        [0, 1],
        [1, 0],
        [1, 1],
        [1, -1],
      ] as const) {
        const [lastColumn, lastRow] = [column + right * (inRow - 1), row + up * (inRow - 1)];
        if (lastColumn >= columns || lastRow >= rows || lastRow < 0) continue;
        all.push(Array.from({ length: inRow }, (_, k) => [column + right * k, 1 << (row + up * k)]));
      }
    }
  }
  return all;
}
