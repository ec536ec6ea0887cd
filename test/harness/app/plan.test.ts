import { expect, test } from 'vitest';
import { makePlan } from '../../../harness/app/plan.ts';
import type { Agent } from '../../../harness/core/agent.ts';
import type { ConfiguredTask } from '../../../harness/core/trial.ts';

const task = (id: string): ConfiguredTask =>
  ({ task: { id, version: '1', seats: () => 2, finite: () => true }, parameters: {} }) as unknown as ConfiguredTask;

const agent = (id: string, plays: readonly string[]): Agent =>
  ({
    id,
    fingerprint: { id },
    plays: (task: { id: string }) => plays.includes(task.id) || `${id} plays ${plays.join(' and ')} only`,
  }) as unknown as Agent;

test('an agent that is left out of two tasks is told by name, of more by their number', () => {
  const names = ['nim', 'pig', 'go', 'chess'];
  const agents = [agent('all', names), agent('too', names), agent('most', ['nim', 'pig']), agent('one', ['nim'])];
  const { plan, words } = makePlan({ tasks: names.map(task), agents, opponents: [], epochs: 1, seed: '0' });
  expect(words).toEqual(['one is left out of 3 of 4 tasks: it plays nim only', 'most is left out of go, chess: it plays nim and pig only']);
  expect(plan.tasks.map(({ lineUps }) => lineUps.length)).toEqual([12, 6, 2, 2]);
});
