import { onTestFinished } from 'vitest';
import { type ApiServer, type ApiServerOptions, startApiServer } from './api-server.ts';

/** The API server of one test, with a record of when it was asked and by how many at once. */
export interface AskedServer extends ApiServer {
  /** When each request arrived, in milliseconds; same order as `requests`. */
  readonly times: readonly number[];
  /** Milliseconds between the arrivals of one call's attempts. */
  gaps(id: string): number[];
  /** Most requests for one model that were waiting for their answer at once. */
  peak(model: string): number;
}

/** Starts the server; it stops when the test is over. */
export async function askedServer(options: ApiServerOptions): Promise<AskedServer> {
  const times: number[] = [];
  const waiting = new Map<string, number>();
  const peaks = new Map<string, number>();
  const { latency } = options;
  const change = (model: string, by: number) => {
    const now = (waiting.get(model) ?? 0) + by;
    waiting.set(model, now);
    peaks.set(model, Math.max(now, peaks.get(model) ?? 0));
  };
  const server = await startApiServer({
    ...options,
    latency: async (request) => {
      times.push(performance.now());
      change(request.model, 1);
      const pause = latency?.(request) ?? 0;
      await (typeof pause === 'number' ? new Promise((next) => setTimeout(next, pause)) : pause);
      change(request.model, -1);
    },
  });
  onTestFinished(() => server.close());
  return Object.assign(Object.create(server) as ApiServer, {
    times,
    gaps(id: string): number[] {
      const own = times.filter((_, i) => server.requests[i]?.id === id);
      return own.slice(1).map((time, i) => time - (own[i] as number));
    },
    peak: (model: string) => peaks.get(model) ?? 0,
  });
}
