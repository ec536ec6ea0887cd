import type { Rational } from '../../authoring/rational.ts';
import type { Payload, Solved } from '../sandbox/payload.ts';
import { certifyLinear } from './certify-linear.ts';
import { nearest, sign } from './exact-numbers.ts';

export type Answer = number | 'infeasible' | 'unbounded';

/**
 * What an answer rests on. `duality`: exact primal and dual solutions of equal value. `bound`: an exact feasible point whose value the
 * solver's bound meets. `farkas`: the least total violation of the rows, solved as by `duality`, is positive. `ray`: an exact feasible
 * point and an exact direction from it.
 */
export type Proof = 'duality' | 'bound' | 'farkas' | 'ray';

export interface Certified {
  readonly answer: Answer;
  readonly proof: Proof;
}

type Solve = (payload: Payload) => Solved;

/** How far the solver's own figures may be from the exact ones, relative to their size. */
const TOLERANCE = 1e-7;

/** Solves a model and checks the result without rounding. Throws where the check fails. */
export function certify(payload: Payload, solve: Solve): Certified {
  const solved = solve(payload);
  if (solved.status === 'infeasible') {
    proveInfeasible(payload, solve);
    return { answer: 'infeasible', proof: 'farkas' };
  }
  if (solved.status === 'unbounded') {
    proveUnbounded(payload, solve);
    return { answer: 'unbounded', proof: 'ray' };
  }
  if (solved.status !== 'optimal') throw new Error(`certify: the solver ended with ${solved.status}`);
  const proof = isMixed(payload) ? 'bound' : 'duality';
  const { value } = proof === 'duality' ? certifyLinear(payload, solved) : feasiblePoint(payload, solved, solve);
  const answer = nearest(value);
  for (const figure of [solved.objective, solved.bound]) {
    const off = Math.abs((figure ?? Number.NaN) - answer);
    if (!(off <= TOLERANCE * (1 + Math.abs(answer)))) throw new Error(`certify: the solver says ${figure}, the exact value is ${answer}`);
  }
  return { answer, proof };
}

const isMixed = ({ integer }: Payload): boolean => integer.some((kind) => kind !== 0);

/** An exact point with the solver's whole numbers; what is left of the model is linear and solved as such. */
function feasiblePoint(payload: Payload, { x }: Solved, solve: Solve): { value: Rational } {
  const fix = (bound: readonly (number | null)[]) => bound.map((at, j) => (payload.integer[j] === 0 ? at : Math.round(x?.[j] as number)));
  for (const [j, kind] of payload.integer.entries()) {
    const [at, low, high] = [Math.round(x?.[j] as number), payload.lower[j] ?? null, payload.upper[j] ?? null];
    if (kind !== 0 && ((low !== null && at < low) || (high !== null && at > high)))
      throw new Error('certify: a whole number out of its bounds');
  }
  const rest = { ...payload, lower: fix(payload.lower), upper: fix(payload.upper), integer: payload.integer.map(() => 0) };
  return certifyLinear(rest, solve(rest));
}

/** Phase one, whole numbers or not: lets every row give way at a cost of 1 a unit (Farkas's lemma by duality). */
function proveInfeasible(payload: Payload, solve: Solve): void {
  const columns = payload.cost.length;
  const added: { row: number; value: number }[] = [];
  for (const [row, lower] of payload.row_lower.entries()) {
    if (lower !== null) added.push({ row, value: 1 });
    if ((payload.row_upper[row] ?? null) !== null) added.push({ row, value: -1 });
  }
  const slack = <T>(value: T) => added.map(() => value);
  const rows = payload.row_lower.map((_, row) => {
    const [from, to] = [payload.starts[row], payload.starts[row + 1]];
    const extra = added.flatMap((slack, k) => (slack.row === row ? [{ at: columns + k, value: slack.value }] : []));
    return {
      index: [...payload.index.slice(from, to), ...extra.map(({ at }) => at)],
      value: [...payload.value.slice(from, to), ...extra.map(({ value }) => value)],
    };
  });
  const phaseOne: Payload = {
    ...payload,
    maximise: false,
    cost: [...payload.cost.map(() => 0), ...slack(1)],
    lower: [...payload.lower, ...slack(0)],
    upper: [...payload.upper, ...slack(null)],
    integer: [...payload.integer.map(() => 0), ...slack(0)],
    starts: [0, ...rows.map((_, row) => rows.slice(0, row + 1).reduce((sum, { index }) => sum + index.length, 0))],
    index: rows.flatMap((row) => row.index),
    value: rows.flatMap((row) => row.value),
  };
  if (sign(certifyLinear(phaseOne, solve(phaseOne)).value) !== 1)
    throw new Error('certify: said to be infeasible, but no row has to give way');
}

/** A feasible point, and a direction that keeps every bound and improves the objective. */
function proveUnbounded(payload: Payload, solve: Solve): void {
  const indifferent = { ...payload, cost: payload.cost.map(() => 0) };
  feasiblePoint(indifferent, solve(indifferent), solve);
  const direction: Payload = {
    ...payload,
    offset: 0,
    integer: payload.integer.map(() => 0),
    lower: payload.lower.map((bound) => (bound === null ? -1 : 0)),
    upper: payload.upper.map((bound) => (bound === null ? 1 : 0)),
    row_lower: payload.row_lower.map((bound) => (bound === null ? null : 0)),
    row_upper: payload.row_upper.map((bound) => (bound === null ? null : 0)),
  };
  if (sign(certifyLinear(direction, solve(direction)).value) !== (payload.maximise ? 1 : -1))
    throw new Error('certify: said to be unbounded, but no ray improves');
}
