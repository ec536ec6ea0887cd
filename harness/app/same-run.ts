import type { RunRecord } from '../../results/runs.ts';
import type { Agent } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { Plan } from '../engine/grid.ts';
import { planIdentity } from '../engine/planned.ts';
import { shortId } from './run-columns.ts';
import { runSpec } from './run-spec.ts';

/** Throws UserError unless a plan is that of the run that is to be gone on with: another one would be paid for from its start. */
export function requireSameRun(run: RunRecord, plan: Plan, agents: readonly Agent[], untilValid: number | undefined): void {
  if (planIdentity(plan, untilValid) === run.id) return;
  const changed = changedAgents(run, agents);
  const what =
    changed.length > 0
      ? `${changed.join(', ')} is not the same agent as then`
      : 'its tasks are not what they were then (a version, a folder or a module has changed)';
  throw new UserError(
    `run ${shortId(run.id)} cannot be gone on with from here: ${what}; pentathlon run plays it anew, and plays no trial twice`,
  );
}

function changedAgents(run: RunRecord, agents: readonly Agent[]): string[] {
  const then = new Map(runSpec(run)?.agents.map(({ id, fingerprint }) => [id, canonicalJson(fingerprint as Json)]));
  return agents.filter(({ id, fingerprint }) => then.get(id) !== canonicalJson(fingerprint)).map(({ id }) => id);
}
