import { expect, test } from 'vitest';
import { randomPlayer } from '../../../harness/agents/random.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { letterTurn } from './letter-turn.ts';
import { testScope } from './test-scope.ts';

test('draws uniformly among the legal answers by the generator of the turn: same place, same answer', async () => {
  const player = randomPlayer.make({}).sit(0, testScope().scope);
  const drawn = async (seed: string) => (await player.act(letterTurn, testScope(undefined, seed).scope)).answer;
  const answers = await Promise.all(Array.from({ length: 3000 }, (_, i) => drawn(`seed ${i}`)));
  for (const value of ['A', 'B', 'C']) {
    expect(Math.abs(answers.filter((answer) => answer.ok && answer.value === value).length - 1000)).toBeLessThan(130);
  }
  expect(await drawn('seed 7')).toEqual(answers[7]);
});

test('takes only tasks that list their legal answers, and no parameters', () => {
  const agent = randomPlayer.make({});
  expect(agent.plays({ id: 'gtbench/nim', seats: 2, finite: true, game: 'nim' })).toBe(true);
  expect(agent.plays({ id: 'dc-cot/gsm8k', seats: 1, finite: false })).toMatch(/dc-cot\/gsm8k.*legal answers/);
  expect(() => randomPlayer.make({ seed: '1' })).toThrow(UserError);
});
