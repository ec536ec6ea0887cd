import { type Pig, pig, ROLL } from '../games/pig.ts';
import type { Solver } from './solver.ts';

/** Targets above this are left unsolved: time and memory grow with their square. */
export const MOST_TARGET = 1000;

/** What is worked out for one target and die. */
interface Table {
  readonly target: number;
  readonly dice: number;
  /** Probability that the seat whose turn begins wins, at own·target + other for all banked scores below the target. */
  readonly wins: Float64Array;
  /** The same at other·target + own. */
  readonly turned: Float64Array;
}

/** One turn under best play: at turn total k the seat wins with probability fixed[k] + passed[k]·z. */
interface Turn {
  readonly fixed: Float64Array;
  readonly passed: Float64Array;
}

const tables = new Map<string, Table>();

/**
 * Winning chances under best play of both, without the horizon (Neller and Presser, 2004, "Optimal Play of the Dice Game Pig").
 * Scores only grow, so they are worked out from the highest sums down; two seats' turns at the same scores lead to each other
 * and are solved together.
 */
function tableOf(target: number, dice: number): Table {
  const key = `${target} ${dice}`;
  const found = tables.get(key);
  if (found !== undefined) return found;
  const size = target * target;
  const table: Table = { target, dice, wins: new Float64Array(size), turned: new Float64Array(size) };
  const turn = turnOf(table);
  for (let sum = 2 * target - 2; sum >= 0; sum--) {
    for (let own = Math.max(0, sum - target + 1); 2 * own <= sum; own++) solvePair(table, turn, own, sum - own);
  }
  tables.set(key, table);
  return table;
}

const turnOf = ({ target, dice }: Table): Turn => ({
  fixed: new Float64Array(target + dice + 1),
  passed: new Float64Array(target + dice + 1),
});

/** Newton's method, which here is policy iteration (Puterman and Brumelle, 1979): for a fixed way to play, each turn's worth is linear in the other's. */
function solvePair(table: Table, turn: Turn, one: number, other: number): void {
  let [x, y] = [0.5, 0.5];
  for (let round = 0; round < 100; round++) {
    play(table, turn, one, other, Math.min(1 - y, mostPassed(table, one, other)), true);
    const [a, b] = [turn.fixed[0] as number, turn.passed[0] as number];
    play(table, turn, other, one, Math.min(1 - x, mostPassed(table, other, one)), true);
    const [c, d] = [turn.fixed[0] as number, turn.passed[0] as number];
    const next = (a + b * (1 - c - d)) / (1 - b * d);
    const moved = Math.abs(next - x);
    x = next;
    y = c + d * (1 - x);
    if (moved < 1e-13) break;
  }
  const { target, wins, turned } = table;
  wins[one * target + other] = x;
  turned[other * target + one] = x;
  wins[other * target + one] = y;
  turned[one * target + other] = y;
}

/** Passing the turn is worth less than passing it with one more point. */
const mostPassed = ({ wins, target }: Table, own: number, other: number): number =>
  own + 1 < target ? 1 - (wins[other * target + own + 1] as number) : 1;

/**
 * Best play of one turn, from the highest turn total down; with `pruned`, from where stopping is sure to be best. `z` is what a
 * turn that comes to nothing is worth: the chance that the other does not win from there. With nothing to bank a seat rolls:
 * more points never hurt.
 */
function play(table: Table, { fixed, passed }: Turn, own: number, other: number, z: number, pruned: boolean): void {
  const { wins, target, dice } = table;
  const base = other * target + own;
  let top = target - own;
  fixed.fill(1, top, top + dice + 1);
  passed.fill(0, top, top + dice + 1);
  if (pruned) {
    const sure = stopping(table, own, other, z);
    if (sure < top) {
      top = sure;
      for (let k = top; k < top + dice; k++) {
        fixed[k] = 1 - (wins[base + k] as number);
        passed[k] = 0;
      }
    }
  }
  // Sums over the faces from 2 on, for the total one below.
  let [certain, open] = [0, 0];
  for (let face = 2; face <= dice; face++) certain += fixed[top - 1 + face] as number;
  for (let k = top - 1; k >= 0; k--) {
    let [a, b] = [certain / dice, (1 + open) / dice];
    if (k > 0) {
      const banked = 1 - (wins[base + k] as number);
      if (banked > a + b * z) [a, b] = [banked, 0];
    }
    fixed[k] = a;
    passed[k] = b;
    certain += (fixed[k + 1] as number) - (fixed[k + dice] as number);
    open += (passed[k + 1] as number) - (passed[k + dice] as number);
  }
}

/**
 * The first of `dice` turn totals in a row at which stopping is best whatever comes later; the missing points where there are none.
 * Points at risk are worth no more than the same points banked with the turn still to play, and that worth is known.
 */
function stopping({ wins, turned, target, dice }: Table, own: number, other: number, z: number): number {
  const base = other * target + own;
  const short = target - own;
  let run = 0;
  let sum = 0;
  for (let face = 2; face <= dice; face++) sum += face < short ? (turned[base + face] as number) : 1;
  for (let k = 1; k < short; k++) {
    sum += (k + dice < short ? (turned[base + k + dice] as number) : 1) - (k + 1 < short ? (turned[base + k + 1] as number) : 1);
    run = 1 - (wins[base + k] as number) >= (z + sum) / dice ? run + 1 : 0;
    if (run === dice) return k - dice + 1;
  }
  return short;
}

function moveValues(s: Pig): number[] | undefined {
  const { target, dice } = s.rules;
  if (target > MOST_TARGET) return undefined;
  const table = tableOf(target, dice);
  const [own, other] = [s.scores[s.seat], s.scores[1 - s.seat] as number];
  const lost = (banked: number): number => 1 - (table.wins[other * target + banked] as number);
  const z = lost(own);
  const turn = turnOf(table);
  play(table, turn, own, other, z, false);
  const roll = (): number => {
    let sum = z;
    for (let k = s.turnTotal + 2; k <= s.turnTotal + dice; k++) {
      sum += own + k >= target ? 1 : (turn.fixed[k] as number) + (turn.passed[k] as number) * z;
    }
    return sum / dice;
  };
  const stop = (): number => (own + s.turnTotal >= target ? 1 : lost(own + s.turnTotal));
  return pig.legal(s, s.seat).map((id) => 2 * (id === ROLL ? roll() : stop()) - 1);
}

/** Best play of pig for targets up to MOST_TARGET, as if there were no horizon. */
export const pigSolver: Solver<Pig> = { game: pig.id, moveValues };
