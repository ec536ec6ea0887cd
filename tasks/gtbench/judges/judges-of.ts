import type { Judge } from '../../../harness/core/judge.ts';
import type { Metric } from '../../../harness/core/task.ts';
import { isCompat } from '../compat-parameter.ts';
import type { GameEvent } from '../game-event.ts';
import { firstSealedAuction } from '../games/first-sealed-auction.ts';
import { negotiation } from '../games/negotiation.ts';
import { nim } from '../games/nim.ts';
import { pig } from '../games/pig.ts';
import { prisonersDilemma } from '../games/prisoners-dilemma.ts';
import { ticTacToe } from '../games/tic-tac-toe.ts';
import { matchJudge } from '../match-judge.ts';
import { firstSealedAuctionSolver } from '../solvers/first-sealed-auction.ts';
import { nimSolver } from '../solvers/nim.ts';
import { pigSolver } from '../solvers/pig.ts';
import type { Solver } from '../solvers/solver.ts';
import { ticTacToeSolver } from '../solvers/tic-tac-toe.ts';
import { bargain } from './bargain.ts';
import { cooperation } from './cooperation.ts';
import { exactPlay } from './exact-play.ts';
import { paperMatchJudge } from './paper-match-judge.ts';
import { paperAuctionRegret, paperDilemmaRegret, paperRegret } from './paper-regret.ts';
import { reward } from './reward.ts';

type MakeJudge = (event: GameEvent, parameters: unknown) => Judge;

/** What judges a game beside the judges of all matches. */
interface Own {
  /** Those of strict and compat together, in the order in which boards show them. */
  readonly metrics: readonly string[];
  readonly strict: readonly MakeJudge[];
  readonly compat: readonly MakeJudge[];
}

const exact =
  (solver: Solver<never>): MakeJudge =>
  (event, parameters) =>
    exactPlay(event, parameters, solver as Solver);

const paper =
  (regret: typeof paperAuctionRegret | typeof paperDilemmaRegret): MakeJudge =>
  (event, parameters) =>
    paperRegret(event, parameters, regret as (end: unknown, seat: number) => number);

const MOVES = ['regret', 'blunder', 'missed-win'];

const own: Readonly<Record<string, Own>> = {
  [ticTacToe.id]: { metrics: MOVES, strict: [exact(ticTacToeSolver)], compat: [] },
  [nim.id]: { metrics: MOVES, strict: [exact(nimSolver)], compat: [] },
  [pig.id]: { metrics: ['regret'], strict: [exact(pigSolver)], compat: [] },
  [firstSealedAuction.id]: { metrics: ['regret'], strict: [exact(firstSealedAuctionSolver)], compat: [paper(paperAuctionRegret)] },
  [prisonersDilemma.id]: {
    metrics: ['regret', 'cooperation', 'system'],
    strict: [cooperation as MakeJudge],
    compat: [paper(paperDilemmaRegret), cooperation as MakeJudge],
  },
  [negotiation.id]: {
    metrics: ['agreement', 'pareto', 'nash', 'surplus'],
    strict: [bargain as MakeJudge],
    compat: [bargain as MakeJudge],
  },
};

/** What a game's matches are judged by. `score` is first: it ranks. */
export function judging<S, P>(event: GameEvent<S, P>): { metrics: readonly Metric[]; judges(parameters: P): Judge[] } {
  const { metrics = [], strict = [], compat = [] } = own[event.game.id] ?? {};
  const generalSum = event.generalSum === true;
  return {
    metrics: [{ id: 'score', kind: 'match' }, ...['return', 'reward', ...metrics].map((id): Metric => ({ id, kind: 'mean' }))],
    judges(parameters) {
      const made = (makers: readonly MakeJudge[]) => makers.map((make) => make(event as unknown as GameEvent, parameters));
      return isCompat(parameters)
        ? [paperMatchJudge, reward({ generalSum, compat: true }), ...made(compat)]
        : [matchJudge, reward({ generalSum, compat: false }), ...made(strict)];
    },
  };
}
