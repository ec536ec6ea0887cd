import { expect, test } from 'vitest';
import { openReasoning, splitReasoning } from '../../../local-models/child/reasoning.ts';

test.each([
  ['no reasoning', 'The answer is 4.', false, { answer: 'The answer is 4.' }],
  ['a block in front', '<think>\n2 and 2\n</think>\n\nThe answer is 4.', false, { reasoning: '2 and 2', answer: 'The answer is 4.' }],
  ['one that the prompt opened', '2 and 2\n</think>\n\n4', true, { reasoning: '2 and 2', answer: '4' }],
  ['one that the prompt opened and the model opens again', '<think>2 and 2</think>4', true, { reasoning: '2 and 2', answer: '4' }],
  ['an empty block', '<think>\n\n</think>\n\n4', false, { answer: '4' }],
  ['one cut short', '<think>2 and', false, { reasoning: '2 and', answer: '' }],
  ['one cut short that the prompt opened', '2 and', true, { reasoning: '2 and', answer: '' }],
  ['another pair of tags', '[THINK]2 and 2[/THINK]4', false, { reasoning: '2 and 2', answer: '4' }],
  ['a tag in the middle is part of the answer', 'Write <think> here.', false, { answer: 'Write <think> here.' }],
  ['a second block is part of the answer', '<think>a</think>b<think>c</think>', false, { reasoning: 'a', answer: 'b<think>c</think>' }],
])('%s', (_, text, opened, split) => {
  expect(splitReasoning(text, opened ? '</think>' : undefined)).toEqual(split);
});

test('a prompt may end inside a block; what ends it is told', () => {
  expect(openReasoning('<|im_start|>assistant\n<think>\n')).toBe('</think>');
  expect(openReasoning('[THINK]')).toBe('[/THINK]');
  expect(openReasoning('<|im_start|>assistant\n<think>\n\n</think>\n\n')).toBeUndefined();
  expect(openReasoning('<|im_start|>assistant\n')).toBeUndefined();
});
