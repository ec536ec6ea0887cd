import type { Candidate } from '../../harness/core/act.ts';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Generation } from '../../harness/core/generation.ts';
import { failed, type Reading, read } from '../../harness/core/reading.ts';
import type { Scope, Tool } from '../../harness/core/scope.ts';
import type { QuestionAnswer } from '../authoring/question-answer.ts';
import { instructions, paperInstructions } from './instructions.ts';
import { labelled } from './label.ts';
import { paperProgram, paperResult } from './paper-run.ts';
import { type Parameters, secondsOf } from './parameters.ts';
import { type Code, paperCode, strictCode } from './read-code.ts';
import { type Result, strictResult } from './result.ts';
import { resultText } from './result-text.ts';
import { rewardedAs, tgrpoRewards } from './rewards.ts';
import type { AnswerInput, AnswerRun } from './sandbox/run-record.ts';
import { elected, voteKey } from './vote-key.ts';

/** Runs one answer. */
export type AnswerTool = Tool<AnswerInput, AnswerRun>;

/** Makes the tool when the first answer is run: the sandbox is heavy. */
export type ToolMaker = (settings: Parameters) => Promise<AnswerTool>;

/** A program or a model file as an answer: it is run in the sandbox as it is read, and counts by what it came to. */
export function programAnswer(settings: Parameters, tool: ToolMaker): QuestionAnswer<Result> {
  const { compat, dialect } = settings;
  return {
    instructions: (style) => (compat ? paperInstructions() : instructions(dialect, style)),
    read: (generation, scope) => readProgram(generation, scope, settings, tool),
    write: resultText,
    key: (result) => voteKey(result, compat),
    elect: (drafts) => electedOf(drafts, compat),
    reward: async (group, _, name = 'tgrpo') => {
      if (name !== 'tgrpo') throw new UserError(`reward=${name}: answers that are programs are rewarded by tgrpo alone`);
      return tgrpoRewards(
        group.map(({ reading, text = '' }) => ({ text, answer: rewardedAs(reading.ok ? reading.value : undefined) })),
      ).map(({ total }) => total);
    },
    canonical: (label) => labelled(label, compat),
  };
}

async function readProgram({ text, finish }: Generation, scope: Scope, settings: Parameters, tool: ToolMaker): Promise<Reading<Result>> {
  const { compat, dialect, memory } = settings;
  const strict = strictCode(text, dialect, finish === 'stop');
  const paper = paperCode(text);
  const note = otherwise(strict, paper);
  const code = compat ? paper : strict;
  if (code === undefined) return failed('unparsed', compat ? 'no ```python fence, or an empty one' : 'no program and no model file', note);
  const program = compat ? paperProgram(code.program) : code.program;
  const run = await scope.tool(await tool(settings), { program, kind: code.kind, seconds: secondsOf(settings), memoryMb: memory });
  return read(compat ? paperResult(run) : strictResult(run), note);
}

/** Where the two rules take a reply for different code; the same words whichever of them reads. */
function otherwise(strict: Code | undefined, paper: Code | undefined): string | undefined {
  if (strict === undefined) return paper && "strictly no code; the paper's rule takes the first python fence";
  if (paper === undefined) return `strictly ${NOUN[strict.kind]}; the paper's rule finds no code`;
  if (strict.kind === 'python' && strict.program.trim() === paper.program.trim()) return undefined;
  return `strictly ${strict.kind === 'python' ? 'another block' : NOUN[strict.kind]}; the paper's rule takes the first python fence`;
}

const NOUN: Readonly<Record<Code['kind'], string>> = { python: 'a program', lp: 'an LP file', mps: 'an MPS file', json: 'a JSON model' };

/** The most frequent value wins; where none takes part, the first draft that could be read, else the first. */
function electedOf(drafts: readonly Candidate<Result>[], compat: boolean): Reading<Result> {
  const winner =
    drafts[
      elected(
        drafts.map(({ reading }) => (reading.ok ? reading.value : undefined)),
        compat,
      )
    ];
  const draft = winner ?? drafts.find(({ reading }) => reading.ok) ?? drafts[0];
  if (draft === undefined) throw new RangeError('elect: there are no drafts');
  return draft.reading;
}
