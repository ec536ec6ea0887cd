import { parseArgs } from 'node:util';
import { digest } from '../../harness/core/digest.ts';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Command, StoredTrial } from '../../harness/core/suite.ts';
import { asRecord, type DrawRecord } from './record.ts';
import { resultText } from './result-text.ts';
import { advantages, inGroups, rewardedAs, sums } from './rewards.ts';

/** `or-r1 rollouts`: draws that a store holds as groups for a GRPO trainer, with TGRPO's rewards and advantages; labels are not looked at. */
export const rollouts: Command = {
  verb: 'rollouts',
  usage: 'rollouts [--run <id>] [--db <file>] [--group <size, 8>]',
  summary: 'Stored draws as groups for a GRPO trainer; a last group may be smaller',
  example: 'pentathlon or-r1 rollouts --run 7f3a > rollouts.jsonl',
  async run({ arguments: words, printJson, say, trials }) {
    const { size, ...wanted } = parsed(words);
    const counts = { groups: 0, smaller: 0, alone: 0 };
    await trials(wanted, (trial) => {
      const groups = inGroups(asRecord(trial.outcome.record)?.draws ?? [], size);
      groups.forEach((draws, place) => {
        if (draws.length < 2) counts.alone++;
        else {
          counts.groups++;
          if (draws.length < size) counts.smaller++;
          printJson(groupOf(draws, place, trial));
        }
      });
    });
    if (counts.groups === 0)
      throw new UserError(
        'or-r1 rollouts: the store holds no answer of or-r1 with two draws or more; run with +self-consistency?k=8 or +best-of-n?n=8 first',
      );
    const { groups, smaller, alone } = counts;
    const few = smaller === 0 ? '' : `; of fewer than ${size} draws, as the answers have no more: ${smaller}`;
    const single = alone === 0 ? '' : `; left out, a single draw: ${alone}`;
    say(`${groups === 1 ? '1 group' : `${groups} groups`}${few}${single}`);
    return 0;
  },
};

function parsed(words: readonly string[]): { db: string | undefined; run: string | undefined; size: number } {
  const usage = `usage: pentathlon or-r1 ${rollouts.usage}`;
  const { run, db, group } = valuesOf(words, usage);
  const size = Number(group);
  if (!Number.isInteger(size) || size < 2 || size > 1000)
    throw new UserError(`or-r1 rollouts: --group ${group}: expected 2 to 1000; ${usage}`);
  return { db, run, size };
}

function valuesOf(words: readonly string[], usage: string) {
  try {
    const options = { run: { type: 'string' }, db: { type: 'string' }, group: { type: 'string', default: '8' } } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new UserError(`or-r1 rollouts: ${(error as Error).message}; ${usage}`);
  }
}

/** A line: one of the consecutive groups of a trial's draws. */
function groupOf(group: readonly DrawRecord[], place: number, trial: StoredTrial): object {
  const { task, sample, epoch, agents, calls } = trial;
  const made = group.map(({ reply }) => calls.find(({ text }) => digest(text) === reply));
  const rewards = sums(
    group.map(({ marks }) => marks),
    group.map(({ result }) => rewardedAs(result ?? undefined)),
  );
  const advantage = advantages(rewards.map(({ total }) => total));
  return {
    task,
    sample,
    epoch,
    agent: agents[0],
    group: place,
    prompt: made.find((call) => call !== undefined)?.messages ?? [],
    completions: group.map(({ result }, i) => ({
      text: made[i]?.text ?? '',
      answer: result === null ? null : resultText(result),
      rewards: rewards[i],
      advantage: advantage[i],
    })),
  };
}
