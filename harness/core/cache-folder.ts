import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** `pentathlon` below XDG_CACHE_HOME or ~/.cache. The XDG Base Directory Specification has paths that are not absolute ignored. */
export function cacheFolder(): string {
  const named = process.env.XDG_CACHE_HOME;
  const folder = named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache');
  return join(folder, 'pentathlon');
}
