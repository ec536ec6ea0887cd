import fc from 'fast-check';
import { expect } from 'vitest';
import type { Agent } from '../../../harness/core/agent.ts';
import { CHANCE, ENDED, type Game } from '../../../harness/core/game.ts';
import { type Message, textOf } from '../../../harness/core/message.ts';
import { type Random, random } from '../../../harness/core/random.ts';
import type { Reading } from '../../../harness/core/reading.ts';
import type { Position, Turn } from '../../../harness/core/turn.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { moveFormat } from '../../../tasks/gtbench/move-format.ts';
import { dealt, drawn, playOn } from '../../../tasks/gtbench/playout.ts';
import { scope } from './table.ts';

export const words = (messages: readonly Message[]): string => messages.map(textOf).join('\n\n');

/** The state after chance outcomes and moves. */
export const reached = <S, P>(game: Game<S, P>, raw: object, ids: readonly number[]): S =>
  ids.reduce((s, id) => game.apply(s, id), game.start(game.parameters.parse(raw)));

/** What the seat to move is told. */
export function promptAt<S, P>({ game, describe }: GameEvent<S, P>, raw: object, state: S): string {
  return words(describe({ state, seat: game.mover(state), parameters: game.parameters.parse(raw), opening: 0 }));
}

/** Reads answers of the seat to move. */
export function readerAt<S, P>({ game, token, form }: GameEvent<S, P>, state: S) {
  const seat = game.mover(state);
  const format = moveFormat({ tokens: new Map(game.legal(state, seat).map((id) => [id, token(state, seat, id)])), form });
  return { format, read: (text: string) => format.read({ text, finish: 'stop' }, scope('read')) as Reading<number> };
}

/** Copies of all states of a random deal in which a seat is to move. */
export function positionsOf<S, P>(game: Game<S, P>, parameters: P, rng: Random): S[] {
  const states: S[] = [];
  let state = dealt(game, parameters, () => rng);
  for (let mover = game.mover(state); mover !== ENDED; mover = game.mover(state)) {
    if (mover !== CHANCE) states.push(game.copy(state));
    state = game.apply(state, mover === CHANCE ? drawn(game.chance?.(state) ?? [], rng) : rng.pick(game.legal(state, mover)));
  }
  return states;
}

/** What holds of all worlds that a seat may find itself in; `check` adds what the game's own rules say of them. */
export function holdsInAllWorlds<S, P>(event: GameEvent<S, P>, variants: readonly object[], check: (world: S) => void): void {
  const { game } = event;
  const place = fc.record({ seed: fc.string(), variant: fc.nat(variants.length - 1) });
  const property = fc.property(place, ({ seed, variant }) => {
    const raw = variants[variant] ?? {};
    const rng = random('worlds', seed);
    for (const state of positionsOf(game, game.parameters.parse(raw), rng)) {
      const seat = game.mover(state);
      const text = game.stateText(state);
      const world = game.determinise?.(state, seat, rng) ?? state;
      expect(game.mover(world)).toBe(seat);
      expect(game.informationText(world, seat)).toBe(game.informationText(state, seat));
      expect(game.legal(world, seat)).toEqual(game.legal(state, seat));
      expect(promptAt(event, raw, world)).toBe(promptAt(event, raw, state));
      check(world);
      const payoffs = playOn(game, world, rng);
      expect(payoffs.every(Number.isFinite)).toBe(true);
      expect(game.stateText(state)).toBe(text);
    }
  });
  fc.assert(property, { numRuns: 150 });
}

/** What an agent plays at a state; its seat knows what the game says it knows. */
export async function choice<S, P>(agent: Agent, game: Game<S, P>, state: S, seed: string): Promise<unknown> {
  const seat = game.mover(state);
  const position: Position<S> = {
    game: game as Game<S>,
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

/** In how many of some random positions an agent plays otherwise once what its seat cannot see is swapped for something else. */
export async function swapsThatMatter<S, P>(agent: Agent, game: Game<S, P>, raw: object, positions: number): Promise<number> {
  const parameters = game.parameters.parse(raw);
  let different = 0;
  for (let i = 0; i < positions; i++) {
    const rng = random('swap', game.id, i);
    const state = rng.pick(positionsOf(game, parameters, rng));
    const swapped = game.determinise?.(state, game.mover(state), rng) ?? state;
    const [one, other] = [await choice(agent, game, state, `swap ${i}`), await choice(agent, game, swapped, `swap ${i}`)];
    if (one !== other) different++;
  }
  return different;
}

/** Payoffs of each seat, summed over the chance outcomes and the mixtures that `play` gives for a seat's turn. */
export function expected<S, P>(
  game: Game<S, P>,
  state: S,
  play: (state: S, seat: number) => readonly (readonly [number, number])[],
): number[] {
  const mover = game.mover(state);
  if (mover === ENDED) return game.returns(state);
  const branches = mover === CHANCE ? (game.chance?.(state) ?? []) : play(state, mover);
  const sums: number[] = [];
  for (const [id, p] of branches) {
    for (const [seat, payoff] of expected(game, game.apply(game.copy(state), id), play).entries())
      sums[seat] = (sums[seat] ?? 0) + p * payoff;
  }
  return sums;
}
