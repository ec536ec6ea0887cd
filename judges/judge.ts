import type { Judge } from '../harness/core/judge.ts';
import type { JudgedOutcome } from '../harness/core/outcome.ts';
import type { Scope } from '../harness/core/scope.ts';
import type { Verdict } from '../harness/core/verdict.ts';

/** A judge by its rule. Change `version` with the rule: verdicts are kept apart by it. */
export function judge(
  id: string,
  version: string,
  rule: (outcome: JudgedOutcome, scope: Scope) => readonly Verdict[] | Promise<readonly Verdict[]>,
): Judge {
  return { id, version, judge: async (outcome, scope) => rule(outcome, scope) };
}
