import { expect, test } from 'vitest';
import { user } from '../../../harness/core/message.ts';
import { read } from '../../../harness/core/reading.ts';
import type { Tool } from '../../../harness/core/scope.ts';
import type { Task } from '../../../harness/core/task.ts';
import { StopSwitch } from '../../../harness/engine/stop-switch.ts';
import { question } from '../../../tasks/authoring/question.ts';
import { text } from '../../../tasks/authoring/text.ts';
import { askedServer } from '../../support/asked-server.ts';
import { engineRun } from '../../support/engine-run.ts';
import { until } from '../../support/until.ts';

/** Questions whose answers are read by a tool. */
const readBy = (tool: Tool<string, string>): Task<unknown, unknown> =>
  question({
    id: 'read-by-tool',
    version: '1',
    samples: [{ id: 'q1' }, { id: 'q2' }],
    prompt: ({ id }) => [user(`Question ${id}`)],
    answer: () => ({ ...text(), read: async (generation, scope) => read(await scope.tool(tool, generation.text)) }),
    target: () => 'done',
  }) as Task<unknown, unknown>;

test('a tool that runs when the run stops is abandoned at once; the answer it was to read is not paid for twice', async () => {
  const server = await askedServer({});
  const stop = new StopSwitch();
  let under = 0;
  const endless: Tool<string, string> = {
    id: 'reader',
    version: '1',
    run: (_, signal) =>
      new Promise((_resolve, reject) => {
        under++;
        signal.addEventListener('abort', () => reject(new Error('the process was killed')));
      }),
  };
  const first = engineRun({ agents: ['openai/a'], baseURL: server.openai, task: readBy(endless), stop });
  await until(() => under === 2);
  stop.stop('enough');
  const { summary, folder } = await first;
  expect(summary).toMatchObject({ exitCode: 3, why: 'enough', counts: { closed: 0, errored: 0 } });
  const quick: Tool<string, string> = { ...endless, run: async () => 'done' };
  const again = await engineRun({ agents: ['openai/a'], baseURL: server.openai, task: readBy(quick), folder });
  expect(again.summary).toMatchObject({ exitCode: 0, counts: { closed: 2 } });
  expect(server.requests).toHaveLength(2);
});
