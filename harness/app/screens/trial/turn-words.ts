import type { TrialRecord } from '../../../../results/trial-record.ts';
import { readingWords, tallyWords } from './reading-words.ts';
import { type Regrets, regretWords } from './regret.ts';
import { moveOf, played, type SeatTurn, type Turn } from './turns.ts';

/** `1st`, `2nd`, `3rd`, `4th`. */
export const ordinal = (n: number): string => `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;

/** Which turn of how many it is, of a question `question`, and after the last move `the end`. */
export function turnName(record: Pick<TrialRecord, 'agents' | 'state'>, turns: readonly Turn[], at: number): string {
  const turn = turns[at];
  if (record.state !== 'closed' && record.agents.length > 1) return openName(turns, at);
  if (turn === undefined || turn.seats.length === 0) return 'the end';
  const all = played(turns);
  return all.length === 1 && turn.board === undefined ? 'question' : `turn ${all.indexOf(turn) + 1} of ${all.length}`;
}

/** A match that is not closed has no positions: its calls stand by seat and turn of that seat. */
function openName(turns: readonly Turn[], at: number): string {
  const [first] = turns[at]?.seats ?? [];
  if (first === undefined) return 'no turn of a seat';
  return `turn ${first.number} of seat ${first.seat + 1}, ${at + 1} of ${turns.length} so far`;
}

/** What came of a seat's turn: the move or answer, whether it was legal, and what it gave away where that is known. */
export function outcomeWords(seat: SeatTurn, board: boolean, regrets: Regrets): readonly string[] {
  const analysis = regrets.get(seat);
  const words = analysis && regretWords(analysis);
  return [whatCame(seat, board), ...(words ?? [])];
}

function whatCame(seat: SeatTurn, board: boolean): string {
  const { answer, candidates, forced } = seat;
  if (forced !== undefined) return `${forced} (the only legal move, played without asking)`;
  if (answer === undefined) return seat.exchanges.length > 0 ? 'replied; readings are kept when a trial closes' : 'no answer yet';
  return `${readingWords(answer)}${board && moveOf(seat) !== undefined ? ' · legal' : ''}${tallyWords(candidates)}`;
}
