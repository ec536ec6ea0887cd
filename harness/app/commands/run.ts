import '../tune-v8.ts';
import { leaderboard } from '../../../results/leaderboard.ts';
import type { RunRecord } from '../../../results/runs.ts';
import type { Store } from '../../../results/store.ts';
import type { Agent } from '../../core/agent.ts';
import { ProviderError } from '../../core/errors/provider-error.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { canonicalJson } from '../../core/json.ts';
import { type BudgetLimit, parseBudget } from '../../engine/budget.ts';
import { environment } from '../../engine/environment.ts';
import type { Plan } from '../../engine/grid.ts';
import type { PlannedTask } from '../../engine/planned.ts';
import { type RunSummary, run } from '../../engine/run.ts';
import { RunControl } from '../../engine/run-control.ts';
import { StopSwitch } from '../../engine/stop-switch.ts';
import { loadPrices } from '../../models/prices.ts';
import { boardText } from '../board-text.ts';
import { loadConfig, storePath } from '../config.ts';
import { withDerived } from '../derived-metrics.ts';
import { dryRun } from '../dry-run.ts';
import { envWithKeys } from '../env-with-keys.ts';
import { explainPlan } from '../explain-plan.ts';
import { count, counted, money } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { done, type LiveState } from '../live-state.ts';
import { print, say } from '../output.ts';
import { makePlan } from '../plan.ts';
import { ProgressLines } from '../progress-lines.ts';
import { resolveAgents } from '../resolve-agents.ts';
import { resolveTasks } from '../resolve-tasks.ts';
import { shortId } from '../run-columns.ts';
import type { RunFlags } from '../run-flags.ts';
import type { RunWatcher } from '../run-watcher.ts';
import { requireSameRun } from '../same-run.ts';
import type { LiveParts } from '../screens/live/live.ts';
import { canShowScreens } from '../screens/open-screens.ts';
import { commandLine } from '../shell-words.ts';
import { stopOnSignals } from '../signals.ts';
import { guardAgainstStrayCode } from '../stray-code.ts';
import { packageVersion } from '../version.ts';
import { withStore } from '../with-store.ts';

/** Whom one agent alone meets in games. */
const OPPONENTS = ['random', 'mcts'];

/**
 * `pentathlon run`: plays what the store does not hold yet, ends on the leaderboard. Resolves to the exit code.
 * `same`: the run that is gone on with; rejects with UserError where the words no longer come to it.
 */
export async function runCommand(names: readonly string[], flags: RunFlags, same?: RunRecord): Promise<number> {
  const order = await orderOf(names, flags);
  if (same !== undefined) requireSameRun(same, order.plan, order.agents, flags.untilValid);
  const tell = () => order.words.forEach(say);
  if (flags.dryRun || flags.explain) {
    tell();
    return flags.dryRun ? dryRun(order.plan, flags.json) : explainPlan(order.plan, order.path, flags.json);
  }
  const { closeConnections } = await import('../../models/connections.ts');
  return withStore(order.path, (store) => {
    tell();
    return play(store, order, names, flags, same);
  }).finally(closeConnections);
}

/** A command line of `run`, resolved: what is played, and into which store. */
interface Order {
  readonly plan: Plan;
  readonly agents: readonly Agent[];
  readonly budget: BudgetLimit | undefined;
  readonly path: string;
  /** What a person should know beforehand. */
  readonly words: readonly string[];
}

async function orderOf(names: readonly string[], flags: RunFlags): Promise<Order> {
  if (flags.dryRun && flags.explain) throw new UserError('run: --dry-run or --explain, one at a time');
  const config = await loadConfig();
  const path = await storePath(flags.db, config);
  const budget = flags.budget === undefined ? undefined : parseBudget(flags.budget);
  const prices = await loadPrices(flags.prices ?? config.prices);
  const env = flags.dryRun || flags.explain ? envWithKeys(process.env) : process.env;
  const context = { config, prices, env, ...(flags.baseUrl === undefined ? {} : { baseURL: flags.baseUrl }) };
  const { tasks, words } = await resolveTasks(names, flags);
  if (flags.agent.length === 0) throw new UserError('run: expected at least one agent, as in -a random or -a openai/gpt-5-mini+cot');
  const agents = await resolveAgents(flags.agent, context);
  const opponents = agents.length === 1 ? await resolveAgents(OPPONENTS, context) : [];
  const { epochs, seed, samples } = flags;
  const { plan, words: left } = makePlan({ tasks, agents, opponents, epochs, seed, ...(samples === undefined ? {} : { samples }) });
  return { plan, agents, budget, path, words: [...words, ...left] };
}

async function play(
  store: Store,
  { plan, agents, budget }: Order,
  names: readonly string[],
  flags: RunFlags,
  same?: RunRecord,
): Promise<number> {
  const stop = new StopSwitch();
  const control = new RunControl();
  const watcher = await watcherOf({ title: titleOf(plan, names), store, control, stop, clock: () => performance.now() }, flags);
  const release = stopOnSignals(stop, watcher.leave);
  const unguard = guardAgainstStrayCode(stop);
  const { maxConcurrency, maxRetries, callTimeout, trialTimeout } = flags;
  const words: string[] = [];
  try {
    const summary = await run({
      plan,
      store,
      stop,
      control,
      title: names.join(' '),
      spec: JSON.parse(canonicalJson({ tasks: names, flags, agents: agents.map(({ id, fingerprint }) => ({ id, fingerprint })) })),
      environment: await environment(packageVersion()),
      pace: { maxConcurrency, maxRetries, callMs: callTimeout * 1_000, trialMs: trialTimeout * 1_000 },
      report: (event) => {
        if (event.kind === 'planned') words.push(...fewer(event.tasks, flags));
        watcher.hear(event);
      },
      ...(budget === undefined ? {} : { budget }),
      ...(flags.untilValid === undefined ? {} : { untilValid: flags.untilValid }),
    }).finally(unguard);
    await watcher.ended();
    const played = plan.tasks.map(({ task }) => task.task);
    const board = await withDerived(leaderboard(store, { run: summary.run.n }), played);
    if (flags.json) await print(jsonText({ ...summary, run: summary.run.id, board }));
    else if (board.sections.length > 0) await print(boardText(board));
    words.forEach(say);
    say(lastLine(summary, watcher.state));
    if (summary.exitCode === 3) {
      if (summary.why?.startsWith('budget') === true) say('this budget is used up, restarts included: raise it to go on');
      say(`to go on: ${goesOnBy(same, store)}`);
    }
    return summary.exitCode;
  } catch (error) {
    await watcher.close();
    // Faults of the store say themselves that all is kept.
    if (error instanceof UserError && error.cause instanceof ProviderError) tellKept(watcher.state, goesOnBy(same, store));
    throw error;
  } finally {
    await watcher.close();
    release();
  }
}

/** How the same run is started again: by the command line that was given, or from the list of runs where it was begun there. */
const goesOnBy = (same: RunRecord | undefined, { path }: Store): string =>
  same === undefined ? commandLine(process.argv.slice(2)) : `${commandLine(['runs', '--db', path])}, and g on run ${shortId(same.id)}`;

/** What a run that could not go on leaves behind. */
function tellKept(state: LiveState, by: string): void {
  const kept = done(state) - state.errored;
  if (state.run === undefined || kept === 0) return;
  say(
    `run ${shortId(state.run.id)}: ${count(kept)} of ${counted(state.planned, 'trial')} played and kept; once this is mended, go on: ${by}`,
  );
}

/** Tasks that have fewer samples than were asked for. */
function fewer(tasks: readonly PlannedTask[], { samples, epochs }: RunFlags): string[] {
  return tasks
    .filter(({ each }) => samples !== undefined && each / epochs < samples)
    .map(
      ({ task, each }) => `${task.task.id}: ${counted(each / epochs, 'sample')} of the ${count(samples ?? 0)} asked for: it has no more`,
    );
}

/** On a terminal the live screen, else plain lines. */
async function watcherOf(parts: LiveParts, { json, plain }: RunFlags): Promise<RunWatcher> {
  if (json || plain || !canShowScreens()) return new ProgressLines(say);
  const { watchOnScreens } = await import('../screens/live/watch-on-screens.ts');
  return watchOnScreens(parts);
}

/** What is played, and by how many. */
function titleOf({ tasks }: Plan, names: readonly string[]): string {
  const agents = new Set(tasks.flatMap(({ lineUps }) => lineUps.flat()));
  return `${names.join(' ')} · ${counted(tasks.length, 'task')} · ${counted(agents.size, 'agent')}`;
}

/** What was done, in one line. */
function lastLine({ run: { id }, planned, counts, why }: RunSummary, { endpoints }: LiveState): string {
  const calls = Object.values(endpoints).reduce((sum, endpoint) => sum + endpoint.calls, 0);
  const cost = Object.values(endpoints).reduce((sum, endpoint) => sum + endpoint.cost, 0);
  const unpriced = Object.values(endpoints).some((endpoint) => endpoint.unpriced);
  const run = `run ${id.slice(0, 8)}`;
  if (counts.closed === 0 && counts.errored === 0 && why === undefined) {
    const again = counts.rejudged > 0 ? `, ${count(counts.rejudged)} judged again` : '';
    return `${run}: ${planned === 1 ? 'the one trial was' : `all ${count(planned)} trials were`} already played: no call was made${again}`;
  }
  const spent = calls === 0 ? '' : `, ${counted(calls, 'call')}, ${unpriced ? 'cost unknown' : money(cost)}`;
  const had = counts.had > 0 ? `, ${count(counts.had)} had before` : '';
  const errored = counts.errored > 0 ? `, ${count(counts.errored)} errored` : '';
  const stopped = why === undefined ? '' : `; stopped: ${why}`;
  return `${run}: ${count(counts.closed)} of ${counted(planned, 'trial')} played${had}${errored}${spent}${stopped}`;
}
