import type { ListedRun } from '../../results/run-list.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { count, money } from './figures.ts';

/** A column of a list of runs. Cells are safe for a terminal. */
export interface RunColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  readonly cell: (listed: ListedRun) => string;
}

const column = (heading: string, align: 'left' | 'right', cell: RunColumn['cell']): RunColumn => ({ heading, align, cell });

/** The first characters of an id, enough to name a run. */
export const shortId = (id: string): string => id.slice(0, 8);

/** A time as lists show it, in UTC. */
export const timeText = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** What to do where there is no run. */
export const NO_RUNS = 'No runs yet. Try: pentathlon run gtbench -a random -a mcts';

/** What lists of runs show, on a screen and as text. */
export const RUN_LIST = {
  run: column('run', 'left', ({ run }) => shortId(run.id)),
  begun: column('begun (UTC)', 'left', ({ run }) => timeText(run.created)),
  state: column('state', 'left', ({ state }) => state),
  closed: column('closed', 'right', ({ run, progress }) => `${count(progress.closed)}/${run.planned === null ? '?' : count(run.planned)}`),
  errored: column('errored', 'right', ({ progress }) => (progress.errored > 0 ? count(progress.errored) : '–')),
  calls: column('calls', 'right', ({ run }) => count(run.spentCalls)),
  cost: column('cost', 'right', ({ run }) => (run.unpricedCalls > 0 ? 'unknown' : money(run.spentUsd))),
  title: column('tasks', 'left', ({ run }) => terminalLine(run.title)),
} as const satisfies Readonly<Record<string, RunColumn>>;
