import { deleteRun } from '../../../results/delete-run.ts';
import { findRun } from '../../../results/find.ts';
import { openStore } from '../../../results/open-store.ts';
import { isAlive } from '../../../results/owners.ts';
import { openOwners, type RunRecord, runProgress, runsLike } from '../../../results/runs.ts';
import type { Store } from '../../../results/store.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { terminalLine } from '../../core/terminal-text.ts';
import { storePath } from '../config.ts';
import { count, money } from '../figures.ts';
import { print, say } from '../output.ts';
import { textTable } from '../text-table.ts';

/** Flags of `runs`, read. */
export interface RunsFlags {
  readonly db?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** `pentathlon runs`: the runs of a store, newest first. */
export async function runsCommand(flags: RunsFlags): Promise<number> {
  const store = openStore(await storePath(flags.db), { reading: true });
  try {
    const runs = runsLike(store, '').map((run) => ({ run, state: stateOf(store, run), progress: runProgress(store, run.n) }));
    if (flags.json) {
      await print(
        JSON.stringify(
          runs.map(({ run, state, progress }) => ({ ...run, state, ...progress })),
          null,
          2,
        ),
      );
      return 0;
    }
    if (runs.length === 0) say('No runs yet. Try: pentathlon run gtbench -a random -a mcts');
    const rows = runs.map(({ run, state, progress }) => [
      run.id.slice(0, 8),
      new Date(run.created).toISOString().slice(0, 16).replace('T', ' '),
      state,
      `${count(progress.closed)}/${count(run.planned ?? 0)}`,
      progress.errored > 0 ? count(progress.errored) : '–',
      count(run.spentCalls),
      run.unpricedCalls > 0 ? 'unknown' : money(run.spentUsd),
      terminalLine(run.title),
    ]);
    const column = (heading: string, align: 'left' | 'right') => ({ heading, align });
    await print(
      textTable(
        [
          column('run', 'left'),
          column('begun (UTC)', 'left'),
          column('state', 'left'),
          column('closed', 'right'),
          column('errored', 'right'),
          column('calls', 'right'),
          column('cost', 'right'),
          column('tasks', 'left'),
        ],
        rows,
      ),
    );
    return 0;
  } finally {
    await store.close();
  }
}

function stateOf(store: Store, run: RunRecord): 'running' | 'finished' | 'unfinished' {
  if (openOwners(store, run.n).some((owner) => isAlive(store, owner, Date.now()))) return 'running';
  return runProgress(store, run.n).closed >= (run.planned ?? Number.POSITIVE_INFINITY) ? 'finished' : 'unfinished';
}

/** `pentathlon runs delete <id>`: a run with the trials that no other run holds. Only with --yes. */
export async function deleteRunCommand(id: string, flags: RunsFlags): Promise<number> {
  const store = openStore(await storePath(flags.db));
  try {
    const run = findRun(store, id);
    const { closed } = runProgress(store, run.n);
    if (!flags.yes) {
      throw new UserError(
        `runs delete ${run.id.slice(0, 8)}: would delete a run of ${count(closed)} closed trials (${run.title}); add --yes to do it`,
      );
    }
    const deleted = await store.commit(() => deleteRun(store, run, Date.now()));
    say(`run ${run.id.slice(0, 8)} deleted with ${count(deleted)} trials; those that other runs hold are kept`);
    return 0;
  } finally {
    await store.close();
  }
}
