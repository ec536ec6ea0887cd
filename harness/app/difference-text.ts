import type { EstimatedDifference } from '../stats/estimated-difference.ts';

/** A share without the nought before its point: .70, 1.00. */
export const shareText = (value: number): string => value.toFixed(2).replace(/^0/, '');

/** A difference of shares with its sign, where it does not round to nothing: +.12, -.30, .00. */
export function signedText(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits).replace(/^0/, '');
  if (Number(text) === 0) return text;
  return `${value < 0 ? '-' : '+'}${text}`;
}

/** p as it is told: three decimals, and no more noughts than that. */
export const pText = (p: number): string => (p < 0.001 ? 'p < .001' : `p = ${p.toFixed(3).replace(/^0/, '')}`);

/** Whether two are told apart at the level that boards use. */
export const isSignificant = ({ p }: EstimatedDifference): boolean => p !== null && p < 0.05;

/** +.400, 95 % +.211 to +.589, p < .001 */
export function differenceText({ difference, interval, p }: EstimatedDifference): string {
  const figure = (value: number): string => signedText(value, 3);
  const range = interval === null ? 'no interval: no spread to judge by' : `95 % ${figure(interval.low)} to ${figure(interval.high)}`;
  return [figure(difference), range, ...(p === null ? [] : [pText(p)])].join(', ');
}
