import type { Agent } from '../harness/core/agent.ts';
import { canonicalJson } from '../harness/core/json.ts';
import { agentKey, type ConfiguredTask, taskKey } from '../harness/core/trial.ts';
import type { Store } from './store.ts';

/** Number of a task with its version and parameters, entered when new. To be called inside a write. */
export function taskNumber(store: Store, configured: ConfiguredTask, now: number): number {
  const { task, parameters } = configured;
  const hash = taskKey(configured);
  const metrics = JSON.stringify(task.metrics);
  const known = remembered(store, configured, () => knownTask(store, hash, task.family ?? '', metrics));
  if (known !== undefined) return known;
  return store
    .sql('INSERT INTO tasks (hash, id, version, parameters, label, metrics, seats, family, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      hash,
      task.id,
      task.version,
      canonicalJson(parameters),
      labelOf(task, parameters),
      metrics,
      task.seats(parameters),
      task.family ?? '',
      now,
    ).lastInsertRowid as number;
}

/** A task that is there already; its family and metrics are what they are now: they decide nothing about its trials. */
function knownTask(store: Store, hash: string, family: string, metrics: string): number | undefined {
  store
    .sql('UPDATE tasks SET family = ?, metrics = ? WHERE hash = ? AND (family <> ? OR metrics <> ?)')
    .run(family, metrics, hash, family, metrics);
  return store.sql('SELECT n FROM tasks WHERE hash = ?').pluck().get(hash) as number | undefined;
}

/** Numbers of a line-up and of its agents, in seat order, entered when new. To be called inside a write. */
export function lineupNumbers(store: Store, agents: readonly Agent[]): { lineup: number; members: readonly number[] } {
  const known = remembered(store, agents, () => {
    const members = agents.map((agent) => knownAgent(store, agent));
    if (!members.every((member) => member !== undefined)) return undefined;
    const lineup = knownLineup(store, members.join(','));
    return lineup === undefined ? undefined : { lineup, members };
  });
  if (known !== undefined) return known;
  const members = agents.map((agent) => agentNumber(store, agent));
  return { lineup: lineupNumber(store, members.join(',')), members };
}

/** Numbers found in a store, by the object they stand for. Only what was found is kept: what was just entered may yet be rolled back. */
const memory = new WeakMap<Store, WeakMap<object, unknown>>();

function remembered<T>(store: Store, object: object, find: () => T | undefined): T | undefined {
  const own = memory.get(store) ?? new WeakMap<object, unknown>();
  memory.set(store, own);
  const had = own.get(object) as T | undefined;
  if (had !== undefined) return had;
  const found = find();
  if (found !== undefined) own.set(object, found);
  return found;
}

function lineupNumber(store: Store, members: string): number {
  const known = knownLineup(store, members);
  if (known !== undefined) return known;
  return store.sql('INSERT INTO lineups (agents) VALUES (?)').run(members).lastInsertRowid as number;
}

const knownLineup = (store: Store, members: string): number | undefined =>
  store.sql('SELECT n FROM lineups WHERE agents = ?').pluck().get(members) as number | undefined;

const knownAgent = (store: Store, agent: Agent): number | undefined =>
  store.sql('SELECT n FROM agents WHERE hash = ?').pluck().get(agentKey(agent)) as number | undefined;

function agentNumber(store: Store, agent: Agent): number {
  const known = knownAgent(store, agent);
  if (known !== undefined) return known;
  return store
    .sql('INSERT INTO agents (hash, id, fingerprint) VALUES (?, ?, ?)')
    .run(agentKey(agent), agent.id, canonicalJson(agent.fingerprint)).lastInsertRowid as number;
}

/**
 * Calls agents of the store what they are called now: an agent is what it does, and its trials stay its own under another name.
 * To be called inside a write.
 */
export function nameAgents(store: Store, agents: Iterable<Agent>): void {
  for (const agent of agents) store.sql('UPDATE agents SET id = ? WHERE hash = ? AND id <> ?').run(agent.id, agentKey(agent), agent.id);
}

/** The task's id with the parameters that differ from their defaults; `compat` is shown apart. */
function labelOf(task: ConfiguredTask['task'], parameters: unknown): string {
  const usual = (task.parameters.safeParse({}).data ?? {}) as Record<string, unknown>;
  const pairs = Object.entries(parameters as Record<string, unknown>)
    .filter(([name, value]) => name !== 'compat' && value !== undefined && canonicalJson(value) !== canonicalJson(usual[name]))
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : String(value)}`);
  return pairs.length === 0 ? task.id : `${task.id}?${pairs.join('&')}`;
}
