import { terminalLine } from '../core/terminal-text.ts';
import { PROVIDERS } from '../models/registry.ts';
import { clipped, textWidth } from './screens/span.ts';

/** Longest name a table shows whole. */
const ROOM = 40;
/** The same for narrow columns. */
const NARROW = 20;

/**
 * Names for a table: of one that holds a long path, only the end that tells it from the others; of a long one whose settings others of
 * the same model share, only those that differ.
 */
export function shortNames(names: readonly string[], room = ROOM): Map<string, string> {
  const short = new Map<string, string>();
  const own = withoutShared(names, room);
  for (let parts = 1; parts <= 8; parts++) {
    const tried = own.map((name) => shortened(name, parts));
    names.forEach((name, i) => {
      const text = tried[i] as string;
      if (!short.has(name) && tried.filter((other) => other === text).length === 1) short.set(name, terminalLine(text));
    });
  }
  for (const name of names) if (!short.has(name)) short.set(name, terminalLine(name));
  return short;
}

/** Long names without the settings that all names of the same model have alike; an ellipsis stands for them. */
function withoutShared(names: readonly string[], room: number): readonly string[] {
  const split = [...new Set(names)].map(parted);
  return names.map((name) => {
    const { head, settings } = parted(name);
    const family = split.filter((other) => other.head === head);
    if (name.length <= room || family.length === 1) return name;
    const differing = settings.filter((setting) => !family.every((other) => other.settings.includes(setting)));
    return differing.length === settings.length ? name : `${head}?${[...differing, '…'].join('&')}`;
  });
}

function parted(name: string): { head: string; settings: readonly string[] } {
  const query = name.indexOf('?');
  return query === -1 ? { head: name, settings: [] } : { head: name.slice(0, query), settings: name.slice(query + 1).split('&') };
}

function shortened(name: string, parts: number): string {
  if (name.length <= ROOM) return name;
  const query = name.indexOf('?');
  const head = query === -1 ? name : name.slice(0, query);
  const path = head.split('/');
  if (path.length <= parts + 2) return name;
  return `${path[0]}/…/${path.slice(-parts).join('/')}${query === -1 ? '' : name.slice(query)}`;
}

/**
 * Names for narrow columns: without where a model is served (`base_url=`) and who serves it (`openai/`), as far as they stay different
 * from each other without that; long paths as `shortNames` has them.
 */
export function briefNames(names: readonly string[]): Map<string, string> {
  const own = [...new Set(names)];
  const brief = new Map<string, string>();
  for (const briefly of BRIEFLY) {
    const tried = own.map(briefly);
    const taken = new Set(brief.values());
    own.forEach((name, i) => {
      const text = tried[i] as string;
      if (!brief.has(name) && !taken.has(text) && tried.indexOf(text) === tried.lastIndexOf(text)) brief.set(name, text);
    });
  }
  const short = shortNames([...brief.values()], NARROW);
  return new Map(own.map((name) => [name, short.get(brief.get(name) ?? name) ?? terminalLine(name)]));
}

const PROVIDER = new RegExp(`^(?:${PROVIDERS.join('|')})/(?=.)`);

const withoutProvider = (name: string): string => name.replace(PROVIDER, '');

function withoutAddress(name: string): string {
  const query = name.indexOf('?');
  if (query === -1) return name;
  const kept = name
    .slice(query + 1)
    .split('&')
    .filter((part) => !part.startsWith('base_url='));
  return name.slice(0, query) + (kept.length === 0 ? '' : `?${kept.join('&')}`);
}

/** Ways to leave out parts of a name, the shortest first. */
const BRIEFLY: readonly ((name: string) => string)[] = [
  (name) => withoutProvider(withoutAddress(name)),
  withoutAddress,
  withoutProvider,
  (name) => name,
];

/** Characters at either end of a name that are looked at: hardly a column is wider. */
const ENDS = 150;

/** A name cut to so many columns in its middle: the ends are what names of one family differ in. Safe for a terminal. */
export function nameWithin(name: string, width: number): string {
  const near = name.length > 2 * ENDS ? `${name.slice(0, ENDS)}…${name.slice(-ENDS)}` : name;
  const safe = clipped(near, Number.MAX_SAFE_INTEGER);
  if (textWidth(safe) <= width) return safe;
  const characters = [...safe];
  const head = taken(characters, Math.ceil((width - 1) / 2));
  const tail = taken([...characters].reverse(), width - 1 - textWidth(head));
  return clipped(`${head}…${[...tail].reverse().join('')}`, width);
}

/** As many of the first characters as have room. */
function taken(characters: readonly string[], width: number): string {
  let kept = '';
  for (const character of characters) {
    if (textWidth(kept + character) > width) break;
    kept += character;
  }
  return kept;
}
