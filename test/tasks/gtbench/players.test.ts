import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../harness/core/agent.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import type { Game } from '../../../harness/core/game.ts';
import { random } from '../../../harness/core/random.ts';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import type { Position, Turn } from '../../../harness/core/turn.ts';
import { deals } from '../../../tasks/gtbench/deals.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { kuhnPokerEvent } from '../../../tasks/gtbench/games/kuhn-poker.prompt.ts';
import { type KuhnPoker, kuhnPoker } from '../../../tasks/gtbench/games/kuhn-poker.ts';
import { nimEvent } from '../../../tasks/gtbench/games/nim.prompt.ts';
import { nim } from '../../../tasks/gtbench/games/nim.ts';
import { prisonersDilemmaEvent } from '../../../tasks/gtbench/games/prisoners-dilemma.prompt.ts';
import { ticTacToeEvent } from '../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { always } from '../../../tasks/gtbench/players/always.ts';
import { grim } from '../../../tasks/gtbench/players/grim.ts';
import { mcts } from '../../../tasks/gtbench/players/mcts.ts';
import { titForTat } from '../../../tasks/gtbench/players/tit-for-tat.ts';
import { randomSeat, type Seat, scope, seated, tableOf } from './table.ts';

/** Returns of seat 0 and 1 over the first deals. */
async function series<S, P>(
  event: GameEvent<S, P>,
  raw: Record<string, string>,
  n: number,
  seats: (deal: number) => readonly Seat[],
): Promise<number[][]> {
  const parameters = event.game.parameters.parse(raw);
  const all: number[][] = [];
  for (const sample of deals(event.game, parameters, 'series')) {
    if (all.length === n) break;
    const { table } = tableOf(parameters, seats(sample.data.deal), `series ${sample.id}`);
    all.push([...((await match(event).play(sample, table)).returns ?? [])]);
  }
  return all;
}

const total = (returns: readonly number[][], seat: number): number => returns.reduce((sum, both) => sum + (both[seat] ?? 0), 0);

/** What an agent plays at a state; its seat knows what the game says it knows. */
async function choice<S>(agent: Agent, game: Game<S>, state: S, seed: string): Promise<unknown> {
  const seat = game.mover(state);
  const position: Position<S> = {
    game,
    seat,
    information: game.informationText(state, seat),
    legal: game.legal(state, seat),
    determinise: (rng) => game.determinise?.(state, seat, rng) ?? game.copy(state),
    reveal: () => game.copy(state),
  };
  const turn = { prompt: [], legal: position.legal, position } as unknown as Turn<number>;
  const { answer } = await agent.sit(seat, scope(seed)).act(turn, scope(seed));
  return answer.ok ? answer.value : answer.reason;
}

describe('mcts', () => {
  it('all but never loses at tic-tac-toe to random play, in either seat', async () => {
    const agent = mcts.make({ simulations: '200' });
    const first = await series(ticTacToeEvent, {}, 30, (deal) => [seated(agent, 0, `a${deal}`), randomSeat]);
    const second = await series(ticTacToeEvent, {}, 30, (deal) => [randomSeat, seated(agent, 1, `b${deal}`)]);
    expect(total(first, 0)).toBeGreaterThan(20);
    expect(total(second, 1)).toBeGreaterThan(12);
  });

  it('draws every deal from the start against itself at tic-tac-toe', async () => {
    const agent = mcts.make({});
    for (const seed of ['a', 'b', 'c']) {
      const [both] = await series(ticTacToeEvent, {}, 1, () => [seated(agent, 0, seed), seated(agent, 1, seed)]);
      expect(both).toEqual([0, 0]);
    }
  });

  it('proves nim 3,4,5 won: plays its only winning move', async () => {
    const start = nim.start(nim.parameters.parse({ piles: '3,4,5' }));
    for (const seed of ['a', 'b', 'c']) expect(await choice(mcts.make({ simulations: '100000' }), nim as Game, start, seed)).toBe(3);
  });

  it('takes a win that is there, with or without the solver', async () => {
    const { game } = ticTacToeEvent;
    const state = [0, 3, 1, 4].reduce((s, id) => game.apply(s, id), game.start({}));
    for (const solve of ['true', 'false']) expect(await choice(mcts.make({ solve }), game as Game, state, 'win')).toBe(2);
  });

  it('never folds the King nor calls with the Jack', async () => {
    const agent = mcts.make({});
    const dealt = (...ids: number[]): KuhnPoker => ids.reduce((s, id) => kuhnPoker.apply(s, id), kuhnPoker.start({ players: 2 }));
    for (const seed of ['a', 'b', 'c', 'd']) {
      expect(await choice(agent, kuhnPoker as Game, dealt(0, 2, 1), seed)).toBe(1);
      expect(await choice(agent, kuhnPoker as Game, dealt(2, 0, 1), seed)).toBe(0);
    }
  });

  it('earns from random play at kuhn poker', async () => {
    const agent = mcts.make({ simulations: '200' });
    const first = await series(kuhnPokerEvent, {}, 120, (deal) => [seated(agent, 0, `a${deal}`), randomSeat]);
    const second = await series(kuhnPokerEvent, {}, 120, (deal) => [randomSeat, seated(agent, 1, `b${deal}`)]);
    expect(total(first, 0) + total(second, 1)).toBeGreaterThan(40);
  });

  it('plays the same whatever the others hold, unless clairvoyant', async () => {
    const differences = { false: 0, true: 0 };
    for (const clairvoyant of ['false', 'true'] as const) {
      const agent = mcts.make({ simulations: '60', clairvoyant });
      for (let i = 0; i < 120; i++) {
        const rng = random('swap', i);
        const [own, ...others] = rng.shuffle([0, 1, 2, 3]);
        const betting = rng.pick([[], [0], [1], [0, 1], [0, 0], [1, 0]]);
        const seat = betting.length % 3;
        const worlds = [others, others.toReversed()].map((rest) => {
          const cards = [...rest.slice(0, seat), own as number, ...rest.slice(seat)].slice(0, 3);
          return [...cards, ...betting].reduce((s, id) => kuhnPoker.apply(s, id), kuhnPoker.start({ players: 3 }));
        });
        const [one, other] = await Promise.all(worlds.map((world) => choice(agent, kuhnPoker as Game, world, `swap ${i}`)));
        if (one !== other) differences[clairvoyant]++;
      }
    }
    expect(differences.false).toBe(0);
    expect(differences.true).toBeGreaterThan(10);
  });

  it('plays alike from one seed', async () => {
    const start = nim.start(nim.parameters.parse({}));
    const choices = await Promise.all(['s', 's', 's'].map((seed) => choice(mcts.make({ simulations: '50' }), nim as Game, start, seed)));
    expect(new Set(choices).size).toBe(1);
  });

  it('leaves simultaneous games and questions to others', () => {
    const agent = mcts.make({});
    expect(agent.plays({ id: 'gtbench/nim', seats: 2, finite: true, game: 'nim' })).toBe(true);
    expect(agent.plays({ id: 'gtbench/prisoners-dilemma', seats: 2, finite: true, game: 'prisoners-dilemma' })).toBe(
      'mcts cannot play prisoners-dilemma: its seats move at the same time',
    );
    expect(agent.plays({ id: 'dalk/medqa', seats: 1, finite: true })).toMatch(/plays games only/);
  });

  it('refuses what it cannot do in one line', () => {
    for (const raw of [{ simulations: '0' }, { simulations: '' }, { uct: '-1' }, { solve: 'yes' }, { simulation: '5' }]) {
      expect(() => mcts.make(raw as never)).toThrow(UserError);
      expect(() => mcts.make(raw as never)).toThrow(/^(?:mcts: |unknown parameter of mcts )[^\n]+$/);
    }
  });

  it('is named by what was given, and identified by all it uses', () => {
    const agent = mcts.make({ uct: '1.5', simulations: '100' });
    expect(agent.id).toBe('mcts?simulations=100&uct=1.5');
    expect(agent.fingerprint).toEqual({ player: 'mcts', simulations: 100, uct: 1.5, rollouts: 1, solve: true, clairvoyant: false });
    expect(mcts.make({ simulations: '1000' }).fingerprint).toEqual(mcts.make({}).fingerprint);
  });
});

describe("players of the prisoner's dilemma", () => {
  const rounds = async (n: number, first: Agent, second: Agent): Promise<number[]> => {
    const raw = { stop: '0', maxRounds: String(n) };
    const [both] = await series(prisonersDilemmaEvent, raw, 1, () => [seated(first, 0, 'a'), seated(second, 1, 'b')]);
    return both ?? [];
  };
  const testify = always.make({ move: 'Testify' });
  const silent = always.make({ move: 'Silent' });

  it('tit for tat loses the first round to always testify and no other', async () => {
    expect(await rounds(1, titForTat.make({}), testify)).toEqual([0, 10]);
    expect(await rounds(5, titForTat.make({}), testify)).toEqual([4, 14]);
    expect(await rounds(5, testify, titForTat.make({}))).toEqual([14, 4]);
    expect(await rounds(5, titForTat.make({}), titForTat.make({}))).toEqual([25, 25]);
    expect(await rounds(5, silent, testify)).toEqual([0, 50]);
  });

  it('grim never forgives, tit for tat does', async () => {
    /** Testifies in the first round only. */
    const once: Seat = (turn) => (turn.position?.information === 'p0: p1:' ? 1 : 0);
    const against = async (agent: Agent) =>
      (await series(prisonersDilemmaEvent, { stop: '0', maxRounds: '4' }, 1, () => [once, seated(agent, 1, 'b')]))[0];
    expect(await against(grim.make({}))).toEqual([10, 30]);
    expect(await against(titForTat.make({}))).toEqual([20, 20]);
    expect(await rounds(5, grim.make({}), silent)).toEqual([25, 25]);
  });

  it('play nothing else', () => {
    for (const maker of [titForTat, grim]) {
      const agent = maker.make({});
      expect(agent.id).toBe(maker.name);
      expect(agent.plays({ id: 'gtbench/prisoners-dilemma', seats: 2, finite: true, game: 'prisoners-dilemma' })).toBe(true);
      expect(agent.plays({ id: 'gtbench/nim', seats: 2, finite: true, game: 'nim' })).toBe(`${maker.name} plays prisoners-dilemma only`);
    }
  });

  it('refuse parameters they do not have, and a move that is none', () => {
    const bad: [PlayerMaker, Record<string, string>][] = [
      [titForTat, { k: '1' }],
      [grim, { k: '1' }],
      [always, {}],
      [always, { move: 'silent?' }],
    ];
    for (const [maker, raw] of bad) expect(() => maker.make(raw)).toThrow(UserError);
    expect(always.make({ move: 'Testify' }).id).toBe('always?move=Testify');
  });
});

describe('every player leaves a turn without a trace on the deal', () => {
  it('mcts copies before it searches', async () => {
    const { turns, table } = tableOf(nim.parameters.parse({}), [seated(mcts.make({ simulations: '50' }), 0, 'a'), randomSeat]);
    const [sample] = deals(nim, table.parameters, 'x');
    if (sample === undefined) throw new Error('no deal');
    const outcome = await match(nimEvent).play(sample, table);
    expect(outcome.ended).toBe('finished');
    for (const { turn } of turns) expect(turn.legal).toEqual(turn.position?.legal);
  });
});
