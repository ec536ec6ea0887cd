import { entriesOf } from '../../results/calls.ts';
import { type Claim, letGo, markErrored } from '../../results/claims.ts';
import { closeTrial } from '../../results/close-trial.ts';
import { LimitReached } from '../core/errors/limit-reached.ts';
import { ProviderError } from '../core/errors/provider-error.ts';
import { UserError } from '../core/errors/user-error.ts';
import { FAILURES } from '../core/reading.ts';
import type { TrialResult, TrialSpec } from '../core/trial.ts';
import type { Verdict } from '../core/verdict.ts';
import type { EngineEvent } from './events.ts';
import { judgedIdentity, judgeOutcome } from './judging.ts';
import type { RunContext } from './run-context.ts';
import { SeatTable } from './seat-table.ts';
import { Trial } from './trial.ts';

/** How playing a claimed trial came out: closed, set aside with its error, or left where the run stopped. */
export type Played =
  | { readonly state: 'closed'; readonly result: TrialResult }
  | { readonly state: 'errored' }
  | { readonly state: 'stopped' };

/** Plays a claimed trial to its end and closes it. Rejects only with what the user must mend; a failed trial is data. */
export async function playTrial(context: RunContext, spec: TrialSpec, claim: Claim): Promise<Played> {
  const { store, report } = context;
  const journal = claim.standing === 'open' ? entriesOf(store, claim.n) : [];
  const trial = new Trial(context, spec, claim, journal);
  report({ kind: 'trial-started', spec, resumed: journal.length > 0 });
  try {
    const table = new SeatTable(trial);
    // Code of a task, agent or judge may never end: the trial's time-out and the second signal must reach it all the same.
    const outcome = await trial.unlessGivenUp(spec.task.task.play(spec.sample, table));
    const verdicts = await trial.unlessGivenUp(judgeOutcome(spec, outcome, trial.root));
    trial.check();
    const judged = judgedIdentity(spec);
    const closing = { claim, outcome, lines: trial.lines(), seats: trial.seats, verdicts, judged, now: Date.now() };
    await store.commit(() => closeTrial(store, closing));
    report(closedEvent(trial, outcome.ended, verdicts));
    return { state: 'closed', result: { id: spec.id, outcome, verdicts } };
  } catch (error) {
    await trial.quiet();
    return await setAside(context, spec, claim, error);
  } finally {
    trial.end();
  }
}

function closedEvent({ spec, seats }: Trial, ended: string, verdicts: readonly Verdict[]): EngineEvent {
  const ranking = spec.task.task.metrics[0]?.id;
  const scores = spec.agents.map((_, seat) => {
    const verdict = verdicts.find((one) => one.seat === seat && one.metric === ranking && one.candidate === undefined);
    return verdict?.score.scored === true ? verdict.score.value : null;
  });
  const unusable = seats.map((seat) => FAILURES.reduce((sum, kind) => sum + seat[kind], seat.replaced));
  return { kind: 'trial-closed', spec, ended, scores, unusable };
}

async function setAside(context: RunContext, spec: TrialSpec, claim: Claim, error: unknown): Promise<Played> {
  const { store, report } = context;
  if (error instanceof UserError) {
    await store.commit(() => letGo(store, claim)).catch(() => undefined);
    throw error;
  }
  if (error instanceof LimitReached) {
    await store.commit(() => letGo(store, claim));
    return { state: 'stopped' };
  }
  const kind = error instanceof ProviderError ? error.kind : 'exception';
  const message = error instanceof Error ? `${error.message}${kind === 'exception' ? whereIn(error) : ''}` : String(error);
  await store.commit(() => markErrored(store, claim, kind, message));
  report({ kind: 'trial-errored', spec, error: kind, message });
  return { state: 'errored' };
}

/** The first line of the stack that names a file: enough to find a fault in a user's module. */
function whereIn(error: Error): string {
  const line = error.stack?.split('\n').find((text) => text.trimStart().startsWith('at '));
  return line === undefined ? '' : ` (${line.trim()})`;
}
