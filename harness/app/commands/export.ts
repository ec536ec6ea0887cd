import { exportLines } from '../../../results/export.ts';
import { findRun } from '../../../results/find.ts';
import type { Store } from '../../../results/store.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { storePath } from '../config.ts';
import { safeJson } from '../json-text.ts';
import { print } from '../output.ts';
import { withStore } from '../with-store.ts';

/** Flags of `export`, read. */
export interface ExportFlags {
  readonly db?: string;
  readonly run?: string;
  readonly canonical?: boolean;
}

/** `pentathlon export [tasks]`: closed trials with whole trajectories, one JSON document a line. */
export async function exportCommand(tasks: readonly string[], flags: ExportFlags): Promise<number> {
  const write = async (store: Store) => {
    refuseUnknown(store, tasks);
    const filter = { ...(flags.run === undefined ? {} : { run: findRun(store, flags.run).n }), ...(tasks.length === 0 ? {} : { tasks }) };
    for (const line of exportLines(store, filter, flags.canonical ?? false)) await print(safeJson(line));
    return 0;
  };
  return withStore(await storePath(flags.db), write, { reading: true });
}

/** A mistyped task must not come out as an empty file. */
function refuseUnknown(store: Store, tasks: readonly string[]): void {
  const held = store.sql('SELECT DISTINCT id FROM tasks ORDER BY id').pluck().all() as string[];
  const unknown = tasks.filter((task) => !held.some((id) => id === task || id.startsWith(`${task}/`)));
  if (unknown.length === 0) return;
  throw new UserError(
    `export: the store holds nothing of ${unknown.join(', ')}${held.length === 0 ? '' : `; it holds ${held.join(', ')}`}`,
  );
}
