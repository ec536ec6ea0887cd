import type { ListedTrial } from '../../../../results/trial-query.ts';
import { valueText } from '../trial/value-text.ts';

/**
 * What a trial's seats scored: `1–0 W` for a match of two, else the values in seat order. The letter tells how it went for the agent `of`,
 * by its number (at its first seat where it has several); without one there is none.
 */
export function scoreText({ kind, scores, members }: ListedTrial, of?: number): string {
  if (scores.every((score) => score === null)) return '–';
  const text = scores.map(kind === 'match' ? pointText : figureText).join(scores.length === 2 ? '–' : ' : ');
  const letter = kind === 'match' && of !== undefined ? LETTERS.get(scores[members.indexOf(of)] ?? Number.NaN) : undefined;
  return letter === undefined ? text : `${text} ${letter}`;
}

const LETTERS: ReadonlyMap<number, string> = new Map([
  [1, 'W'],
  [0.5, 'D'],
  [0, 'L'],
]);

const pointText = (score: number | null): string => (score === 0.5 ? '½' : figureText(score));

const figureText = (score: number | null): string => (score === null ? '?' : valueText(score));
