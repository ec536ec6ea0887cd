/** A figure, and the bar it must hold. `ok` is undefined for figures without a bar. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly bar?: string;
  readonly ok?: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};
