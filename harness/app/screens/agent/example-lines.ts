import type { UnusableAnswer } from '../../../../results/unusable-answers.ts';
import { clipped, EMPTY, fitted, type Line, span, textWidth } from '../span.ts';

/** Lines of one example, a blank one after it included. */
export const EXAMPLE_LINES = 4;

/** One unusable answer: what it was and where, why it could not be used, and how the reply begins. */
export function exampleLines(example: UnusableAnswer, width: number, chosen: boolean): Line[] {
  const { kind, task, sample, path, reason, reply, id } = example;
  const trial = id.slice(0, 8);
  const room = Math.max(1, width - textWidth(trial) - 6);
  const where = fitted(`${kind}: ${task} ${sample}, ${path.split('/')[0]}`, room);
  const part = (label: string, text: string): Line => [span(`    ${label} `, 'dim'), span(clipped(text, Math.max(1, width - 13)))];
  return [
    [span(`${chosen ? '›' : ' '} ${where}  ${trial}`, chosen ? 'chosen' : 'warn')],
    part('because', reason),
    part('replied', reply === undefined ? 'nothing: no model was asked' : reply.trim() === '' ? 'an empty text' : reply.trim()),
    EMPTY,
  ];
}
