import type { Metric } from '../harness/core/task.ts';
import { midOf } from '../harness/stats/histogram.ts';
import type { Store } from './store.ts';

/**
 * Trials by how they went: `failed` are those with an unusable answer of any seat, `noted` those with an answer that two rules read
 * differently, `wrong` questions that scored 0 and matches that scored under a half: of the first agent asked for, else of anybody.
 */
export type TrialFilter = 'all' | 'errored' | 'failed' | 'noted' | 'wrong';

/** Which trials are meant; what is left out, or empty in the case of `agents`, sets no condition. Numbers are the store's. */
export interface TrialQuery {
  /** Trials of this run's plan. */
  readonly run?: number;
  /** Trials of any of these tasks. */
  readonly tasks?: readonly number[];
  /** Trials whose line-up seats all of these. */
  readonly agents?: readonly number[];
  readonly filter?: TrialFilter;
  /** What the trial's id begins with, or what its sample, ending, error, task's label or an agent's name holds; capitals count for nothing. */
  readonly words?: string;
}

/** What stands for a condition, with what is bound to it. */
interface Condition {
  readonly sql: string;
  readonly bound: readonly (string | number)[];
}

// The first half of `errored` is what the index of trials that are not closed asks for.
const FILTERS: Readonly<Record<Exclude<TrialFilter, 'all' | 'wrong'>, string>> = {
  errored: `state <> 'closed' AND state = 'errored'`,
  failed: `EXISTS (SELECT 1 FROM seats WHERE trial = trials.n AND unparsed + illegal + refused + truncated + empty + filtered > 0)`,
  noted: 'EXISTS (SELECT 1 FROM seats WHERE trial = trials.n AND noted > 0)',
};

/**
 * Numbers of all trials meant: of a run in the order of its plan, else as they were begun. One pass over the trials at most, which takes
 * no index to be quick: line-ups and tasks are few and looked up first.
 */
export function trialNumbers(store: Store, query: TrialQuery): readonly number[] {
  const { sql, bound } = from(store, query);
  // SQLite leaves out the joined table where no condition looks at it.
  const [column, order] = query.run === undefined ? ['n', 'n'] : ['run_trials.trial', 'position, run_trials.trial'];
  return store
    .sql(`SELECT ${column} ${sql} ORDER BY ${order}`)
    .pluck()
    .all(...bound) as number[];
}

/** Whether the trials meant are of more than one task. */
export function ofSeveralTasks(store: Store, query: TrialQuery): boolean {
  if (query.tasks?.length === 1) return false;
  const { sql, bound } = from(store, query);
  return (
    store
      .sql(`SELECT min(task) <> max(task) ${sql}`)
      .pluck()
      .get(...bound) === 1
  );
}

/** `FROM` and `WHERE` of the trials meant. */
function from(store: Store, query: TrialQuery): Condition {
  const conditions = conditionsOf(store, query);
  const where = conditions.map(({ sql }) => sql).join(' AND ') || '1';
  const bound = conditions.flatMap((condition) => condition.bound);
  const { run } = query;
  if (run === undefined) return { sql: `FROM trials WHERE ${where}`, bound };
  return {
    sql: `FROM run_trials LEFT JOIN trials ON trials.n = run_trials.trial WHERE run = ? AND ${where}`,
    bound: [run, ...bound],
  };
}

function conditionsOf(store: Store, { tasks, agents = [], filter = 'all', words = '' }: TrialQuery): Condition[] {
  return [
    ...(tasks === undefined ? [] : [oneOf('task', tasks)]),
    ...(agents.length === 0
      ? []
      : [
          oneOf(
            'lineup',
            lineupsWith(store, (members) => agents.every((agent) => members.includes(agent))),
          ),
        ]),
    ...(filter === 'all' ? [] : [filter === 'wrong' ? wrong(store, agents[0]) : { sql: FILTERS[filter], bound: [] }]),
    ...(words === '' ? [] : [holding(store, words)]),
  ];
}

const oneOf = (column: 'task' | 'lineup', numbers: readonly number[]): Condition => ({
  sql: `${column} IN (SELECT value FROM json_each(?))`,
  bound: [JSON.stringify(numbers)],
});

function lineupsWith(store: Store, wanted: (members: readonly number[]) => boolean): number[] {
  const lineups = store.sql('SELECT n, agents FROM lineups').raw().all() as [number, string][];
  return lineups.filter(([, members]) => wanted(members.split(',').map(Number))).map(([n]) => n);
}

/** Trials that a seat of this agent, or any seat, got wrong or lost, by the first metric of their tasks averaged over rivals. */
function wrong(store: Store, agent: number | undefined): Condition {
  const seats = agent === undefined ? [undefined] : seatsOf(store, agent);
  const conditions = firstMetrics(store).flatMap(({ id, kind, tasks }) =>
    seats.map((seat) =>
      both(oneOf('task', tasks), {
        sql: `${seat === undefined ? '1' : 'lineup IN (SELECT value FROM json_each(?))'} AND EXISTS (SELECT 1 FROM verdicts
          WHERE trial = trials.n AND metric = ? AND candidate = -1 AND value IS NOT NULL ${seat === undefined ? '' : 'AND seat = ?'}
          GROUP BY seat HAVING avg(value) ${kind === 'match' ? '< 0.5' : '= 0'})`,
        bound: seat === undefined ? [id] : [JSON.stringify(seat.lineups), id, seat.seat],
      }),
    ),
  );
  return { sql: `(${conditions.map(({ sql }) => sql).join(' OR ') || '0'})`, bound: conditions.flatMap(({ bound }) => bound) };
}

const both = (one: Condition, other: Condition): Condition => ({
  sql: `(${one.sql} AND ${other.sql})`,
  bound: [...one.bound, ...other.bound],
});

/** The metrics that rank, with their tasks. */
function firstMetrics(store: Store): { id: string; kind: Metric['kind']; tasks: number[] }[] {
  const found = new Map<string, { id: string; kind: Metric['kind']; tasks: number[] }>();
  for (const [n, metrics] of store.sql('SELECT n, metrics FROM tasks').raw().all() as [number, string][]) {
    const [metric] = JSON.parse(metrics) as Metric[];
    if (metric === undefined) continue;
    const { id, kind } = metric;
    const had = found.get(`${kind} ${id}`);
    if (had === undefined) found.set(`${kind} ${id}`, { id, kind, tasks: [n] });
    else had.tasks.push(n);
  }
  return [...found.values()];
}

/** The seats that an agent has, each with the line-ups in which it sits there. */
function seatsOf(store: Store, agent: number): { seat: number; lineups: number[] }[] {
  const all = store.sql('SELECT n, agents FROM lineups').raw().all() as [number, string][];
  const seats: { seat: number; lineups: number[] }[] = [];
  for (const [n, members] of all) {
    members.split(',').forEach((member, seat) => {
      if (Number(member) !== agent) return;
      const had = seats.find((one) => one.seat === seat);
      if (had === undefined) seats.push({ seat, lineups: [n] });
      else had.lineups.push(n);
    });
  }
  return seats;
}

function holding(store: Store, words: string): Condition {
  const named = (table: 'SELECT n, id FROM agents' | 'SELECT n, label FROM tasks') =>
    (store.sql(table).raw().all() as [number, string][]).filter(([, name]) => name.toLowerCase().includes(words.toLowerCase()));
  const agents = new Set(named('SELECT n, id FROM agents').map(([n]) => n));
  const places = [
    oneOf(
      'task',
      named('SELECT n, label FROM tasks').map(([n]) => n),
    ),
    oneOf(
      'lineup',
      lineupsWith(store, (members) => members.some((member) => agents.has(member))),
    ),
  ];
  const plain = words.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const like = ['sample', 'ended', 'error'].map((column) => `${column} LIKE ? ESCAPE '\\'`);
  return {
    sql: `(${[...places.map(({ sql }) => sql), ...like, `trials.id LIKE ? ESCAPE '\\'`].join(' OR ')})`,
    bound: [...places.flatMap(({ bound }) => bound), ...like.map(() => `%${plain}%`), `${plain}%`],
  };
}

/** A trial as a list shows it: no bodies are read. */
export interface ListedTrial {
  /** Its number in the store. */
  readonly n: number;
  readonly id: string;
  /** The task's id; `label` has the parameters that differ from their defaults, too. */
  readonly task: string;
  readonly label: string;
  readonly sample: string;
  readonly epoch: number;
  /** Names in seat order, and their numbers in the store. */
  readonly agents: readonly string[];
  readonly members: readonly number[];
  readonly state: 'started' | 'closed' | 'errored';
  readonly ended: string | null;
  readonly error: string | null;
  /** Of the first metric, whose values `scores` are. */
  readonly kind: Metric['kind'];
  /** One a seat (averaged over rivals); null where unscored. */
  readonly scores: readonly (number | null)[];
  /** Sums over the seats: turns, unusable answers, answers read differently by another rule, calls. */
  readonly turns: number;
  readonly failures: number;
  readonly noted: number;
  readonly calls: number;
  /** US dollars; null where the price of some call is unknown. */
  readonly cost: number | null;
  /** What its calls took together, in milliseconds within 2.5 %; null where none was measured. */
  readonly callsMs: number | null;
}

interface Row extends Pick<ListedTrial, 'n' | 'id' | 'task' | 'label' | 'sample' | 'epoch' | 'state' | 'ended' | 'error'> {
  readonly metrics: string;
  readonly agents: string;
}

type Sums = Pick<ListedTrial, 'turns' | 'failures' | 'noted' | 'calls'> & { cost: number; unpriced: number; latencies: string };

const NO_SUMS: Sums = { turns: 0, failures: 0, noted: 0, calls: 0, cost: 0, unpriced: 0, latencies: '' };

/** These trials, in this order; those that are not there any more are left out. To be asked for one window of a list. */
export function listedTrials(store: Store, numbers: readonly number[]): ListedTrial[] {
  const wanted = JSON.stringify(numbers);
  const rows = store
    .sql(`SELECT trials.n, trials.id, tasks.id AS task, label, metrics, sample, epoch, lineups.agents, state, ended, error
      FROM json_each(?) AS wanted JOIN trials ON trials.n = wanted.value JOIN tasks ON tasks.n = trials.task
      JOIN lineups ON lineups.n = trials.lineup ORDER BY wanted.key`)
    .all(wanted) as Row[];
  const sums = sumsOf(store, wanted);
  const scores = scoresOf(store, wanted);
  const nameOf = (agent: number) => store.sql('SELECT id FROM agents WHERE n = ?').pluck().get(agent) as string;
  return rows.map(({ metrics, agents, ...row }) => {
    const members = agents.split(',').map(Number);
    const [metric] = JSON.parse(metrics) as Metric[];
    const { cost, unpriced, latencies, ...counts } = sums.get(row.n) ?? NO_SUMS;
    return {
      ...row,
      agents: members.map(nameOf),
      members,
      kind: metric?.kind ?? 'mean',
      scores: members.map((_, seat) => scores.get(`${row.n} ${seat} ${metric?.id}`) ?? null),
      ...counts,
      cost: unpriced > 0 ? null : cost,
      callsMs: latencies === '' ? null : latencies.split(',').reduce((sum, bucket) => sum + midOf(Number(bucket)), 0),
    };
  });
}

function sumsOf(store: Store, wanted: string): Map<number, Sums> {
  const rows = store
    .sql(`SELECT trial, sum(turns) AS turns, sum(unparsed + illegal + refused + truncated + empty + filtered) AS failures, sum(noted) AS noted,
        sum(calls) AS calls, total(cost) AS cost, sum(unpriced) AS unpriced, coalesce(group_concat(nullif(latencies, '')), '') AS latencies
      FROM seats WHERE trial IN (SELECT value FROM json_each(?)) GROUP BY trial`)
    .all(wanted) as (Sums & { trial: number })[];
  return new Map(rows.map(({ trial, ...sums }) => [trial, sums]));
}

/** Values on whole answers, averaged over rivals and judges, by trial, seat and metric. */
function scoresOf(store: Store, wanted: string): Map<string, number> {
  const rows = store
    .sql(`SELECT trial, seat, metric, avg(value) FROM verdicts
      WHERE trial IN (SELECT value FROM json_each(?)) AND candidate = -1 AND value IS NOT NULL GROUP BY trial, seat, metric`)
    .raw()
    .all(wanted) as [number, number, string, number][];
  return new Map(rows.map(([trial, seat, metric, value]) => [`${trial} ${seat} ${metric}`, value]));
}
