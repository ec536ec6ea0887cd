import { z } from 'zod';
import { read } from '../core/reading.ts';
import { ask } from './ask.ts';
import { single } from './draw.ts';
import { strategy } from './strategy.ts';

/**
 * Multiple choice by likelihood (Brown et al., 2020, section 2.4): nothing is written; of the turn's legal answers the one whose text is the
 * likeliest beginning of the reply is taken, the first of several. `norm=bytes` divides a text's log-probability by its bytes in UTF-8, so
 * that long answers are not at a disadvantage: `acc_bytes` of lm-evaluation-harness, while `none` is its `acc`. Throws where a turn lists no
 * legal answers.
 */
export const likelihood = strategy(
  'likelihood',
  { norm: z.enum(['none', 'bytes']).default('none') },
  ({ norm }) =>
    async (turn, model, scope) => {
      const { answer, legal = [] } = turn;
      if (legal.length === 0) throw new Error('likelihood: this turn does not list its legal answers');
      const texts = legal.map((each) => answer.write(each));
      const logProbabilities = await scope.choose(model, ask(turn, 'direct', model).messages, texts);
      const scores = logProbabilities.map((log, i) => (norm === 'bytes' ? log / Buffer.byteLength(texts[i] as string) : log));
      const likeliest = scores.indexOf(Math.max(...scores));
      return single({ reading: read(legal[likeliest] as (typeof legal)[number]), text: texts[likeliest] as string });
    },
  () => 1,
  { chooses: true },
);
