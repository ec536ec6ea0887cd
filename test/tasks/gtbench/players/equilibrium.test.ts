import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { UserError } from '../../../../harness/core/errors/user-error.ts';
import { deals } from '../../../../tasks/gtbench/deals.ts';
import { kuhnPoker } from '../../../../tasks/gtbench/games/kuhn-poker.ts';
import { liarsDiceEvent } from '../../../../tasks/gtbench/games/liars-dice.prompt.ts';
import { liarsDice } from '../../../../tasks/gtbench/games/liars-dice.ts';
import { nim } from '../../../../tasks/gtbench/games/nim.ts';
import { match } from '../../../../tasks/gtbench/match.ts';
import { equilibrium } from '../../../../tasks/gtbench/players/equilibrium.ts';
import { liarsDiceSolver } from '../../../../tasks/gtbench/solvers/liars-dice.ts';
import { gtbench } from '../../../../tasks/gtbench/suite.ts';
import { choice, reached, swapsThatMatter } from '../hidden.ts';
import { randomSeat, type Seat, seated, tableOf } from '../table.ts';

const agent = equilibrium.make({});
let folder = '';

/** The cache is a file where a folder is wanted: it can be neither read nor written. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equilibrium-'));
  writeFileSync(join(folder, 'file'), '');
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'file'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('equilibrium', () => {
  test('mixes as its equilibrium does, by its own generator', async () => {
    const state = reached(liarsDice, {}, [2, 2]);
    const mixture = liarsDiceSolver.mixture?.(state) ?? [];
    expect(mixture.filter((p) => p > 0.05).length).toBeGreaterThan(1);
    const n = 2000;
    const counts = mixture.map(() => 0);
    for (let i = 0; i < n; i++) {
      const id = (await choice(agent, liarsDice, state, `mix ${i}`)) as number;
      counts[id] = (counts[id] ?? 0) + 1;
    }
    mixture.forEach((p, id) => {
      expect(Math.abs((counts[id] ?? 0) / n - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / n) + 1e-3);
    });
    expect(await choice(agent, liarsDice, state, 'same')).toBe(await choice(agent, liarsDice, state, 'same'));
  });

  test('knows no more than its seat', async () => {
    expect(await swapsThatMatter(agent, liarsDice, {}, 60)).toBe(0);
    expect(await swapsThatMatter(agent, liarsDice, { dice: 2, sides: 2 }, 60)).toBe(0);
    expect(await swapsThatMatter(agent, kuhnPoker, {}, 60)).toBe(0);
  });

  test("beats random play at liar's dice from either seat", async () => {
    const parameters = liarsDice.parameters.parse({});
    for (const seat of [0, 1]) {
      let [total, n] = [0, 0];
      for (const sample of deals(liarsDice, parameters, 'equilibrium')) {
        if (n++ === 200) break;
        const seats: Seat[] = [randomSeat, randomSeat].with(seat, seated(agent, seat, `s${n}`));
        const { returns } = await match(liarsDiceEvent).play(sample, tableOf(parameters, seats, `e ${seat} ${n}`).table);
        total += returns?.[seat] ?? 0;
      }
      // Even play would come above this once in 10,000 times.
      expect(total).toBeGreaterThan(53);
    }
  });

  test('plays kuhn poker by the equilibrium that was asked for', async () => {
    const share = async (raw: Record<string, string>, ids: number[]) => {
      const state = reached(kuhnPoker, {}, ids);
      let bets = 0;
      for (let i = 0; i < 1000; i++) bets += (await choice(equilibrium.make(raw), kuhnPoker, state, `kuhn ${i}`)) as number;
      return bets / 1000;
    };
    expect(Math.abs((await share({}, [0, 1])) - 1 / 3)).toBeLessThan(0.08);
    expect(await share({ alpha: '0' }, [0, 1])).toBe(0);
    expect(await share({}, [1, 2, 1])).toBe(1);
  });

  test('takes two games with two seats, and says why it leaves the rest', async () => {
    const task = (game: string, seats = 2) => ({ id: `gtbench/${game}`, seats, finite: true, game });
    for (const game of ['liars-dice', 'kuhn-poker']) expect(agent.plays(task(game))).toBe(true);
    expect(agent.plays(task('nim'))).toBe('equilibrium plays liars-dice, kuhn-poker only');
    expect(agent.plays({ id: 'dalk/medqa', seats: 1, finite: true })).toBe('equilibrium plays liars-dice, kuhn-poker only');
    expect(agent.plays(task('kuhn-poker', 3))).toBe('equilibrium plays kuhn-poker with 2 seats only, not 3');
    const large = choice(agent, liarsDice, reached(liarsDice, { dice: 2, sides: 6 }, [0, 1, 2, 3]), 'large');
    await expect(large).rejects.toThrow(UserError);
    await expect(large).rejects.toThrow('equilibrium knows no equilibrium of liars-dice with these parameters');
    await expect(choice(agent, nim, reached(nim, {}, []), 'nim')).rejects.toThrow(UserError);
  });

  test('is named by what was given, identified by all it uses, and found in the suite', () => {
    expect(gtbench.players).toContain(equilibrium);
    expect(equilibrium.make({ alpha: '0.2' }).id).toBe('equilibrium?alpha=0.2');
    expect(agent.fingerprint).toEqual({ player: 'equilibrium', alpha: 1 / 3, liarsDice: { version: '1', nashConv: 0.002 } });
    expect(() => equilibrium.make({ beta: '1' })).toThrow(UserError);
  });
});
