import { readReply } from '../../../harness/agents/read-reply.ts';
import type { Act } from '../../../harness/core/act.ts';
import type { JudgedOutcome } from '../../../harness/core/outcome.ts';
import type { Sample } from '../../../harness/core/sample.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { Task } from '../../../harness/core/task.ts';
import type { Turn } from '../../../harness/core/turn.ts';
import type { Verdict } from '../../../harness/core/verdict.ts';

/** No reader or judge of questions calls its scope. */
export const noScope = {} as Scope;

/** Plays one sample of a question task at a table whose only seat gives the same reply to every turn, and judges it. */
export async function answered<S, P>(
  task: Task<S, P>,
  sample: Sample<S>,
  parameters: P,
  reply: string | ((turn: Turn) => Promise<string>),
): Promise<{ outcome: JudgedOutcome; verdict: Verdict | undefined }> {
  const ask = async <A>(_: number, turn: Turn<A>): Promise<Act<A>> => {
    const text = typeof reply === 'string' ? reply : await reply(turn as Turn);
    const answer = await readReply(turn.answer, { text, finish: 'stop' }, noScope);
    return { answer, candidates: [{ reading: answer, text }] };
  };
  const played = await task.play(sample, { scope: noScope, parameters, seed: '1', ask });
  const outcome = { ...played, sample: sample.id, ...(sample.target === undefined ? {} : { target: sample.target }) };
  const [verdict] = (await task.judges(parameters)[0]?.judge(outcome, noScope)) ?? [];
  return { outcome, verdict };
}

/** All samples of a task. */
export async function samplesOf<S, P>(task: Task<S, P>, options: { parameters: P; data?: string; home?: string }): Promise<Sample<S>[]> {
  const samples: Sample<S>[] = [];
  for await (const sample of task.samples({ seed: '1', ...options })) samples.push(sample);
  return samples;
}
