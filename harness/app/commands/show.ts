import { exported } from '../../../results/export.ts';
import { find } from '../../../results/find.ts';
import { type RunRecord, runProgress } from '../../../results/runs.ts';
import type { Store } from '../../../results/store.ts';
import { countTrials, listTrials, type TrialFilter } from '../../../results/trial-list.ts';
import { trialRecord } from '../../../results/trial-record.ts';
import type { WrittenAnswer } from '../../core/step.ts';
import { terminalLine } from '../../core/terminal-text.ts';
import { storePath } from '../config.ts';
import { count, money } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { print } from '../output.ts';
import { shortNames } from '../short-names.ts';
import { textTable } from '../text-table.ts';
import { trialText } from '../trial-text.ts';
import { withStore } from '../with-store.ts';

/** Flags of `show`, read. */
export interface ShowFlags {
  readonly db?: string;
  readonly json?: boolean;
  readonly errored?: boolean;
  readonly failed?: boolean;
  readonly noted?: boolean;
  readonly limit: number;
}

/** `pentathlon show <trial|run>`: one trajectory, or a run with its trials. */
export async function showCommand(id: string, flags: ShowFlags): Promise<number> {
  const show = async (store: Store) => {
    const found = find(store, id);
    if (found.kind === 'run') await showRun(store, found.run, flags);
    else {
      const record = trialRecord(store, found.n);
      await print(flags.json ? jsonText(exported(record, false)) : trialText(record));
    }
  };
  await withStore(await storePath(flags.db), show, { reading: true });
  return 0;
}

async function showRun(store: Store, run: RunRecord, flags: ShowFlags): Promise<void> {
  const filter: TrialFilter = flags.errored ? 'errored' : flags.failed ? 'failed' : flags.noted ? 'noted' : 'all';
  const trials = listTrials(store, run.n, filter, { offset: 0, limit: flags.limit });
  const invocations = store
    .sql('SELECT started, ended, exit_code AS exitCode, why, environment FROM invocations WHERE run = ? ORDER BY n')
    .all(run.n) as { started: number; ended: number | null; exitCode: number | null; why: string | null; environment: string }[];
  const starts = invocations.map(({ environment, ...rest }) => ({
    ...rest,
    environment: JSON.parse(environment) as Record<string, unknown>,
  }));
  if (flags.json) {
    await print(jsonText({ ...run, progress: runProgress(store, run.n), invocations: starts, trials }));
    return;
  }
  const { closed, errored } = runProgress(store, run.n);
  const cost = run.unpricedCalls > 0 ? 'cost unknown' : money(run.spentUsd);
  const lines = [
    `run ${run.id} · ${terminalLine(run.title)}`,
    `${count(closed)}/${count(run.planned ?? 0)} trials closed${errored > 0 ? `, ${count(errored)} errored` : ''} · ${count(run.spentCalls)} calls · ${cost}`,
    ...starts.map(({ started, ended, exitCode, why, environment }) => {
      const how = ended === null ? 'not ended in order' : `exit ${exitCode}: ${why}`;
      return terminalLine(
        `started ${new Date(started).toISOString()} · ${how} · pentathlon ${environment.pentathlon}, node ${environment.node} on ${environment.host}`,
      );
    }),
    '',
  ];
  const names = shortNames([...new Set(trials.flatMap(({ agents }) => agents))]);
  const rows = trials.map((trial) => [
    trial.id.slice(0, 8),
    terminalLine(`${trial.task} ${trial.sample}${trial.epoch > 1 ? ` epoch ${trial.epoch}` : ''}`),
    trial.agents.map((agent) => names.get(agent)).join(' v '),
    trial.scores.map((score) => (score === null ? '–' : String(score))).join(' : '),
    terminalLine(filter === 'noted' ? notesOf(store, trial.n) : (trial.error ?? trial.ended ?? trial.state)).slice(0, 160),
  ]);
  const column = (heading: string) => ({ heading, align: 'left' as const });
  lines.push(
    textTable(
      [
        column('trial'),
        column('sample'),
        column('agents'),
        column('score'),
        column(filter === 'noted' ? 'read by the two rules' : 'ended'),
      ],
      rows,
    ),
  );
  const all = countTrials(store, run.n, filter);
  if (all > trials.length) lines.push(` the first ${count(trials.length)} of ${count(all)}; --limit shows more`);
  await print(lines.join('\n'));
}

/** What each noted answer was read as, and what the other rule makes of it. */
function notesOf(store: Store, trial: number): string {
  const acts = trialRecord(store, trial).lines.flatMap((line) => ('step' in line && line.step.kind === 'act' ? [line.step.answer] : []));
  return acts
    .filter((answer) => answer.note !== undefined)
    .map((answer: WrittenAnswer) => answer.note)
    .join(' | ');
}
