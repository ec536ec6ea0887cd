import type { Candidate } from '../../harness/core/act.ts';
import type { AnswerFormat, AnswerStyle } from '../../harness/core/answer-format.ts';
import { failed, type Reading, read } from '../../harness/core/reading.ts';
import type { PaperForm } from './game-event.ts';

/** An answer to a turn, as the paper's adapter took it. */
export interface PaperTurn<S> {
  readonly form: PaperForm<S>;
  readonly state: S;
  readonly legal: readonly number[];
  readonly write: (id: number) => string;
}

/** More legal moves than this were not repeated where reasons were asked for. */
const MOST_REPEATED = 10;

/** Longest move that a reason quotes: the patterns of some games take in whole lines. */
const MOST_QUOTED = 60;

/**
 * The last match of the pattern anywhere in a reply is the move; of several draws the last one that held any counts, without a vote
 * (GTBench, Duan et al., 2024, as its code reads).
 */
export function compatFormat<S>({ form, state, legal, write }: PaperTurn<S>): AnswerFormat<number> {
  return {
    instructions: (style) => instructions(style, form.example(state), legal.map(write)),
    read: ({ text }) => readMove(text, form, state, legal),
    write,
    key: String,
    elect: lastDrawn,
  };
}

/** The text that the paper's adapter captured as the move; empty where there was none. */
export const captured = (text: string, pattern: RegExp): string => [...text.matchAll(pattern)].at(-1)?.[0] ?? '';

function readMove<S>(text: string, form: PaperForm<S>, state: S, legal: readonly number[]): Reading<number> {
  const move = captured(text, form.pattern);
  if (move === '') return failed('unparsed', 'the reply holds nothing that the paper’s pattern takes for a move');
  const id = form.action(move, state, legal);
  if (id !== undefined && legal.includes(id)) return read(id);
  const quoted = move.replace(/\p{C}/gu, ' ').slice(0, MOST_QUOTED);
  return failed('illegal', `by the paper’s rule, "${quoted}" is not a legal move here`);
}

/** What was not parsed at all does not count; what was, does, legal or not. */
function lastDrawn(drafts: readonly Candidate<number>[]): Reading<number> {
  const parsed = drafts.findLast(({ reading }) => reading.ok || reading.kind === 'illegal') ?? drafts[0];
  if (parsed === undefined) throw new RangeError('there are no drafts');
  return parsed.reading;
}

function instructions(style: AnswerStyle, example: string, moves: readonly string[]): string {
  if (style === 'direct') return `Give your move and nothing else, without any explanation, in the form ${example}`;
  const again = moves.length <= MOST_REPEATED ? ` It must be one of ${moves.join(', ')}.` : '';
  return `First think about the position, then choose a move. Reply in this form:\nThought:\nyour reasons\n\nAction:\nyour move, in the form ${example}.${again}`;
}
