import { expect, test } from 'vitest';
import { z } from 'zod';
import { direct } from '../../../harness/agents/direct.ts';
import { draw, single } from '../../../harness/agents/draw.ts';
import { modelAgent } from '../../../harness/agents/model-agent.ts';
import { findStrategy, strategies } from '../../../harness/agents/strategies.ts';
import { type Strategy, strategy } from '../../../harness/agents/strategy.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { textOf } from '../../../harness/core/message.ts';
import { read } from '../../../harness/core/reading.ts';
import { letterTurn } from './letter-turn.ts';
import { type Replies, testModel, testScope } from './test-scope.ts';

function seat<P>(played: Strategy<P>, raw: Record<string, string>, replies: Replies) {
  const parameters = played.read(raw);
  const agent = modelAgent({ id: 'a', model: testModel, fingerprint: {}, strategy: played, parameters, policy: { kind: 'fail' } });
  const place = testScope(replies);
  return { agent, ...place, player: agent.sit(0, place.scope) };
}

test('direct asks for the answer alone, cot for reasons first; both call once, in the turn itself', async () => {
  for (const [name, form] of [
    ['direct', 'Answer with the letter alone.'],
    ['cot', 'Think, then end with the letter.'],
  ] as const) {
    const { agent, player, scope, calls } = seat(findStrategy(name), {}, () => 'I say B');
    expect(await player.act(letterTurn, scope)).toEqual({ answer: read('B'), candidates: [{ reading: read('B'), text: 'I say B' }] });
    expect(calls.map(({ path }) => path)).toEqual(['']);
    expect(textOf(calls[0]?.request.messages[0] ?? { role: 'user', content: '' })).toBe(`Which one?\n\n${form}`);
    expect(agent.callsPerTurn).toBe(1);
  }
});

test('self-consistency draws five reasoned answers in children of their own and lets them vote, in whatever order they arrive', async () => {
  const words = ['B', 'A', 'nothing 1', 'A', 'B'];
  for (const slowest of [0, 2, 4]) {
    const { agent, player, scope, calls } = seat(findStrategy('self-consistency'), {}, async (path) => {
      const index = Number(path.replace('draw ', ''));
      await new Promise((resolve) => setTimeout(resolve, ((index + slowest) % 5) * 4));
      return words[index] ?? '';
    });
    const act = await player.act(letterTurn, scope);
    expect(act.answer).toEqual(read('B'));
    expect(act.candidates.map(({ text }) => text)).toEqual(words);
    expect(calls.map(({ path }) => path)).toEqual(['draw 0', 'draw 1', 'draw 2', 'draw 3', 'draw 4']);
    expect(agent.callsPerTurn).toBe(5);
  }
});

test('a draw that fails fails the turn, after the other draws have landed', async () => {
  const landed: string[] = [];
  const { player, scope } = seat(findStrategy('self-consistency'), { k: '3' }, async (path) => {
    if (path === 'draw 0') throw new Error('reset');
    await new Promise((resolve) => setTimeout(resolve, 10));
    landed.push(path);
    return 'A';
  });
  await expect(player.act(letterTurn, scope)).rejects.toThrow('reset');
  expect(landed).toEqual(['draw 1', 'draw 2']);
});

test('make runs once a seat: a strategy may remember its turns, and two seats do not share what they remember', async () => {
  const counting = strategy('counting', { by: z.coerce.number() }, ({ by }) => {
    let turns = 0;
    return async (turn, model, scope) => {
      turns += by;
      return single(await draw(turn, model, scope.child(turns), 'direct'));
    };
  });
  const { agent, player, scope, calls } = seat(counting, { by: '2' }, () => 'A');
  await player.act(letterTurn, scope);
  await player.act(letterTurn, scope);
  const other = testScope(() => 'A');
  await agent.sit(1, other.scope).act(letterTurn, other.scope);
  expect([...calls, ...other.calls].map(({ path }) => path)).toEqual(['2', '4', '2']);
});

test('parameters come as text; wrong ones are one line that names the parameter and what came', () => {
  const voting = findStrategy('self-consistency');
  expect(voting.read({ k: '7' })).toEqual({ k: 7 });
  expect(voting.read({})).toEqual({ k: 5 });
  for (const [raw, words] of [
    [{ k: 'many' }, /parameter k of self-consistency: .*"many"/],
    [{ k: '0' }, /parameter k of self-consistency: .*"0"/],
    [{ k: '2.5' }, /parameter k of self-consistency: .*"2.5"/],
    [{ kk: '2' }, /unknown parameter of self-consistency "kk": did you mean "k"\?/],
  ] as const) {
    expect(() => voting.read(raw)).toThrow(UserError);
    expect(() => voting.read(raw)).toThrow(words);
  }
  expect(() => direct.read({ k: '2' })).toThrow(/unknown parameter of direct "k"/);
});

test('an unknown strategy is answered with the nearest name', () => {
  expect(() => findStrategy('self-consistancy')).toThrow(UserError);
  expect(() => findStrategy('self-consistancy')).toThrow(/did you mean "self-consistency"\?/);
  expect(() => findStrategy('constructor')).toThrow(UserError);
  expect(strategies.map(({ id }) => findStrategy(id).id)).toEqual(['direct', 'cot', 'self-consistency', 'tot', 'best-of-n', 'likelihood']);
});
