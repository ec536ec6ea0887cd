import type { ZodType } from 'zod';
import type { Random } from './random.ts';

/** `mover`: a chance node. */
export const CHANCE = -1;
/** `mover`: all seats choose at once. */
export const TOGETHER = -2;
/** `mover`: the game is over. */
export const ENDED = -4;

/** A chance outcome: its id and probability. */
export type ChanceOutcome = readonly [id: number, probability: number];

/**
 * A game of two or more seats. States may be mutable: `apply` may reuse the object it is given, so `copy` first to keep it.
 * Ids, texts and orders are those of OpenSpiel 1.4 (Lanctot et al., 2019), checked move by move against its traces.
 */
export interface Game<S = unknown, P = unknown> {
  readonly id: string;
  /** Changes with the rules or their texts. */
  readonly version: string;
  readonly parameters: ZodType<P>;
  players(parameters: P): number;
  start(parameters: P): S;
  /** Draws what a deal hides from its chance ids, before the first node; absent where chance outcomes say all that is drawn. */
  deal?(start: S, rng: Random): S;
  /** The seat to move, or CHANCE, TOGETHER, ENDED. */
  mover(state: S): number;
  /** Legal action ids of a seat, ascending; empty at the end. The list is shared: never change it. */
  legal(state: S, seat: number): readonly number[];
  /** Outcomes at a chance node, ids ascending. */
  chance?(state: S): readonly ChanceOutcome[];
  /** Applies an action or a chance outcome. */
  apply(state: S, id: number): S;
  /** Applies one action a seat, at a TOGETHER node. */
  applyTogether?(state: S, ids: readonly number[]): S;
  copy(state: S): S;
  /** Payoff of each seat; zeros before the end unless the game pays as it goes. */
  returns(state: S): number[];
  actionText(state: S, seat: number, id: number): string;
  stateText(state: S): string;
  /** All a seat knows, as OpenSpiel writes it; two states with equal texts are one to that seat. */
  informationText(state: S, seat: number): string;
  /** OpenSpiel's observation string, where it differs from the information text. */
  observationText?(state: S, seat: number): string;
  /** Any state consistent with what the seat knows; absent where everything is open. */
  determinise?(state: S, seat: number, rng: Random): S;
  /** Plies of the seeded openings that deals after the first start from, in games without chance. */
  readonly openingDepth?: number;
  /** The most a seat can win, where it is one number for all: lets a solver stop at a won position. */
  readonly highestReturn?: number;
  /** OpenSpiel's short name and how its parameters read as ours, for checking against its traces. */
  readonly openSpiel?: {
    readonly name: string;
    parameters(raw: Readonly<Record<string, string>>): P;
    /** Puts what `deal` draws into a state, as OpenSpiel's text of that state tells it. */
    dealt?(state: S, text: string): S;
  };
}
