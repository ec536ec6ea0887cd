import { Worker } from 'node:worker_threads';

/** How often it is looked, in milliseconds. */
const EVERY_MS = 1_000;
const WATCH = `const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, ${EVERY_MS})`;

/**
 * Ends this process once its parent is gone, from a thread of its own: while native code loads a model, the main thread hears of nothing.
 * On systems where orphans get no new parent (Windows) the closed channel alone tells.
 */
export function watchParent(): void {
  new Worker(WATCH, { eval: true }).unref();
}
