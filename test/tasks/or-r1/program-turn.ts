import { readReply } from '../../../harness/agents/read-reply.ts';
import { vote } from '../../../harness/agents/vote.ts';
import type { Act, Candidate } from '../../../harness/core/act.ts';
import type { JudgedOutcome } from '../../../harness/core/outcome.ts';
import type { Sample } from '../../../harness/core/sample.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { Task } from '../../../harness/core/task.ts';
import type { Turn } from '../../../harness/core/turn.ts';
import type { Verdict } from '../../../harness/core/verdict.ts';
import type { Parameters } from '../../../tasks/or-r1/parameters.ts';
import { type Problem, programTask } from '../../../tasks/or-r1/program-task.ts';
import { standIn } from './made-run.ts';

/** A scope that runs tools as they are. */
export const toolScope = { tool: (tool, input) => tool.run(input, new AbortController().signal) } as Scope;

/** A task of one problem whose programs are run by the stand-in. */
export const madeTask = (problem: Partial<Problem> = {}, places?: number): Task<Problem, Parameters> =>
  programTask({
    name: 'made',
    problems: [{ question: 'How many tables?', answer: 12, ...problem }],
    families: ['diet', 'transport'],
    ...(places === undefined ? {} : { places }),
    tool: async () => standIn(),
  });

/** Plays the task's only problem: these replies are the draws of a vote, or the one answer. */
export async function played(task: Task<Problem, Parameters>, replies: readonly string[], raw: Record<string, unknown> = {}) {
  const parameters = task.parameters.parse(raw);
  const samples: Sample<Problem>[] = [];
  for await (const one of task.samples({ parameters, seed: '0' })) samples.push(one);
  const [sample] = samples as [Sample<Problem>];
  let asked: Turn | undefined;
  const ask = async <A>(_: number, turn: Turn<A>): Promise<Act<A>> => {
    asked = turn as Turn;
    const drafts: Candidate<A>[] = [];
    for (const text of replies) drafts.push({ reading: await readReply(turn.answer, { text, finish: 'stop' }, toolScope), text });
    return vote(turn.answer, drafts);
  };
  const outcome = await task.play(sample, { scope: toolScope, parameters, seed: '0', ask });
  const judged: JudgedOutcome = { ...outcome, sample: sample.id, ...(sample.target === undefined ? {} : { target: sample.target }) };
  const verdicts: Verdict[] = [];
  for (const judge of task.judges(parameters)) verdicts.push(...(await judge.judge(judged, toolScope)));
  const value = (metric: string): number | undefined => {
    const found = verdicts.find((one) => one.metric === metric && one.candidate === undefined);
    return found?.score.scored === true ? found.score.value : undefined;
  };
  return { turn: asked as Turn, outcome, sample, verdicts, value, answer: outcome.answers?.[0]?.answer };
}
