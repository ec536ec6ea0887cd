import type { RunRecord } from '../../results/runs.ts';
import { type Start, startsOf } from '../../results/starts.ts';
import type { Store } from '../../results/store.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import { type RunSpec, runSpec } from './run-spec.ts';

/** One thing in which two runs were asked for, or done, differently. '–' where one of them has none. */
export interface SpecDifference {
  readonly what: string;
  readonly one: string;
  readonly other: string;
}

/** Flags that bear on results; speed, budgets and places of files do not. */
const FLAGS = ['samples', 'epochs', 'seed', 'compat', 'untilValid', 'data', 'answer', 'judge', 'baseUrl'] as const;

const NAMES: Readonly<Partial<Record<(typeof FLAGS)[number], string>>> = { untilValid: 'until-valid', baseUrl: 'base-url' };

/** In what two runs differ, most telling first: tasks, agents, flags, versions. */
export function specDifferences(store: Store, one: RunRecord, other: RunRecord): SpecDifference[] {
  const [first, second] = [runSpec(one), runSpec(other)];
  const asked =
    first === undefined || second === undefined
      ? []
      : [...beside('task', first.tasks, second.tasks), ...agentDifferences(first, second), ...flagDifferences(first, second)];
  const versions = versionDifferences(startsOf(store, one.n).at(-1), startsOf(store, other.n).at(-1));
  return [...asked, ...versions].filter((found) => found.one !== found.other);
}

/** Names that only one of two has, side by side. */
function beside(what: string, one: readonly string[], other: readonly string[]): SpecDifference[] {
  const [left, right] = [one.filter((name) => !other.includes(name)), other.filter((name) => !one.includes(name))];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => ({ what, one: left[i] ?? '–', other: right[i] ?? '–' }));
}

function agentDifferences(one: RunSpec, other: RunSpec): SpecDifference[] {
  const ids = ({ agents }: RunSpec): string[] => agents.map(({ id }) => id);
  const then = new Map(other.agents.map(({ id, fingerprint }) => [id, fingerprintText(fingerprint)]));
  const changed = one.agents.filter(({ id, fingerprint }) => then.has(id) && then.get(id) !== fingerprintText(fingerprint));
  return [
    ...beside('agent', ids(one), ids(other)),
    ...changed.map(({ id }) => ({ what: id, one: 'the same name', other: 'for another model, strategy or setting' })),
  ];
}

const fingerprintText = (fingerprint: unknown): string => canonicalJson((fingerprint ?? null) as Json);

const flagDifferences = ({ flags: one }: RunSpec, { flags: other }: RunSpec): SpecDifference[] =>
  FLAGS.map((name) => ({ what: NAMES[name] ?? name, one: String(one[name] ?? '–'), other: String(other[name] ?? '–') }));

function versionDifferences(one: Start | undefined, other: Start | undefined): SpecDifference[] {
  const commit = (start: Start | undefined): string =>
    String((start?.environment.git as { commit?: unknown } | undefined)?.commit ?? '–').slice(0, 12);
  const version = (start: Start | undefined): string => String(start?.environment.pentathlon ?? '–');
  return [
    { what: 'pentathlon', one: version(one), other: version(other) },
    { what: 'git', one: commit(one), other: commit(other) },
  ];
}
