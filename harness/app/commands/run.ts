import { leaderboard } from '../../../results/leaderboard.ts';
import { openStore } from '../../../results/open-store.ts';
import { canonicalJson } from '../../core/json.ts';
import { parseBudget } from '../../engine/budget.ts';
import { environment } from '../../engine/environment.ts';
import { type RunSummary, run } from '../../engine/run.ts';
import { StopSwitch } from '../../engine/stop-switch.ts';
import { loadPrices } from '../../models/prices.ts';
import { boardText } from '../board-text.ts';
import { loadConfig } from '../config.ts';
import { dryRun } from '../dry-run.ts';
import { explainPlan } from '../explain-plan.ts';
import { count, money } from '../figures.ts';
import { print, say } from '../output.ts';
import { makePlan } from '../plan.ts';
import { ProgressLines } from '../progress-lines.ts';
import type { ProgressState } from '../progress-state.ts';
import { resolveAgents } from '../resolve-agents.ts';
import { resolveTasks } from '../resolve-tasks.ts';
import type { RunFlags } from '../run-flags.ts';
import { commandLine } from '../shell-words.ts';
import { stopOnSignals } from '../signals.ts';
import { packageVersion } from '../version.ts';

/** Deals of a game, where the user names no number: rows of a question task are all played. */
const OPPONENTS = ['random', 'mcts'];

/** `pentathlon run`: plays what the store does not hold yet, ends on the leaderboard. Resolves to the exit code. */
export async function runCommand(names: readonly string[], flags: RunFlags): Promise<number> {
  const config = await loadConfig();
  const budget = flags.budget === undefined ? undefined : parseBudget(flags.budget);
  const prices = await loadPrices(flags.prices ?? config.prices);
  const context = { config, prices, env: process.env, ...(flags.baseUrl === undefined ? {} : { baseURL: flags.baseUrl }) };
  const { tasks, words } = await resolveTasks(names, flags);
  const agents = await resolveAgents(flags.agent, context);
  const opponents = agents.length === 1 ? await resolveAgents(OPPONENTS, context) : [];
  const { plan, words: left } = makePlan({
    tasks,
    agents,
    opponents,
    epochs: flags.epochs,
    seed: flags.seed,
    ...(flags.samples === undefined ? {} : { samples: flags.samples }),
  });
  for (const word of [...words, ...left]) say(word);
  const path = flags.db ?? config.db ?? 'pentathlon.db';
  if (flags.dryRun) return dryRun(plan, flags.json);
  if (flags.explain) return explainPlan(plan, path, flags.json);

  const stop = new StopSwitch();
  const release = stopOnSignals(stop);
  const progress = new ProgressLines(say);
  const store = openStore(path);
  try {
    const { maxConcurrency, maxRetries, callTimeout, trialTimeout } = flags;
    const summary = await run({
      plan,
      store,
      stop,
      title: names.join(' '),
      spec: JSON.parse(canonicalJson({ tasks: names, flags, agents: agents.map(({ id, fingerprint }) => ({ id, fingerprint })) })),
      environment: await environment(packageVersion()),
      pace: { maxConcurrency, maxRetries, callMs: callTimeout * 1_000, trialMs: trialTimeout * 1_000 },
      report: progress.hear,
      ...(budget === undefined ? {} : { budget }),
    });
    const state = progress.end();
    const seen = new Set(plan.tasks.flatMap(({ lineUps }) => lineUps.flat().map(({ id }) => id)));
    const parameters = plan.tasks.map(({ task }) => `${task.task.id} ${canonicalJson(task.parameters)}`);
    const board = leaderboard(store, { parameters, agents: [...seen] });
    if (flags.json) await print(JSON.stringify({ ...summary, run: summary.run.id, board }, null, 2));
    else await print(boardText(board));
    say(lastLine(summary, state));
    if (summary.exitCode === 3) say(`to go on: ${commandLine(process.argv.slice(2))}`);
    return summary.exitCode;
  } finally {
    progress.end();
    release();
    const { closeConnections } = await import('../../models/connections.ts');
    await Promise.all([store.close(), closeConnections()]);
  }
}

/** What was done, in one line. */
function lastLine({ run: { id }, planned, counts, why }: RunSummary, { endpoints }: ProgressState): string {
  const calls = Object.values(endpoints).reduce((sum, endpoint) => sum + endpoint.calls, 0);
  const cost = Object.values(endpoints).reduce((sum, endpoint) => sum + endpoint.cost, 0);
  const unpriced = Object.values(endpoints).some((endpoint) => endpoint.unpriced);
  const run = `run ${id.slice(0, 8)}`;
  if (counts.closed === 0 && counts.errored === 0 && why === undefined) {
    const again = counts.rejudged > 0 ? `, ${count(counts.rejudged)} judged again` : '';
    return `${run}: all ${count(planned)} trials were already played: no call was made${again}`;
  }
  const spent = calls === 0 ? '' : `, ${count(calls)} calls, ${unpriced ? 'cost unknown' : money(cost)}`;
  const had = counts.had > 0 ? `, ${count(counts.had)} had before` : '';
  const errored = counts.errored > 0 ? `, ${count(counts.errored)} errored` : '';
  const stopped = why === undefined ? '' : `; stopped: ${why}`;
  return `${run}: ${count(counts.closed)} of ${count(planned)} trials played${had}${errored}${spent}${stopped}`;
}
