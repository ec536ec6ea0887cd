import type { ShownCall, ShownLine } from '../../../../results/trial-record.ts';
import { type LocalSent, localSent } from '../../../core/ran-on.ts';
import { counted } from '../../figures.ts';
import { ranOnWords } from '../../ran-on-words.ts';

/** The calls among the lines of a trajectory. */
export const callsIn = (lines: readonly ShownLine[]): ShownCall[] => lines.flatMap((line) => ('call' in line ? [line.call] : []));

/**
 * What is to be known of answers that local models wrote: what they ran on, a line each thing, whether they can be had again, and whether
 * nothing but legal ones could be written. Empty where there are none. `seats`: of the trial; where there are several, lines name theirs.
 */
export function localWords(calls: readonly ShownCall[], seats: number): string[] {
  const lines = new Map<string, Set<number>>();
  for (const { entry } of calls) {
    const sent = localSent(entry.generation);
    for (const words of sent === undefined ? [] : wordsOn(sent)) lines.set(words, (lines.get(words) ?? new Set()).add(entry.seat));
  }
  return [...lines].map(([words, of]) => `${whose(of, seats)}${words}`);
}

function wordsOn({ runs_on: ranOn, exact, grammar }: LocalSent): string[] {
  const { slots } = ranOn;
  return [
    ranOnWords(ranOn),
    ...(exact
      ? []
      : [`not exactly repeatable: ${counted(slots, 'slot')} side by side change rounding and so text; exact=true plays one at a time`]),
    ...(grammar === 'choices' ? ['answers constrained to the legal ones'] : []),
  ];
}

function whose(of: ReadonlySet<number>, seats: number): string {
  const named = [...of].filter((seat) => seat >= 0).sort((a, b) => a - b);
  if (seats < 2 || named.length === 0) return '';
  return `${named.length === 1 ? 'seat' : 'seats'} ${named.map((seat) => seat + 1).join(', ')}: `;
}
