import type { Generation } from '../harness/core/generation.ts';
import type { Json } from '../harness/core/json.ts';
import { canonicalJson } from '../harness/core/json.ts';
import type { Message } from '../harness/core/message.ts';
import type { Usage } from '../harness/core/usage.ts';
import { getBody, putBody } from './bodies.ts';
import type { Store } from './store.ts';

/** What the journal keeps of one call, tool run or look-up, under its place in the trial. */
export interface Entry {
  readonly trial: number;
  readonly run: number;
  readonly place: string;
  readonly kind: 'call' | 'tool' | 'choose' | 'embed';
  readonly requestHash: string;
  readonly model: string;
  readonly endpoint: string;
  readonly seat: number;
  readonly messages: readonly Message[];
  readonly settings: Json | undefined;
  /** A call's answer; for the other kinds `text` is the result as JSON. */
  readonly generation: Generation;
  readonly cost: number | null;
  readonly latencyMs: number;
  readonly waitedMs: number;
  readonly attempts: number;
  readonly at: number;
}

const INSERT = `INSERT INTO calls (trial, run, place, kind, request_hash, model, endpoint, seat, messages, settings, response, reasoning, finish, sent,
  input, cached_input, cache_write, output, reasoning_tokens, cost, latency_ms, waited_ms, attempts, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Commits a paid answer to the journal. To be called inside a write. */
export function putEntry(store: Store, entry: Entry): void {
  const { generation, settings } = entry;
  const messages = entry.messages.map((message) => putBody(store, canonicalJson(message)));
  const { usage } = generation;
  store
    .sql(INSERT)
    .run(
      entry.trial,
      entry.run,
      entry.place,
      entry.kind,
      entry.requestHash,
      entry.model,
      entry.endpoint,
      entry.seat,
      messages.join(','),
      settings === undefined ? null : canonicalJson(settings),
      putBody(store, generation.text),
      generation.reasoning === undefined ? null : putBody(store, generation.reasoning),
      generation.finish,
      generation.sent === undefined ? null : canonicalJson(generation.sent),
      usage?.input ?? null,
      usage?.cachedInput ?? null,
      usage?.cacheWrite ?? null,
      usage?.output ?? null,
      usage?.reasoning ?? null,
      entry.cost,
      Math.round(entry.latencyMs),
      Math.round(entry.waitedMs),
      entry.attempts,
      entry.at,
    );
}

/** A stored answer with what is needed to serve it again and to count it. */
export interface StoredEntry {
  readonly place: string;
  readonly kind: Entry['kind'];
  readonly requestHash: string;
  readonly model: string;
  readonly endpoint: string;
  readonly seat: number;
  readonly generation: Generation;
  readonly cost: number | null;
  readonly latencyMs: number;
  readonly waitedMs: number;
  readonly attempts: number;
  readonly at: number;
  readonly settings: Json | undefined;
  readonly messageBodies: readonly number[];
}

interface Row {
  place: string;
  kind: Entry['kind'];
  request_hash: string;
  model: string;
  endpoint: string;
  seat: number;
  messages: string;
  settings: string | null;
  response: number;
  reasoning: number | null;
  finish: Generation['finish'];
  sent: string | null;
  input: number | null;
  cached_input: number;
  cache_write: number;
  output: number;
  reasoning_tokens: number;
  cost: number | null;
  latency_ms: number;
  waited_ms: number;
  attempts: number;
  at: number;
}

/** The journal of a trial, in the order it was written; superseded answers left out. */
export function entriesOf(store: Store, trial: number): StoredEntry[] {
  const rows = store.sql('SELECT * FROM calls WHERE trial = ? AND superseded = 0 ORDER BY n').all(trial) as Row[];
  return rows.map((row) => ({
    place: row.place,
    kind: row.kind,
    requestHash: row.request_hash,
    model: row.model,
    endpoint: row.endpoint,
    seat: row.seat,
    generation: generationOf(store, row),
    cost: row.cost,
    latencyMs: row.latency_ms,
    waitedMs: row.waited_ms,
    attempts: row.attempts,
    at: row.at,
    settings: row.settings === null ? undefined : (JSON.parse(row.settings) as Json),
    messageBodies: row.messages === '' ? [] : row.messages.split(',').map(Number),
  }));
}

function generationOf(store: Store, row: Row): Generation {
  const usage: Usage | undefined =
    row.input === null
      ? undefined
      : {
          input: row.input,
          cachedInput: row.cached_input,
          cacheWrite: row.cache_write,
          output: row.output,
          reasoning: row.reasoning_tokens,
        };
  return {
    text: getBody(store, row.response),
    finish: row.finish,
    ...(row.reasoning === null ? {} : { reasoning: getBody(store, row.reasoning) }),
    ...(usage === undefined ? {} : { usage }),
    ...(row.sent === null ? {} : { sent: JSON.parse(row.sent) as Json }),
  };
}

/** Retires the answers under these places: code or data changed, and their trial's tail is drawn afresh. To be called inside a write. */
export function supersede(store: Store, trial: number, places: readonly string[]): void {
  for (const place of places) {
    store.sql('UPDATE calls SET superseded = n WHERE trial = ? AND place = ? AND superseded = 0').run(trial, place);
  }
  store.sql('UPDATE trials SET diverged = 1 WHERE n = ?').run(trial);
}
