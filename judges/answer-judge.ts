import type { Json } from '../harness/core/json.ts';
import type { Judge } from '../harness/core/judge.ts';
import type { WrittenAnswer } from '../harness/core/step.ts';
import { type Score, scored, unscored } from '../harness/core/verdict.ts';
import { judge } from './judge.ts';

/** An answer that could be read. */
export type UsableAnswer = Extract<WrittenAnswer, { ok: true }>;

/**
 * A judge of questions: metric `accuracy`, 1 where the seat's answer is right by `right`, else 0.
 * An answer that could not be read scores 0 with the kind of failure as its reason; a sample without a target stays unscored.
 * A list as target means that any of its members will do.
 */
export function answerJudge(id: string, version: string, right: (answer: UsableAnswer, target: string) => boolean): Judge {
  return judge(id, version, ({ answers, target }) => {
    const targets = acceptable(target);
    if (answers === undefined || answers.length === 0) return [{ seat: 0, metric: 'accuracy', score: unscored('nothing was answered') }];
    return answers.map(({ answer }, seat) => ({ seat, metric: 'accuracy', score: score(answer, targets, right) }));
  });
}

function score(answer: WrittenAnswer, targets: readonly string[], right: (answer: UsableAnswer, target: string) => boolean): Score {
  if (targets.length === 0) return unscored('the sample has no target');
  if (!answer.ok) return scored(0, `${answer.kind}: ${answer.reason}`);
  return scored(targets.some((target) => right(answer, target)) ? 1 : 0);
}

function acceptable(target: Json | undefined): readonly string[] {
  if (target === undefined || target === null) return [];
  const texts = (Array.isArray(target) ? target : [target]).map((one: Json) => (typeof one === 'string' ? one : JSON.stringify(one)));
  return texts.filter((text) => text.trim() !== '');
}
