import { expect, test } from 'vitest';
import { appendText, ask } from '../../../harness/agents/ask.ts';
import { assistant, system, user } from '../../../harness/core/message.ts';
import { letterTurn } from './letter-turn.ts';

test('the form of the answer ends the last message of the user', () => {
  const turn = { ...letterTurn, prompt: [system('Rules.'), user('Which one?')] };
  expect(ask(turn, 'direct').messages).toEqual([system('Rules.'), user('Which one?\n\nAnswer with the letter alone.')]);
  expect(ask(turn, 'reasoned').messages).toEqual([system('Rules.'), user('Which one?\n\nThink, then end with the letter.')]);
});

test('after an image it is a part of its own, after an assistant a message of its own, and nothing is added for no words', () => {
  const image = { type: 'image', mediaType: 'image/png', base64: 'AAAA' } as const;
  expect(appendText([user([image])], 'x')).toEqual([user([image, { type: 'text', text: 'x' }])]);
  expect(appendText([assistant('well')], 'x')).toEqual([assistant('well'), user('x')]);
  expect(appendText([user('q')], '')).toEqual([user('q')]);
});
