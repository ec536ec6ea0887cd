import { closest, distance } from 'fastest-levenshtein';

/**
 * The name that one not known was most likely meant for, whatever their case; undefined where none is near enough to be more than a guess:
 * at most a third of its letters may differ, one in a short name.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = known.map((one) => one.toLowerCase());
  const nearest = closest(name.toLowerCase(), lower);
  const differ = distance(name.toLowerCase(), nearest);
  const few = differ <= Math.max(1, Math.floor(name.length / 3)) && differ < name.length;
  return few ? known[lower.indexOf(nearest)] : undefined;
}
