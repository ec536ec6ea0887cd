import { join } from 'node:path';
import { startApiServer } from '../support/api-server.ts';
import { mustRun, PROGRAM } from './child.ts';
import type { Row } from './row.ts';
import { inScratch, questions } from './scratch.ts';

/** Calls in flight at 50 ms latency against the limit asked for. */
export function callsInFlightRow(quick: boolean): Promise<Row[]> {
  return inScratch(async (folder) => {
    const rows: Row[] = [];
    for (const limit of [16, 100]) {
      const server = await startApiServer({ latency: () => 50 });
      const file = questions(folder, limit * (quick ? 5 : 20));
      await mustRun([
        PROGRAM,
        'run',
        file,
        '-a',
        `openai/bench?base_url=${server.openai}`,
        '--db',
        join(folder, `${limit}.db`),
        '--max-concurrency',
        String(limit),
      ]);
      rows.push({
        what: `calls in flight at 50 ms latency, limit ${limit}`,
        measured: String(server.maxInFlight),
        bar: String(limit),
        ok: server.maxInFlight === limit,
      });
      await server.close();
    }
    return rows;
  });
}
