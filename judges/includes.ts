import { answerJudge } from './answer-judge.ts';

/** Right when the answer's text holds the target, whatever the case and the run of spaces. */
export const includes = answerJudge('includes', '1', (answer, target) => folded(answer.text).includes(folded(target)));

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
