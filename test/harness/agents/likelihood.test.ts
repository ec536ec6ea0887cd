import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { likelihood } from '../../../harness/agents/likelihood.ts';
import { modelAgent } from '../../../harness/agents/model-agent.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { type Message, textOf, user } from '../../../harness/core/message.ts';
import type { Model } from '../../../harness/core/model.ts';
import { read } from '../../../harness/core/reading.ts';
import type { Task } from '../../../harness/core/task.ts';
import { entriesOf } from '../../../results/calls.ts';
import { trialNumbers } from '../../../results/trial-query.ts';
import { trialRecord } from '../../../results/trial-record.ts';
import { question } from '../../../tasks/authoring/question.ts';
import { engineRun } from '../../support/engine-run.ts';
import { letterTurn } from './letter-turn.ts';
import { testModel, testScope } from './test-scope.ts';

const scoring: Model = { ...testModel, choose: async () => ({ value: [] }) };

const agentOf = (raw: Record<string, string> = {}, model: Model = scoring) =>
  modelAgent({ id: 'a', model, fingerprint: {}, strategy: likelihood, parameters: likelihood.read(raw), policy: { kind: 'fail' } });

/** Acts on a turn, whose legal answers have these log-probabilities; what was asked is kept. */
async function acted(logs: readonly number[], raw: Record<string, string> = {}, turn = letterTurn) {
  const asked: { messages: readonly Message[]; choices: readonly string[] }[] = [];
  const { scope, calls } = testScope();
  const choosing = {
    ...scope,
    choose: async (_: Model, messages: readonly Message[], choices: readonly string[]) => {
      asked.push({ messages, choices });
      return [...logs];
    },
  };
  const act = await agentOf(raw).sit(0, choosing).act(turn, choosing);
  return { act, asked, calls };
}

test('takes the likeliest legal answer, the first of several, by one look-up and no call', async () => {
  const { act, asked, calls } = await acted([-3, -1, -1]);
  expect(act).toEqual({ answer: read('B'), candidates: [{ reading: read('B'), text: 'B' }] });
  expect(calls).toEqual([]);
  expect(asked.map(({ choices }) => choices)).toEqual([['A', 'B', 'C']]);
  expect(asked[0]?.messages.map(textOf)).toEqual(['Which one?\n\nAnswer with the letter alone.']);
  expect(agentOf().callsPerTurn).toBe(1);
});

test('norm=bytes divides by the bytes that a text has in UTF-8', async () => {
  const named = { ...letterTurn, legal: ['No', 'Nø', 'Perhaps'] };
  expect((await acted([-4, -5, -9], {}, named)).act.answer).toEqual(read('No'));
  // -2, -5/3 and -9/7: by characters the second were -2.5, by the sum alone the first the best.
  expect((await acted([-4, -5, -9], { norm: 'bytes' }, named)).act.answer).toEqual(read('Perhaps'));
  expect((await acted([-4, -5, -15], { norm: 'bytes' }, named)).act.answer).toEqual(read('Nø'));
  expect(() => likelihood.read({ norm: 'tokens' })).toThrow(/parameter norm of likelihood: expected none or bytes \(got "tokens"\)/);
});

test('is for models with log-probabilities and tasks that list their answers; else it says so before anything is played', async () => {
  expect(() => agentOf({}, testModel)).toThrow(UserError);
  expect(() => agentOf({}, testModel)).toThrow(/^\+likelihood needs log-probabilities of given answers, which test\/model does not give/);
  const info = { id: 'suite/free', seats: 1 };
  expect(agentOf().plays({ ...info, finite: true })).toBe(true);
  expect(agentOf().plays({ ...info, finite: false })).toBe('a cannot take suite/free: its turns do not list their legal answers');
  const { prompt, answer } = letterTurn;
  await expect(acted([], {}, { prompt, answer })).rejects.toThrow('likelihood: this turn does not list its legal answers');
});

const FILE = fileURLToPath(new URL('../../../../shared/models/SmolLM2-135M-Instruct.Q4_1.gguf', import.meta.url));
const absent = !existsSync(FILE);

const CAPITALS: Readonly<Record<string, string>> = { France: 'Paris', Japan: 'Tokyo', Italy: 'Rome' };
const CITIES = ['London', 'Paris', 'Rome', 'Tokyo', 'Vienna'];

const capitals = question({
  id: 'capitals',
  version: '1',
  finite: true,
  samples: Object.keys(CAPITALS).map((id) => ({ id })),
  prompt: ({ id }) => [user(`What is the capital of ${id}?`)],
  answer: () => ({
    legal: CITIES,
    instructions: () => 'Reply with the name of the city and nothing else.',
    read: ({ text }) => read(text),
    write: (city) => city,
    key: (city) => city,
    canonical: (label) => read(String(label)),
  }),
  target: ({ id }) => CAPITALS[id],
}) as Task<unknown, unknown>;

describe.skipIf(absent)(`with a real model${absent ? ' (skipped: ../shared/models has no SmolLM2)' : ''}`, () => {
  test('the capitals that SmolLM2 knows; what is stored is met again', async () => {
    const agents = [`local/${FILE}+likelihood?exact=true&gpu=false&threads=1&context=512`];
    const { summary, folder, read: look } = await engineRun({ agents, baseURL: '', task: capitals });
    expect(summary?.counts).toMatchObject({ closed: 3, errored: 0 });
    await look((store) => {
      for (const n of trialNumbers(store, {})) {
        const { sample, outcome } = trialRecord(store, n);
        const [call, ...more] = entriesOf(store, n);
        expect(call).toMatchObject({ kind: 'choose', settings: { choices: CITIES } });
        expect(more).toEqual([]);
        const logs = JSON.parse(call?.generation.text ?? '') as number[];
        expect(outcome?.answers?.[0]?.answer).toMatchObject({ ok: true, text: CITIES[logs.indexOf(Math.max(...logs))] });
        expect(outcome?.answers?.[0]?.answer).toMatchObject({ text: CAPITALS[sample] });
      }
    });
    const again = await engineRun({ agents, baseURL: '', task: capitals, folder });
    expect(again.summary?.counts).toMatchObject({ closed: 0, had: 3 });
  });
});
