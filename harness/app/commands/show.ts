import { exported } from '../../../results/export.ts';
import { find } from '../../../results/find.ts';
import { ranOnOf } from '../../../results/ran-on.ts';
import { type RunRecord, runProgress } from '../../../results/runs.ts';
import { startsOf } from '../../../results/starts.ts';
import type { Store } from '../../../results/store.ts';
import { listedTrials, type TrialFilter, trialNumbers } from '../../../results/trial-query.ts';
import { trialRecord } from '../../../results/trial-record.ts';
import type { WrittenAnswer } from '../../core/step.ts';
import { terminalLine } from '../../core/terminal-text.ts';
import { storePath } from '../config.ts';
import { count, money } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { print } from '../output.ts';
import { ranOnWords } from '../ran-on-words.ts';
import { shortId } from '../run-columns.ts';
import { canShowScreens } from '../screens/open-screens.ts';
import { screensOver } from '../screens/over-store.ts';
import type { Screen } from '../screens/screen.ts';
import { shortNames } from '../short-names.ts';
import { textTable } from '../text-table.ts';
import { trialText } from '../trial-text.ts';
import { withStore } from '../with-store.ts';

/** Flags of `show`, read. */
export interface ShowFlags {
  readonly db?: string;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly errored?: boolean;
  readonly failed?: boolean;
  readonly noted?: boolean;
  readonly limit: number;
}

/** `pentathlon show <trial|run>`: one trajectory, or a run with its trials; on a terminal their screens. */
export async function showCommand(id: string, flags: ShowFlags): Promise<number> {
  const path = await storePath(flags.db);
  if (flags.json !== true && flags.plain !== true && canShowScreens()) return screensOver(path, (store) => screenOf(store, id, flags));
  const show = async (store: Store) => {
    const found = find(store, id);
    if (found.kind === 'run') await showRun(store, found.run, flags);
    else {
      const record = trialRecord(store, found.n);
      await print(flags.json ? jsonText(exported(record, false)) : await trialText(record));
    }
  };
  await withStore(path, show, { reading: true });
  return 0;
}

async function screenOf(store: Store, id: string, flags: ShowFlags): Promise<Screen> {
  const found = find(store, id);
  if (found.kind === 'trial') {
    const { trialScreen } = await import('../screens/trial/trial-screen.ts');
    return trialScreen(store, { numbers: [found.n], index: 0 });
  }
  const { trialsScreen } = await import('../screens/trials/trials-screen.ts');
  const { n, id: run, title } = found.run;
  return trialsScreen(store, { title: `run ${shortId(run)} · ${title}`, query: { run: n, filter: filterOf(flags) } });
}

const filterOf = ({ errored, failed, noted }: ShowFlags): TrialFilter =>
  errored ? 'errored' : failed ? 'failed' : noted ? 'noted' : 'all';

async function showRun(store: Store, run: RunRecord, flags: ShowFlags): Promise<void> {
  const filter = filterOf(flags);
  const numbers = trialNumbers(store, { run: run.n, filter });
  const trials = listedTrials(store, numbers.slice(0, flags.limit));
  const starts = startsOf(store, run.n);
  if (flags.json) {
    await print(jsonText({ ...run, progress: runProgress(store, run.n), invocations: starts, ranOn: ranOnOf(store, run.n), trials }));
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
    ...ranOnOf(store, run.n).map((ranOn) => terminalLine(`${ranOn.endpoint} ${ranOnWords(ranOn)}`)),
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
  if (numbers.length > trials.length) lines.push(` the first ${count(trials.length)} of ${count(numbers.length)}; --limit shows more`);
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
