import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../harness/core/digest.ts';
import { CHANCE, ENDED, TOGETHER } from '../../../harness/core/game.ts';
import { type Message, textOf } from '../../../harness/core/message.ts';
import { type Random, random } from '../../../harness/core/random.ts';
import { compatTurn } from '../../../tasks/gtbench/compat-turn.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { kuhnPokerEvent } from '../../../tasks/gtbench/games/kuhn-poker.prompt.ts';
import { nimEvent } from '../../../tasks/gtbench/games/nim.prompt.ts';
import { prisonersDilemmaEvent } from '../../../tasks/gtbench/games/prisoners-dilemma.prompt.ts';
import { ticTacToeEvent } from '../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { games } from '../../../tasks/gtbench/games.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { moveFormat } from '../../../tasks/gtbench/move-format.ts';
import { dealt, drawn } from '../../../tasks/gtbench/playout.ts';

const words = (messages: readonly Message[]): string => messages.map((message) => `${message.role}: ${textOf(message)}`).join('\n\n');

/** The prompt of a seat after some moves; for games whose seats move in turn. */
function promptAfter<S, P>(event: GameEvent<S, P>, raw: Record<string, string>, seat: number, ids: readonly number[]): string {
  const { game } = event;
  const parameters = game.parameters.parse(raw);
  const state = ids.reduce((s, id) => game.apply(s, id), game.start(parameters));
  return words(event.describe({ state, seat, parameters, opening: 0 }));
}

describe('tic-tac-toe', () => {
  it.each([
    [0, [4, 0], 'You are x and move first.', ['1. you: <C2R2>', '2. your opponent: <C1R1>']],
    [1, [4], 'You are o and move second.', ['1. your opponent: <C2R2>']],
  ])('seat %i is told its stone and whose each move was', (seat, ids, who, lines) => {
    const prompt = promptAfter(ticTacToeEvent, {}, seat, ids);
    for (const line of [who, ...lines]) expect(prompt).toContain(line);
  });

  it('draws the board, columns across and rows down', () => {
    expect(promptAfter(ticTacToeEvent, {}, 0, [1, 6])).toContain('   C1 C2 C3\nR1  .  x  .\nR2  .  .  .\nR3  o  .  .');
  });

  it('says which moves of an opening were not the players’ own', () => {
    const state = ticTacToeEvent.game.apply(ticTacToeEvent.game.apply(ticTacToeEvent.game.start({}), 0), 1);
    expect(words(ticTacToeEvent.describe({ state, seat: 0, parameters: {}, opening: 2 }))).toContain('the first 2 were set');
  });
});

describe('nim', () => {
  it('tells the rule that is played, and the piles', () => {
    expect(promptAfter(nimEvent, {}, 0, [])).toMatch(/takes the very last match LOSES/);
    const normal = promptAfter(nimEvent, { piles: '3,4,5', misere: 'false' }, 1, [3]);
    expect(normal).toMatch(/takes the very last match WINS/);
    expect(normal).toContain('pile 1 has 3, pile 2 has 4, pile 3 has 5');
    expect(normal).toContain('1. your opponent: <pile:1, take:2>');
    expect(normal).toContain('pile 1: 1  |\npile 2: 4  ||||\npile 3: 5  |||||');
    expect(normal.endsWith('<pile:3, take:5>')).toBe(true);
  });
});

describe('kuhn poker', () => {
  /** Seat 0 holds the King, seat 1 the Jack; seat 0 passed, seat 1 bet. */
  const ids = [2, 0, 0, 1];

  it.each([
    [0, ids, 'Your card is the King', ['1. you passed <Pass>', '2. your opponent bet <Bet>'], 'you 1, your opponent 2'],
    [1, ids.slice(0, 3), 'Your card is the Jack', ['1. your opponent passed <Pass>'], 'your opponent 1, you 1'],
  ])('seat %i reads its own card and who said what', (seat, moves, card, lines, chips) => {
    const prompt = promptAfter(kuhnPokerEvent, {}, seat, moves);
    for (const line of [card, ...lines, chips]) expect(prompt).toContain(line);
  });

  it('names three seats apart', () => {
    const prompt = promptAfter(kuhnPokerEvent, { players: '3' }, 2, [0, 1, 2, 0, 1]);
    expect(prompt).toContain('1. player 1 passed <Pass>\n2. player 2 bet <Bet>');
    expect(prompt).toContain('You are player 3 of 3. Your card is the 3.');
  });

  it.each([2, 3])('%i seats: a prompt is the same whatever the others hold', (players) => {
    const { game } = kuhnPokerEvent;
    const parameters = { players };
    for (let i = 0; i < 200; i++) {
      const rng = random('leak', players, i);
      let state = game.start(parameters);
      while (game.mover(state) === CHANCE) state = game.apply(state, drawn(game.chance?.(state) ?? [], rng));
      for (let seat = game.mover(state); seat !== ENDED; seat = game.mover(state)) {
        const other = game.determinise?.(state, seat, rng) ?? state;
        expect(game.informationText(other, seat)).toBe(game.informationText(state, seat));
        const [own, swapped] = [state, other].map((s) => words(kuhnPokerEvent.describe({ state: s, seat, parameters, opening: 0 })));
        expect(swapped).toBe(own);
        state = game.apply(state, rng.below(2));
      }
    }
  });
});

describe("prisoner's dilemma", () => {
  const { game } = prisonersDilemmaEvent;
  const parameters = game.parameters.parse({ stop: '0.3', maxRounds: '7' });
  const rounds = [
    [0, 1],
    [1, 1],
    [1, 0],
  ];
  const state = rounds.reduce((s, ids) => game.apply(game.applyTogether?.(s, ids) ?? s, 0), game.start(parameters));
  const [first, second] = [0, 1].map((seat) => words(prisonersDilemmaEvent.describe({ state, seat, parameters, opening: 0 })));

  it('tells each seat its own choices as its own, and its points', () => {
    expect(first).toContain('Round 1: you <Silent>, your opponent <Testify>; points: you 0, your opponent 10');
    expect(first).toContain('Round 3: you <Testify>, your opponent <Silent>; points: you 10, your opponent 0');
    expect(second).toContain('Round 1: you <Testify>, your opponent <Silent>; points: you 10, your opponent 0');
    expect(second).toContain('Round 3: you <Silent>, your opponent <Testify>; points: you 0, your opponent 10');
    expect(first).toContain('Totals: you 11, your opponent 11. Now comes round 4.');
  });

  it('tells the payoffs and the chance of an end that are played', () => {
    expect(first).toContain('both <Silent>: 5 for each');
    expect(first).toContain('both <Testify>: 1 for each');
    expect(first).toContain('10 for the one who testified, 0 for the one who was silent');
    expect(first).toContain('probability 0.3, and in any case after round 7');
    const certain = game.parameters.parse({ stop: '0', maxRounds: '7' });
    expect(words(prisonersDilemmaEvent.describe({ state, seat: 0, parameters: certain, opening: 0 }))).toContain('exactly 7 rounds');
  });
});

/** What a seat could be sent at a state of a game. */
type Put = <S, P>(event: GameEvent<S, P>, state: S, seat: number, parameters: P) => string;

/** Every prompt of some seeded games of an event, with the two forms of answer: what a model could be sent. */
function rendered<S, P>(event: GameEvent<S, P>, variants: readonly Record<string, string>[], put: Put): string[] {
  const { game } = event;
  return variants.flatMap((raw, variant) => {
    const parameters = game.parameters.parse(raw);
    return [0, 1, 2, 3].flatMap((k) => seededGame(event, parameters, random('snapshot', game.id, variant, k), put));
  });
}

function seededGame<S, P>(event: GameEvent<S, P>, parameters: P, rng: Random, put: Put): string[] {
  const { game } = event;
  const prompts: string[] = [];
  let state = dealt(game, parameters, () => rng);
  for (let mover = game.mover(state); mover !== ENDED && prompts.length < 40; mover = game.mover(state)) {
    if (mover === CHANCE) {
      state = game.apply(state, drawn(game.chance?.(state) ?? [], rng));
      continue;
    }
    const seats = mover === TOGETHER ? [0, 1] : [mover];
    for (const seat of seats) prompts.push(put(event, state, seat, parameters));
    const ids = seats.map((seat) => rng.pick(game.legal(state, seat)));
    state = mover === TOGETHER ? (game.applyTogether?.(state, ids) ?? state) : game.apply(state, ids[0] ?? 0);
  }
  return prompts;
}

const strictly: Put = (event, state, seat, parameters) => {
  const tokens = new Map(event.game.legal(state, seat).map((id) => [id, event.token(state, seat, id)]));
  const format = moveFormat({ tokens, form: event.form });
  const prompt = words(event.describe({ state, seat, parameters, opening: 0 }));
  return [prompt, format.instructions('direct'), format.instructions('reasoned')].join('\n\n');
};

const asThePaper: Put = (event, state, seat) => {
  const { prompt, answer } = compatTurn(event, state, seat);
  return [words(prompt()), answer.instructions('direct'), answer.instructions('reasoned')].join('\n\n');
};

const VARIANTS: Record<string, Record<string, string>[]> = {
  'tic-tac-toe': [{}],
  'connect-four': [{}, { rows: '5', columns: '8' }],
  breakthrough: [{}, { rows: '5', columns: '4' }],
  'liars-dice': [{}, { dice: '2' }, { bidding: 'reset-quantity' }],
  pig: [{}, { target: '100' }],
  'first-sealed-auction': [{}, { players: '3', maxValue: '5' }],
  negotiation: [{}, { utterances: 'false' }],
  nim: [{}, { piles: '3,4,5', misere: 'false' }],
  'kuhn-poker': [{}, { players: '3' }],
  'prisoners-dilemma': [{}, { stop: '0', maxRounds: '3' }],
};

describe('a prompt changes only together with the version of its task', () => {
  const snapshot: Record<string, string> = JSON.parse(readFileSync(new URL('prompts.snapshot', import.meta.url), 'utf8'));

  it.each(games.map((event) => [match(event, `gtbench/${event.game.id}`), event] as const))('$id', (task, event) => {
    const key = `${task.id}@${task.version}`;
    unchanged(key, rendered(event, VARIANTS[event.game.id] ?? [], strictly));
    unchanged(`${key} compat`, rendered(event, [{}], asThePaper));
  });

  function unchanged(key: string, prompts: readonly string[]): void {
    expect(prompts.length).toBeGreaterThan(5);
    const hash = sha256(prompts.join('\n\n====\n\n'));
    const advice = `the prompts of ${key} have changed: raise the game's version, then add "${key.replace(/@\d+/, '@<new version>')}": "${hash}" to prompts.snapshot`;
    expect(snapshot[key], advice).toBe(hash);
  }
});
