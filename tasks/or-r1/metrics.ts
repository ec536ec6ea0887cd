import type { Derived, Metric, MetricMean } from '../../harness/core/task.ts';
import { SHARES } from './shares.ts';

const hidden = (id: string, kind: Metric['kind']): Metric => ({ id, kind, hidden: true });

/** The metric of a family of problems. */
export const familyMetric = (family: string): string => `family ${family}`;

/** `accuracy` ranks; what follows is told under a board, where every figure has its name. */
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
  outcomes,
  draws,
  ...(families.length === 0 ? [] : [byFamily(families)]),
];

const outcomes: Derived = {
  id: 'outcomes',
  note: 'outcomes: shares of all answers that are not right; unsupported: the program calls what the look-alike libraries lack',
  from(means) {
    const shares = SHARES.flatMap((share) => {
      const mean = means.get(share);
      return mean === undefined || mean.mean === 0 ? [] : [`${share} ${percent(mean)}`];
    });
    const known = SHARES.some((share) => means.has(share));
    return known ? { note: shares.length === 0 ? 'all right' : shares.join(', ') } : undefined;
  },
};

const draws: Derived = {
  id: 'draws',
  note: 'draws: pass@k unbiased over the draws of an answer, any: one of them is right, maj: the most frequent value is, gap: from pass@1 to pass@8',
  from(means) {
    const known = DRAWS.flatMap(([id]) => {
      const mean = means.get(id);
      return mean === undefined ? [] : [`${id} ${mean.mean.toFixed(3)}`];
    });
    return known.length === 0 ? undefined : { note: known.join(', ') };
  },
};

const byFamily = (families: readonly string[]): Derived => ({
  id: 'families',
  note: 'families: right answers among those of each kind of problem',
  from(means) {
    const known = families.flatMap((family) => {
      const found = means.get(familyMetric(family));
      return found === undefined ? [] : [`${family} ${Math.round(found.mean * found.n)}/${found.n}`];
    });
    return known.length === 0 ? undefined : { note: known.join(', ') };
  },
});

const percent = ({ mean }: MetricMean): string => `${(100 * mean).toFixed(1)} %`;
