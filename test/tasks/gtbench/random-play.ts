import { existsSync, readFileSync } from 'node:fs';
import { CHANCE, ENDED, type Game } from '../../../harness/core/game.ts';
import { random } from '../../../harness/core/random.ts';
import { drawn } from '../../../tasks/gtbench/playout.ts';

const FILE = new URL('../../../../shared/reference/gtbench/random_play_stats.json', import.meta.url);

/** Whether OpenSpiel's rates of random play are at hand. */
export const rated = existsSync(FILE);

/** How far our random play lies from OpenSpiel's, in standard errors of the difference of two samples, figure by figure. */
export function deviations<S, P>(game: Game<S, P>, name: string, n: number): Record<string, number> {
  const { games, ...theirs } = JSON.parse(readFileSync(FILE, 'utf8')).monte_carlo_uniform_random_play[name];
  const samples = randomGames(game, n);
  const ours: Record<string, number[]> = {
    p0_win: samples.map(({ first }) => (first > 0 ? 1 : 0)),
    draw: samples.map(({ first }) => (first === 0 ? 1 : 0)),
    p1_win: samples.map(({ first }) => (first < 0 ? 1 : 0)),
    mean_decisions: samples.map(({ decisions }) => decisions),
  };
  return Object.fromEntries(
    Object.entries(ours).map(([figure, values]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / n;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
      const difference = mean - theirs[figure];
      return [figure, difference === 0 ? 0 : difference / Math.sqrt(variance * (1 / n + 1 / games))];
    }),
  );
}

/** Payoffs of seat 0 and numbers of decisions of games at random. */
function randomGames<S, P>(game: Game<S, P>, n: number): { first: number; decisions: number }[] {
  const rng = random('random play', game.id);
  const parameters = game.parameters.parse({});
  return Array.from({ length: n }, () => {
    let state = game.start(parameters);
    let decisions = 0;
    for (let mover = game.mover(state); mover !== ENDED; mover = game.mover(state)) {
      if (mover !== CHANCE) decisions++;
      state = game.apply(state, mover === CHANCE ? drawn(game.chance?.(state) ?? [], rng) : rng.pick(game.legal(state, mover)));
    }
    return { first: game.returns(state)[0] ?? 0, decisions };
  });
}
