/** How much quicker more threads must be to be worth it: they wait in a spin, and whatever else runs then pays for them. */
const WORTH = 1.15;
/** A number of threads is given up once it takes so much longer than the best one. */
const HOPELESS = 1.5;

/** Which number of threads is quickest, and what each took. */
export interface QuickestThreads {
  readonly threads: number;
  /** Seconds of the sample of work by number of threads; what was given up is left out. */
  readonly seconds: Readonly<Record<number, number>>;
}

/**
 * Times one thread, then twice as many each time, up to all physical cores but one, which is left to the harness, its sandboxes and the
 * system. One thread too many for what else runs can make llama.cpp a hundred times slower, so it goes on only while more are quicker.
 * @param timed seconds that the sample of work takes with so many threads; infinite once they are past the limit
 */
export async function quickestThreads(cores: number, timed: (threads: number, limit: number) => Promise<number>): Promise<QuickestThreads> {
  const most = Math.max(1, cores - 1);
  if (most === 1) return { threads: 1, seconds: {} };
  const seconds: Record<number, number> = {};
  let best = { threads: 1, took: Number.POSITIVE_INFINITY };
  for (let threads = 1; ; threads = Math.min(2 * threads, most)) {
    const took = await timed(threads, best.took * HOPELESS);
    if (Number.isFinite(took)) seconds[threads] = Number(took.toFixed(3));
    if (took * WORTH > best.took && threads > 1) break;
    best = { threads, took };
    if (threads === most) break;
  }
  return { threads: best.threads, seconds };
}
