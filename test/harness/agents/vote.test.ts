import { expect, test } from 'vitest';
import { vote } from '../../../harness/agents/vote.ts';
import { failed, type Reading, read } from '../../../harness/core/reading.ts';
import { letter } from './letter-turn.ts';

const drafts = (...readings: Reading<string>[]) => readings.map((reading) => ({ reading }));

test('the most frequent key wins, counted over different spellings, and the first spelling stands for it', () => {
  expect(vote(letter, drafts(read('A'), read('b'), read('B'))).answer).toEqual(read('b'));
});

test('the answer seen first breaks ties', () => {
  expect(vote(letter, drafts(read('C'), read('A'), read('A'), read('C'))).answer).toEqual(read('C'));
});

test('drafts that cannot be read do not vote, but stay among the candidates', () => {
  const act = vote(letter, drafts(failed('illegal', 'x'), failed('illegal', 'x'), read('A')));
  expect(act.answer).toEqual(read('A'));
  expect(act.candidates).toHaveLength(3);
});

test('without a readable draft the first failure is the answer', () => {
  expect(vote(letter, drafts(failed('empty', 'first'), failed('illegal', 'second'))).answer).toEqual(failed('empty', 'first'));
});
