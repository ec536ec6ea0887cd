import type { LlamaModel, Token } from 'node-llama-cpp';

/** The sample of work: tokens of a prompt and tokens written, in each sequence. */
const PROMPT = 48;
const WRITTEN = 6;
/** How often it is done; the quickest counts. */
const ROUNDS = 2;
/** A number of threads is given up once it takes so much longer than the best one. */
const HOPELESS = 1.5;

/** Which number of threads is quickest, and what each took. */
export interface MeasuredThreads {
  readonly threads: number;
  readonly seconds: Readonly<Record<number, number>>;
}

/**
 * Times a sample of work with one thread, then with twice as many each time, up to the physical cores. Threads of llama.cpp wait in a
 * spin, so that one too many can be a hundred times slower: it goes on only while more are quicker.
 */
export async function measuredThreads(model: LlamaModel, cores: number, sequences: number): Promise<MeasuredThreads> {
  const seconds: Record<number, number> = {};
  let best = Number.POSITIVE_INFINITY;
  let threads = 1;
  for (const candidate of candidates(cores)) {
    const took = await timed(model, candidate, sequences, best * HOPELESS);
    seconds[candidate] = Number(took.toFixed(3));
    if (took > best) break;
    best = took;
    threads = candidate;
  }
  return { threads, seconds };
}

function candidates(cores: number): number[] {
  const powers = Array.from({ length: Math.ceil(Math.log2(Math.max(1, cores))) }, (_, power) => 2 ** power);
  return [...powers, Math.max(1, cores)];
}

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
      best = Math.min(best, elapsed());
      if (best > limit) break;
    }
    return best;
  } finally {
    await context.dispose();
  }
}

const someTokens = (sequence: number): Token[] =>
  Array.from({ length: PROMPT }, (_, at) => (3 + ((at * 7 + sequence * 13) % 200)) as Token);
