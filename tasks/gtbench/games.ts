import type { GameEvent } from './game-event.ts';
import { breakthroughEvent } from './games/breakthrough.prompt.ts';
import { connectFourEvent } from './games/connect-four.prompt.ts';
import { firstSealedAuctionEvent } from './games/first-sealed-auction.prompt.ts';
import { kuhnPokerEvent } from './games/kuhn-poker.prompt.ts';
import { liarsDiceEvent } from './games/liars-dice.prompt.ts';
import { negotiationEvent } from './games/negotiation.prompt.ts';
import { nimEvent } from './games/nim.prompt.ts';
import { pigEvent } from './games/pig.prompt.ts';
import { prisonersDilemmaEvent } from './games/prisoners-dilemma.prompt.ts';
import { ticTacToeEvent } from './games/tic-tac-toe.prompt.ts';

/** All games of the suite, in the order in which boards list them. */
export const games: readonly GameEvent[] = [
  ticTacToeEvent,
  connectFourEvent,
  breakthroughEvent,
  nimEvent,
  kuhnPokerEvent,
  liarsDiceEvent,
  pigEvent,
  firstSealedAuctionEvent,
  negotiationEvent,
  prisonersDilemmaEvent,
] as readonly GameEvent[];
