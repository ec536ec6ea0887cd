import { describe, expect, test } from 'vitest';
import { readVote } from '../../../harness/agents/choice-vote.ts';
import type { Finish } from '../../../harness/core/generation.ts';

/** The number voted for among fifteen choices. */
function voted(text: string, finish: Finish = 'stop', n = 15): number | undefined {
  const vote = readVote({ text, finish }, n);
  return vote === undefined ? undefined : vote + 1;
}

describe('a vote', () => {
  test.each([
    ['The best choice is 12', 12],
    ['the best choice is 2', 2],
    ['BEST CHOICE: (2)', 2],
    ['THE BEST CHOICE IS CHOICE 10', 10],
    ['choice 2 is best', 2],
    ['Choice 2 is clearly by far the best one', 2],
    ['Option #3 would be the best.', 3],
    ['2 is the best choice', 2],
    ['**Best choice:** 2', 2],
    ['Best choice is **#2**', 2],
    ['Best choice: \\boxed{2}', 2],
    ['best choice – 3', 3],
    ['Best choice:\n2', 2],
    ['the best choice is Choice 3.', 3],
    ['The best is option 2', 2],
    ['The best choice is, in my view, 3', 3],
    ['I vote for choice 2', 2],
    ['My final choice: 2', 2],
    ['2', 2],
    ['Both are sound, but:\n\n**(2)**', 2],
  ])('%j is for %i', (text, number) => {
    expect(voted(text)).toBe(number);
  });

  test.each([
    ['Choice 1: solid.\nChoice 2: risky.\nBest choice: 1', 1],
    ['The best choice is 1. Wait, no: the best choice is 2', 2],
    ['Best choice: 2 (choice 1 is weaker, 3 is worst)', 2],
    ['best choice among these 3 is 2', 2],
    ['Choice 2 is the second best. Choice 3 is the best', 3],
    ['I first pick 1. On reflection the best choice is 3.', 3],
    ['The best choice is choice 2 because pile 3 is best left alone', 2],
    ['Choice 1 is not the best; choice 2 is best.', 2],
  ])('%j is for %i, whatever other numbers stand in it', (text, number) => {
    expect(voted(text)).toBe(number);
  });

  test.each([
    'Best choice: 0',
    'Best choice: 16',
    'Best choice: 99999999999999999999',
    'Best choice: -1',
    'Best choice: N',
    'The best choice is 1.5',
    'The best choice is 1 or 2',
    'I like choice 1 and choice 2 equally',
    'I cannot choose between 1 and 2',
    'The best choice is not 1',
    "Choice 1 isn't the best",
    'C1R3 is best',
    '',
  ])('%j is none', (text) => {
    expect(voted(text)).toBeUndefined();
  });

  test('that names a choice out of range is not read from other words of the reply instead', () => {
    expect(voted('I pick 1. The best choice is 7', 'stop', 3)).toBeUndefined();
    expect(voted('The best choice is 12', 'stop', 3)).toBeUndefined();
  });

  test('counts when it was cut off after it was cast, not when it was refused or filtered', () => {
    expect(voted('Best choice: 2\nThat is be', 'length')).toBe(2);
    expect(voted('Best choice: 2', 'refusal')).toBeUndefined();
    expect(voted('Best choice: 2', 'filter')).toBeUndefined();
  });

  test('is read from long hostile text in no time', () => {
    const before = performance.now();
    voted('best choice '.repeat(20_000) + 'is '.repeat(20_000) + '1 is a a a '.repeat(20_000));
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
