import type { Derived, Metric, MetricMean } from '../../harness/core/task.ts';
import { SHARES } from './shares.ts';

const hidden = (id: string, kind: Metric['kind']): Metric => ({ id, kind, hidden: true });

/** The metric of a family of problems. */
export const familyMetric = (family: string): string => `family ${family}`;

/** `accuracy` ranks; of what follows, `derived` makes the figures beside it. */
export const metrics = (families: readonly string[]): readonly Metric[] => [
  { id: 'accuracy', kind: 'proportion' },
  ...SHARES.map((share) => hidden(share, 'proportion')),
  ...DRAWS.map(([id, kind]) => hidden(id, kind)),
  ...families.map((family) => hidden(familyMetric(family), 'proportion')),
];

/** Figures of several draws, in the order they are told. */
const DRAWS: readonly (readonly [string, Metric['kind']])[] = [
  ['pass@1', 'mean'],
  ['pass@2', 'mean'],
  ['pass@4', 'mean'],
  ['pass@8', 'mean'],
  ['gap', 'mean'],
  ['any', 'proportion'],
  ['maj', 'proportion'],
  ['tgrpo', 'mean'],
];

/** What a board says of an agent beside its accuracy. */
export const derived = (families: readonly string[]): readonly Derived[] => [
  draws,
  outcomes,
  ...(families.length === 0 ? [] : [byFamily(families)]),
];

const outcomes: Derived = {
  id: 'outcomes',
  note: 'outcomes: shares of all answers that are not right; unsupported: the program calls what the look-alike libraries lack',
  repeats: true,
  from(means) {
    const figures = known(SHARES, means);
    const shares = Object.entries(figures).filter(([, share]) => share > 0);
    const note = shares.length === 0 ? 'all right' : shares.map(([name, share]) => `${name} ${percent(share)}`).join(', ');
    return isEmpty(figures) ? undefined : { figures, note };
  },
};

const draws: Derived = {
  id: 'draws',
  note: 'draws: pass@k unbiased over the draws of an answer, any: one of them is right, maj: the most frequent value is, gap: from pass@1 to pass@8, tgrpo: the mean reward of a draw',
  repeats: true,
  from(means) {
    const ids = DRAWS.map(([id]) => id);
    const figures = known(ids, means);
    const note = Object.entries(figures).map(([id, value]) => `${id} ${value.toFixed(3)}`);
    return isEmpty(figures) ? undefined : { figures, note: note.join(', ') };
  },
};

const byFamily = (families: readonly string[]): Derived => ({
  id: 'families',
  note: 'families: right answers among those of each kind of problem',
  from(means) {
    const told = families.flatMap((family) => {
      const found = means.get(familyMetric(family));
      return found === undefined ? [] : [`${family} ${Math.round(found.mean * found.n)}/${found.n}`];
    });
    return told.length === 0 ? undefined : { note: told.join(', ') };
  },
});

/** Those of the metrics that there is a mean of. */
const known = (ids: readonly string[], means: ReadonlyMap<string, MetricMean>): Record<string, number> =>
  Object.fromEntries(ids.flatMap((id) => (means.has(id) ? [[id, means.get(id)?.mean as number]] : [])));

const isEmpty = (figures: Readonly<Record<string, number>>): boolean => Object.keys(figures).length === 0;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
