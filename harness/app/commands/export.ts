import { exportLines } from '../../../results/export.ts';
import { findRun } from '../../../results/find.ts';
import { openStore } from '../../../results/open-store.ts';
import { storePath } from '../config.ts';
import { print } from '../output.ts';

/** Flags of `export`, read. */
export interface ExportFlags {
  readonly db?: string;
  readonly run?: string;
  readonly canonical?: boolean;
}

/** `pentathlon export [tasks]`: closed trials with whole trajectories, one JSON document a line. */
export async function exportCommand(tasks: readonly string[], flags: ExportFlags): Promise<number> {
  const store = openStore(await storePath(flags.db), { reading: true });
  try {
    const filter = { ...(flags.run === undefined ? {} : { run: findRun(store, flags.run).n }), ...(tasks.length === 0 ? {} : { tasks }) };
    for (const line of exportLines(store, filter, flags.canonical ?? false)) await print(line);
    return 0;
  } finally {
    await store.close();
  }
}
