import type { Board } from '../../../results/board.ts';
import { findRun } from '../../../results/find.ts';
import { type BoardFilter, boardTabs, leaderboard } from '../../../results/leaderboard.ts';
import type { Store } from '../../../results/store.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { storePath } from '../config.ts';
import { withDerived } from '../derived-metrics.ts';
import { jsonText } from '../json-text.ts';
import { print } from '../output.ts';
import { canShowScreens } from '../screens/open-screens.ts';
import { screensOver } from '../screens/over-store.ts';
import { withStore } from '../with-store.ts';

/** Flags of `board`, read. */
export interface BoardFlags {
  readonly db?: string;
  /** Beginning of a run's id: only its trials. */
  readonly run?: string;
  readonly version?: string;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly markdown?: boolean;
}

/** `pentathlon board [suite|task]`: the leaderboard of what the store holds. */
export async function boardCommand(tasks: readonly string[], flags: BoardFlags): Promise<number> {
  const formats = ['plain', 'json', 'csv', 'markdown'].filter((name) => flags[name as keyof BoardFlags]);
  if (formats.length > 1) throw new UserError(`board: one format at a time, got --${formats.join(' and --')}`);
  const chosen: BoardFilter = {
    ...(flags.version === undefined ? {} : { version: flags.version }),
    ...(tasks.length === 0 ? {} : { tasks }),
  };
  const path = await storePath(flags.db);
  const filterOf = (store: Store): BoardFilter => ({ ...chosen, ...(flags.run === undefined ? {} : { run: findRun(store, flags.run).n }) });
  if (formats.length === 0 && canShowScreens()) {
    const { boardScreen, SHOWN } = await import('../screens/board/board-screen.ts');
    return screensOver(path, (store) => {
      const filter = filterOf(store);
      const tabs = boardTabs(store, { ...filter, ...SHOWN });
      if (tasks.length > 0 && tabs.length === 0) throw nothingOf(store, filter);
      return boardScreen(store, filter, undefined, tabs);
    });
  }
  const look = async (store: Store): Promise<Board> => {
    const found = leaderboard(store, filterOf(store));
    if (tasks.length > 0 && found.sections.length === 0 && !flags.json) throw nothingOf(store, filterOf(store));
    return found;
  };
  const board = await withDerived(await withStore(path, look, { reading: true }));
  if (flags.json) await print(jsonText(board));
  else if (flags.csv) await print((await import('../board-formats.ts')).boardCsv(board));
  else if (flags.markdown) await print((await import('../board-formats.ts')).boardMarkdown(board));
  else await print((await import('../board-text.ts')).boardText(board));
  return 0;
}

function nothingOf(store: Store, { tasks = [], ...filter }: BoardFilter): UserError {
  const known = leaderboard(store, filter)
    .sections.map(({ title }) => title)
    .join(', ');
  return new UserError(`board: the store holds nothing of ${tasks.join(', ')}${known === '' ? '' : `; it holds ${known}`}`);
}
