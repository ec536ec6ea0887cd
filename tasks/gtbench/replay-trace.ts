import { CHANCE, ENDED, type Game, TOGETHER } from '../../harness/core/game.ts';
import type { Trace, TraceStep } from './trace.ts';

/** The first place where a game and a trace of it differ. */
export interface Mismatch {
  /** 0-based step; the number of steps for the end of the game. */
  readonly step: number;
  readonly what: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** What is compared, in this order: what the trace says and what the game says. */
type Check = readonly [what: string, expected: unknown, got: unknown];

/** Plays a trace move by move and compares everything it says. Undefined: no difference. */
export function replayTrace<S, P>(game: Game<S, P>, parameters: P, trace: Trace): Mismatch | undefined {
  let state = game.start(parameters);
  const seats = Array.from({ length: game.players(parameters) }, (_, seat) => seat);
  for (const [index, step] of trace.steps.entries()) {
    const found = differs(index, stepChecks(game, state, step, seats));
    if (found !== undefined) return found;
    state = Array.isArray(step.action) ? (game.applyTogether?.(state, step.action) ?? state) : game.apply(state, step.action);
    const after = trace.steps[index + 1]?.state ?? trace.finalState;
    if (step.player === CHANCE) state = game.openSpiel?.dealt?.(state, after) ?? state;
  }
  return differs(trace.steps.length, endChecks(game, state, trace, seats));
}

/** Lazy, so that a game is not asked about a node that is not what the trace takes it for. */
function differs(step: number, checks: Iterable<Check>): Mismatch | undefined {
  for (const [what, expected, got] of checks) if (!same(expected, got)) return { step, what, expected, got };
  return undefined;
}

function* stepChecks<S, P>(game: Game<S, P>, state: S, step: TraceStep, seats: readonly number[]): Generator<Check> {
  const mover = game.mover(state);
  yield ['player', step.player, mover];
  yield ['state', step.state, game.stateText(state)];
  if (step.returnsSoFar !== undefined) yield ['returnsSoFar', step.returnsSoFar, game.returns(state)];
  if (mover === TOGETHER) yield* togetherChecks(game, state, step, seats);
  else if (mover === CHANCE) yield* chanceChecks(game, state, step);
  else yield* turnChecks(game, state, step, mover);
}

function* togetherChecks<S, P>(game: Game<S, P>, state: S, step: TraceStep, seats: readonly number[]): Generator<Check> {
  const legal = seats.map((seat) => game.legal(state, seat));
  yield* legalChecks(step, legal, () => legal.map((ids, seat) => ids.map((id) => game.actionText(state, seat, id))));
  const actions = Array.isArray(step.action) ? step.action : [];
  yield ['action, one of the legal ones for each seat', step.action, legal.map((ids, seat) => ids.find((id) => id === actions[seat]))];
  yield ['actionStr', step.actionStr, actions.map((id, seat) => game.actionText(state, seat, id))];
}

function* chanceChecks<S, P>(game: Game<S, P>, state: S, step: TraceStep): Generator<Check> {
  const outcomes = game.chance?.(state) ?? [];
  const ids = outcomes.map(([id]) => id);
  yield* actionChecks(game, state, step, CHANCE, ids);
  yield ['chanceProbs', step.chanceProbs, outcomes.map(([, probability]) => probability)];
}

function* turnChecks<S, P>(game: Game<S, P>, state: S, step: TraceStep, seat: number): Generator<Check> {
  yield* actionChecks(game, state, step, seat, game.legal(state, seat));
  const information = game.informationText(state, seat);
  const observation = game.observationText?.(state, seat);
  if (step.infoKind === 'obs') yield ['infoState', step.infoState, observation ?? information];
  else if (step.infoKind === 'info') {
    yield ['infoState', step.infoState, information];
    yield ['obs', step.obs, observation === step.state ? undefined : observation];
  }
}

function* actionChecks<S, P>(game: Game<S, P>, state: S, step: TraceStep, seat: number, ids: readonly number[]): Generator<Check> {
  yield* legalChecks(step, ids, () => ids.map((id) => game.actionText(state, seat, id)));
  yield ['action, one of the legal ones', step.action, ids.find((id) => id === step.action)];
  yield ['actionStr', step.actionStr, game.actionText(state, seat, step.action as number)];
}

/** The legal moves and their texts, or what a trace keeps of a list too long for it. */
function* legalChecks(step: TraceStep, legal: readonly unknown[], texts: () => unknown): Generator<Check> {
  if ('legal' in step) {
    yield ['legal', step.legal, legal];
    yield ['legalStr', step.legalStr, texts()];
    return;
  }
  yield ['legalCount', step.legalCount, legal.length];
  yield ['legalFirst50', step.legalFirst50, legal.slice(0, 50)];
  yield ['legalLast', step.legalLast, legal.at(-1)];
}

function* endChecks<S, P>(game: Game<S, P>, state: S, trace: Trace, seats: readonly number[]): Generator<Check> {
  yield ['player', ENDED, game.mover(state)];
  yield ['finalState', trace.finalState, game.stateText(state)];
  yield ['returns', trace.returns, game.returns(state)];
  yield ['legal', seats.map(() => []), seats.map((seat) => game.legal(state, seat))];
}

/** Equal, lists member by member; numbers to 1e-12. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-12;
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((member, i) => same(member, b[i]));
}
