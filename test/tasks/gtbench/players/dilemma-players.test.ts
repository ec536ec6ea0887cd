import { describe, expect, test } from 'vitest';
import type { Agent } from '../../../../harness/core/agent.ts';
import { UserError } from '../../../../harness/core/errors/user-error.ts';
import { deals } from '../../../../tasks/gtbench/deals.ts';
import { prisonersDilemmaEvent } from '../../../../tasks/gtbench/games/prisoners-dilemma.prompt.ts';
import { match } from '../../../../tasks/gtbench/match.ts';
import { alternate } from '../../../../tasks/gtbench/players/alternate.ts';
import { always } from '../../../../tasks/gtbench/players/always.ts';
import { generous } from '../../../../tasks/gtbench/players/generous.ts';
import { titForTat } from '../../../../tasks/gtbench/players/tit-for-tat.ts';
import { seated, tableOf } from '../table.ts';

/** Both seats' choices, a letter a round, and their payoffs. */
async function rounds(n: number, first: Agent, second: Agent, seed = 'rounds') {
  const parameters = prisonersDilemmaEvent.game.parameters.parse({ stop: '0', maxRounds: String(n) });
  const [sample] = deals(prisonersDilemmaEvent.game, parameters, 'x');
  if (sample === undefined) throw new Error('no deal');
  const seats = [seated(first, 0, seed), seated(second, 1, seed)];
  const { table, turns } = tableOf(parameters, seats, seed);
  const { returns } = await match(prisonersDilemmaEvent).play(sample, table);
  const [own = '', other = ''] = (turns.at(-1)?.turn.position?.information ?? '').split(' ').map((part) => part.slice(3));
  return { returns, own, other };
}

const testify = always.make({ move: 'Testify' });

describe('alternate', () => {
  test('testifies and is silent in turn, whatever the other does', async () => {
    expect((await rounds(7, alternate.make({}), testify)).own).toBe('DCDCDC');
    expect((await rounds(7, testify, alternate.make({ first: 'Silent' }))).other).toBe('CDCDCD');
  });

  test('earns more from tit for tat than silence would, as 2R = T + S and rounds are discounted', async () => {
    // 10, 0, 10, 0 … at a continuation of 0.875 is 42.667, and 5, 5, 5 … is 40.
    const { returns, own } = await rounds(9, alternate.make({}), titForTat.make({}));
    expect(own).toBe('DCDCDCDC');
    expect(returns).toEqual([50, 40]);
    const payoffs = Array.from({ length: 400 }, (_, round) => (round % 2 === 0 ? 10 : 0) * 0.875 ** round);
    expect(payoffs.reduce((sum, payoff) => sum + payoff, 0)).toBeCloseTo(42.667, 3);
  });
});

describe('generous', () => {
  test('forgives a third of all testimonies, and testifies to none that was not given', async () => {
    const { own } = await rounds(3001, generous.make({}), testify);
    expect(own[0]).toBe('C');
    const forgiven = [...own.slice(1)].filter((letter) => letter === 'C').length;
    // Five standard deviations round a third of 2,999.
    expect(Math.abs(forgiven - 2999 / 3)).toBeLessThan(130);
    const peace = await rounds(50, generous.make({}), generous.make({}));
    expect(peace.returns).toEqual([250, 250]);
  });

  test('is tit for tat where it forgives nothing, and always silent where it forgives all', async () => {
    const partner = alternate.make({});
    const strict = await rounds(30, generous.make({ forgive: '0' }), partner);
    expect(strict).toEqual(await rounds(30, titForTat.make({}), partner));
    expect((await rounds(30, generous.make({ forgive: '1' }), testify)).own).toBe('C'.repeat(29));
  });

  test('draws from its own generator: alike from one seed, differently from another', async () => {
    const once = async (seed: string) => (await rounds(40, generous.make({}), testify, seed)).own;
    expect(await once('a')).toBe(await once('a'));
    expect(await once('a')).not.toBe(await once('b'));
  });
});

test('both are named by what was given, play the dilemma only, and refuse what they do not know', () => {
  expect(generous.make({ forgive: '0.1' }).id).toBe('generous?forgive=0.1');
  expect(generous.make({}).fingerprint).toEqual({ player: 'generous', forgive: 1 / 3 });
  expect(alternate.make({}).fingerprint).toEqual({ player: 'alternate', first: 'Testify' });
  for (const maker of [generous, alternate]) {
    expect(maker.make({}).plays({ id: 'gtbench/nim', seats: 2, finite: true, game: 'nim' })).toBe(
      `${maker.name} plays prisoners-dilemma only`,
    );
    expect(() => maker.make({ k: '1' })).toThrow(UserError);
  }
  expect(() => generous.make({ forgive: '1.5' })).toThrow(/^generous: forgive: at most 1$/);
  expect(() => alternate.make({ first: 'Maybe' })).toThrow(/^alternate: first: expected Silent or Testify[^\n]+$/);
});
