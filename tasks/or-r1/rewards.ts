import { HEADINGS } from './instructions.ts';
import type { Result } from './result.ts';

/** What the rewards see of an answer: its objective, words for none, something that is no number, or null where its run gave nothing. */
export type RewardedAnswer = number | 'none' | 'not finite' | null;

/** A result as the rewards see it: any end other than an optimum prints the words for none there. */
export function rewardedAs(result: Result | undefined): RewardedAnswer {
  if (result === undefined || result.value === null) return null;
  return typeof result.value === 'number' || result.value === 'not finite' ? result.value : 'none';
}

/** The rewards of one completion; `total`, 0 to 3, is their sum. */
export interface Rewards {
  readonly format: number;
  readonly code: number;
  readonly vote: number;
  readonly total: number;
}

/** What the format reward looks for. */
const MARKS = [...HEADINGS, '```python'];

/** Completions that vote together in training. */
const GROUP = 8;

/** Votes that an objective needs, beside being the most frequent. */
const QUORUM = 2;

/** How many of the six marks a completion holds, anywhere (TGRPO, 02_grpo_train.py). */
export const marksIn = (text: string): number => MARKS.filter((mark) => text.includes(mark)).length;

/** The share of the six marks that a completion holds. */
export const formatReward = (text: string): number => marksIn(text) / MARKS.length;

/** 1 where the run gave an answer, that there is no solution among them, else 0. */
export const codeReward = (answer: RewardedAnswer): number => (answer === null ? 0 : 1);

/**
 * 1 for answers that agree with the majority of their group, else 0. Votes are objectives cut to whole numbers (not rounded, as scoring
 * does); words do not vote. The winner is the first value with the most votes, two at least; without one everybody gets 0.
 */
export function voteRewards(answers: readonly RewardedAnswer[]): number[] {
  const tally = new Map<number, number>();
  for (const vote of answers.map(voteOf)) if (vote !== undefined) tally.set(vote, (tally.get(vote) ?? 0) + 1);
  let winner: number | undefined;
  let most = QUORUM - 1;
  for (const [value, count] of tally) if (count > most) [winner, most] = [value, count];
  return answers.map((answer) => (winner !== undefined && voteOf(answer) === winner ? 1 : 0));
}

/** Python's `int(float(answer))`: cut towards zero. */
const voteOf = (answer: RewardedAnswer): number | undefined => (typeof answer === 'number' ? Math.trunc(answer) + 0 : undefined);

/** A completion and what its run gave. */
export interface Completion {
  readonly text: string;
  readonly answer: RewardedAnswer;
}

/** The rewards of TGRPO for one group that votes together. */
export function tgrpoRewards(group: readonly Completion[]): Rewards[] {
  return sums(
    group.map(({ text }) => marksIn(text)),
    group.map(({ answer }) => answer),
  );
}

/** The same from counts of marks. */
export function sums(marks: readonly number[], answers: readonly RewardedAnswer[]): Rewards[] {
  const votes = voteRewards(answers);
  return answers.map((answer, i) => {
    const [format, code, vote] = [(marks[i] ?? 0) / MARKS.length, codeReward(answer), votes[i] as number];
    return { format, code, vote, total: format + code + vote };
  });
}

/** Completions cut into consecutive groups, as training does; the last one may be smaller. */
export const inGroups = <T>(completions: readonly T[], size = GROUP): T[][] =>
  Array.from({ length: Math.ceil(completions.length / size) }, (_, i) => completions.slice(i * size, (i + 1) * size));

/**
 * (reward − mean) / standard deviation within a group, that of a sample (n − 1), as GRPO takes them; zeros where all rewards are equal
 * (Shao et al., 2024, section 4.1; TRL adds 1e-4 to the divisor).
 */
export function advantages(rewards: readonly number[]): number[] {
  const n = rewards.length;
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / n;
  const squares = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0);
  const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
  return rewards.map((reward) => (deviation < 1e-12 ? 0 : (reward - mean) / deviation));
}
