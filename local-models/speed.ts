import { type Random, random } from '../harness/core/random.ts';
import type { Loaded } from './process/load.ts';
import type { LocalFile } from './process/local-file.ts';
import { ModelProcess } from './process/model-process.ts';
import type { Answer, GenerateAsk } from './process/protocol.ts';
import { residentBytes } from './process/resident-bytes.ts';

/** Work to time: so many requests at once, each with a prompt of so many words, and so many tokens written. */
export interface SpeedWork {
  readonly sequences: number;
  readonly words: number;
  readonly written: number;
  readonly rounds: number;
}

/** How fast it went; the quickest round counts. Tokens a second over all sequences. */
export interface Speed {
  readonly sequences: number;
  readonly promptTokens: number;
  readonly promptPerSecond: number;
  readonly writtenTokens: number;
  readonly writtenPerSecond: number;
  /** Of a whole round, prompts and writing. */
  readonly seconds: number;
}

/** What was measured of a model. */
export interface ModelSpeed {
  readonly loadSeconds: number;
  readonly loaded: Loaded;
  readonly speeds: readonly Speed[];
  /** Resident memory of the model's process at its end, in bytes; undefined where the system does not tell. */
  readonly residentBytes: number | undefined;
}

const SHORT_WORDS = 'a the red blue old new tree stone river light two ten goes makes finds under over with'.split(' ');
const never = new AbortController().signal;

/** A prompt that shares nothing with another one's: words drawn anew each time. */
export const promptOf = (rng: Random, words: number): string => Array.from({ length: words }, () => rng.pick(SHORT_WORDS)).join(' ');

/** Times a model for each number of sequences, in a process of its own that is ended afterwards. */
export async function measureSpeed(file: LocalFile, works: readonly SpeedWork[]): Promise<ModelSpeed> {
  const began = performance.now();
  const slots = Math.max(...works.map(({ sequences }) => sequences));
  const model = new ModelProcess({ ...file, load: { ...file.load, slots } });
  try {
    const loaded = await model.ready();
    const loadSeconds = (performance.now() - began) / 1_000;
    const speeds: Speed[] = [];
    for (const work of works) speeds.push(await speedOf(model, work));
    return { loadSeconds, loaded, speeds, residentBytes: residentBytes(model.pid) };
  } finally {
    model.close();
  }
}

async function speedOf(model: ModelProcess, { sequences, words, written, rounds }: SpeedWork): Promise<Speed> {
  const rng = random('speed', sequences);
  const timed = async (maxTokens: number) => {
    const asks = Array.from({ length: sequences }, () => askOf(promptOf(rng, words), maxTokens));
    const began = performance.now();
    const answers = await Promise.all(asks.map(async (ask) => (await model.ask<Answer>(ask, never)).value));
    const sum = (of: (answer: Answer) => number) => answers.reduce((total, answer) => total + of(answer), 0);
    return {
      seconds: (performance.now() - began) / 1_000,
      prompt: sum(({ evaluated }) => evaluated),
      written: sum(({ output }) => output),
    };
  };
  const quickest = async (maxTokens: number) => {
    let best = await timed(maxTokens);
    for (let round = 1; round < rounds; round++) {
      const next = await timed(maxTokens);
      if (next.seconds < best.seconds) best = next;
    }
    return best;
  };
  const [prompts, whole] = [await quickest(1), await quickest(written)];
  const writing = Math.max(whole.seconds - prompts.seconds, 1e-6);
  return {
    sequences,
    promptTokens: prompts.prompt,
    promptPerSecond: prompts.prompt / prompts.seconds,
    writtenTokens: whole.written,
    writtenPerSecond: (whole.written - prompts.written) / writing,
    seconds: whole.seconds,
  };
}

const askOf = (content: string, maxTokens: number): GenerateAsk => ({
  kind: 'generate',
  messages: [{ role: 'user', content }],
  sampling: { temperature: 0, topK: 40, topP: 1, minP: 0, repeatPenalty: 1, seed: 0 },
  maxTokens,
  stop: [],
});
