import { leaderboard } from '../../../results/leaderboard.ts';
import { openStore } from '../../../results/open-store.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { boardCsv, boardMarkdown } from '../board-formats.ts';
import { boardText } from '../board-text.ts';
import { storePath } from '../config.ts';
import { print } from '../output.ts';

/** Flags of `board`, read. */
export interface BoardFlags {
  readonly db?: string;
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
  const store = openStore(await storePath(flags.db), { reading: true });
  try {
    const version = flags.version === undefined ? {} : { version: flags.version };
    const board = leaderboard(store, { ...version, ...(tasks.length === 0 ? {} : { tasks }) });
    if (tasks.length > 0 && board.sections.length === 0 && !flags.json) {
      const known = leaderboard(store).sections.map(({ title }) => title);
      throw new UserError(
        `board: the store holds nothing of ${tasks.join(', ')}${known.length > 0 ? `; it holds ${known.join(', ')}` : ''}`,
      );
    }
    if (flags.json) await print(JSON.stringify(board, null, 2));
    else if (flags.csv) await print(boardCsv(board));
    else if (flags.markdown) await print(boardMarkdown(board));
    else await print(boardText(board));
    return 0;
  } finally {
    await store.close();
  }
}
