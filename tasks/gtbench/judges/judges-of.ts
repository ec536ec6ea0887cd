import type { Judge } from '../../../harness/core/judge.ts';
import type { Derived, Metric } from '../../../harness/core/task.ts';
import { isCompat } from '../compat-parameter.ts';
import type { GameEvent } from '../game-event.ts';
import { breakthrough } from '../games/breakthrough.ts';
import { connectFour } from '../games/connect-four.ts';
import { firstSealedAuction } from '../games/first-sealed-auction.ts';
import { kuhnPoker } from '../games/kuhn-poker.ts';
import { negotiation } from '../games/negotiation.ts';
import { nim } from '../games/nim.ts';
import { pig } from '../games/pig.ts';
import { prisonersDilemma } from '../games/prisoners-dilemma.ts';
import { ticTacToe } from '../games/tic-tac-toe.ts';
import { matchJudge } from '../match-judge.ts';
import type { EndgameSolver } from '../solvers/endgame-solver.ts';
import { betMetric, INFORMATION_SETS } from '../solvers/kuhn-exploitability.ts';
import type { Solver } from '../solvers/solver.ts';
import { endgameSolverOf, solverOf } from '../solvers/solver-of.ts';
import { bargain } from './bargain.ts';
import { cooperation } from './cooperation.ts';
import { endgamePlay } from './endgame-play.ts';
import { exactPlay } from './exact-play.ts';
import { kuhnExploitability } from './kuhn-derived.ts';
import { kuhnStrategy } from './kuhn-strategy.ts';
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
  /** What strict judges find for derived metrics alone. */
  readonly hidden?: readonly string[];
  readonly derived?: readonly Derived[];
}

const exact: MakeJudge = (event, parameters) => exactPlay(event, parameters, solverOf(event.game.id) as Solver);

const endgames: MakeJudge = (event, parameters) => endgamePlay(event, parameters, endgameSolverOf(event.game.id) as EndgameSolver<unknown>);

const paper =
  (regret: typeof paperAuctionRegret | typeof paperDilemmaRegret): MakeJudge =>
  (event, parameters) =>
    paperRegret(event, parameters, regret as (end: unknown, seat: number) => number);

const MOVES = ['regret', 'blunder', 'missed-win'];
const LAST_MOVES = ['regret', 'solved', 'blunder', 'missed-win'];

const own: Readonly<Record<string, Own>> = {
  [ticTacToe.id]: { metrics: MOVES, strict: [exact], compat: [] },
  [nim.id]: { metrics: MOVES, strict: [exact], compat: [] },
  [connectFour.id]: { metrics: LAST_MOVES, strict: [endgames], compat: [] },
  [breakthrough.id]: { metrics: LAST_MOVES, strict: [endgames], compat: [] },
  [kuhnPoker.id]: {
    metrics: ['regret'],
    strict: [exact, kuhnStrategy as MakeJudge],
    compat: [],
    hidden: INFORMATION_SETS.map(betMetric),
    derived: [kuhnExploitability],
  },
  [pig.id]: { metrics: ['regret'], strict: [exact], compat: [] },
  [firstSealedAuction.id]: { metrics: ['regret'], strict: [exact], compat: [paper(paperAuctionRegret)] },
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

/** How matches of a game with parameters P are judged. */
export interface Judging<P> {
  readonly metrics: readonly Metric[];
  readonly derived: readonly Derived[];
  judges(parameters: P): Judge[];
}

/** What a game's matches are judged by. `score` is first: it ranks. */
export function judging<S, P>(event: GameEvent<S, P>): Judging<P> {
  const { metrics = [], strict = [], compat = [], hidden = [], derived = [] } = own[event.game.id] ?? {};
  const generalSum = event.generalSum === true;
  return {
    metrics: [
      { id: 'score', kind: 'match' },
      ...['return', 'reward', ...metrics].map((id): Metric => ({ id, kind: 'mean' })),
      ...hidden.map((id): Metric => ({ id, kind: 'mean', hidden: true })),
    ],
    derived,
    judges(parameters) {
      const made = (makers: readonly MakeJudge[]) => makers.map((make) => make(event as unknown as GameEvent, parameters));
      return isCompat(parameters)
        ? [paperMatchJudge, reward({ generalSum, compat: true }), ...made(compat)]
        : [matchJudge, reward({ generalSum, compat: false }), ...made(strict)];
    },
  };
}
