/** Groups what links connect: the group of each of `count` items, groups numbered in order of their first item. */
export function components(count: number, links: Iterable<readonly [number, number]>): number[] {
  const parent = Array.from({ length: count }, (_, index) => index);
  const root = (item: number): number => {
    let at = item;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  // The smaller root stays root, so a group is named by its first item.
  for (const [a, b] of links) parent[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
  const names = new Map<number, number>();
  return parent.map((_, item) => {
    const first = root(item);
    const name = names.get(first) ?? names.size;
    names.set(first, name);
    return name;
  });
}
