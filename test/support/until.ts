/** Resolves once a condition holds, which is looked at every few milliseconds; rejects after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`never came true: ${condition}`);
    await new Promise((next) => setTimeout(next, 2));
  }
}
