import { describe, expect, test } from 'vitest';
import { lastBoxed } from '../../../tasks/authoring/boxed.ts';
import { choice } from '../../../tasks/authoring/choice.ts';
import { number } from '../../../tasks/authoring/number.ts';
import { canonicalNumber } from '../../../tasks/authoring/number-text.ts';
import type { QuestionAnswer } from '../../../tasks/authoring/question-answer.ts';
import { text } from '../../../tasks/authoring/text.ts';
import { noScope } from './answered.ts';

/** The value read, or the kind of failure. */
async function readBy<A>(format: QuestionAnswer<A>, reply: string): Promise<A | string> {
  const reading = await format.read({ text: reply, finish: 'stop' }, noScope);
  return reading.ok ? reading.value : reading.kind;
}

describe('choice', () => {
  test.each([
    ['First I thought the answer is (A). But the answer is (C).', 'C'],
    ['Answer: C', 'C'],
    ['**Final answer:** b', 'B'],
    ['The best answer is **C. 05/05/2002**.', 'C'],
    ['The best answer is [] D.', 'D'],
    ['So it is the second.\n\n**B**', 'B'],
    ['So it is:\n(B)', 'B'],
    ['The final answer is $\\boxed{\\text{D}}$.', 'D'],
    ['c', 'C'],
    ['(D)', 'D'],
    ['C. Paris', 'C'],
    ['The correct option is B because A and C are cities.', 'B'],
    ['Answer: Option D', 'D'],
    // Never an answer: an article, a word, a letter in passing, a denial.
    ['The answer is a date in May.', 'unparsed'],
    ['The answer is Detroit.', 'unparsed'],
    ['Option C is incorrect. Choice B is one day before.', 'unparsed'],
    ['The answer is not (A).', 'unparsed'],
    ['I am sure.', 'unparsed'],
    // Two at once.
    ['The answer is A or B.', 'unparsed'],
    ['The answer is (A) and (C).', 'unparsed'],
    ['**Answer:** D\n\nThe best answer is **C**.', 'unparsed'],
    ['The best answer is C.\n\nThe best answer is C.', 'C'],
    // Past the options.
    ['The answer is E.', 'illegal'],
  ])('%j → %s', async (reply, expected) => {
    expect(await readBy(choice(4), reply)).toBe(expected);
  });

  test('labels are letters or texts of options, never both', () => {
    const format = choice(['Rome', 'Paris', 'A']);
    expect(format.canonical('(b)')).toMatchObject({ ok: true, value: 'B' });
    expect(format.canonical('Paris')).toMatchObject({ ok: true, value: 'B' });
    expect(format.canonical('A')).toMatchObject({ ok: false });
    expect(format.canonical('D')).toMatchObject({ ok: false, reason: expect.stringContaining('A to C') });
  });

  test('lists its letters, and shows the form of a reply', async () => {
    expect(choice(3).legal).toEqual(['A', 'B', 'C']);
    for (const style of ['direct', 'reasoned'] as const)
      expect(await readBy(choice(3), choice(3).instructions(style).split(/: |\n/).at(-1) ?? '')).toBe('C');
  });
});

describe('number', () => {
  test.each([
    ['-5', '-5'],
    ['1,234,567', '1234567'],
    ['$18.', '18'],
    ['3/4', '0.75'],
    ['2/6', '1/3'],
    ['1.50', '1.5'],
    ['-0.0', '0'],
    ['2.5e3', '2500'],
    ['4 \\times 10^{-2}', '0.04'],
    ['-\\frac{3}{4}', '-0.75'],
    ['\u22127', '-7'],
    ['50%', '50'],
    ['12,34', undefined],
    ['5 million', undefined],
    ['1/0', undefined],
    ['1e9999', undefined],
    ['05/05/2002', undefined],
    ['seven', undefined],
  ])('canonical form of %j is %s', (written, expected) => {
    expect(canonicalNumber(written)).toBe(expected);
  });

  test.each([
    ['\\boxed{1} and then \\boxed{\\frac{1}{2}}', '0.5'],
    ['He has \\boxed{18 \\text{ dollars}}.', '18'],
    ['\\boxed{\\$1{,}250}', '1250'],
    ['9 * 2 = 18\n#### 18', '18'],
    ['The answer is 5. No: the answer is **$1,200**.', '1200'],
    ['Answer: -5 apples', '-5'],
    ['The answer is 18.', '18'],
    ['$42', '42'],
    ['In total that makes $130 for two weeks.', 'unparsed'],
    ['The answer is 18 + 5 = 23', 'unparsed'],
    ['The answer is 5 million.', 'unparsed'],
    ['\\boxed{3 \\text{ hours and } 20 \\text{ minutes}}', 'unparsed'],
    ['\\boxed{50x - 200}', 'unparsed'],
    ['\\boxed{5x}', 'unparsed'],
    ['Answer: 2:30', 'unparsed'],
  ])('%j → %s', async (reply, expected) => {
    expect(await readBy(number(), reply)).toBe(expected);
  });

  test('hostile replies are read in linear time', async () => {
    const started = performance.now();
    for (const piece of ['\\boxed{', 'answer is ', '1,', ' ', '(', '*', '9', '$', '\n']) {
      await readBy(number(), piece.repeat(200_000));
      await readBy(choice(4), piece.repeat(200_000));
      await readBy(text(), piece.repeat(200_000));
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test('lastBoxed matches braces, passes over unclosed boxes, and the last one wins', () => {
  expect(lastBoxed('\\boxed{\\frac{1}{2}}')).toBe('\\frac{1}{2}');
  expect(lastBoxed('\\boxed{1} \\boxed{2}')).toBe('2');
  expect(lastBoxed('\\boxed{1} \\boxed{2')).toBe('1');
  expect(lastBoxed('{1}')).toBeUndefined();
});

describe('text', () => {
  test.each([
    ['  Paris.\n', 'Paris.'],
    ['France is in Europe.\nAnswer: Rome\nNo.\n**Answer:** Paris', 'Paris'],
    ['Thinking.\nAnswer:', 'unparsed'],
  ])('%j → %j', async (reply, expected) => {
    expect(await readBy(text(), reply)).toBe(expected);
  });

  test('answers are equal whatever their case, spaces, marks and full stop', () => {
    const { key } = text();
    expect(key('**New  York**.')).toBe(key('new york'));
    expect(key('New Yorker')).not.toBe(key('New York'));
  });
});
