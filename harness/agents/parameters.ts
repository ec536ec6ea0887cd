import { z } from 'zod';
import { UserError } from '../core/errors/user-error.ts';
import { nearestName } from '../core/nearest-name.ts';
import { expectedIn } from './expected-value.ts';

/** Parameters as they come from an agent's spec, `?k=5&x=true`: all text. */
export type RawParameters = Readonly<Record<string, string>>;

/**
 * Reads an agent's parameters. Raises UserError, one line, on a name that `owner` does not have or a value it cannot take.
 */
export function readParameters<S extends z.ZodRawShape>(owner: string, shape: S, raw: RawParameters): z.output<z.ZodObject<S>> {
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(shape, name)) throw new UserError(unknownName(`parameter of ${owner}`, name, Object.keys(shape)));
  }
  const result = z.object(shape).safeParse(raw, { error: expectedIn(shape) });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  throw new UserError(`parameter ${name} of ${owner}: ${issue?.message ?? 'not valid'} (got ${JSON.stringify(raw[name] ?? null)})`);
}

/** One line that says which name was not found, which one is nearest if one is near, and which there are. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const opening = `unknown ${what} ${JSON.stringify(name)}`;
  if (known.length === 0) return `${opening}: it takes none`;
  const nearest = nearestName(name, known);
  return nearest === undefined
    ? `${opening}; there are: ${known.join(', ')}`
    : `${opening}: did you mean ${JSON.stringify(nearest)}? There are: ${known.join(', ')}`;
}
