import type { LlamaModel, Token } from 'node-llama-cpp';
import { type QuickestThreads, quickestThreads } from './quickest-threads.ts';

/** The sample of work: tokens of a prompt and tokens written, in each sequence. */
const PROMPT = 48;
const WRITTEN = 6;
/** How often it is done; the quickest counts. */
const ROUNDS = 2;

/** Measures how many threads a model is quickest with, for so many sequences at once. */
export const measuredThreads = (model: LlamaModel, cores: number, sequences: number): Promise<QuickestThreads> =>
  quickestThreads(cores, (threads, limit) => timed(model, threads, sequences, limit));

/** Seconds of the quickest round; infinite once it goes past the limit. */
async function timed(model: LlamaModel, threads: number, sequences: number, limit: number): Promise<number> {
  const context = await model.createContext({
    sequences,
    contextSize: 256,
    threads: { ideal: threads, min: threads },
  });
  try {
    let best = Number.POSITIVE_INFINITY;
    const slots = Array.from({ length: sequences }, () => context.getSequence());
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now();
      const elapsed = () => (performance.now() - began) / 1_000;
      await Promise.all(
        slots.map(async (slot, index) => {
          await slot.clearHistory();
          let written = 0;
          for await (const _ of slot.evaluate(someTokens(index), { temperature: 0, yieldEogToken: true })) {
            if (++written >= WRITTEN || elapsed() > limit) break;
          }
        }),
      );
      if (elapsed() > limit) break;
      best = Math.min(best, elapsed());
    }
    return best;
  } finally {
    await context.dispose();
  }
}

const someTokens = (sequence: number): Token[] =>
  Array.from({ length: PROMPT }, (_, at) => (3 + ((at * 7 + sequence * 13) % 200)) as Token);
