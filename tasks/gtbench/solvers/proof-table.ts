/** What has been learnt of a position: bounds on its worth to the mover, how far each question was searched in vain, the best move. */
export interface Entry {
  low: number;
  high: number;
  /** By target (0, 1): plies to which the question was searched without an answer, plus one; 0 where it was not. */
  readonly depths: [number, number];
  /** −1 where none is known. */
  best: number;
}

/** Bits of a best move, of which all are set where there is none. */
const NO_MOVE = 1023;
/** Plies that an entry can tell apart. */
const MOST_DEPTH = 254;
const WAYS = 4;

/**
 * A transposition table of fixed size. Positions are told apart by 64 random bits: among n of them two are taken for one with a
 * probability below n² / 2⁶⁵, which is 10⁻⁹ for 200,000.
 */
export class ProofTable {
  readonly #keys: Int32Array;
  readonly #data: Int32Array;
  readonly #mask: number;

  /** Room for at least so many positions, as far as `most` allows; beyond that, those searched least give way. */
  constructor(positions: number, most = 2 ** 22) {
    const size = Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(positions, WAYS) * 1.5)));
    this.#keys = new Int32Array(2 * size);
    this.#data = new Int32Array(size);
    this.#mask = size - 1;
  }

  /** Fills `into` with what is known and returns whether anything is. */
  read(low: number, high: number, into: Entry): boolean {
    const slot = this.#find(low, high);
    const data = slot < 0 ? 0 : (this.#data[slot] as number);
    if (data === 0) return false;
    into.low = (data & 3) - 1;
    into.high = ((data >> 2) & 3) - 1;
    into.depths[0] = (data >> 4) & 255;
    into.depths[1] = (data >> 12) & 255;
    const best = (data >> 20) & NO_MOVE;
    into.best = best === NO_MOVE ? -1 : best;
    return true;
  }

  write(low: number, high: number, entry: Entry): void {
    const known = this.#find(low, high);
    const slot = known < 0 ? this.#cheapest(low) : known;
    const [first, second] = entry.depths;
    this.#keys[2 * slot] = low;
    this.#keys[2 * slot + 1] = high;
    this.#data[slot] =
      (entry.low + 1) |
      ((entry.high + 1) << 2) |
      (Math.min(first, MOST_DEPTH) << 4) |
      (Math.min(second, MOST_DEPTH) << 12) |
      ((entry.best < 0 ? NO_MOVE : entry.best) << 20);
  }

  /** The slot of a position; −1 where it has none. An entry in use is never 0: it was searched to some depth, and depths are one more. */
  #find(low: number, high: number): number {
    for (let way = 0; way < WAYS; way++) {
      const slot = (low + way) & this.#mask;
      if (this.#keys[2 * slot] === low && this.#keys[2 * slot + 1] === high && this.#data[slot] !== 0) return slot;
    }
    return -1;
  }

  #cheapest(low: number): number {
    let cheapest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let way = 0; way < WAYS; way++) {
      const slot = (low + way) & this.#mask;
      const data = this.#data[slot] as number;
      const searched = data === 0 ? -1 : Math.max((data >> 4) & 255, (data >> 12) & 255);
      if (searched < least) [cheapest, least] = [slot, searched];
    }
    return cheapest;
  }
}
