/**
 * Groups items that arrows lead to each other both ways: the group of each of `count` items, groups numbered in order of their first
 * item. With an arrow from whoever scored to whom it scored against, a group is a set of players that ratings can be fitted in:
 * across groups the likelihood has no maximum (Ford, 1957).
 */
export function strongComponents(count: number, arrows: Iterable<readonly [from: number, to: number]>): number[] {
  const next = Array.from({ length: count }, (): number[] => []);
  for (const [from, to] of arrows) next[from]?.push(to);
  const reached = next.map((_, item) => reachable(next, item));
  const groups = new Array<number>(count).fill(-1);
  let named = 0;
  for (let item = 0; item < count; item++) {
    if (groups[item] !== -1) continue;
    for (let other = item; other < count; other++) {
      if (other === item || (reached[item]?.has(other) && reached[other]?.has(item))) groups[other] = named;
    }
    named++;
  }
  return groups;
}

function reachable(next: readonly (readonly number[])[], from: number): Set<number> {
  const found = new Set<number>();
  const left = [from];
  for (let item = left.pop(); item !== undefined; item = left.pop()) {
    for (const to of next[item] ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      left.push(to);
    }
  }
  return found;
}
