import type { Scope } from '../core/scope.ts';

/**
 * Runs k draws side by side, each in a child scope of its own: `draw 0` … `draw k-1`, or from `first` on where a turn draws in
 * several rounds and a recording has to tell them apart.
 * Resolves in the order of the draws. If one fails the others still land, so that paid answers reach the journal;
 * then the first failure is thrown.
 */
export async function each<T>(
  k: number,
  scope: Scope,
  draw: (scope: Scope, index: number) => Promise<T>,
  { first = 0 }: { readonly first?: number } = {},
): Promise<T[]> {
  const places = Array.from({ length: k }, (_, index) => scope.child(`draw ${first + index}`));
  const settled = await Promise.allSettled(places.map(draw));
  return settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
