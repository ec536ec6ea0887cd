import { answerJudge } from './answer-judge.ts';

/** Right when the answer's key is the target: the two were brought to one form by the same answer format. */
export const equals = answerJudge('equals', '1', (answer, target) => answer.key === target);
