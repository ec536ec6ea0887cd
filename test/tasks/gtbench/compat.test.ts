import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vote } from '../../../harness/agents/vote.ts';
import { CHANCE } from '../../../harness/core/game.ts';
import { random } from '../../../harness/core/random.ts';
import { failed, read } from '../../../harness/core/reading.ts';
import { captured } from '../../../tasks/gtbench/compat-format.ts';
import { compatTurn } from '../../../tasks/gtbench/compat-turn.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { encoded } from '../../../tasks/gtbench/games/breakthrough.compat.ts';
import { games } from '../../../tasks/gtbench/games.ts';
import { positionsOf, words } from './hidden.ts';
import { scope } from './table.ts';

const PROBES = new URL('../../../../shared/reference/gtbench/parse-probes.json', import.meta.url);

const NAMES: Record<string, string> = {
  tictactoe: 'tic-tac-toe',
  connect4: 'connect-four',
  first_sealed_auction: 'first-sealed-auction',
  kuhn_poker: 'kuhn-poker',
  liars_dice: 'liars-dice',
  python_iterated_prisoners_dilemma: 'prisoners-dilemma',
};

/** What the paper's adapter made of some texts at one state. */
interface ProbeSet {
  readonly env_name: string;
  readonly prefix: readonly number[];
  readonly state: string;
  readonly probes: readonly { text: string; move: string; action: number | null; legal: boolean }[];
}

const eventOf = (id: string): GameEvent => {
  const event = games.find(({ game }) => game.id === id);
  if (event === undefined) throw new Error(`no game ${id}`);
  return event;
};

/** What chance must have drawn for the state that a set of probes was made at. */
function chances({ env_name, state }: ProbeSet): number[] {
  const numbers = (state.match(/\d+/g) ?? []).map(Number);
  if (env_name === 'kuhn_poker' || env_name === 'first_sealed_auction') return numbers.slice(0, 2);
  if (env_name === 'liars_dice') return numbers.slice(0, 2).map((face) => face - 1);
  return env_name === 'negotiation' ? [0] : [];
}

function reached(set: ProbeSet): { event: GameEvent; state: unknown } {
  const event = eventOf(NAMES[set.env_name] ?? set.env_name);
  const start = event.game.start(event.game.parameters.parse({}));
  return { event, state: [...chances(set), ...set.prefix].reduce((s, id) => event.game.apply(s, id), start) };
}

describe.skipIf(!existsSync(PROBES))(
  'compat reads what the paper’s adapters read (needs ../shared/reference/gtbench/parse-probes.json)',
  () => {
    const sets: ProbeSet[] = existsSync(PROBES) ? JSON.parse(readFileSync(PROBES, 'utf8')) : [];

    it('has probes of all ten games', () => {
      expect(new Set(sets.map((set) => reached(set).event.game.id)).size).toBe(10);
    });

    it.each(sets.map((set) => [`${set.env_name} after [${set.prefix}]`, set] as const))('%s', async (_, set) => {
      const { event, state } = reached(set);
      const { game, compat } = event;
      expect(game.stateText(state)).toBe(set.state);
      const seat = Math.max(game.mover(state), 0);
      const legal = game.legal(state, seat);
      const { answer } = compatTurn(event, state, seat);
      expect(set.probes.length).toBeGreaterThan(3);
      for (const { text, move, action, legal: playable } of set.probes) {
        expect([text, captured(text, compat?.pattern as RegExp)]).toEqual([text, move]);
        const id = move === '' ? undefined : compat?.action(move, state, legal);
        expect([text, id ?? null]).toEqual([text, action]);
        const reading = await answer.read({ text, finish: 'stop' }, scope('probe'));
        const expected = playable ? { ok: true, value: action } : { ok: false, kind: move === '' ? 'unparsed' : 'illegal' };
        expect([text, reading]).toEqual([text, expect.objectContaining(expected)]);
      }
    });
  },
);

/** The state of a game after chance outcomes and moves, and how a reply is read there. */
function readAt(id: string, ids: readonly number[], text: string): number | string {
  const event = eventOf(id);
  const state = ids.reduce((s, action) => event.game.apply(s, action), event.game.start(event.game.parameters.parse({})));
  const { answer } = compatTurn(event, state, Math.max(event.game.mover(state), 0));
  const reading = answer.read({ text, finish: 'stop' }, scope('read'));
  if (reading instanceof Promise) throw new Error('reading is immediate');
  return reading.ok ? reading.value : reading.kind;
}

/** Facts of the paper's adapter that the probes leave out. */
describe('compat reads', () => {
  it.each([
    ['tic-tac-toe', [], 'Action:\n<C2R1>', 1],
    ['connect-four', [], 'Column 4', 3],
    ['connect-four', [], 'column 0 1', 'illegal'],
    ['nim', [], '<pile:3, take:4>', 14],
    ['nim', [18], '<pile:3, take:4>', 'illegal'],
    ['liars-dice', [0, 0], '<1 dice, 1 value>', 0],
    ['liars-dice', [0, 0], '<Liar>', 'illegal'],
    ['first-sealed-auction', [5, 9], '<3>', 3],
    ['first-sealed-auction', [5, 9], '<5>', 4],
    ['first-sealed-auction', [5, 9], '<4.5>', 'unparsed'],
    ['negotiation', [0, 0], '[1, 2, 3]', 255],
    ['pig', [], '<roll>\n', 0],
    ['breakthrough', [], 'a7->a6', 38],
    ['breakthrough', [], 'a7->b8', 'illegal'],
  ] as [string, number[], string, number | string][])('%s after %j: %j → %j', (id, ids, text, expected) => {
    expect(readAt(id, ids, text)).toBe(expected);
  });

  it.each([
    ['a7->a6', 38],
    ['b2->b3', 236],
    ['c4->b5', 174],
    ['c3->c4*', 213],
    ['c2->c4', 238],
  ])('breakthrough: squares %s are id %i, whatever stands there', (move, id) => {
    expect(encoded(move)).toBe(id);
  });

  it('a reason on one short line, without control characters, whatever the line', () => {
    const event = eventOf('pig');
    const { answer } = compatTurn(event, event.game.start(event.game.parameters.parse({})), 0);
    const reading = answer.read({ text: `\u001b[31m${'x'.repeat(1e5)}`, finish: 'stop' }, scope('read'));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(/^[^\p{C}]{5,200}$/u) });
  });

  it('the last draw that was parsed, where several were made: without a vote, and illegal ones too', () => {
    const event = eventOf('tic-tac-toe');
    const { answer } = compatTurn(event, event.game.start({}), 0);
    const drawn = (...readings: (number | string)[]) =>
      vote(
        answer,
        readings.map((one) => ({ reading: typeof one === 'number' ? read(one) : failed(one as 'illegal', 'said') })),
      ).answer;
    expect(drawn(0, 0, 0, 0, 8)).toEqual(read(8));
    expect(drawn(0, 8, 'unparsed', 'empty')).toEqual(read(8));
    expect(drawn(0, 0, 'illegal', 'truncated')).toMatchObject({ kind: 'illegal' });
    expect(drawn('empty', 'unparsed')).toMatchObject({ kind: 'empty' });
  });
});

/** What a seat is told after chance outcomes and moves. */
function told(id: string, ids: readonly number[], seat: number): string {
  const event = eventOf(id);
  const state = ids.reduce((s, action) => event.game.apply(s, action), event.game.start(event.game.parameters.parse({})));
  return words(compatTurn(event, state, seat).prompt());
}

describe('compat shows', () => {
  it.each([
    ['tic-tac-toe', [], 0, ['You go first', 'Legal moves: <C1R1>, <C2R1>,']],
    ['tic-tac-toe', [4, 0, 8], 1, ['Moves of your opponent: <C2R2>, <C3R3>\nYour moves: <C1R1>']],
    ['connect-four', [3, 3], 0, ['Moves of your opponent: <C4>\nYour moves: <C4>']],
    ['breakthrough', [38], 1, ["['8bbb', '7.bb', '6b..', '5...', '4...', '3...', '2www', '1www']", 'Moves of your opponent: <a7->a6>']],
    ['nim', [18], 1, ['1, 3, 0, 7', '<pile:4, take:7>']],
    ['pig', [0, 4, 1, 0, 2], 1, ['Your score: 0\nScore of your opponent: 5\nTurn total: 3']],
    ['kuhn-poker', [2, 0], 0, ['Your card: King (K)', 'Nobody has moved yet']],
    ['liars-dice', [3, 4], 0, ['Your die: 4', 'two dice in total', '<1 dices, 1 value>']],
    ['first-sealed-auction', [5, 9], 0, ['Your valuation: 5.0', 'unknown', 'Legal moves: <0>, <1>, <2>, <3>, <4>']],
    [
      'negotiation',
      [0, 51, 255],
      1,
      ['Stage: Proposal', '[5, 5, 5]', '[10, 10, 10]', 'Last proposal: [1, 2, 3]\nLast utterance: [1, 2, 3]'],
    ],
    ['negotiation', [0, 51], 0, ['Stage: Utterance', '[10, 1, 7]', 'at least one item of each kind must be left']],
    ['prisoners-dilemma', [], 0, ['This is the first round', 'serve 1 year', 'serve 2 years', 'serves 3 years']],
  ] as [string, number[], number, string[]][])('%s after %j, seat %i', (id, ids, seat, parts) => {
    const text = told(id, ids, seat);
    for (const part of parts) expect(text).toContain(part);
  });

  it.each([
    ['tic-tac-toe', [4], 1, /\bboard\b|[.xo] *[.xo] *[.xo]/i],
    ['connect-four', [3], 1, /\bboard\b|[.xo] *[.xo] *[.xo]/i],
    ['breakthrough', [38], 1, /you are|your pieces|your colour/i],
    ['nim', [18], 1, /moves of your opponent/i],
    ['negotiation', [0], 0, /10, 10, 10|legal|turns? left|at most/i],
  ] as [string, number[], number, RegExp][])('%s after %j, seat %i: no more than the adapter did', (id, ids, seat, unsaid) => {
    expect(told(id, ids, seat).split('\n\n').slice(1).join('\n\n')).not.toMatch(unsaid);
  });

  it.each(games.filter(({ game }) => game.determinise !== undefined))('$title: nothing that is hidden', (event) => {
    const { game } = event;
    const rng = random('compat', game.id);
    for (let i = 0; i < 50; i++) {
      for (const state of positionsOf(game, game.parameters.parse({}), rng)) {
        const seat = game.mover(state);
        const world = game.determinise?.(state, seat, rng);
        expect(words(compatTurn(event, world, seat).prompt())).toBe(words(compatTurn(event, state, seat).prompt()));
      }
    }
  });
});

describe('the form of an answer in compat', () => {
  it.each(games)('$title: every legal move as it is written is read as itself', async (event) => {
    const { game } = event;
    let state = game.start(game.parameters.parse({}));
    while (game.mover(state) === CHANCE) state = game.apply(state, game.chance?.(state)[0]?.[0] ?? 0);
    const seat = Math.max(game.mover(state), 0);
    const { answer } = compatTurn(event, state, seat);
    for (const id of game.legal(state, seat)) {
      expect(await answer.read({ text: answer.write(id), finish: 'stop' }, scope('read'))).toEqual(read(id));
    }
    for (const style of ['direct', 'reasoned'] as const) expect(answer.instructions(style)).toContain(event.compat?.example(state));
    expect(answer.instructions('reasoned')).toMatch(/Thought:[\s\S]*Action:/);
  });
});
