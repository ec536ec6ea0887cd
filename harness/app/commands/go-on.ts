import type { RunRecord } from '../../../results/runs.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { shortId } from '../run-columns.ts';
import { runSpec } from '../run-spec.ts';
import { runCommand } from './run.ts';

/**
 * Goes on with a run as its own command line would: plays what the store at `path` does not hold yet. Resolves to the exit code.
 * Rejects with UserError where the run was begun otherwise, or would not be the same run from this folder.
 */
export async function goOn(run: RunRecord, path: string): Promise<number> {
  const spec = runSpec(run);
  if (spec === undefined)
    throw new UserError(`run ${shortId(run.id)} was not begun by pentathlon run; it cannot be gone on with from here`);
  // How the first start was to be shown does not bind this one.
  const { json: _, plain: __, ...flags } = spec.flags;
  return runCommand(spec.tasks, { ...flags, db: path }, run);
}
