import type { TrialRecord } from '../../../../results/trial-record.ts';
import { briefNames } from '../../short-names.ts';
import { clipped, EMPTY, fitted, type Line, lineWidth, type Span, span, type Tone, textWidth } from '../span.ts';
import { callsIn, localWords } from './local-words.ts';
import type { Regrets } from './regret.ts';
import { endWords, stateWords } from './trial-words.ts';
import { outcomeWords, turnName } from './turn-words.ts';
import type { SeatTurn, Turn } from './turns.ts';
import { shownText, WrappedText } from './wrapped-text.ts';

/** Columns that words beside a board need at the least; where there are fewer, they stand below it. */
const BESIDE = 34;

/** Columns between a board and the words beside it. */
const GAP = 4;

/** What stands above the texts of a turn: who is to move, the position, what was done and how good it was. At most `most` lines. */
export function turnHead(record: TrialRecord, turns: readonly Turn[], at: number, regrets: Regrets, columns: number, most: number): Line[] {
  const turn = turns[at];
  const words = wordsOf(record, turn, turns.length, regrets);
  const board = turn?.board?.split('\n', most) ?? [];
  const head = turnLine(record, turns, at, columns);
  const between = betweenLines(turn, columns);
  const position = beside(board, words, columns);
  if (1 + between.length + position.length <= most) return [head, ...between, ...position];
  // Where room is short the position is what a reader wants most.
  const pointer = [span(clipped('  … all of it: steps, and v for verdicts', columns), 'dim')];
  return [head, ...position, ...between].slice(0, Math.max(1, most - 1)).concat(most > 1 ? [pointer] : []);
}

function betweenLines(turn: Turn | undefined, columns: number): Line[] {
  const { chance = [], notes = [] } = turn ?? {};
  const drawn = chance.length === 0 ? [] : [`chance: ${chance.join(' · ')}`];
  return [...drawn, ...notes].map((text) => [span(` ${clipped(text, columns - 1)}`, 'dim')]);
}

function turnLine(record: TrialRecord, turns: readonly Turn[], at: number, columns: number): Line {
  const seats = turns[at]?.seats ?? [];
  const names = briefNames(record.agents.map(({ id }) => id));
  const name = (seat: number): string => names.get(record.agents[seat]?.id ?? '') ?? '';
  const who = seats.map(({ seat }) => (record.agents.length > 1 ? `seat ${seat + 1}: ${name(seat)}` : name(seat))).join('   ');
  const left = turns.length === 0 ? nothingCame(record) : turnName(record, turns, at);
  return [span(` ${left}`, 'strong'), span(`   ${clipped(who, columns - left.length - 5)}`)];
}

/** Calls that failed leave nothing behind: that nothing is here does not say that nothing was asked. */
const nothingCame = ({ state }: TrialRecord): string =>
  state === 'errored' ? 'no reply came' : state === 'started' ? 'no reply yet' : 'nothing was asked';

interface Words {
  readonly text: string;
  readonly tone: Tone;
}

/** What is to be said beside a position: of each seat that was to move; at the end, and of a question, how the trial came out. */
function wordsOf(record: TrialRecord, turn: Turn | undefined, turns: number, regrets: Regrets): readonly Words[] {
  const state = stateWords(record).map((text): Words => ({ text, tone: record.state === 'errored' ? 'bad' : 'warn' }));
  if (turn === undefined) return [...state, ...endWords(record, false).map((text): Words => ({ text, tone: 'plain' }))];
  const several = turn.seats.length > 1;
  const own = turn.seats.flatMap((seat) => seatWords(seat, turn.board !== undefined, several, regrets));
  const ended = turn.seats.length === 0 || turns === 1;
  const end = ended ? endWords(record, false).map((text): Words => ({ text, tone: 'plain' })) : [];
  const local = localWords(callsIn(turn.lines), record.agents.length).map((text): Words => ({ text, tone: 'dim' }));
  if (record.state !== 'closed') return [...state, ...own, ...local];
  return [...own, ...end, ...(ended ? state : []), ...local];
}

function seatWords(seat: SeatTurn, board: boolean, several: boolean, regrets: Regrets): Words[] {
  const [what = '', ...rest] = outcomeWords(seat, board, regrets);
  const tone: Tone = seat.answer?.ok === false ? 'bad' : 'strong';
  const lost = (regrets.get(seat)?.regret ?? 0) > 0;
  return [
    { text: several ? `seat ${seat.seat + 1}: ${what}` : what, tone },
    ...rest.map((text, i): Words => ({ text: ` ${text}`, tone: i > 0 ? 'dim' : lost ? 'warn' : 'good' })),
  ];
}

/** Words to the right of a board where there is room, else below it. */
function beside(board: readonly string[], words: readonly Words[], columns: number): Line[] {
  const width = Math.max(0, ...board.map((row) => textWidth(shown(row, columns - 3))));
  const room = columns - width - GAP - 3;
  const side = board.length > 0 && room >= BESIDE;
  const texts = wrapped(words, side ? room : columns - 3);
  const rows = board.map((row) => span(`  ${shown(row, columns - 3)}`));
  if (!side) return [...rows.map((row) => [row]), ...texts.map((text) => [span('  '), text])];
  return Array.from({ length: Math.max(rows.length, texts.length) }, (_, i): Line => {
    const left = span(fitted(rows[i]?.text ?? '', width + 2 + GAP));
    const right = texts[i];
    const line = right === undefined ? (rows[i] === undefined ? EMPTY : [rows[i] as Span]) : [left, right];
    return lineWidth(line) > columns ? [left] : line;
  });
}

/** Lines that one item may take; all of it stands in the texts below. */
const MOST_LINES = 3;

/** Code units that one column may need: no more is looked at of a text that may be a megabyte long. */
const PER_COLUMN = 8;

function wrapped(words: readonly Words[], width: number): Span[] {
  return words.flatMap(({ text, tone }) => {
    const lines = new WrappedText(text.slice(0, width * MOST_LINES * PER_COLUMN).replaceAll('\n', ' '), width);
    return Array.from({ length: Math.min(MOST_LINES, lines.countUpTo(MOST_LINES)) }, (_, i) => {
      const { start, end } = lines.line(i) as { start: number; end: number };
      const cut = i === MOST_LINES - 1 && lines.line(i + 1) !== undefined;
      return span(cut ? clipped(`${lines.text.slice(start, end)}…`, width) : shownText(lines.text.slice(start, end)), tone);
    });
  });
}

const shown = (row: string, width: number): string => clipped(row.replaceAll('\t', '    '), width);
