import type { Tool } from '../../../harness/core/scope.ts';
import { AnswerPool, type Mode } from './answer-pool.ts';
import { pythonSources } from './python-sources.ts';
import type { AnswerInput, AnswerRun } from './run-record.ts';

const pools = new Map<Mode, AnswerPool>();

function poolOf(mode: Mode): AnswerPool {
  const pool = pools.get(mode) ?? new AnswerPool(mode, pythonSources);
  pools.set(mode, pool);
  return pool;
}

/**
 * Runs an answer and tells what came of it. `isolated`, in a process of its own that nothing else will ever run in; `trusted`, much
 * faster, in one that has served other answers before. Whatever an answer does is an AnswerRun; only an installation that cannot run any
 * is an error, a UserError.
 */
export const answerTool = (mode: Mode): Tool<AnswerInput, AnswerRun> => ({
  id: `or-r1-${mode}`,
  version: '1',
  run: (input, signal, waiting) => poolOf(mode).run(input, signal, waiting),
});
