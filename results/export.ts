import type { Generation } from '../harness/core/generation.ts';
import type { Json } from '../harness/core/json.ts';
import { canonicalJson } from '../harness/core/json.ts';
import { inputTokens } from '../harness/core/usage.ts';
import type { Store } from './store.ts';
import { type ShownLine, type TrialRecord, trialRecord } from './trial-record.ts';

/** Which trials are exported; absent: all that are closed. */
export interface ExportFilter {
  /** The run's number. */
  readonly run?: number;
  readonly tasks?: readonly string[];
}

/**
 * Closed trials as JSON lines, in the order of their ids, one in memory at a time.
 * `canonical` leaves out clocks, costs, retries, caches and hosts, so that two equal runs give equal bytes.
 */
export function* exportLines(store: Store, filter: ExportFilter, canonical: boolean): Generator<string> {
  const numbers = store
    .sql(`SELECT trials.n, tasks.id AS task FROM trials JOIN tasks ON tasks.n = trials.task
      WHERE state = 'closed' AND (:run IS NULL OR EXISTS (SELECT 1 FROM run_trials WHERE run = :run AND trial = trials.n)) ORDER BY trials.id`)
    .all({ run: filter.run ?? null }) as { n: number; task: string }[];
  for (const { n, task } of numbers) {
    if (filter.tasks !== undefined && !filter.tasks.some((wanted) => task === wanted || task.startsWith(`${wanted}/`))) continue;
    yield canonicalJson(exported(trialRecord(store, n), canonical));
  }
}

/** A trial as one JSON document: what `export` writes a line of and `show --json` prints. */
export function exported(record: TrialRecord, canonical: boolean): Json {
  const { id, task, version, parameters, sample, epoch, seed, agents, ended, outcome, verdicts } = record;
  const always = { id, task, version, parameters, sample, epoch, seed, agents, ended, outcome, verdicts };
  const lines = record.lines.map((line) => exportedLine(line, canonical));
  if (canonical) return { ...always, lines } as unknown as Json;
  const { state, started, closed, error, diverged } = record;
  return { ...always, lines, state, started, closed, error, diverged } as unknown as Json;
}

function exportedLine(line: ShownLine, canonical: boolean): unknown {
  if ('step' in line) return line;
  const { kind, model, messages, settings, entry } = line.call;
  const { text, finish, reasoning } = entry.generation;
  const { usage, sent } = canonical ? sameAnywhere(entry.generation) : entry.generation;
  const call = { kind, model, seat: entry.seat, messages, settings, text, finish, reasoning, usage, sent };
  const { endpoint, cost, latencyMs, waitedMs, attempts, at } = entry;
  return { path: line.path, place: line.place, call: canonical ? call : { ...call, endpoint, cost, latencyMs, waitedMs, attempts, at } };
}

/** What was found in a cache depends on what came before, and what it ran on is the host's. */
function sameAnywhere({ usage, sent }: Generation): { readonly usage?: unknown; readonly sent?: Json } {
  const { runs_on: _, ...drawn } = (sent ?? {}) as Record<string, Json>;
  return {
    ...(usage !== undefined && { usage: { input: inputTokens(usage), output: usage.output, reasoning: usage.reasoning } }),
    ...(sent !== undefined && { sent: drawn }),
  };
}
