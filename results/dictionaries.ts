import type { Agent } from '../harness/core/agent.ts';
import { digest } from '../harness/core/digest.ts';
import { canonicalJson } from '../harness/core/json.ts';
import type { ConfiguredTask } from '../harness/core/trial.ts';
import type { Store } from './store.ts';

/** Number of a task with its version and parameters, entered when new. To be called inside a write. */
export function taskNumber(store: Store, { task, parameters }: ConfiguredTask, now: number): number {
  const hash = digest([task.id, task.version, parameters]);
  const known = store.sql('SELECT n FROM tasks WHERE hash = ?').pluck().get(hash) as number | undefined;
  if (known !== undefined) return known;
  return store
    .sql('INSERT INTO tasks (hash, id, version, parameters, label, metrics, seats, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      hash,
      task.id,
      task.version,
      canonicalJson(parameters),
      labelOf(task, parameters),
      JSON.stringify(task.metrics),
      task.seats(parameters),
      now,
    ).lastInsertRowid as number;
}

/** Numbers of a line-up and of its agents, in seat order, entered when new. To be called inside a write. */
export function lineupNumbers(store: Store, agents: readonly Agent[]): { lineup: number; members: readonly number[] } {
  const members = agents.map((agent) => agentNumber(store, agent));
  return { lineup: lineupNumber(store, members.join(',')), members };
}

function lineupNumber(store: Store, members: string): number {
  const known = store.sql('SELECT n FROM lineups WHERE agents = ?').pluck().get(members) as number | undefined;
  if (known !== undefined) return known;
  return store.sql('INSERT INTO lineups (agents) VALUES (?)').run(members).lastInsertRowid as number;
}

function agentNumber(store: Store, agent: Agent): number {
  const hash = digest([agent.id, agent.fingerprint]);
  const known = store.sql('SELECT n FROM agents WHERE hash = ?').pluck().get(hash) as number | undefined;
  if (known !== undefined) return known;
  return store.sql('INSERT INTO agents (hash, id, fingerprint) VALUES (?, ?, ?)').run(hash, agent.id, canonicalJson(agent.fingerprint))
    .lastInsertRowid as number;
}

/** The task's id with the parameters that differ from their defaults; `compat` is shown apart. */
function labelOf(task: ConfiguredTask['task'], parameters: unknown): string {
  const usual = (task.parameters.safeParse({}).data ?? {}) as Record<string, unknown>;
  const pairs = Object.entries(parameters as Record<string, unknown>)
    .filter(([name, value]) => name !== 'compat' && value !== undefined && canonicalJson(value) !== canonicalJson(usual[name]))
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : String(value)}`);
  return pairs.length === 0 ? task.id : `${task.id}?${pairs.join('&')}`;
}
