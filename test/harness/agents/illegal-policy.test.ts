import { expect, test } from 'vitest';
import { direct } from '../../../harness/agents/direct.ts';
import { type Policy, parsePolicy } from '../../../harness/agents/illegal-policy.ts';
import { modelAgent } from '../../../harness/agents/model-agent.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { textOf } from '../../../harness/core/message.ts';
import { failed, read } from '../../../harness/core/reading.ts';
import type { Turn } from '../../../harness/core/turn.ts';
import { letterTurn } from './letter-turn.ts';
import { type Replies, testModel, testScope } from './test-scope.ts';

async function play(policy: Policy, replies: Replies, turn: Turn<string> = letterTurn, seed?: string) {
  const agent = modelAgent({ id: 'a', model: testModel, fingerprint: {}, strategy: direct, parameters: {}, policy });
  const place = testScope(replies, seed);
  return { ...place, act: await agent.sit(1, place.scope).act(turn, place.scope) };
}

const illegal = failed('illegal', 'Z is not A, B or C');

test('fail lets the failure stand and records nothing', async () => {
  const { act, steps, calls } = await play({ kind: 'fail' }, () => 'Z');
  expect(act.answer).toEqual(illegal);
  expect([steps.length, calls.length]).toEqual([0, 1]);
});

test('retry asks again in children of its own, says what was wrong and what is legal, and stops at the first usable answer', async () => {
  const answers: Record<string, string> = { '': 'Z', 'retry 1': '', 'retry 2': 'C', 'retry 3': 'A' };
  const { act, steps, calls } = await play({ kind: 'retry', times: 3 }, (path) => answers[path] ?? '');
  expect(act.answer).toEqual(read('C'));
  expect(calls.map(({ path }) => path)).toEqual(['', 'retry 1', 'retry 2']);
  expect(steps).toEqual([
    { kind: 'replaced', seat: 1, failure: 'illegal', by: 'retry', reason: 'Z is not A, B or C' },
    { kind: 'replaced', seat: 1, failure: 'empty', by: 'retry', reason: 'the reply holds no text' },
  ]);
  const [first, second, third] = calls.map(({ request }) => request.messages.map(textOf).join('\n'));
  expect(first).not.toContain('Legal answers');
  expect(second).toMatch(/Z is not A, B or C[\s\S]*Legal answers: A, B, C[\s\S]*Answer with the letter alone\.$/);
  expect(third).toContain('the reply holds no text');
  expect(third).not.toContain('Z is not');
});

test('retry gives up after its times with the last failure', async () => {
  const { act, calls } = await play({ kind: 'retry', times: 2 }, (path) => (path === 'retry 2' ? '42' : 'Z'));
  expect(act.answer).toEqual(failed('unparsed', 'no letter at the end'));
  expect(calls).toHaveLength(3);
});

test('a usable answer is left alone by every policy', async () => {
  for (const policy of [{ kind: 'retry', times: 2 }, { kind: 'random' }] as const) {
    const { act, steps, calls } = await play(policy, () => 'B');
    expect(act.answer).toEqual(read('B'));
    expect([steps.length, calls.length]).toEqual([0, 1]);
  }
});

test('random puts a uniformly drawn legal answer in its place, says so, and keeps the bad draw among the candidates', async () => {
  const counts: Record<string, number> = { A: 0, B: 0, C: 0 };
  for (let i = 0; i < 3000; i++) {
    const { act, steps } = await play({ kind: 'random' }, () => 'Z', letterTurn, `seed ${i}`);
    if (!act.answer.ok) throw new Error('expected an answer');
    counts[act.answer.value] = (counts[act.answer.value] ?? 0) + 1;
    if (i > 0) continue;
    expect(act.candidates).toEqual([{ reading: illegal, text: 'Z' }]);
    expect(steps).toEqual([{ kind: 'replaced', seat: 1, failure: 'illegal', by: 'random', reason: 'Z is not A, B or C' }]);
  }
  // 1000 each, standard deviation 25.8: five of them.
  for (const count of Object.values(counts)) expect(Math.abs(count - 1000)).toBeLessThan(130);
});

test('random cannot help where the turn lists no legal answers', async () => {
  const { legal: _, ...open } = letterTurn;
  const { act, steps } = await play({ kind: 'random' }, () => 'Z', open);
  expect(act.answer).toEqual(illegal);
  expect(steps).toEqual([]);
});

test('policies are read from text, and others refused in one line', () => {
  expect(parsePolicy('fail')).toEqual({ kind: 'fail' });
  expect(parsePolicy('random')).toEqual({ kind: 'random' });
  expect(parsePolicy('retry:12')).toEqual({ kind: 'retry', times: 12 });
  for (const text of ['', 'retry', 'retry:0', 'retry:-1', 'retry:100', 'retry:1.5', 'Retry:1', 'random:2']) {
    expect(() => parsePolicy(text)).toThrow(UserError);
    expect(() => parsePolicy(text)).toThrow(/expected fail, retry:/);
  }
});
