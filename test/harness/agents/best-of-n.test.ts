import { expect, test } from 'vitest';
import { modelAgent } from '../../../harness/agents/model-agent.ts';
import { findStrategy } from '../../../harness/agents/strategies.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { failed, read } from '../../../harness/core/reading.ts';
import type { Turn } from '../../../harness/core/turn.ts';
import { letterTurn } from './letter-turn.ts';
import { testModel, testScope } from './test-scope.ts';

/** The reward of a draft is how many letters its words have, so that longer ones win. */
const rewarded = (named: (string | undefined)[] = []): Turn<string> => ({
  ...letterTurn,
  answer: {
    ...letterTurn.answer,
    reward: async (group, scope, name) => {
      named.push(name);
      expect(scope.path).toBe('reward');
      return group.map(({ text = '' }) => text.length);
    },
  },
});

function played(words: readonly string[], raw: Record<string, string>) {
  const strategy = findStrategy('best-of-n');
  const parameters = strategy.read(raw);
  const agent = modelAgent({ id: 'a', model: testModel, fingerprint: {}, strategy, parameters, policy: { kind: 'fail' } });
  const { scope, calls } = testScope((path) => words[Number(path.replace('draw ', ''))] ?? '');
  return { agent, calls, player: agent.sit(0, scope), scope };
}

test('the draft with the highest reward wins, the first of several; all drafts are kept', async () => {
  const named: (string | undefined)[] = [];
  const { agent, player, scope, calls } = played(['A', 'I take B', 'I take C'], { n: '3' });
  const act = await player.act(rewarded(named), scope);
  expect(act.answer).toEqual(read('B'));
  expect(act.candidates.map(({ text }) => text)).toEqual(['A', 'I take B', 'I take C']);
  expect(calls.map(({ path }) => path)).toEqual(['draw 0', 'draw 1', 'draw 2']);
  expect(agent.callsPerTurn).toBe(3);
  // Once for the name alone, before anything is drawn.
  expect(named).toEqual([undefined, undefined]);
});

test('a draft that cannot be read never wins against one that can, however it is rewarded', async () => {
  const { player, scope } = played(['nothing that could be read here', 'A'], { n: '2' });
  expect((await player.act(rewarded(), scope)).answer).toEqual(read('A'));
  const without = played(['', ''], { n: '2' });
  expect((await without.player.act(rewarded(), without.scope)).answer).toEqual(failed('empty', 'the reply holds no text'));
});

test('eight drafts unless told; the name of the reward reaches the format', async () => {
  const named: (string | undefined)[] = [];
  const { player, scope, calls } = played(Array(8).fill('A'), { reward: 'tgrpo' });
  await player.act(rewarded(named), scope);
  expect([calls.length, ...named]).toEqual([8, 'tgrpo', 'tgrpo']);
});

test('answers without a reward are refused in one line, before anything is paid for', async () => {
  const { player, scope, calls } = played(['A'], { n: '1' });
  const error = await player.act(letterTurn, scope).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(/best-of-n: the answers of this task have no reward/);
  expect(calls).toEqual([]);
  expect(() => findStrategy('best-of-n').read({ n: '0' })).toThrow(UserError);
});

test('a reward that is none of the task’s is refused before anything is paid for', async () => {
  const { player, scope, calls } = played(['A'], { n: '1', reward: 'beauty' });
  const reward = async (_: readonly unknown[], __: unknown, name?: string) => {
    throw new UserError(`reward=${name}: there is none`);
  };
  const turn = { ...letterTurn, answer: { ...letterTurn.answer, reward } };
  await expect(player.act(turn, scope)).rejects.toThrow('reward=beauty');
  expect(calls).toEqual([]);
});
