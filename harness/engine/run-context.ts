import type { Store } from '../../results/store.ts';
import type { Budget } from './budget.ts';
import type { Listener } from './events.ts';
import type { Pace, Pacer } from './pacer.ts';
import type { RunControl } from './run-control.ts';
import type { StopSwitch } from './stop-switch.ts';

/** What all trials of one invocation of a run share. */
export interface RunContext {
  readonly store: Store;
  /** The run's number in the store. */
  readonly run: number;
  /** The number of this start of it. */
  readonly invocation: number;
  /** This process, as claims name it. */
  readonly owner: string;
  readonly pace: Pace;
  readonly pacer: Pacer;
  readonly budget: Budget;
  readonly stop: StopSwitch;
  readonly control: RunControl;
  readonly report: Listener;
}
