import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getLlama, LlamaLogLevel, type Token } from 'node-llama-cpp';
import { describe, expect, test } from 'vitest';
import { user } from '../../../harness/core/message.ts';
import type { Model } from '../../../harness/core/model.ts';
import { resolveLocal } from '../../../harness/models/local.ts';
import { callOf } from '../../support/model-call.ts';

const FILE = fileURLToPath(new URL('../../../../shared/models/SmolLM2-135M-Instruct.Q4_1.gguf', import.meta.url));
const absent = !existsSync(FILE);

const QUESTION = 'What is the capital of France? Reply with the name of the city and nothing else.';
const CITIES = ['London', 'Paris', 'Vienna', 'Ouagadougou', 'Paris, the city of light'];

const chosen = async (model: Model, choices: readonly string[]): Promise<number[]> => {
  if (model.choose === undefined) throw new Error('a local model chooses');
  return (await model.choose([user(QUESTION)], choices, callOf())).value;
};

const local = async (parameters: Record<string, string>): Promise<Model> =>
  (
    await resolveLocal(
      { provider: 'local', name: FILE, parameters: { gpu: 'false', threads: '1', context: '512', ...parameters } },
      'local/x',
    )
  ).model;

describe.skipIf(absent)(`log-probabilities of choices${absent ? ' (skipped: ../shared/models has no SmolLM2)' : ''}`, () => {
  test('are what the logits of bare llama.cpp come to, added up over the tokens of each', async () => {
    const [found, expected] = [await chosen(await local({ exact: 'true' }), CITIES), await byHand(CITIES)];
    expect(found).toHaveLength(CITIES.length);
    // What they are divided by is added up in single precision here, in double there.
    expect(found.map((log, i) => Math.abs(log - (expected[i] as number))).every((off) => off < 0.01)).toBe(true);
    expect(CITIES[found.indexOf(Math.max(...found))]).toBe('Paris');
    // A text that goes on is never likelier than its beginning.
    expect(found[4]).toBeLessThan(found[1] as number);
  });

  test('are the same in whatever order and company the choices come, and are the same again', async () => {
    const model = await local({ exact: 'true' });
    const [all, backwards, again] = [await chosen(model, CITIES), await chosen(model, CITIES.toReversed()), await chosen(model, CITIES)];
    expect(again).toEqual(all);
    expect(backwards.toReversed()).toEqual(all);
    expect(await chosen(model, ['Paris'])).toEqual([all[1]]);
  });

  test('an empty choice is refused in one line', async () => {
    await expect(chosen(await local({ exact: 'true' }), ['Paris', ''])).rejects.toThrow(
      /^local\/\S+: one of the choices is an empty text$/,
    );
  });
});

/** The same from nothing but the library: the model's template written out, all logits, log-softmax in double precision. */
async function byHand(choices: readonly string[]): Promise<number[]> {
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, maxThreads: 1, logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath: FILE });
  const context = await model.createContext({ contextSize: 512, threads: { ideal: 1, min: 1 }, batchSize: 64, flashAttention: false });
  const sequence = context.getSequence();
  const system = 'You are a helpful AI assistant named SmolLM, trained by Hugging Face';
  const written = `<|im_start|>system\n${system}<|im_end|>\n<|im_start|>user\n${QUESTION}<|im_end|>\n<|im_start|>assistant\n`;
  const prompt = model.tokenize(written, true);
  const sums: number[] = [];
  for (const choice of choices) {
    const answer = model.tokenize(choice, false);
    await sequence.clearHistory();
    const logits = await nextLogits([...prompt, ...answer]);
    sums.push(answer.reduce((sum, token, at) => sum + logSoftmax(logits[prompt.length - 1 + at] as ReadonlyMap<Token, number>, token), 0));
  }
  await model.dispose();
  return sums;

  async function nextLogits(tokens: readonly Token[]): Promise<(ReadonlyMap<Token, number> | undefined)[]> {
    const all = await sequence.controlledEvaluate(
      tokens.map((token, at) => (at < prompt.length - 1 ? token : [token, { generateNext: { logits: true } }])),
    );
    return tokens.map((_, at) => all[at]?.next.logits);
  }
}

function logSoftmax(logits: ReadonlyMap<Token, number>, token: Token): number {
  const values = [...logits.values()];
  const most = values.reduce((a, b) => Math.max(a, b));
  const total = values.reduce((sum, value) => sum + Math.exp(value - most), 0);
  return (logits.get(token) as number) - most - Math.log(total);
}
