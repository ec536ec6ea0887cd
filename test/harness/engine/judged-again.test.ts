import { join } from 'node:path';
import { expect, test } from 'vitest';
import { direct } from '../../../harness/agents/direct.ts';
import { modelAgent } from '../../../harness/agents/model-agent.ts';
import { textOf, user } from '../../../harness/core/message.ts';
import type { Model } from '../../../harness/core/model.ts';
import type { Task } from '../../../harness/core/task.ts';
import { scored } from '../../../harness/core/verdict.ts';
import { run } from '../../../harness/engine/run.ts';
import { StopSwitch } from '../../../harness/engine/stop-switch.ts';
import { leaderboard } from '../../../results/leaderboard.ts';
import { openStore } from '../../../results/open-store.ts';
import { questions } from '../../support/engine-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const asked: string[] = [];
const model: Model = {
  id: 'test/model',
  endpoint: 'test model',
  price: 'free',
  generate: async ({ messages }) => {
    asked.push(messages.map(textOf).join('\n'));
    return { text: 'yes', finish: 'stop' };
  },
};
const agent = modelAgent({ id: 'test/model', model, fingerprint: 'test', strategy: direct, parameters: {}, policy: { kind: 'fail' } });

/** Four questions with this label, judged by a model. */
function labelled(target: string): Task {
  const task = questions(4) as Task;
  return {
    ...task,
    async *samples(options) {
      for await (const sample of task.samples(options)) yield { ...sample, target };
    },
    judges: () => [
      {
        id: 'asks',
        version: '1',
        judge: async (outcome, scope) => {
          const { text } = await scope.call(model, { messages: [user(`Is it ${outcome.target}, as ${outcome.sample} says?`)] });
          return [{ seat: 0, metric: 'accuracy', score: scored(text === 'yes' && outcome.target === 'b' ? 1 : 0) }];
        },
      },
    ],
  };
}

test('a judge that asks a model is asked once for a label, however often labels change to and fro', async () => {
  const store = openStore(join(temporaryFolder(), 'test.db'));
  const pace = { maxConcurrency: 4, maxRetries: 0, callMs: 10_000, trialMs: 10_000 };
  const judge = async (label: string) => {
    asked.length = 0;
    const task = { task: labelled(label), parameters: {} };
    const plan = { tasks: [{ task, lineUps: [[agent]] }], epochs: 1, seed: '0' };
    const { counts } = await run({
      plan,
      store,
      pace,
      stop: new StopSwitch(),
      title: '',
      spec: {},
      environment: {},
      report: () => undefined,
    });
    const { n, value } = leaderboard(store).sections[0]?.rows[0] ?? {};
    return { asked: asked.length, rejudged: counts.rejudged, n, value };
  };
  expect(await judge('a')).toEqual({ asked: 8, rejudged: 0, n: 4, value: 0 });
  expect(await judge('b')).toEqual({ asked: 4, rejudged: 4, n: 4, value: 1 });
  expect(asked.every((text) => text.startsWith('Is it b, as q'))).toBe(true);
  expect(await judge('a')).toMatchObject({ rejudged: 4, n: 4, value: 0 });
  expect(await judge('b')).toEqual({ asked: 0, rejudged: 4, n: 4, value: 1 });
  await store.close();
});
