import type { Highs, Model, ModelData, ModelStatusCode } from 'highs';
import { isConvex, type Triangle } from './convex.ts';
import { faultOf, type Payload, type Solved, type Status, without } from './payload.ts';
import { provesOptimal } from './proves-optimal.ts';
import { scaled } from './scaling.ts';
import { summed } from './summed.ts';

/** Seconds a solver may take where a model names no limit. */
const SECONDS = 3_600;
/** The smallest coefficient HiGHS can be told to keep; its own choice drops all below 1e-9. */
const SMALLEST = 1e-12;
/** Columns up to which HiGHS's jump for a first point is left out: it spends its effort whole, twenty times what the rest takes. */
const SMALL = 500;

/** Contract of `_pentathlon_host.solve`: a model as JSON text in, its result as JSON text out. Never throws. */
export function solveText(highs: Highs, text: string): string {
  const members = Object.entries(answered(highs, text)).map(([name, value]) => `${JSON.stringify(name)}:${written(name, value)}`);
  return `{${members.join(',')}}`;
}

/** Numbers are floats on the other side, also those that are whole; JSON has no infinities. */
function written(name: string, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(float).join(',')}]`;
  return typeof value === 'number' && name !== 'nodes' ? float(value) : JSON.stringify(value);
}

function float(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function answered(highs: Highs, text: string): Solved {
  try {
    const payload: unknown = JSON.parse(text);
    const fault = faultOf(payload);
    return fault === undefined ? solve(highs, payload as Payload) : without('error', fault);
  } catch (error) {
    return without('error', error instanceof Error ? error.message.slice(0, 500) : 'the solver failed');
  }
}

/** Solves a linear, mixed-integer or convex quadratic model by HiGHS. Throws where HiGHS refuses the numbers. */
export function solve(highs: Highs, given: Payload): Solved {
  if (given.cost.length === 0) return empty(given);
  const { payload, back } = scaled(given);
  return back(solveScaled(highs, payload));
}

function solveScaled(highs: Highs, payload: Payload): Solved {
  const began = performance.now();
  const quadratic = payload.quadratic === null ? undefined : summed(payload.quadratic);
  const problem = quadratic === undefined || quadratic.values.length === 0 ? undefined : quadratic;
  const refused = problem && refusal(payload, problem);
  if (refused !== undefined) return without('unsupported', refused);
  const data = modelData(highs, payload, problem);
  const limit = Math.max(0, payload.options.seconds ?? SECONDS);
  const first = problem ? solveQuadratic(highs, data, payload, problem, limit) : run(highs, data, payload, limit, {});
  const integers = payload.integer.some((kind) => kind !== 0);
  const unclear = first.status === 'infeasible_or_unbounded' || (integers && first.status === 'unbounded');
  if (!unclear) return first;
  // Any point at all makes it unbounded.
  const rest = limit - (performance.now() - began) / 1_000;
  const { hessian: _, ...linear } = data;
  const point = run(highs, { ...linear, colCost: payload.cost.map(() => 0) }, payload, Math.max(0, rest), {}).status;
  if (point === 'optimal') return without('unbounded');
  return without(point === 'infeasible' ? 'infeasible' : 'infeasible_or_unbounded');
}

/** Without columns every row's activity is zero. */
function empty({ offset, row_lower, row_upper }: Payload): Solved {
  const holds = row_lower.every((lower, row) => (lower ?? 0) <= 0 && (row_upper[row] ?? 0) >= 0);
  if (!holds) return without('infeasible');
  const zeros = row_lower.map(() => 0);
  return { ...without('optimal'), objective: offset, bound: offset, gap: 0, x: [], activity: zeros, dual: zeros, reduced: [] };
}

function refusal({ integer, maximise }: Payload, q: Triangle): string | undefined {
  if (integer.some((kind) => kind !== 0)) return 'a quadratic objective with integer variables';
  if (q.indices.some((row, k) => row < columnOf(q, k))) return 'a quadratic objective that is no lower triangle';
  const convex = isConvex(maximise ? { ...q, values: q.values.map((value) => -value) } : q);
  if (convex === undefined) return 'a quadratic objective too large to be known as convex';
  return convex ? undefined : 'a quadratic objective that is not convex';
}

function columnOf({ starts }: Triangle, entry: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= entry) low = middle;
    else high = middle;
  }
  return low;
}

function modelData(highs: Highs, payload: Payload, quadratic: Triangle | undefined): ModelData {
  const { objectiveSense } = highs.constants;
  const [numCols, numRows] = [payload.cost.length, payload.row_lower.length];
  return {
    numCols,
    numRows,
    sense: payload.maximise ? objectiveSense.maximize : objectiveSense.minimize,
    offset: payload.offset,
    colCost: payload.cost,
    colLower: payload.lower.map((bound) => bound ?? -highs.infinity),
    colUpper: payload.upper.map((bound) => bound ?? highs.infinity),
    rowLower: payload.row_lower.map((bound) => bound ?? -highs.infinity),
    rowUpper: payload.row_upper.map((bound) => bound ?? highs.infinity),
    matrix: { format: 'csr', numRows, numCols, ...summed(payload) },
    ...(payload.integer.some((kind) => kind !== 0) ? { integrality: payload.integer as (0 | 1 | 2)[] } : {}),
    ...(quadratic === undefined ? {} : { hessian: { format: 'triangular', dimension: numCols, ...quadratic } }),
  };
}

/** HiGHS adds a little to Q's diagonal, which shows in the objective: it is asked not to, and only where that fails it may. */
function solveQuadratic(highs: Highs, data: ModelData, payload: Payload, q: Triangle, limit: number): Solved {
  let found = without('error');
  for (const qp_regularization_value of [0, 1e-9, 1e-7]) {
    found = attempt(() => run(highs, data, payload, limit, { qp_regularization_value }));
    if (found.status === 'infeasible' || found.status === 'unbounded' || found.status === 'time_limit') return found;
    if (found.status === 'optimal' && provesOptimal(payload, q, found)) return found;
  }
  return without('error', 'no quadratic optimum that its duals prove');
}

/** Without an addition HiGHS may fail outright. */
function attempt(solving: () => Solved): Solved {
  try {
    return solving();
  } catch (error) {
    return without('error', error instanceof Error ? error.message.slice(0, 500) : 'the solver failed');
  }
}

type Options = Readonly<Record<string, number>>;

function run(highs: Highs, data: ModelData, { options, integer }: Payload, limit: number, more: Options): Solved {
  return highs.withModel((model) => {
    // Before the model is passed: they decide which coefficients are kept.
    model.options.set({
      output_flag: false,
      time_limit: limit,
      small_matrix_value: SMALLEST,
      mip_rel_gap: options.relative_gap ?? 1e-4,
      mip_abs_gap: options.absolute_gap ?? 1e-6,
      mip_heuristic_run_feasibility_jump: data.numCols > SMALL,
      ...more,
    });
    model.passModel(data);
    const { modelStatus } = model.run();
    const status = statusOf(highs, modelStatus);
    const message = status === 'error' ? `HiGHS ended with status ${modelStatus}` : '';
    const isMip = integer.some((kind) => kind !== 0);
    return hasPoint(highs, model, status) ? withPoint(model, without(status, message), isMip) : without(status, message);
  });
}

function statusOf(highs: Highs, code: ModelStatusCode): Status {
  const { modelStatus } = highs.constants;
  switch (code) {
    case modelStatus.optimal:
      return 'optimal';
    case modelStatus.infeasible:
      return 'infeasible';
    case modelStatus.unbounded:
      return 'unbounded';
    case modelStatus.unboundedOrInfeasible:
      return 'infeasible_or_unbounded';
    case modelStatus.timeLimit:
      return 'time_limit';
    default:
      return 'error';
  }
}

const hasPoint = (highs: Highs, model: Model, status: Status): boolean =>
  status === 'optimal' || (status === 'time_limit' && model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible);

function withPoint(model: Model, result: Solved, isMip: boolean): Solved {
  const { colValue, rowValue, colDual, rowDual } = model.getSolution();
  const objective = model.getObjectiveValue();
  return {
    ...result,
    objective,
    bound: isMip ? Number(model.info.get('mip_dual_bound')) : result.status === 'optimal' ? objective : null,
    gap: isMip ? Number(model.info.get('mip_gap')) : result.status === 'optimal' ? 0 : null,
    x: [...colValue],
    activity: [...rowValue],
    dual: isMip ? null : [...rowDual],
    reduced: isMip ? null : [...colDual],
    nodes: isMip ? Math.max(0, Number(model.info.get('mip_node_count'))) : 0,
  };
}
