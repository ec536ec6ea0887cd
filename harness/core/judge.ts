import type { JudgedOutcome } from './outcome.ts';
import type { Scope } from './scope.ts';
import type { Verdict } from './verdict.ts';

/** Turns an outcome into verdicts. It has a scope like anyone else, so its calls are journalled, priced, resumed and shown. */
export interface Judge {
  readonly id: string;
  readonly version: string;
  judge(outcome: JudgedOutcome, scope: Scope): Promise<readonly Verdict[]>;
}
