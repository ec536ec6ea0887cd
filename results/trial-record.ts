import type { Json } from '../harness/core/json.ts';
import type { Message } from '../harness/core/message.ts';
import type { Outcome } from '../harness/core/outcome.ts';
import type { Step } from '../harness/core/step.ts';
import { getBody } from './bodies.ts';
import { entriesOf, type StoredEntry } from './calls.ts';
import { verdictsOf } from './cells.ts';
import type { JudgedVerdict } from './judged-verdict.ts';
import type { Store } from './store.ts';
import { trajectoryOf } from './trajectory.ts';

/** A call as a trajectory shows it. */
export interface ShownCall {
  readonly kind: StoredEntry['kind'];
  readonly model: string;
  readonly messages: readonly Message[];
  readonly settings: Json | undefined;
  readonly entry: StoredEntry;
}

/** A line of a whole trajectory. */
export type ShownLine = { readonly path: string } & ({ readonly step: Step } | { readonly place: string; readonly call: ShownCall });

/** All the store knows of one trial. */
export interface TrialRecord {
  readonly n: number;
  readonly id: string;
  readonly task: string;
  readonly version: string;
  readonly parameters: Json;
  readonly sample: string;
  readonly epoch: number;
  readonly seed: string;
  readonly agents: readonly { readonly id: string; readonly fingerprint: Json }[];
  readonly state: 'started' | 'closed' | 'errored';
  readonly started: number;
  readonly closed: number | null;
  readonly ended: string | null;
  readonly error: { readonly kind: string; readonly message: string } | null;
  readonly diverged: boolean;
  readonly outcome: Outcome | undefined;
  /** Id of the task's first metric: the one that ranks. */
  readonly metric: string;
  readonly lines: readonly ShownLine[];
  readonly verdicts: readonly JudgedVerdict[];
}

interface Row {
  n: number;
  id: string;
  task: string;
  version: string;
  parameters: string;
  metrics: string;
  sample: string;
  epoch: number;
  seed: string;
  agents: string;
  state: TrialRecord['state'];
  started: number;
  closed: number | null;
  ended: string | null;
  error_kind: string | null;
  error: string | null;
  diverged: number;
}

/** Whether a trial is there: runs can be deleted while they are looked at. */
export const hasTrial = (store: Store, n: number): boolean => store.sql('SELECT 1 FROM trials WHERE n = ?').get(n) !== undefined;

/** A trial by its number, trajectory and bodies included. */
export function trialRecord(store: Store, n: number): TrialRecord {
  const row = store
    .sql(`SELECT trials.n, trials.id, tasks.id AS task, version, parameters, metrics, sample, epoch, seed, lineups.agents, state, started, closed, ended,
        error_kind, error, diverged FROM trials JOIN tasks ON tasks.n = trials.task JOIN lineups ON lineups.n = trials.lineup WHERE trials.n = ?`)
    .get(n) as Row;
  const { error_kind, error, diverged, parameters, metrics, agents, ...rest } = row;
  const trajectory = trajectoryOf(store, n);
  return {
    ...rest,
    parameters: JSON.parse(parameters) as Json,
    agents: agents.split(',').map((agent) => agentOf(store, Number(agent))),
    error: error_kind === null ? null : { kind: error_kind, message: error ?? '' },
    diverged: diverged === 1,
    outcome: trajectory?.outcome,
    metric: (JSON.parse(metrics) as { id: string }[])[0]?.id ?? '',
    lines: linesOf(store, n, trajectory?.lines),
    verdicts: verdictsOf(store, n),
  };
}

function agentOf(store: Store, n: number): { id: string; fingerprint: Json } {
  const { id, fingerprint } = store.sql('SELECT id, fingerprint FROM agents WHERE n = ?').get(n) as { id: string; fingerprint: string };
  return { id, fingerprint: JSON.parse(fingerprint) as Json };
}

/** A closed trial's lines; of an open one the journal, in the order it was written. */
function linesOf(
  store: Store,
  n: number,
  lines: readonly ({ path: string } & ({ step: Step } | { place: string }))[] | undefined,
): ShownLine[] {
  const entries = entriesOf(store, n);
  const show = (entry: StoredEntry): ShownLine => ({
    path: entry.place.replace(/#\d+$/, ''),
    place: entry.place,
    call: shownCall(store, entry),
  });
  if (lines === undefined) return entries.map(show);
  const byPlace = new Map(entries.map((entry) => [entry.place, entry]));
  return lines.flatMap((line) => {
    if ('step' in line) return [line];
    const entry = byPlace.get(line.place);
    return entry === undefined ? [] : [show(entry)];
  });
}

function shownCall(store: Store, entry: StoredEntry): ShownCall {
  const messages = entry.messageBodies.map((body) => JSON.parse(getBody(store, body)) as Message);
  return { kind: entry.kind, model: entry.model, messages, settings: entry.settings, entry };
}
