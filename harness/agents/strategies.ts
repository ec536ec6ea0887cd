import { UserError } from '../core/errors/user-error.ts';
import { bestOfN } from './best-of-n.ts';
import { cot } from './cot.ts';
import { direct } from './direct.ts';
import { likelihood } from './likelihood.ts';
import { unknownName } from './parameters.ts';
import { selfConsistency } from './self-consistency.ts';
import type { Strategy } from './strategy.ts';
import { treeOfThought } from './tree-of-thought.ts';

/** Every strategy a spec can name after `+`. */
export const strategies: readonly Strategy[] = [direct, cot, selfConsistency, treeOfThought, bestOfN, likelihood];

/** The strategy of that name. Raises UserError with the nearest name. */
export function findStrategy(id: string): Strategy {
  const found = strategies.find((known) => known.id === id);
  if (found !== undefined) return found;
  throw new UserError(
    unknownName(
      'strategy',
      id,
      strategies.map((known) => known.id),
    ),
  );
}
