import type { ShownCall, ShownLine } from '../../../../results/trial-record.ts';
import type { Step, WrittenAnswer } from '../../../core/step.ts';

type Replaced = Extract<Step, { kind: 'replaced' }>;

/** A call or a tool run of a turn. */
export interface Exchange {
  /** Names below the turn: `draw 2`, `plans/draw 0`, `retry 1`; empty where the turn has one call. */
  readonly part: string;
  readonly place: string;
  readonly call: ShownCall;
  /** What its reply was read as, where the trajectory tells. */
  readonly reading?: WrittenAnswer;
}

/** What one seat did in a turn. */
export interface SeatTurn {
  readonly seat: number;
  /** Its number among the turns of this seat, from 1; 0 where it was not asked. */
  readonly number: number;
  readonly exchanges: readonly Exchange[];
  /** What it all came to; absent where the trial stopped before, or the move was forced. */
  readonly answer?: WrittenAnswer;
  /** Draws of a vote; empty where there was one. */
  readonly candidates: readonly WrittenAnswer[];
  /** Answers that the policy for unusable ones replaced, in order. */
  readonly replaced: readonly Replaced[];
  /** The only legal move, played without asking. */
  readonly forced?: string;
}

/** One position and what was done in it: by one seat, or by several at once. After the last move: the end, where no seat does anything. */
export interface Turn {
  /** What chance drew since the turn before. */
  readonly chance: readonly string[];
  readonly notes: readonly string[];
  /** The position before the move; absent for questions and in trials that are not closed. */
  readonly board?: string;
  /** In seat order. */
  readonly seats: readonly SeatTurn[];
  /** Calls and tool runs of no seat: the task's own, and judges'. */
  readonly others: readonly Exchange[];
  /** All its lines, in order. */
  readonly lines: readonly ShownLine[];
}

/** A move as it was made; undefined where there was none. */
export const moveOf = ({ forced, answer }: SeatTurn): string | undefined => forced ?? (answer?.ok ? answer.text : undefined);

/** Turns in which somebody was to move: all but the end. */
export const played = (turns: readonly Turn[]): readonly Turn[] => turns.filter(({ seats }) => seats.length > 0);

/** Groups the lines of a trajectory into turns. Every line is in exactly one. */
export function turnsOf(lines: readonly ShownLine[]): readonly Turn[] {
  const grouping = new Grouping();
  for (const line of lines) grouping.add(line);
  return grouping.drafts.map(finished);
}

/** Turns of seats that a trial's calls belong to, in the order of their first ones; numbers from 1. */
export const repliedTurns = (lines: readonly ShownLine[]): readonly Pick<SeatTurn, 'seat' | 'number'>[] =>
  turnsOf(lines).flatMap(({ seats }) => seats.filter(({ exchanges }) => exchanges.length > 0));

interface SeatDraft {
  readonly key: string;
  readonly seat: number;
  readonly number: number;
  readonly lines: ShownLine[];
  forced?: string;
}

interface TurnDraft {
  readonly chance: string[];
  readonly notes: string[];
  board?: string;
  readonly seats: SeatDraft[];
  readonly others: ShownLine[];
  readonly lines: ShownLine[];
}

/** A scope of a seat's turn, such as `turn 3/seat 1/draw 2`. */
const SEAT_TURN = /^turn (\d+)\/seat (\d+)(?:\/|$)/;

/** Turns while their lines come in. */
class Grouping {
  readonly drafts: TurnDraft[] = [];
  readonly #byKey = new Map<string, { readonly turn: TurnDraft; readonly seat: SeatDraft }>();

  add(line: ShownLine): void {
    const own = SEAT_TURN.exec(line.path);
    if (own !== null) this.#ofSeat(line, own[0].replace(/\/$/, ''), Number(own[2]) - 1, Number(own[1]));
    else if ('step' in line) this.#step(line, line.step);
    else this.#last().others.push(kept(this.#last(), line));
  }

  /** Lines of one seat's turn stay together: in the journal of a trial that is not closed, seats asked at once come mixed. */
  #ofSeat(line: ShownLine, key: string, seat: number, number: number): void {
    let found = this.#byKey.get(key);
    if (found === undefined) {
      const last = this.#last();
      // Only a shared position says that seats were asked at once.
      const others = last.seats.length > 0 && (last.board === undefined || last.seats.some((other) => other.seat === seat));
      const turn = others ? this.#begin() : last;
      found = { turn, seat: { key, seat, number, lines: [] } };
      turn.seats.push(found.seat);
      this.#byKey.set(key, found);
    }
    found.seat.lines.push(kept(found.turn, line));
    // How a strategy came to its answer: what was voted on, and how.
    if ('step' in line && line.step.kind === 'note') found.turn.notes.push(line.step.text);
  }

  #step(line: ShownLine, step: Step): void {
    if (step.kind === 'forced') {
      const last = this.#last();
      const turn = last.seats.some(({ seat }) => seat === step.seat) ? this.#begin() : last;
      turn.seats.push({ key: '', seat: step.seat, number: 0, lines: [], forced: step.text });
      kept(turn, line);
      return;
    }
    const last = this.#last();
    // What is noted of a question belongs to it; between the moves of a match it leads to the next one.
    const moved = last.seats.length > 0 && (step.kind !== 'note' || last.board !== undefined);
    const turn = moved || (step.kind === 'state' && last.board !== undefined) ? this.#begin() : last;
    kept(turn, line);
    if (step.kind === 'state') turn.board = step.text;
    else if (step.kind === 'chance') turn.chance.push(step.text);
    else if (step.kind === 'note') turn.notes.push(step.text);
  }

  #last(): TurnDraft {
    return this.drafts.at(-1) ?? this.#begin();
  }

  #begin(): TurnDraft {
    const draft: TurnDraft = { chance: [], notes: [], seats: [], others: [], lines: [] };
    this.drafts.push(draft);
    return draft;
  }
}

function kept(turn: TurnDraft, line: ShownLine): ShownLine {
  turn.lines.push(line);
  return line;
}

function finished({ chance, notes, board, seats, others, lines }: TurnDraft): Turn {
  return {
    chance,
    notes,
    ...(board !== undefined && { board }),
    seats: seats.map(seatTurn).sort((a, b) => a.seat - b.seat),
    others: others.flatMap((line) => ('call' in line ? [{ part: line.path, place: line.place, call: line.call }] : [])),
    lines,
  };
}

function seatTurn({ key, seat, number, lines, forced }: SeatDraft): SeatTurn {
  const steps = lines.flatMap((line) => ('step' in line ? [line.step] : []));
  const act = steps.find((step) => step.kind === 'act');
  const replaced = steps.filter((step) => step.kind === 'replaced');
  const attempts = attemptsOf(key, lines);
  const exchanges = attempts.flatMap((attempt, i) => withReadings(attempt, i, attempts.length - 1, act, replaced));
  return {
    seat,
    number,
    exchanges,
    candidates: act?.candidates ?? [],
    replaced,
    ...(act && { answer: act.answer }),
    ...(forced !== undefined && { forced }),
  };
}

/** The exchanges of a turn, those of each retry apart. */
function attemptsOf(key: string, lines: readonly ShownLine[]): Exchange[][] {
  const attempts: Exchange[][] = [[]];
  for (const line of lines) {
    if (!('call' in line)) continue;
    const part = line.path.slice(key.length + 1);
    const number = Number(/^retry (\d+)/.exec(part)?.[1] ?? 0);
    while (attempts.length <= number) attempts.push([]);
    attempts[number]?.push({ part, place: line.place, call: line.call });
  }
  return attempts;
}

type Act = Extract<Step, { kind: 'act' }>;

/** Replies with what they were read as: the draws of the last attempt each, of earlier ones why they were replaced. */
function withReadings(
  attempt: readonly Exchange[],
  i: number,
  last: number,
  act: Act | undefined,
  replaced: readonly Replaced[],
): readonly Exchange[] {
  const calls = attempt.filter(({ call }) => call.kind === 'call');
  const failure = replaced[i];
  const one = failure === undefined ? (i === last ? act?.answer : undefined) : failed(failure);
  const readings = i === last && act !== undefined && act.candidates.length > 0 ? act.candidates : one === undefined ? [] : [one];
  const drawn = calls.length === readings.length ? calls : drawsOf(calls);
  if (drawn.length !== readings.length) return attempt;
  const byExchange = new Map(drawn.map((exchange, k) => [exchange, readings[k] as WrittenAnswer]));
  return attempt.map((exchange) => {
    const reading = byExchange.get(exchange);
    return reading === undefined ? exchange : { ...exchange, reading };
  });
}

const failed = ({ failure, reason }: Replaced): WrittenAnswer => ({ ok: false, kind: failure, reason });

/** Of a turn that also planned or voted, the first call of each draw of an answer. */
function drawsOf(calls: readonly Exchange[]): Exchange[] {
  const draws = calls.filter(({ part }) => /^(?:retry \d+\/)?(?:answers\/)?draw \d+$/.test(part));
  return draws.filter(({ part }, i) => draws.findIndex((other) => other.part === part) === i);
}
