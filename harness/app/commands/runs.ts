import { deleteRun } from '../../../results/delete-run.ts';
import { findRun } from '../../../results/find.ts';
import { listedRun, runNumbers } from '../../../results/run-list.ts';
import { runProgress } from '../../../results/runs.ts';
import type { Store } from '../../../results/store.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { comparedRuns } from '../compared-runs.ts';
import { comparisonLines } from '../comparison-lines.ts';
import { storePath } from '../config.ts';
import { count } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { print, say } from '../output.ts';
import { NO_RUNS, RUN_LIST, shortId } from '../run-columns.ts';
import { canShowScreens } from '../screens/open-screens.ts';
import { textTable } from '../text-table.ts';
import { withStore } from '../with-store.ts';

/** Flags of `runs`, read. */
export interface RunsFlags {
  readonly db?: string;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** `pentathlon runs`: the runs of a store, newest first; on a terminal their screen. */
export async function runsCommand(flags: RunsFlags): Promise<number> {
  const path = await storePath(flags.db);
  if (flags.json !== true && flags.plain !== true && canShowScreens()) return (await import('./home.ts')).openRuns(path);
  const now = Date.now();
  const look = async (store: Store) => runNumbers(store).flatMap((number) => listedRun(store, number, now) ?? []);
  const listed = await withStore(path, look, { reading: true });
  if (flags.json) await print(jsonText(listed.map(({ run, state, progress }) => ({ ...run, state, ...progress }))));
  else if (listed.length === 0) say(NO_RUNS);
  else
    await print(
      textTable(
        COLUMNS,
        listed.map((one) => COLUMNS.map(({ cell }) => cell(one))),
      ),
    );
  return 0;
}

const COLUMNS = Object.values(RUN_LIST);

/** `pentathlon runs compare <one> <other>`: in what two runs differ, and each agent's difference in the tasks that both have. */
export async function compareRunsCommand(one: string, other: string, flags: RunsFlags): Promise<number> {
  const look = async (store: Store) => comparedRuns(store, findRun(store, one), findRun(store, other));
  const compared = await withStore(await storePath(flags.db), look, { reading: true });
  if (flags.json) await print(jsonText(compared));
  else await print(comparisonLines(compared, WIDTH).join('\n'));
  return 0;
}

/** Columns of the table of differences, wider than 80 only for long names. */
const WIDTH = 100;

/** `pentathlon runs delete <id>`: a run with the trials that no other run holds. Only with --yes. */
export async function deleteRunCommand(id: string, flags: RunsFlags): Promise<number> {
  const path = await storePath(flags.db);
  // Asked for as when reading: a store that is not there must not be made in order to delete from it.
  await withStore(path, (store) => deleteFrom(store, id, flags.yes === true), { reading: true });
  return 0;
}

async function deleteFrom(store: Store, id: string, confirmed: boolean): Promise<void> {
  const run = findRun(store, id);
  const name = shortId(run.id);
  if (!confirmed) {
    const { closed } = runProgress(store, run.n);
    throw new UserError(`runs delete ${name}: would delete a run of ${count(closed)} closed trials (${run.title}); add --yes to do it`);
  }
  const deleted = await store.commit(() => deleteRun(store, run, Date.now()));
  say(`run ${name} deleted with ${count(deleted)} trials; those that other runs hold are kept`);
}
