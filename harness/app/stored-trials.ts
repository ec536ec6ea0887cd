import { findRun } from '../../results/find.ts';
import type { Store } from '../../results/store.ts';
import { trialNumbers } from '../../results/trial-query.ts';
import { type TrialRecord, trialRecord } from '../../results/trial-record.ts';
import type { StoredTrial, StoredTrials } from '../core/suite.ts';
import { storePath } from './config.ts';
import { withStore } from './with-store.ts';

/** Visits the closed trials of a suite's tasks that a store holds. Rejects with UserError. */
export async function storedTrials(suite: string, { db, run }: StoredTrials, visit: (trial: StoredTrial) => void): Promise<void> {
  const look = async (store: Store): Promise<void> => {
    const known = store.sql('SELECT n, id FROM tasks').all() as { n: number; id: string }[];
    const tasks = known.filter(({ id }) => id.startsWith(`${suite}/`)).map(({ n }) => n);
    for (const n of trialNumbers(store, { tasks, ...(run === undefined ? {} : { run: findRun(store, run).n }) })) {
      const trial = asStored(trialRecord(store, n));
      if (trial !== undefined) visit(trial);
    }
  };
  await withStore(await storePath(db), look, { reading: true });
}

/** Undefined for a trial that is not closed. */
function asStored({ state, outcome, agents, lines, ...record }: TrialRecord): StoredTrial | undefined {
  if (state !== 'closed' || outcome === undefined) return undefined;
  const { id, task, parameters, sample, epoch } = record;
  const calls = lines.flatMap((line) =>
    'call' in line && line.call.kind === 'call' ? [{ messages: line.call.messages, text: line.call.entry.generation.text }] : [],
  );
  return { id, task, parameters, sample, epoch, agents: agents.map((agent) => agent.id), outcome, calls };
}
