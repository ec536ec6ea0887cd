import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { user } from '../../../harness/core/message.ts';
import { read } from '../../../harness/core/reading.ts';
import type { Tool } from '../../../harness/core/scope.ts';
import type { Task } from '../../../harness/core/task.ts';
import { question } from '../../../tasks/authoring/question.ts';
import { text } from '../../../tasks/authoring/text.ts';
import { askedServer } from '../../support/asked-server.ts';
import { engineRun, ofKind } from '../../support/engine-run.ts';

/** A question whose draws are read by a tool. */
const readBy = (run: Tool<string, string>['run']): Task<unknown, unknown> =>
  question({
    id: 'read-by-tool',
    version: '1',
    samples: [{ id: 'q' }],
    prompt: () => [user('What is it?')],
    answer: () => ({ ...text(), read: async ({ text }, scope) => read(await scope.tool({ id: 'reader', version: '1', run }, text)) }),
    target: () => 'done',
  }) as Task<unknown, unknown>;

/** One trial of so many draws, which may use 300 ms. */
async function played(run: Tool<string, string>['run'], draws = 1) {
  const server = await askedServer({});
  const agents = [draws === 1 ? 'openai/a' : `openai/a+self-consistency?k=${draws}`];
  return engineRun({ agents, baseURL: server.openai, task: readBy(run), pace: { trialMs: 300 } });
}

test('what a tool waits for its turn is no time of the trial, and is kept apart from the time of the run', async () => {
  const { summary, read } = await played(async (_, __, waiting) => {
    const goOn = waiting?.();
    await sleep(900);
    goOn?.();
    return 'done';
  });
  expect(summary).toMatchObject({ counts: { closed: 1, errored: 0 } });
  const [entry] = await read((store) => store.sql("SELECT latency_ms, waited_ms FROM calls WHERE kind = 'tool'").all() as TookRow[]);
  expect(entry?.waited_ms).toBeGreaterThanOrEqual(890);
  expect(entry?.latency_ms).toBeLessThan(entry?.waited_ms ?? 0);
});

interface TookRow {
  readonly latency_ms: number;
  readonly waited_ms: number;
}

test('a run that does not wait is time of the trial, also while that of another draw does', async () => {
  let first = true;
  const { summary, events } = await played(async (_, __, waiting) => {
    const goOn = first ? undefined : waiting?.();
    first = false;
    await sleep(900);
    goOn?.();
    return 'done';
  }, 2);
  expect(summary).toMatchObject({ counts: { closed: 0, errored: 1 } });
  expect(ofKind(events, 'trial-errored')[0]?.message).toContain('--trial-timeout');
});

test('a tool that fails while it waits leaves a clock that goes on', async () => {
  const { summary, events } = await played(async (_, __, waiting) => {
    waiting?.();
    throw new Error('no turn for it');
  });
  expect(summary).toMatchObject({ counts: { closed: 0, errored: 1 } });
  expect(ofKind(events, 'trial-errored')[0]?.message).toContain('no turn for it');
});
