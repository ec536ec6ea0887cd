import { describe, expect, test } from 'vitest';
import { user } from '../../../harness/core/message.ts';
import type { StoredTrial } from '../../../harness/core/suite.ts';
import { rollouts } from '../../../tasks/or-r1/rollouts.ts';
import { commandHost } from '../../support/command-host.ts';
import { program } from './made-run.ts';
import { madeTask, played } from './program-turn.ts';

/** A trial as the store gives it back, of one draw a reply. */
async function stored(replies: readonly string[]): Promise<StoredTrial> {
  const { outcome } = await played(madeTask(), replies);
  const messages = [user('How many tables?')];
  const parameters = { compat: false };
  // A journal's order need not be that of the draws.
  const calls = [...replies].reverse().map((text) => ({ messages, text }));
  return { id: 't', task: 'or-r1/made', parameters, sample: 'made-0', epoch: 1, agents: ['openai/x+self-consistency?k=4'], outcome, calls };
}

interface Group {
  readonly prompt: unknown;
  readonly group: number;
  readonly completions: readonly { text: string; answer: string | null; rewards: { total: number }; advantage: number }[];
}

describe('or-r1 rollouts', () => {
  const replies = [program('optimal 12'), program('optimal 12.7'), program('crash'), 'no code'];

  test('a line a group: the prompt, and each completion with its rewards and its advantage', async () => {
    const { host, documents, said } = commandHost([], [await stored(replies)]);
    expect(await rollouts.run(host)).toBe(0);
    const [group] = documents as [Group];
    expect(documents).toHaveLength(1);
    expect(group.prompt).toEqual([{ role: 'user', content: 'How many tables?' }]);
    expect(group.completions.map(({ text }) => text)).toEqual(replies);
    expect(group.completions.map(({ answer }) => answer)).toEqual(['12', '12.7', "crash: KeyError: 'x'", null]);
    expect(group.completions[0]?.rewards).toEqual({ format: 1 / 6, code: 1, vote: 1, total: expect.closeTo(13 / 6, 9) });
    const total = group.completions.map(({ rewards }) => rewards.total);
    expect(total.map((value) => value.toFixed(4))).toEqual(['2.1667', '2.1667', '0.1667', '0.0000']);
    // Mean 1.125; deviations 1.0417, 1.0417, −0.9583, −1.125: their squares add up to 4.3542, a third of it is 1.2047².
    expect(group.completions.map(({ advantage }) => advantage.toFixed(3))).toEqual(['0.865', '0.865', '-0.795', '-0.934']);
    expect(said).toEqual(['1 group; of fewer than 8 draws, as the answers have no more: 1']);
  });

  test('groups are of the size asked for and vote by themselves; a smaller rest is said, a single draw is left out', async () => {
    const { host, documents, said } = commandHost(['--group', '2'], [await stored(replies.slice(0, 3)), await stored(replies.slice(0, 1))]);
    await rollouts.run(host);
    expect((documents as Group[]).map(({ group, completions }) => [group, completions.length])).toEqual([[0, 2]]);
    expect(said).toEqual(['1 group; left out, a single draw: 2']);
    const five = commandHost(['--group', '3'], [await stored([...replies, program('optimal 12')])]);
    await rollouts.run(five.host);
    expect((five.documents as Group[]).map(({ group, completions }) => [group, completions.length])).toEqual([
      [0, 3],
      [1, 2],
    ]);
    expect(five.said).toEqual(['2 groups; of fewer than 3 draws, as the answers have no more: 1']);
    const full = commandHost(['--group', '4'], [await stored(replies)]);
    await rollouts.run(full.host);
    expect(full.said).toEqual(['1 group']);
  });

  test.each([
    [['--group', '1'], /--group 1: expected 2 to 1000/],
    [['--size', '2'], /or-r1 rollouts: .*--size/],
    [[], /holds no answer of or-r1 with two draws/],
  ])('%j is answered in one line', async (words, message) => {
    await expect(rollouts.run(commandHost(words).host)).rejects.toThrow(message);
  });
});
