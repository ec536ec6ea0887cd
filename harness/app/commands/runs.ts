import { deleteRun } from '../../../results/delete-run.ts';
import { findRun } from '../../../results/find.ts';
import { isAlive } from '../../../results/owners.ts';
import { openOwners, type RunProgress, type RunRecord, runProgress, runsLike } from '../../../results/runs.ts';
import type { Store } from '../../../results/store.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { terminalLine } from '../../core/terminal-text.ts';
import { storePath } from '../config.ts';
import { count, money } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { print, say } from '../output.ts';
import { textTable } from '../text-table.ts';
import { withStore } from '../with-store.ts';

/** Flags of `runs`, read. */
export interface RunsFlags {
  readonly db?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** `pentathlon runs`: the runs of a store, newest first. */
export async function runsCommand(flags: RunsFlags): Promise<number> {
  const look = async (store: Store) =>
    runsLike(store, '').map((run) => ({ run, state: stateOf(store, run), progress: runProgress(store, run.n) }));
  const runs = await withStore(await storePath(flags.db), look, { reading: true });
  if (flags.json) await print(jsonText(runs.map(({ run, state, progress }) => ({ ...run, state, ...progress }))));
  else if (runs.length === 0) say('No runs yet. Try: pentathlon run gtbench -a random -a mcts');
  else await print(textTable(COLUMNS, runs.map(rowOf)));
  return 0;
}

const column = (heading: string, align: 'left' | 'right') => ({ heading, align });
const COLUMNS = [
  column('run', 'left'),
  column('begun (UTC)', 'left'),
  column('state', 'left'),
  column('closed', 'right'),
  column('errored', 'right'),
  column('calls', 'right'),
  column('cost', 'right'),
  column('tasks', 'left'),
];

interface ShownRun {
  readonly run: RunRecord;
  readonly state: string;
  readonly progress: RunProgress;
}

const rowOf = ({ run, state, progress }: ShownRun): string[] => [
  run.id.slice(0, 8),
  new Date(run.created).toISOString().slice(0, 16).replace('T', ' '),
  state,
  `${count(progress.closed)}/${run.planned === null ? '?' : count(run.planned)}`,
  progress.errored > 0 ? count(progress.errored) : '–',
  count(run.spentCalls),
  run.unpricedCalls > 0 ? 'unknown' : money(run.spentUsd),
  terminalLine(run.title),
];

function stateOf(store: Store, run: RunRecord): 'running' | 'finished' | 'unfinished' {
  if (openOwners(store, run.n).some((owner) => isAlive(store, owner, Date.now()))) return 'running';
  return runProgress(store, run.n).closed >= (run.planned ?? Number.POSITIVE_INFINITY) ? 'finished' : 'unfinished';
}

/** `pentathlon runs delete <id>`: a run with the trials that no other run holds. Only with --yes. */
export async function deleteRunCommand(id: string, flags: RunsFlags): Promise<number> {
  const path = await storePath(flags.db);
  // Asked for as when reading: a store that is not there must not be made in order to delete from it.
  await withStore(path, (store) => deleteFrom(store, id, flags.yes === true), { reading: true });
  return 0;
}

async function deleteFrom(store: Store, id: string, confirmed: boolean): Promise<void> {
  const run = findRun(store, id);
  const name = run.id.slice(0, 8);
  if (!confirmed) {
    const { closed } = runProgress(store, run.n);
    throw new UserError(`runs delete ${name}: would delete a run of ${count(closed)} closed trials (${run.title}); add --yes to do it`);
  }
  const deleted = await store.commit(() => deleteRun(store, run, Date.now()));
  say(`run ${name} deleted with ${count(deleted)} trials; those that other runs hold are kept`);
}
