import type { Readable } from 'node:stream';
import { Interrupted } from './http-get.ts';

/** Pieces that may wait to be written before the sender is held back. */
const MOST_WAITING = 64;

/**
 * The pieces of a stream as they come, taken in from now on. Unlike the stream's own iterator, which forgets what it holds when it breaks,
 * it hands out every piece that arrived before it throws what broke it.
 */
export function received(stream: Readable): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake = (): void => undefined;
  stream.on('data', (piece: Buffer) => {
    waiting.push(piece);
    if (waiting.length >= MOST_WAITING) stream.pause();
    wake();
  });
  stream.once('end', () => {
    ended = true;
    wake();
  });
  stream.once('error', (error) => {
    failure = error;
    wake();
  });
  stream.once('close', () => {
    failure ??= new Interrupted('closed');
    wake();
  });
  return (async function* () {
    for (;;) {
      const piece = waiting.shift();
      if (piece !== undefined) {
        yield piece;
        if (waiting.length === 0 && stream.isPaused()) stream.resume();
      } else if (ended) return;
      else if (failure !== undefined) throw failure;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  })();
}
