import type { ToolMaker } from './answer.ts';

/** The sandbox: a hardened child an answer, or one warm worker for answers that the user trusts. Loaded when the first answer is run. */
export const sandboxTool: ToolMaker = async ({ trusted }) =>
  (await import('./sandbox/answer-tool.ts')).answerTool(trusted ? 'trusted' : 'isolated');
