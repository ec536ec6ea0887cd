import { terminalLine } from '../core/terminal-text.ts';

/** Longest name a table shows whole. */
const ROOM = 40;

/** Names for a table: of one that holds a long path, only the end that tells it from the others. */
export function shortNames(names: readonly string[]): Map<string, string> {
  const short = new Map<string, string>();
  for (let parts = 1; parts <= 8; parts++) {
    const tried = names.map((name) => shortened(name, parts));
    names.forEach((name, i) => {
      const text = tried[i] as string;
      if (!short.has(name) && tried.filter((other) => other === text).length === 1) short.set(name, terminalLine(text));
    });
  }
  for (const name of names) if (!short.has(name)) short.set(name, terminalLine(name));
  return short;
}

function shortened(name: string, parts: number): string {
  if (name.length <= ROOM) return name;
  const query = name.indexOf('?');
  const head = query === -1 ? name : name.slice(0, query);
  const path = head.split('/');
  if (path.length <= parts + 2) return name;
  return `${path[0]}/…/${path.slice(-parts).join('/')}${query === -1 ? '' : name.slice(query)}`;
}
