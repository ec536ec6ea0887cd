import { describe, expect, test } from 'vitest';
import type { Json } from '../../harness/core/json.ts';
import type { WrittenAnswer } from '../../harness/core/step.ts';
import { equals } from '../../judges/equals.ts';
import { includes } from '../../judges/includes.ts';
import { noScope } from '../tasks/authoring/answered.ts';

const said = (text: string): WrittenAnswer => ({ ok: true, text, key: text });

async function score(judge: typeof equals, answer: WrittenAnswer, target?: Json) {
  const outcome = {
    ended: 'answered',
    sample: '1',
    answers: [{ answer, candidates: [answer] }],
    ...(target === undefined ? {} : { target }),
  };
  return (await judge.judge(outcome, noScope))[0];
}

describe('judges of answers', () => {
  test('equals compares keys', async () => {
    expect(await score(equals, { ok: true, text: '3/4', key: '0.75' }, '0.75')).toEqual({
      seat: 0,
      metric: 'accuracy',
      score: { scored: true, value: 1 },
    });
    expect(await score(equals, said('B'), 'A')).toMatchObject({ score: { scored: true, value: 0 } });
    expect(await score(equals, said('B'), ['A', 'B'])).toMatchObject({ score: { value: 1 } });
  });

  test('includes looks for the target in the text, whatever the case', async () => {
    expect(await score(includes, said('It is  New\nYork.'), 'new york')).toMatchObject({ score: { value: 1 } });
    expect(await score(includes, said('It is Boston.'), 'new york')).toMatchObject({ score: { value: 0 } });
  });

  test('an unusable answer scores 0 and says of what kind it is', async () => {
    const failure: WrittenAnswer = { ok: false, kind: 'illegal', reason: 'answered E' };
    for (const judge of [equals, includes]) {
      expect(await score(judge, failure, 'A')).toMatchObject({ score: { scored: true, value: 0, reason: 'illegal: answered E' } });
    }
  });

  test('without a target, or with an empty one, nothing is scored', async () => {
    for (const target of [undefined, null, '', []]) {
      expect(await score(includes, said('A'), target as Json | undefined)).toMatchObject({ score: { scored: false } });
    }
    expect(await equals.judge({ ended: 'stopped', sample: '1', target: 'A' }, noScope)).toMatchObject([{ score: { scored: false } }]);
  });
});
