import { describe, expect, it } from 'vitest';
import { ENDED, type Game } from '../../../harness/core/game.ts';
import type { Sample } from '../../../harness/core/sample.ts';
import { type Deal, deals } from '../../../tasks/gtbench/deals.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { breakthrough } from '../../../tasks/gtbench/games/breakthrough.ts';
import { kuhnPoker } from '../../../tasks/gtbench/games/kuhn-poker.ts';
import { nim } from '../../../tasks/gtbench/games/nim.ts';
import { ticTacToe } from '../../../tasks/gtbench/games/tic-tac-toe.ts';
import { games } from '../../../tasks/gtbench/games.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { openings } from '../../../tasks/gtbench/openings.ts';

const gameEvent = (id: string) => games.find(({ game }) => game.id === id) as GameEvent;

function first<T>(n: number, of: Iterable<T>): T[] {
  const taken: T[] = [];
  if (n === 0) return taken;
  for (const item of of) if (taken.push(item) === n) break;
  return taken;
}

/** Plays an opening and checks on the way that every move of it is legal. */
function played<S, P>(game: Game<S, P>, parameters: P, opening: readonly number[]): S {
  return opening.reduce((state, id) => {
    expect(game.legal(state, game.mover(state))).toContain(id);
    return game.apply(state, id);
  }, game.start(parameters));
}

describe('openings', () => {
  it.each([
    [ticTacToe, {}],
    [nim, {}],
    [nim, { piles: '2,2', misere: 'false' }],
  ] as [Game, Record<string, string>][])('%#: legal, not over, distinct, none left out', (game, raw) => {
    const parameters = game.parameters.parse(raw);
    const all = [...openings(game, parameters, 'a')];
    const texts = all.map((opening) => {
      const state = played(game, parameters, opening);
      expect(game.mover(state)).not.toBe(ENDED);
      return game.stateText(state);
    });
    expect(new Set(texts).size).toBe(all.length);
    expect(all[0]).toEqual([]);
    expect(all.slice(1).every((opening) => opening.length >= 2)).toBe(true);
  });

  it('of tic-tac-toe: the start, 72 after two plies, 252 after three; all 4520 open positions but the nine after one', () => {
    const all = [...openings(ticTacToe, {}, 'a')];
    const sizes = [0, 1, 2, 3].map((plies) => all.filter((opening) => opening.length === plies).length);
    expect(sizes).toEqual([1, 0, 72, 252]);
    expect(all).toHaveLength(4520 - 9);
  });

  it('end at once where a game has nothing to offer', () => {
    expect([...openings(nim, nim.parameters.parse({ piles: '1' }), 'a')]).toEqual([[]]);
  });

  it('are as deep as the task is told, and the usual depth leaves no trace', () => {
    const { parameters } = match(gameEvent('tic-tac-toe'));
    expect(parameters.parse({ openingDepth: '2' })).toEqual(parameters.parse({}));
    expect(JSON.stringify(parameters.parse({ openingDepth: '2' }))).toBe('{}');
    const all = [...openings(ticTacToe, parameters.parse({ openingDepth: '3' }) as Record<string, never>, 'a')];
    expect(all[0]).toEqual([]);
    expect(all.slice(1).every((opening) => opening.length >= 3)).toBe(true);
    expect(all.filter((opening) => opening.length === 3)).toHaveLength(252);
    for (const wrong of ['0', '9', 'two']) expect(parameters.safeParse({ openingDepth: wrong }).success).toBe(false);
    expect(parameters.safeParse({ openingDepth: '3', compat: 'true' }).success).toBe(false);
    expect(match(gameEvent('pig')).parameters.safeParse({ openingDepth: '3' }).success).toBe(false);
  });

  it('are refused where there are too many to list', () => {
    const wide = match(gameEvent('breakthrough')).parameters.parse({ columns: '8', openingDepth: '6' });
    expect(() => first(2, openings(breakthrough, wide as never, 'a'))).toThrow(/more than 100000 openings of \d plies/);
  });

  it('depend on the seed in order, not in content', () => {
    const [a, b] = ['a', 'b'].map((seed) => first(73, openings(ticTacToe, {}, seed)).map(String));
    expect(a).not.toEqual(b);
    expect(a?.toSorted()).toEqual(b?.toSorted());
    expect(first(73, openings(ticTacToe, {}, 'a')).map(String)).toEqual(a);
  });
});

describe('deals', () => {
  const dealt = (n: number, game: Game = ticTacToe as Game): Sample<Deal>[] => first(n, deals(game, game.parameters.parse({}), 'a'));

  it('of more contain those of fewer', () => {
    expect(dealt(200).slice(0, 20)).toEqual(dealt(20));
    expect(dealt(20, kuhnPoker as Game).slice(0, 10)).toEqual(dealt(10, kuhnPoker as Game));
  });

  it('have ids that people can read, and contents of their own', () => {
    expect(dealt(2).map(({ id }) => id)).toEqual(['deal-0', 'deal-1']);
    for (const game of [ticTacToe, kuhnPoker] as Game[]) {
      const contents = dealt(50, game).map(({ content }) => JSON.stringify(content));
      expect(new Set(contents).size).toBe(50);
    }
  });

  it('of a game with chance all start from the bare start', () => {
    expect(dealt(5, kuhnPoker as Game).map(({ data }) => data.opening)).toEqual([[], [], [], [], []]);
  });
});
