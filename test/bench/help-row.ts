import { mustRun, PROGRAM } from './child.ts';
import { median, type Row } from './row.ts';

/** Processor time of `--help` over that of node alone. */
export async function helpRow(quick: boolean): Promise<Row[]> {
  const over: number[] = [];
  for (let round = 0; round < (quick ? 3 : 9); round++) {
    const [help, node] = [await mustRun([PROGRAM, '--help']), await mustRun(['-e', '0'])];
    over.push((help.cpu - node.cpu) * 1_000);
  }
  return [
    {
      what: 'processor time of `pentathlon --help` over `node -e 0`',
      measured: `${Math.round(median(over))} ms`,
      bar: '≤ 150 ms',
      ok: median(over) <= 150,
    },
  ];
}
