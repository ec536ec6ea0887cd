import type { ProviderFailure } from '../core/errors/provider-error.ts';
import type { TrialSpec } from '../core/trial.ts';

/** What a run tells whoever watches it. Screens and progress lines are drawn from these alone. */
export type EngineEvent =
  | { readonly kind: 'planned'; readonly trials: number }
  | { readonly kind: 'trial-started'; readonly spec: TrialSpec; readonly resumed: boolean }
  | { readonly kind: 'trial-closed'; readonly spec: TrialSpec; readonly ended: string }
  | { readonly kind: 'trial-had'; readonly spec: TrialSpec }
  | { readonly kind: 'trial-rejudged'; readonly spec: TrialSpec }
  | { readonly kind: 'trial-errored'; readonly spec: TrialSpec; readonly error: string; readonly message: string }
  | { readonly kind: 'trial-diverged'; readonly spec: TrialSpec; readonly place: string }
  | { readonly kind: 'call-sent'; readonly endpoint: string }
  | {
      readonly kind: 'call-done';
      readonly endpoint: string;
      readonly tokensIn: number;
      readonly tokensOut: number;
      readonly cost: number | null;
    }
  | { readonly kind: 'call-served'; readonly endpoint: string }
  | {
      readonly kind: 'call-failed';
      readonly endpoint: string;
      readonly failure: ProviderFailure;
      readonly message: string;
      readonly waitMs: number | null;
    }
  | { readonly kind: 'limit-changed'; readonly endpoint: string; readonly from: number; readonly to: number }
  | { readonly kind: 'stopping'; readonly why: string };

/** Hears events as they happen; must not throw. */
export type Listener = (event: EngineEvent) => void;
