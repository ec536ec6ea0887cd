import type { GameEvent } from './game-event.ts';
import { kuhnPokerEvent } from './games/kuhn-poker.prompt.ts';
import { nimEvent } from './games/nim.prompt.ts';
import { prisonersDilemmaEvent } from './games/prisoners-dilemma.prompt.ts';
import { ticTacToeEvent } from './games/tic-tac-toe.prompt.ts';

/** All games of the suite, in the order in which boards list them. */
export const games: readonly GameEvent[] = [ticTacToeEvent, nimEvent, kuhnPokerEvent, prisonersDilemmaEvent] as readonly GameEvent[];
