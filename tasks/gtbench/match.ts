import { CHANCE, ENDED, type Game, TOGETHER } from '../../harness/core/game.ts';
import type { Outcome } from '../../harness/core/outcome.ts';
import { random } from '../../harness/core/random.ts';
import { type Reading, read } from '../../harness/core/reading.ts';
import type { Sample } from '../../harness/core/sample.ts';
import type { Table, Task } from '../../harness/core/task.ts';
import type { Position, Turn } from '../../harness/core/turn.ts';
import { analysis } from './analysis.ts';
import { isCompat, withCompat } from './compat-parameter.ts';
import { compatTurn, type Shown } from './compat-turn.ts';
import { bareDeals, type Deal, deals } from './deals.ts';
import type { GameEvent, Seen } from './game-event.ts';
import { judging } from './judges/judges-of.ts';
import { applyAll, type MatchRecord, type Move } from './match-record.ts';
import { moveFormat } from './move-format.ts';
import { withOpeningDepth } from './opening-parameter.ts';
import { dealt, drawn } from './playout.ts';

/** Moves and chance outcomes after which a match of a game that never ends is stopped, its payoffs as they stand. */
const MOST_NODES = 50_000;

/** Deals played where the user names no number: deals of a game have no end, or a far one. */
const USUAL_DEALS = 10;

/** The task of a game: every deal is a match between as many seats as the game has. */
export function match<S, P>(event: GameEvent<S, P>, id: string = event.game.id): Task<Deal, P> {
  const { game } = event;
  const { metrics, derived, judges } = judging(event);
  return {
    id,
    version: game.version,
    parameters: event.compat === undefined ? withOpeningDepth(game) : withCompat(withOpeningDepth(game)),
    seats: (parameters) => game.players(parameters),
    finite: () => true,
    game: game.id,
    ...(event.family !== undefined && { family: event.family }),
    turns: event.turns,
    usualSamples: USUAL_DEALS,
    samples: ({ parameters, seed }) => (isCompat(parameters) ? bareDeals() : deals(game, parameters, seed)),
    play: (sample, table) => play(event, sample, table),
    judges,
    analyse: (parameters, outcome) => analysis(event, parameters, outcome),
    metrics,
    derived,
  };
}

async function play<S, P>(event: GameEvent<S, P>, sample: Sample<Deal>, table: Table<P>): Promise<Outcome> {
  const { game } = event;
  const opening = sample.data.opening;
  // What a deal hides was never drawn anew in the paper's matches: each of them loads the game afresh.
  const start = isCompat(table.parameters)
    ? game.start(table.parameters)
    : dealt(game, table.parameters, () => random(table.seed, 'deal', game.id, sample.id));
  const record = recorder(event, start, opening);
  let state = opening.reduce((s, id) => game.apply(s, id), start);
  const moves: Move[] = [];
  let chances = 0;
  for (let node = 0; node < MOST_NODES; node++) {
    const mover = game.mover(state);
    if (mover === ENDED) return finish(event, state, table, 'finished', record(moves));
    if (mover === CHANCE) {
      const id = chance(event, state, sample, chances++, table);
      moves.push([CHANCE, id]);
      state = game.apply(state, id);
      continue;
    }
    table.scope.record({ kind: 'state', text: event.board(state) });
    const movers = mover === TOGETHER ? allSeats(game, table.parameters) : [mover];
    const before = state;
    const answers = await Promise.all(movers.map((seat) => choose(event, before, seat, opening.length, table)));
    const failure = forfeit(movers, answers);
    if (failure !== undefined) return { ...failure, returns: game.returns(state), record: record(moves) };
    const ids = answers.map((answer) => (answer as { value: number }).value);
    moves.push(...movers.map((seat, i): Move => [seat, ids[i] as number]));
    state = mover === TOGETHER ? applyAll(game, state, ids) : game.apply(state, ids[0] as number);
  }
  return finish(event, state, table, `stopped after ${MOST_NODES} moves`, record(moves));
}

const allSeats = <S, P>(game: Game<S, P>, parameters: P): number[] => Array.from({ length: game.players(parameters) }, (_, seat) => seat);

/** The record of a match from its moves. Looks at the start now: `apply` may change it. */
function recorder<S, P>({ dealt: deal }: GameEvent<S, P>, start: S, opening: readonly number[]): (moves: readonly Move[]) => MatchRecord {
  const head = { ...(deal && { instance: deal.told(start) }), ...(opening.length > 0 && { opening }) };
  return (moves) => ({ ...head, moves });
}

function finish<S, P>(event: GameEvent<S, P>, state: S, table: Table<P>, ended: string, record: MatchRecord): Outcome {
  table.scope.record({ kind: 'state', text: event.board(state) });
  return { ended, returns: event.game.returns(state), record };
}

/** The k-th chance node of a deal draws alike whoever plays, at whatever epoch. */
function chance<S, P>(event: GameEvent<S, P>, state: S, sample: Sample<Deal>, k: number, table: Table<P>): number {
  const { game } = event;
  const id = drawn(game.chance?.(state) ?? [], random(table.seed, 'chance', game.id, sample.id, k));
  table.scope.record({ kind: 'chance', text: event.token(state, CHANCE, id) });
  return id;
}

/** A seat's move: asked for, or played without asking where only one is legal. */
async function choose<S, P>(event: GameEvent<S, P>, state: S, seat: number, opening: number, table: Table<P>): Promise<Reading<number>> {
  const legal = event.game.legal(state, seat);
  const [only] = legal;
  if (only !== undefined && legal.length === 1) {
    table.scope.record({ kind: 'forced', seat, text: event.token(state, seat, only) });
    return read(only);
  }
  // Of its own: a turn may be read after the game has gone on.
  const at = event.game.copy(state);
  const shown = isCompat(table.parameters)
    ? compatTurn(event, at, seat)
    : strictTurn(event, { state: at, seat, parameters: table.parameters, opening }, legal);
  const turn: Turn<number> = {
    // Players without a model never read it, and rendering it costs more than their move.
    get prompt() {
      return shown.prompt();
    },
    answer: shown.answer,
    legal,
    position: position(event.game, at, seat, legal) as Position,
  };
  return (await table.ask(seat, turn)).answer;
}

function strictTurn<S, P>(event: GameEvent<S, P>, seen: Seen<S, P>, legal: readonly number[]): Shown {
  const tokens = new Map(legal.map((id) => [id, event.token(seen.state, seen.seat, id)]));
  return { prompt: () => event.describe(seen), answer: moveFormat({ tokens, form: event.form }) };
}

function position<S, P>(game: Game<S, P>, state: S, seat: number, legal: readonly number[]): Position<S> {
  return {
    game: game as Game<S>,
    seat,
    information: game.informationText(state, seat),
    legal,
    determinise: (rng) => game.determinise?.(state, seat, rng) ?? game.copy(state),
    reveal: () => game.copy(state),
  };
}

/** How a seat's unusable answer ends a match; undefined where all answers can be played. */
function forfeit(movers: readonly number[], answers: readonly Reading<number>[]): Outcome | undefined {
  const failures = movers.flatMap((seat, i) => {
    const answer = answers[i];
    return answer === undefined || answer.ok ? [] : [{ seat, said: `${answer.kind} answer at seat ${seat + 1}: ${answer.reason}` }];
  });
  if (failures.length === 0) return undefined;
  return { ended: failures.map(({ said }) => said).join('; '), forfeits: failures.map(({ seat }) => seat) };
}
