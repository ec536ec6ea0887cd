import { UserError } from '../harness/core/errors/user-error.ts';
import { type RunRecord, runsLike } from './runs.ts';
import type { Store } from './store.ts';

/** What an id on the command line names. */
export type Found = { readonly kind: 'trial'; readonly n: number } | { readonly kind: 'run'; readonly run: RunRecord };

/** The trial or run whose id begins with these characters. Throws UserError where there is none, or more than one. */
export function find(store: Store, prefix: string): Found {
  if (prefix === '') throw new UserError('expected the first characters of the id of a trial or run; `pentathlon runs` lists runs');
  const trials = store.sql('SELECT n, id FROM trials WHERE id >= ? AND id < ? LIMIT 3').all(prefix, `${prefix}\uffff`) as {
    n: number;
    id: string;
  }[];
  const runs = runsLike(store, prefix);
  if (trials.length + runs.length === 0) {
    throw new UserError(`no trial or run begins with "${prefix}"; \`pentathlon runs\` lists runs, \`pentathlon show <run>\` its trials`);
  }
  if (trials.length + runs.length > 1) {
    const ids = [...runs.map(({ id }) => `run ${id.slice(0, 12)}`), ...trials.map(({ id }) => `trial ${id.slice(0, 12)}`)];
    throw new UserError(`"${prefix}" begins more than one id: ${ids.slice(0, 4).join(', ')}; type more of it`);
  }
  const [trial] = trials;
  return trial === undefined ? { kind: 'run', run: runs[0] as RunRecord } : { kind: 'trial', n: trial.n };
}

/** The one run whose id begins with these characters. Throws UserError. */
export function findRun(store: Store, prefix: string): RunRecord {
  const runs = runsLike(store, prefix);
  if (runs.length === 1) return runs[0] as RunRecord;
  const what = runs.length === 0 ? 'no run begins' : 'more than one run begins';
  throw new UserError(`${what} with "${prefix}"; \`pentathlon runs\` lists them`);
}
