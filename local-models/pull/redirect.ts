import { UserError } from '../../harness/core/errors/user-error.ts';

/** Where a redirect leads. Throws UserError, one line, for what is no web address, and from https to http. */
export function redirected(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) throw new UserError(`${from.host} sends on to what is no address`);
  const to = new URL(location, from);
  if (!/^https?:$/.test(to.protocol)) throw new UserError(`${from.host} sends on to ${to.protocol}; not followed`);
  if (from.protocol === 'https:' && to.protocol === 'http:') throw new UserError(`${from.host} sends on from https to http; not followed`);
  return to;
}
