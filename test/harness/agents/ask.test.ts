import { expect, test } from 'vitest';
import { appendText, ask } from '../../../harness/agents/ask.ts';
import { assistant, system, user } from '../../../harness/core/message.ts';
import type { Model } from '../../../harness/core/model.ts';
import { letterTurn } from './letter-turn.ts';

const model: Model = { id: 'm', endpoint: 'm', generate: () => Promise.reject(new Error('not asked')) };

test('the form of the answer ends the last message of the user', () => {
  const turn = { ...letterTurn, prompt: [system('Rules.'), user('Which one?')] };
  expect(ask(turn, 'direct', model).messages).toEqual([system('Rules.'), user('Which one?\n\nAnswer with the letter alone.')]);
  expect(ask(turn, 'reasoned', model).messages).toEqual([system('Rules.'), user('Which one?\n\nThink, then end with the letter.')]);
});

test('after an image it is a part of its own, after an assistant a message of its own, and nothing is added for no words', () => {
  const image = { type: 'image', mediaType: 'image/png', base64: 'AAAA' } as const;
  expect(appendText([user([image])], 'x')).toEqual([user([image, { type: 'text', text: 'x' }])]);
  expect(appendText([assistant('well')], 'x')).toEqual([assistant('well'), user('x')]);
  expect(appendText([user('q')], '')).toEqual([user('q')]);
});

test('a constrained model is told the answers there are, with what stands before them where it may reason; others are not', () => {
  const texts = letterTurn.legal?.map((answer) => letterTurn.answer.write(answer));
  expect(texts?.length).toBeGreaterThan(1);
  expect(ask(letterTurn, 'direct', model).choices).toBeUndefined();
  expect(ask(letterTurn, 'direct', { ...model, constrained: true }).choices).toEqual({ texts });
  expect(ask(letterTurn, 'reasoned', { ...model, constrained: true }).choices).toEqual({ texts, lead: 'Answer:' });
  const { legal: _, ...open } = letterTurn;
  expect(ask(open, 'direct', { ...model, constrained: true }).choices).toBeUndefined();
});
