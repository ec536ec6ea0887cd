import type { AnswerFormat } from '../../harness/core/answer-format.ts';
import { failed, type Reading, read } from '../../harness/core/reading.ts';

/** What an answer to a turn of a game may be. */
export interface MoveFormat {
  /** Legal action ids, each with the text players write for it, in angle brackets. */
  readonly tokens: ReadonlyMap<number, string>;
  /** What any move of the game looks like, legal or not, after `bare`. Where it names groups, they alone tell moves apart. */
  readonly form: RegExp;
}

/** Text in angle brackets on one line; `->` may stand inside. */
const BRACKETED = /<((?:->|[^<>\p{C}]){1,60})>/gu;
/** What we ask for; where it is missing, the word that agents trained on other prompts use. */
const MARKERS = [/\banswer[*_`\s]*[:：]/giu, /\baction[*_`\s]*[:：]/giu];

/** A move's text without brackets, spaces and case. */
const bare = (token: string): string => token.replace(/^<|>$/g, '').replace(/\s+/g, '').toLowerCase();

/** What tells a move apart from others; undefined where the text is no move of the game. */
function keyOf(token: string, form: RegExp): string | undefined {
  const found = form.exec(bare(token));
  return found?.groups === undefined ? found?.[0] : Object.values(found.groups).join(' ');
}

/** Moves are answered in angle brackets after `Answer:`, and read strictly: a text that leaves open which move is meant is `unparsed`. */
export function moveFormat({ tokens, form }: MoveFormat): AnswerFormat<number> {
  const ids = new Map([...tokens].map(([id, token]) => [keyOf(token, form), id]));
  const write = (id: number): string => tokens.get(id) ?? `<${id}>`;
  return {
    instructions: (style) => instructions(style, [...tokens.values()]),
    read: ({ text }) => readMove(text, form, ids),
    write,
    key: String,
  };
}

function instructions(style: 'direct' | 'reasoned', tokens: readonly string[]): string {
  const examples = [...new Set([tokens[0], tokens.at(-1)])].map((token) => `"Answer: ${token}"`).join(' or ');
  return style === 'direct'
    ? `Reply with one line and nothing else: "Answer:" and your move in angle brackets, for example ${examples}.`
    : `Think it through first. Then end with one last line: "Answer:" and your move in angle brackets, for example ${examples}.`;
}

function readMove(text: string, form: RegExp, ids: ReadonlyMap<string | undefined, number>): Reading<number> {
  const marker = MARKERS.map((word) => [...text.matchAll(word)].at(-1)).find((found) => found !== undefined);
  const place = marker === undefined ? lastLineWithMove(text, form) : text.slice(marker.index + marker[0].length);
  const written = brackets(place);
  const moves = written.filter((token) => keyOf(token, form) !== undefined);
  const direct = marker !== undefined && moves[0] !== undefined && leadsWith(place, moves[0]);
  const named = direct ? moves.slice(0, 1) : distinct(moves, form);
  if (named.length > 1) return failed('unparsed', `the reply names several moves and does not say which: ${named.slice(0, 4).join(' ')}`);
  const [move] = named;
  if (move !== undefined) {
    const id = ids.get(keyOf(move, form));
    return id === undefined ? failed('illegal', `${move} is not a legal move here`) : read(id);
  }
  if (marker === undefined) return failed('unparsed', 'the reply holds no move in angle brackets');
  const [other, ...more] = written.filter((token) => bare(token) !== '');
  // One alone is meant as a move (`<Raise>`); several are markup.
  if (other !== undefined && more.length === 0) return failed('illegal', `${other} is not a move of this game`);
  return failed('unparsed', 'no move in angle brackets follows "Answer:"');
}

const brackets = (text: string): string[] => [...text.matchAll(BRACKETED)].map(([token]) => token);

/** One text for each move, in the order in which they come. */
const distinct = (moves: readonly string[], form: RegExp): string[] => [
  ...new Map(moves.map((move) => [keyOf(move, form), move])).values(),
];

/** Whether only markup stands before the move, so that what comes after it is comment (`Answer: <C2R2> (not <C1R1>)`). */
const leadsWith = (place: string, move: string): boolean => /^[\s*_`"'(]*$/.test(place.slice(0, place.indexOf(move)));

/** Without a marker the conclusion stands last: the last line that holds a move. */
function lastLineWithMove(text: string, form: RegExp): string {
  const lines = text.split('\n');
  return lines.findLast((line) => brackets(line).some((token) => keyOf(token, form) !== undefined)) ?? '';
}
