import type { ProviderFailure } from '../core/errors/provider-error.ts';
import type { TrialSpec } from '../core/trial.ts';
import type { PlannedTask } from './planned.ts';

/** What a run tells whoever watches it. Screens and progress lines are drawn from these alone. */
export type EngineEvent =
  | { readonly kind: 'planned'; readonly trials: number; readonly tasks: readonly PlannedTask[] }
  /** `run`: its number in the store. */
  | { readonly kind: 'run-entered'; readonly run: number; readonly id: string; readonly had: number }
  | { readonly kind: 'trial-started'; readonly spec: TrialSpec; readonly resumed: boolean }
  | {
      readonly kind: 'trial-closed';
      readonly spec: TrialSpec;
      readonly ended: string;
      /** What each seat has of the metric that ranks; null where it has no score. */
      readonly scores: readonly (number | null)[];
      /** Unusable answers of each seat, those that its policy replaced included. */
      readonly unusable: readonly number[];
    }
  | { readonly kind: 'trial-had'; readonly spec: TrialSpec }
  | { readonly kind: 'trial-rejudged'; readonly spec: TrialSpec }
  | { readonly kind: 'trial-errored'; readonly spec: TrialSpec; readonly error: string; readonly message: string }
  | { readonly kind: 'trial-diverged'; readonly spec: TrialSpec; readonly place: string }
  /** An endpoint is met for the first time; so many calls it may have in flight. */
  | { readonly kind: 'lane-opened'; readonly endpoint: string; readonly limit: number }
  | { readonly kind: 'call-sent'; readonly endpoint: string }
  | {
      readonly kind: 'call-done';
      readonly endpoint: string;
      readonly tokensIn: number;
      readonly tokensOut: number;
      readonly cost: number | null;
    }
  /** A model's words that just came in, the end of them. `seat` is 0-based; -1 outside seats (judges). */
  | { readonly kind: 'answered'; readonly spec: TrialSpec; readonly seat: number; readonly text: string }
  | { readonly kind: 'call-served'; readonly endpoint: string }
  | {
      readonly kind: 'call-failed';
      readonly endpoint: string;
      readonly failure: ProviderFailure;
      readonly message: string;
      /** Before it is tried again; null where it is given up. */
      readonly waitMs: number | null;
      /** Whether the provider asked for that wait. */
      readonly asked: boolean;
    }
  | { readonly kind: 'limit-changed'; readonly endpoint: string; readonly from: number; readonly to: number; readonly by: LimitChange }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'stopping'; readonly why: string };

/** What changed a limit: the provider refused, calls succeed again, or a person wished it. */
export type LimitChange = 'overload' | 'success' | 'hand';

/** Hears events as they happen; must not throw. */
export type Listener = (event: EngineEvent) => void;
