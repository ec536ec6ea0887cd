import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Highs } from 'highs';
import { random } from '../../harness/core/random.ts';
import { AnswerPool, type Mode } from '../../tasks/or-r1/sandbox/answer-pool.ts';
import type { Payload } from '../../tasks/or-r1/sandbox/payload.ts';
import { pythonSources } from '../../tasks/or-r1/sandbox/python-sources.ts';
import { solve } from '../../tasks/or-r1/sandbox/solve.ts';
import { median, type Row } from './row.ts';

const RECORDED = fileURLToPath(new URL('../../../shared/data/or-r1/orlm/NL4OPT.jsonl.gz', import.meta.url));
const LIMITS = { kind: 'python', seconds: 60, memoryMb: 512 } as const;

/** Where the recorded answers are not at hand. */
const EXAMPLE = `
import coptpy as cp
from coptpy import COPT
model = cp.Envr().createModel("example")
x = model.addVars(3, lb=0, vtype=COPT.INTEGER, nameprefix="x")
model.addConstr(cp.quicksum((k + 1) * x[k] for k in range(3)) <= 30)
model.addConstr(x[0] + x[1] >= 4)
model.setObjective(5 * x[0] + 8 * x[1] + 11 * x[2], sense=COPT.MAXIMIZE)
model.solve()
print(model.objval)
`;

/** Running answers, shared and apart, and the solver by itself. */
export async function orRows(quick: boolean): Promise<Row[]> {
  const { from, programs } = answers();
  const some = quick ? 12 : 60;
  return [
    await trustedRow(programs.slice(0, quick ? 60 : programs.length), from),
    await isolatedRow(programs.slice(0, some)),
    ...(await workersRows(programs, quick)),
    await facilityRow(quick),
  ];
}

function answers(): { from: string; programs: string[] } {
  if (!existsSync(RECORDED)) return { from: 'a built-in example', programs: Array.from({ length: 200 }, () => EXAMPLE) };
  const lines = gunzipSync(readFileSync(RECORDED)).toString('utf8').trim().split('\n');
  const programs = lines.map((line) => (JSON.parse(line) as { response: string }).response.split('```python')[1]?.split('```')[0] ?? '');
  return { from: `${programs.length} recorded answers`, programs };
}

const never = new AbortController().signal;

/**
 * Runs programs one after the other; milliseconds each: of processor time of the children that live on, where the system tells, else by
 * the clock.
 */
async function timed(pool: AnswerPool, programs: readonly string[], clock = livingMs() === undefined): Promise<number[]> {
  const now = (): number => (clock ? performance.now() : (livingMs() ?? 0));
  const times: number[] = [];
  for (const program of programs) {
    const began = now();
    await pool.run({ program, ...LIMITS }, never);
    times.push(now() - began);
  }
  return times;
}

/** Milliseconds that the threads of all children of this process have run. */
function livingMs(): number | undefined {
  if (!existsSync('/proc/self/schedstat')) return undefined;
  const threads = children().flatMap((id) =>
    existsSync(`/proc/${id}/task`) ? readdirSync(`/proc/${id}/task`).map((thread) => `/proc/${id}/task/${thread}/schedstat`) : [],
  );
  return threads.reduce((sum, file) => sum + Number(contentOf(file).split(' ')[0]), 0) / 1e6;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const children = (): string[] =>
  readdirSync('/proc').filter((id) => contentOf(`/proc/${id}/stat`).split(') ')[1]?.split(' ')[1] === String(process.pid));

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] as number;
const spread = (times: readonly number[]): string => `median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;

async function trustedRow(programs: readonly string[], from: string): Promise<Row> {
  const pool = new AnswerPool('trusted', pythonSources, 1);
  // V8 optimises in the first hundred answers; a run of a benchmark has thousands.
  await timed(pool, programs);
  const times = await timed(pool, programs);
  pool.close();
  return {
    what: `an answer, trusted (${from}), ${livingMs() === undefined ? 'by the clock' : 'processor time'}`,
    measured: spread(times),
    bar: 'median ≤ 15 ms',
    ok: median(times) <= 15,
  };
}

async function isolatedRow(programs: readonly string[]): Promise<Row> {
  const pool = new AnswerPool('isolated', pythonSources, 1);
  await timed(pool, programs.slice(0, 2));
  const before = childSeconds();
  const times = await timed(pool, programs, true);
  pool.close();
  // The child that was warm and is killed now has been counted among those before it.
  await new Promise((next) => setTimeout(next, 300));
  const cpu = (childSeconds() - before) / (programs.length + 1);
  const figures = Number.isNaN(cpu) ? '' : `${cpu.toFixed(2)} s of processor time; `;
  const bar = { bar: '≤ 1 s of processor time', ok: cpu <= 1 };
  return {
    what: 'an answer, isolated, start of its process included',
    measured: `${figures}${spread(times)}`,
    ...(Number.isNaN(cpu) ? {} : bar),
  };
}

/** Seconds of processor that ended children of this process have used; NaN where the system does not tell. */
function childSeconds(): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

async function workersRows(programs: readonly string[], quick: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  for (const mode of ['trusted', 'isolated'] as const satisfies Mode[]) {
    const pool = new AnswerPool(mode, pythonSources, 2);
    const some = programs.slice(0, mode === 'isolated' ? (quick ? 10 : 40) : quick ? 60 : programs.length);
    await Promise.all(programs.slice(0, mode === 'isolated' ? 2 : 100).map((program) => pool.run({ program, ...LIMITS }, never)));
    const began = performance.now();
    await Promise.all(some.map((program) => pool.run({ program, ...LIMITS }, never)));
    const speed = some.length / ((performance.now() - began) / 1_000);
    const memory = residentMb();
    pool.close();
    rows.push({ what: `answers a second with 2 workers, ${mode}`, measured: speed.toFixed(1) });
    if (mode === 'trusted' && memory.length > 0)
      rows.push({ what: 'memory a worker', measured: `${Math.max(...memory)} MB at most of ${memory.length}` });
  }
  return rows;
}

/** MB that each child of this process holds; none where the system does not tell. */
function residentMb(): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return children().map((id) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(contentOf(`/proc/${id}/status`))?.[1] ?? 0) / 1_024));
}

async function facilityRow(quick: boolean): Promise<Row> {
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  const highs = await load();
  const payload = facilityLocation(30, 60);
  const times: number[] = [];
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    const began = performance.now();
    const { status } = solve(highs, payload);
    if (status !== 'optimal') throw new Error(`the facility location ended ${status}`);
    times.push((performance.now() - began) / 1_000);
  }
  return {
    what: 'HiGHS on a facility location of 30 sites and 60 customers (1830 columns, 1860 rows)',
    measured: `${median(times).toFixed(2)} s`,
  };
}

/** Uncapacitated: a cost to open a site, the distance to serve a customer from it; x ≤ y for each pair. */
function facilityLocation(sites: number, customers: number): Payload {
  const rng = random('bench', 'facility location');
  const places = Array.from({ length: sites + customers }, () => [rng.next() * 100, rng.next() * 100] as const);
  const distance = (a: number, b: number): number =>
    Math.hypot(
      ...([0, 1] as const).map((k) => ((places[a] as readonly number[])[k] as number) - ((places[b] as readonly number[])[k] as number)),
    );
  const at = (site: number, customer: number): number => sites + site * customers + customer;
  const columns = sites + sites * customers;
  const cost = Array.from({ length: columns }, (_, column) => (column < sites ? 150 + 100 * rng.next() : 0));
  const [starts, index, value] = [[0], [] as number[], [] as number[]];
  const [row_lower, row_upper] = [[] as (number | null)[], [] as (number | null)[]];
  const row = (entries: readonly (readonly [number, number])[], lower: number | null, upper: number | null): void => {
    for (const [column, coefficient] of entries) {
      index.push(column);
      value.push(coefficient);
    }
    starts.push(index.length);
    row_lower.push(lower);
    row_upper.push(upper);
  };
  const all = <T>(length: number, one: (k: number) => T): T[] => Array.from({ length }, (_, k) => one(k));
  for (let customer = 0; customer < customers; customer++) {
    row(
      all(sites, (site) => [at(site, customer), 1] as const),
      1,
      1,
    );
    for (let site = 0; site < sites; site++) {
      cost[at(site, customer)] = distance(site, sites + customer);
      row(
        [
          [at(site, customer), 1],
          [site, -1],
        ],
        null,
        0,
      );
    }
  }
  return {
    maximise: false,
    offset: 0,
    cost,
    lower: cost.map(() => 0),
    upper: cost.map((_, column) => (column < sites ? 1 : null)),
    integer: cost.map((_, column) => (column < sites ? 1 : 0)),
    row_lower,
    row_upper,
    starts,
    index,
    value,
    quadratic: null,
    options: {},
  };
}
