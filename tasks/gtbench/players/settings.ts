import type { z } from 'zod';
import { expectedIn } from '../../../harness/agents/expected-value.ts';
import { unknownName } from '../../../harness/agents/parameters.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';

/** A player's parameters, checked. Raises UserError, one line that names the player and the parameter. */
export function settings<T extends z.ZodType>(player: string, schema: T, raw: Readonly<Record<string, string>>): z.output<T> {
  const shape = (schema as { shape?: Readonly<Record<string, unknown>> }).shape ?? {};
  const parsed = schema.safeParse(raw, { error: expectedIn(shape) });
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const unknown = first?.code === 'unrecognized_keys' ? first.keys[0] : undefined;
  if (unknown !== undefined) throw new UserError(unknownName(`parameter of ${player}`, unknown, Object.keys(shape)));
  const faults = parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': '));
  throw new UserError(`${player}: ${faults.join('; ')}`);
}

/** A player's spec with the parameters that the user gave, sorted: `mcts?simulations=100`. */
export function spec(player: string, raw: Readonly<Record<string, string>>): string {
  const given = Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1));
  return given.length === 0 ? player : `${player}?${given.map(([name, value]) => `${name}=${value}`).join('&')}`;
}
