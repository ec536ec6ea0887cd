import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../harness/core/outcome.ts';
import { failed } from '../../../harness/core/reading.ts';
import type { Sample } from '../../../harness/core/sample.ts';
import type { Task } from '../../../harness/core/task.ts';
import { type Deal, deals } from '../../../tasks/gtbench/deals.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { kuhnPokerEvent } from '../../../tasks/gtbench/games/kuhn-poker.prompt.ts';
import { nimEvent } from '../../../tasks/gtbench/games/nim.prompt.ts';
import { prisonersDilemmaEvent } from '../../../tasks/gtbench/games/prisoners-dilemma.prompt.ts';
import { ticTacToeEvent } from '../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { matchJudge } from '../../../tasks/gtbench/match-judge.ts';
import { randomSeat, type Seat, scope, tableOf } from './table.ts';

function nth<S, P>(event: GameEvent<S, P>, parameters: P, n: number): Sample<Deal> {
  for (const sample of deals(event.game, parameters, 'seed')) if (sample.data.deal === n) return sample;
  throw new Error(`no deal ${n}`);
}

async function played<S, P>(event: GameEvent<S, P>, raw: Record<string, string>, deal: number, seats: readonly Seat[]) {
  const parameters = event.game.parameters.parse(raw);
  const sample = nth(event, parameters, deal);
  const kept = tableOf(parameters, seats);
  const outcome = await match(event).play(sample, kept.table);
  return { ...kept, outcome, sample };
}

/** Answers from a list, one a turn. */
const says = (...answers: (number | string)[]): Seat => {
  const left = [...answers];
  return () => left.shift() ?? 'nothing left to say';
};

const judged = async (outcome: Outcome) => {
  const verdicts = await matchJudge.judge({ ...outcome, sample: 'deal-0' }, scope('judge'));
  return verdicts.map(({ seat, rival, metric, score }) => [seat, rival, metric, score.scored ? score.value : 'unscored']);
};

describe('a match of tic-tac-toe', () => {
  it('asks the seats in turn and ends with the payoffs', async () => {
    const { outcome, turns, steps } = await played(ticTacToeEvent, {}, 0, [says('Answer: <C1R1>', 1, 2), says(4, 5)]);
    expect(outcome).toEqual({
      ended: 'finished',
      returns: [1, -1],
      record: {
        moves: [
          [0, 0],
          [1, 4],
          [0, 1],
          [1, 5],
          [0, 2],
        ],
      },
    });
    expect(turns.map(({ seat }) => seat)).toEqual([0, 1, 0, 1, 0]);
    expect(turns[1]?.turn.legal).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(steps.filter(({ kind }) => kind === 'state')).toHaveLength(6);
  });

  it('plays a move that is forced without asking', async () => {
    const { steps, turns, outcome } = await played(ticTacToeEvent, {}, 0, [says(0, 2, 3, 7), says(1, 4, 5, 6)]);
    expect(turns).toHaveLength(8);
    expect(steps).toContainEqual({ kind: 'forced', seat: 0, text: '<C3R3>' });
    expect(outcome).toMatchObject({ ended: 'finished', returns: [0, 0] });
    expect(await judged(outcome)).toEqual([
      [0, 1, 'score', 0.5],
      [0, undefined, 'return', 0],
      [1, 0, 'score', 0.5],
      [1, undefined, 'return', 0],
    ]);
  });

  it('starts a later deal from its opening', async () => {
    const { sample, turns } = await played(ticTacToeEvent, {}, 3, [randomSeat, randomSeat]);
    expect(sample.data.opening).toHaveLength(2);
    expect(turns[0]?.turn.position?.information).toBe(sample.data.opening.join(', '));
  });

  it.each([
    ['Answer: <C1R1>', 'illegal answer at seat 2: <C1R1> is not a legal move here'],
    ['no idea', 'unparsed answer at seat 2: the reply holds no move in angle brackets'],
  ])('is forfeited by %j', async (text, ended) => {
    const { outcome } = await played(ticTacToeEvent, {}, 0, [says(0), says(text)]);
    expect(outcome).toEqual({ ended, forfeits: [1], returns: [0, 0], record: { moves: [[0, 0]] } });
    expect(await judged(outcome)).toEqual([
      [0, 1, 'score', 1],
      [0, undefined, 'return', 'unscored'],
      [1, 0, 'score', 0],
      [1, undefined, 'return', 'unscored'],
    ]);
    const verdicts = await matchJudge.judge({ ...outcome, sample: 'deal-0' }, scope('judge'));
    for (const { score } of verdicts) expect(score.reason).toBe(ended);
  });
});

describe('a match of kuhn poker', () => {
  it('deals by deal and seed alone, whoever plays', async () => {
    const hands: string[] = [];
    for (let deal = 0; deal < 30; deal++) {
      const [passes, bets] = [() => 0, () => 1].map((seat) => played(kuhnPokerEvent, {}, deal, [seat, seat]));
      const [one, other] = await Promise.all([passes, bets]);
      const dealt = (steps: readonly object[]) => JSON.stringify(steps.filter((step) => 'kind' in step && step.kind === 'chance'));
      expect(dealt(one?.steps ?? [])).toBe(dealt(other?.steps ?? []));
      hands.push(dealt(one?.steps ?? []));
    }
    expect(new Set(hands).size).toBe(6);
  });

  it('shows a seat nothing of the other card, not by information and not by determinise', async () => {
    const { turns } = await played(kuhnPokerEvent, {}, 1, [says(0, 1), says(1)]);
    const position = turns[0]?.turn.position;
    expect(position?.information).toMatch(/^\d$/);
    const rng = scope('worlds').rng;
    const worlds = new Set(Array.from({ length: 50 }, () => kuhnPokerEvent.game.stateText(position?.determinise(rng) as never)));
    expect(worlds.size).toBe(2);
    for (const world of worlds) expect(world.startsWith(position?.information ?? '?')).toBe(true);
  });

  it('seats three, and scores every ordered pair', async () => {
    const { outcome } = await played(kuhnPokerEvent, { players: '3' }, 0, [() => 0, () => 1, () => 0]);
    expect(outcome.returns).toEqual([-1, 2, -1]);
    const scores = (await judged(outcome)).filter(([, , metric]) => metric === 'score');
    expect(scores).toEqual([
      [0, 1, 'score', 0],
      [0, 2, 'score', 0.5],
      [1, 0, 'score', 1],
      [1, 2, 'score', 1],
      [2, 0, 'score', 0.5],
      [2, 1, 'score', 0],
    ]);
  });

  it('a forfeit of one of three leaves the other two unscored against each other', async () => {
    const { outcome } = await played(kuhnPokerEvent, { players: '3' }, 0, [() => 'Answer: <Raise>', () => 1, () => 0]);
    expect((await judged(outcome)).filter(([, , metric]) => metric === 'score')).toEqual([
      [0, 1, 'score', 0],
      [0, 2, 'score', 0],
      [1, 0, 'score', 1],
      [1, 2, 'score', 'unscored'],
      [2, 0, 'score', 1],
      [2, 1, 'score', 'unscored'],
    ]);
  });
});

describe("a match of the prisoner's dilemma", () => {
  const three = { stop: '0', maxRounds: '3' };

  it('asks both seats side by side, of one and the same position', async () => {
    let waiting = 0;
    let together = 0;
    const slow: Seat = async (turn) => {
      together = Math.max(together, ++waiting);
      await new Promise((resolve) => setTimeout(resolve, 1));
      waiting--;
      return (turn.position?.information.length ?? 0) % 2;
    };
    const { turns } = await played(prisonersDilemmaEvent, three, 0, [slow, slow]);
    expect(together).toBe(2);
    expect(turns).toHaveLength(6);
    for (let i = 0; i < 6; i += 2) expect(turns[i]?.turn.position?.information).toBe(turns[i + 1]?.turn.position?.information);
  });

  it('adds up payoffs by seat', async () => {
    const { outcome } = await played(prisonersDilemmaEvent, three, 0, [
      says('<Silent>', '<Testify>', '<Testify>'),
      says('<Testify>', '<Testify>', '<Testify>'),
    ]);
    expect(outcome.returns).toEqual([2, 12]);
  });

  it('both can forfeit: half a point each', async () => {
    const { outcome } = await played(prisonersDilemmaEvent, three, 0, [says(1, 'what?'), says(0, 'Answer: <Confess>')]);
    expect(outcome).toMatchObject({
      ended:
        'unparsed answer at seat 1: the reply holds no move in angle brackets; illegal answer at seat 2: <Confess> is not a move of this game',
      forfeits: [0, 1],
      returns: [10, 0],
    });
    expect((await judged(outcome)).map(([, , , value]) => value)).toEqual([0.5, 'unscored', 0.5, 'unscored']);
  });

  it('lasts as long for all players of a deal, and not alike for all deals', async () => {
    const lengths = new Set<number>();
    for (let deal = 0; deal < 10; deal++) {
      const silent = await played(prisonersDilemmaEvent, {}, deal, [() => 0, () => 0]);
      const mixed = await played(prisonersDilemmaEvent, {}, deal, [randomSeat, () => 1]);
      expect(mixed.turns.length).toBe(silent.turns.length);
      lengths.add(silent.turns.length);
    }
    expect(lengths.size).toBeGreaterThan(3);
  });
});

describe('the task of a game', () => {
  it.each([ticTacToeEvent, nimEvent, kuhnPokerEvent, prisonersDilemmaEvent] as GameEvent[])('$title: tells what it is', (event) => {
    const task: Task<Deal> = match(event, `gtbench/${event.game.id}`);
    expect(task).toMatchObject({ id: `gtbench/${event.game.id}`, game: event.game.id, version: event.game.version });
    expect(task.finite(event.game.parameters.parse({}))).toBe(true);
    expect(task.seats(task.parameters.parse({}))).toBe(2);
    expect(task.metrics[0]).toEqual({ id: 'score', kind: 'match' });
  });

  it('ends for any kind of answer that is none', async () => {
    const { table } = tableOf(nimEvent.game.parameters.parse({}), []);
    const refusing = { ...table, ask: async () => ({ answer: failed('refused', 'it declined'), candidates: [] }) };
    const outcome = await match(nimEvent).play(nth(nimEvent, table.parameters, 0), refusing);
    expect(outcome).toMatchObject({ ended: 'refused answer at seat 1: it declined', forfeits: [0] });
  });
});
