import { join } from 'node:path';
import { resolveAgents } from '../../harness/app/resolve-agents.ts';
import { user } from '../../harness/core/message.ts';
import type { Task } from '../../harness/core/task.ts';
import type { ConfiguredTask } from '../../harness/core/trial.ts';
import type { BudgetLimit } from '../../harness/engine/budget.ts';
import type { EngineEvent } from '../../harness/engine/events.ts';
import type { Plan } from '../../harness/engine/grid.ts';
import { lineUpsOf } from '../../harness/engine/line-ups.ts';
import type { Pace } from '../../harness/engine/pacer.ts';
import { type RunSummary, run } from '../../harness/engine/run.ts';
import type { RunControl } from '../../harness/engine/run-control.ts';
import { StopSwitch } from '../../harness/engine/stop-switch.ts';
import { loadPrices, type PriceTable } from '../../harness/models/prices.ts';
import { openStore } from '../../results/open-store.ts';
import type { Store } from '../../results/store.ts';
import { question } from '../../tasks/authoring/question.ts';
import { text } from '../../tasks/authoring/text.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A run in the test's own process: real models against the test's server, a real store, no command line. */
export interface EngineRunOptions {
  readonly agents: readonly string[];
  /** Base URL of every model that names none. */
  readonly baseURL: string;
  /** Questions asked, or the task to play. */
  readonly questions?: number;
  readonly task?: Task<unknown, unknown>;
  readonly parameters?: unknown;
  readonly samples?: number;
  readonly pace?: Partial<Pace>;
  readonly budget?: BudgetLimit;
  readonly prices?: PriceTable;
  readonly stop?: StopSwitch;
  /** A folder of `temporaryFolder`, for runs that go on in the same store. */
  readonly folder?: string;
  readonly hear?: (event: EngineEvent) => void;
  readonly control?: RunControl;
}

/** What came of it. Exactly one of `summary` and `error` is there. */
export interface EngineRun {
  readonly summary?: RunSummary;
  readonly error?: unknown;
  readonly events: readonly EngineEvent[];
  readonly folder: string;
  /** Looks into the store. */
  read<T>(look: (store: Store) => T): Promise<T>;
}

/** Questions of a few words, any text will do for an answer. */
export const questions = (n: number): Task<unknown, unknown> =>
  question({
    id: 'questions',
    version: '1',
    samples: Array.from({ length: n }, (_, i) => ({ id: `q${i + 1}` })),
    prompt: ({ id }) => [user(`Question ${id}: what is it?`)],
    answer: () => text(),
    target: () => 'it',
  }) as Task<unknown, unknown>;

/** Plays, and gathers what happened. */
export async function engineRun(options: EngineRunOptions): Promise<EngineRun> {
  const { folder = temporaryFolder(), stop = new StopSwitch(), hear } = options;
  const path = join(folder, 'test.db');
  const events: EngineEvent[] = [];
  const store = openStore(path);
  const report = (event: EngineEvent) => {
    events.push(event);
    hear?.(event);
  };
  const pace: Pace = { maxConcurrency: 16, maxRetries: 5, callMs: 30_000, trialMs: 600_000, ...options.pace };
  const { budget, control } = options;
  const read = async <T>(look: (store: Store) => T): Promise<T> => {
    const again = openStore(path, { reading: true });
    try {
      return look(again);
    } finally {
      await again.close();
    }
  };
  try {
    const plan = await planOf(options);
    const summary = await run({
      plan,
      store,
      stop,
      title: 'test',
      spec: {},
      environment: {},
      pace,
      report,
      ...(budget && { budget }),
      ...(control && { control }),
    });
    return { summary, events, folder, read };
  } catch (error) {
    return { error, events, folder, read };
  } finally {
    await store.close();
  }
}

/** The plan such a run would play. */
export async function planOf({ agents, baseURL, questions: n = 10, task = questions(n), ...rest }: EngineRunOptions): Promise<Plan> {
  const resolved = await resolveAgents(agents, { config: { agents: {} }, prices: rest.prices ?? (await loadPrices()), env: {}, baseURL });
  const configured: ConfiguredTask = { task, parameters: task.parameters.parse(rest.parameters ?? {}) };
  const { lineUps } = lineUpsOf(configured, resolved);
  return { tasks: [{ task: configured, lineUps }], epochs: 1, seed: '0', ...(rest.samples === undefined ? {} : { samples: rest.samples }) };
}

/** Events of one kind. */
export const ofKind = <K extends EngineEvent['kind']>(events: readonly EngineEvent[], kind: K): Extract<EngineEvent, { kind: K }>[] =>
  events.filter((event): event is Extract<EngineEvent, { kind: K }> => event.kind === kind);
