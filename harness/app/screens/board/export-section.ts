import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoardSection } from '../../../../results/board.ts';
import { boardCsv } from '../../board-formats.ts';

/** Files tried before giving up: board.csv, board-2.csv, … */
const MOST = 1000;

/** Writes a section as CSV into the working folder, never over a file that is there. Resolves to what to tell. */
export async function exportSection(section: BoardSection): Promise<string> {
  const name = `board-${section.title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)}`;
  const text = `${boardCsv({ sections: [section] })}\n`;
  for (let n = 1; n <= MOST; n++) {
    const path = n === 1 ? `${name}.csv` : `${name}-${n}.csv`;
    try {
      await writeFile(join(process.cwd(), path), text, { flag: 'wx' });
      return `written: ${path}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return `not written: ${name}.csv and ${MOST - 1} more are there already`;
}
