import { user } from '../../harness/core/message.ts';
import type { Task } from '../../harness/core/task.ts';
import type { Rows } from '../authoring/jsonl.ts';
import { question } from '../authoring/question.ts';
import { programAnswer, type ToolMaker } from './answer.ts';
import { paperPrompt } from './instructions.ts';
import { derived, metrics } from './metrics.ts';
import { type Parameters, parameters } from './parameters.ts';
import { programJudge } from './program-judge.ts';
import { recordOf } from './record.ts';
import type { Result } from './result.ts';
import { rewardJudge } from './reward-judge.ts';
import { sandboxTool } from './sandbox-tool.ts';

/** A problem in words with its label: an optimal objective, or words for none. */
export interface Problem {
  readonly question: string;
  readonly answer: number | string;
  readonly family?: string;
  readonly id?: string;
}

/** What makes a task of programs. */
export interface ProgramTask {
  readonly name: string;
  readonly problems: Rows<Problem, Parameters> | readonly Problem[];
  /** Decimal places that its labels are rounded to. */
  readonly places?: number;
  /** Kinds of problems that boards tell apart. */
  readonly families?: readonly string[];
  /** Runs the answers; the sandbox unless given. */
  readonly tool?: ToolMaker;
}

/** A task whose answers are programs: asked once, run in the sandbox, judged by what they came to (OR-R1, arXiv 2511.09092). */
export function programTask({ name, problems, places, families = [], tool = sandboxTool }: ProgramTask): Task<Problem, Parameters> {
  const asked = question<Problem, Result, Parameters>({
    id: `or-r1/${name}`,
    version: '2',
    parameters,
    samples: problems,
    prompt: (problem, { compat }) => [user(compat ? paperPrompt(problem.question) : problem.question.trim())],
    answer: (_, settings) => programAnswer(settings, tool),
    target: ({ answer }) => answer,
    sampleId: ({ id }, index) => id ?? `${name}-${index}`,
    words: (problem) => [problem.question],
    record: (act, { family }) => recordOf(act, family ?? null),
  });
  return {
    ...asked,
    metrics: metrics(families),
    derived: derived(families),
    judges: ({ compat }) => [programJudge({ compat, ...(places === undefined ? {} : { places }) }), rewardJudge],
  };
}
