import type { Found } from '../process/protocol.ts';
import { Failed } from './failed.ts';
import type { LoadedModel } from './loaded-model.ts';

/** One unit vector a text. Rejects with Failed. */
export async function embed(model: LoadedModel, texts: readonly string[], signal: AbortSignal): Promise<Found<Float32Array[]>> {
  const context = await model.embeddings();
  const value: Float32Array[] = [];
  let evaluated = 0;
  for (const text of texts) {
    signal.throwIfAborted();
    const { vector } = await context.getEmbeddingFor(text).catch((error: unknown) => {
      throw new Failed('bad-request', `a text cannot be embedded (${error instanceof Error ? error.message : String(error)})`);
    });
    value.push(unit(vector));
    evaluated += model.prompts.plain(text).length;
  }
  return { value, evaluated, reused: 0 };
}

function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}
