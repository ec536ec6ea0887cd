import type { Suite } from '../harness/core/suite.ts';

/** The events, imported when first needed: a command loads only what it runs. */
const loaders: Readonly<Record<string, () => Promise<Suite>>> = {
  gtbench: async () => (await import('./gtbench/suite.ts')).gtbench,
  'dc-cot': async () => (await import('./dc-cot/suite.ts')).dcCot,
  'or-r1': async () => (await import('./or-r1/suite.ts')).orR1,
};

export const suiteIds: readonly string[] = Object.keys(loaders);

/** A suite by its id; undefined where there is none of that name. */
export function loadSuite(id: string): Promise<Suite> | undefined {
  return Object.hasOwn(loaders, id) ? loaders[id]?.() : undefined;
}

export const loadSuites = (): Promise<Suite[]> => Promise.all(Object.values(loaders).map((load) => load()));
