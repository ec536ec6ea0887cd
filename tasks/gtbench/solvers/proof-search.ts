import type { ProofBoard } from './proof-board.ts';
import { type Entry, ProofTable } from './proof-table.ts';

/** What is proven of a position's or a move's worth; it is known where both bounds are equal. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Plies of the search that last learnt something: the fewer, the nearer the end. */
  readonly plies: number;
}

type Answer = 'yes' | 'no' | 'open';

/**
 * Proves wins, draws and losses by alpha-beta search (Knuth and Moore, 1975) with null windows: each question is whether a position is
 * worth at least some target to its mover. What is proven holds at any depth and is kept in a transposition table. A position counts as
 * one node each time it is looked at; `allowed` nodes of the `nodes` that there are in all end a search.
 */
export class ProofSearch {
  readonly #table: ProofTable;
  readonly #moves: Int32Array[] = [];
  #unused: number;
  /** Nodes that the search under way may still look at. */
  #left = 0;

  constructor(nodes: number) {
    this.#table = new ProofTable(nodes);
    this.#unused = nodes;
  }

  /** Nodes that no search has used. */
  get unused(): number {
    return this.#unused;
  }

  /** Allows so many nodes from here on; what was learnt before stays. */
  renew(nodes: number): void {
    this.#unused = nodes;
  }

  /** What is known of a position's worth to its mover after a search of so many plies and nodes. */
  bounds(board: ProofBoard, known: Bounds, plies: number, allowed: number): Bounds {
    const granted = Math.min(allowed, this.#unused);
    this.#left = granted;
    const bounds = this.#narrowed(board, known, plies);
    this.#unused -= granted - Math.max(this.#left, 0);
    return bounds;
  }

  #narrowed(board: ProofBoard, known: Bounds, plies: number): Bounds {
    let { low, high } = known;
    if (!board.draws) {
      const won = this.#atLeast(board, 1, plies, 0);
      return won === 'open' ? known : { low: won === 'yes' ? 1 : -1, high: won === 'yes' ? 1 : -1, plies };
    }
    if (low < 1 && high > 0) {
      const won = this.#atLeast(board, 1, plies, 0);
      if (won === 'yes') low = 1;
      if (won === 'no') high = 0;
    }
    if (low < 0 && high > -1) {
      const held = this.#atLeast(board, 0, plies, 0);
      if (held === 'yes') low = 0;
      if (held === 'no') high = -1;
    }
    return low === known.low && high === known.high ? known : { low, high, plies };
  }

  /** Whether the position is worth `target` or more to its mover, as far as so many plies tell. `height`: plies from the root. */
  #atLeast(board: ProofBoard, target: 0 | 1, plies: number, height: number): Answer {
    if (this.#left <= 0) return 'open';
    this.#left--;
    const settled = board.settled();
    if (settled !== undefined) return settled >= target ? 'yes' : 'no';
    if (plies <= 0) return 'open';
    const { low, high } = board;
    const entry: Entry = { low: -1, high: 1, depths: [0, 0], best: -1 };
    if (this.#table.read(low, high, entry)) {
      if (entry.low >= target) return 'yes';
      if (entry.high < target) return 'no';
      if (entry.depths[target] > plies) return 'open';
    }
    const answer = this.#tryMoves(board, target, plies, height, entry);
    // A search that was cut short has learnt nothing of this position.
    if (answer === 'open' && this.#left <= 0) return 'open';
    if (answer === 'yes') entry.low = board.draws ? Math.max(entry.low, target) : 1;
    if (answer === 'no') entry.high = board.draws ? Math.min(entry.high, target - 1) : -1;
    entry.depths[target] = plies + 1;
    this.#table.write(low, high, entry);
    return answer;
  }

  #tryMoves(board: ProofBoard, target: 0 | 1, plies: number, height: number, entry: Entry): Answer {
    const moves = this.#buffer(board, height);
    const count = board.moves(moves);
    putFirst(moves, count, entry.best);
    // The other seat must be kept below this; without draws, from winning.
    const others = board.draws ? ((1 - target) as 0 | 1) : 1;
    // A forced move leads on without a choice: it costs no depth.
    const deeper = count === 1 ? plies : plies - 1;
    let answer: Answer = 'no';
    for (let i = 0; i < count; i++) {
      const move = moves[i] as number;
      board.make(move);
      const reply = this.#atLeast(board, others, deeper, height + 1);
      board.unmake(move);
      if (reply === 'no') {
        entry.best = move;
        return 'yes';
      }
      if (reply === 'open') answer = 'open';
      if (this.#left <= 0) return 'open';
    }
    return answer;
  }

  #buffer(board: ProofBoard, height: number): Int32Array {
    const known = this.#moves[height];
    if (known !== undefined) return known;
    const fresh = new Int32Array(board.width);
    this.#moves[height] = fresh;
    return fresh;
  }
}

function putFirst(moves: Int32Array, count: number, best: number): void {
  const at = best < 0 ? -1 : moves.subarray(0, count).indexOf(best);
  if (at < 1) return;
  moves.copyWithin(1, 0, at);
  moves[0] = best;
}
