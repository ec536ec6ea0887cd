import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Game } from '../../../harness/core/game.ts';
import { type Mismatch, replayTrace } from '../../../tasks/gtbench/replay-trace.ts';
import { readTrace, traceLines } from '../../../tasks/gtbench/trace.ts';

const TRACES = fileURLToPath(new URL('../../../../shared/reference/gtbench/traces', import.meta.url));

/** Whether traces of OpenSpiel are at hand. */
export const traced = existsSync(TRACES);

/** Plays all traces of a file through one game, each with the parameters that it names. */
export async function replayedFile<S, P>(game: Game<S, P>, name: string) {
  const mismatches: (Mismatch & { line: number })[] = [];
  const counts = { games: 0, steps: 0 };
  const file = `${TRACES}/${name}.jsonl`;
  for await (const line of traceLines(file)) {
    const { game: named, whole } = readTrace(file, line);
    if (game.openSpiel?.name !== named.name) throw new Error(`${file}:${line.line} is a trace of ${named.name}`);
    const trace = whole();
    const mismatch = replayTrace(game, game.openSpiel.parameters(named.parameters), trace);
    if (mismatch !== undefined) mismatches.push({ ...mismatch, line: line.line });
    counts.games++;
    counts.steps += trace.steps.length;
  }
  return { ...counts, mismatches };
}
