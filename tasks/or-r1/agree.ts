import { parseArgs } from 'node:util';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Command } from '../../harness/core/suite.ts';
import { jsonl } from '../authoring/jsonl.ts';
import { type Agreement, compareRow, type Row, tally } from './agreement.ts';
import { aligned } from './aligned.ts';
import type { AnswerTool, ToolMaker } from './answer.ts';
import { type Parameters, parameters } from './parameters.ts';
import { type RecordedRow, recordedRow } from './recorded-row.ts';
import { sandboxTool } from './sandbox-tool.ts';

/** Answers that run side by side. */
const SIDE_BY_SIDE = 2;

/** `or-r1 agree`: recorded answers are run as the paper runs them, and compared with what COPT made of them. 1: some row differs. */
export const agreeWith = (tool: ToolMaker): Command => ({
  verb: 'agree',
  usage: 'agree <file.jsonl[.gz]> [--trusted] [--json]',
  summary: 'Run recorded answers as the paper does, compare with what COPT made of them',
  example: 'pentathlon or-r1 agree NL4OPT.jsonl.gz',
  async run(host) {
    const { file, trusted, json } = parsed(host.arguments, 'pentathlon or-r1 agree NL4OPT.jsonl.gz');
    const settings = parameters.parse({ compat: true, trusted });
    const rows = await compared(file, await tool(settings), settings, (done) => host.say(`${done} answers run`));
    if (rows.length === 0) throw new UserError(`${file}: holds no recorded answers`);
    const agreement = tally(rows);
    if (json) host.printJson({ file, ...agreement, differing: rows.filter(({ same }) => !same) });
    else for (const line of report(agreement, rows)) host.print(line);
    return agreement.same === agreement.rows ? 0 : 1;
  },
});

/** The command with the sandbox. */
export const agree = agreeWith(sandboxTool);

function parsed(words: readonly string[], example: string): { file: string; trusted: boolean; json: boolean } {
  try {
    const options = { trusted: { type: 'boolean' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, trusted: values.trusted ?? false, json: values.json ?? false };
  } catch (error) {
    throw new UserError(`or-r1 agree: ${(error as Error).message}`);
  }
  throw new UserError(`or-r1 agree: expected one file of recorded answers, e.g. ${example}`);
}

/** All rows of a file, compared, in its order. */
async function compared(file: string, tool: AnswerTool, settings: Parameters, progress: (done: number) => void): Promise<Row[]> {
  const recorded: RecordedRow[] = [];
  for await (const row of jsonl(file, recordedRow).of({ parameters: undefined, seed: '' })) recorded.push(row);
  const rows: Row[] = [];
  let next = 0;
  const { signal } = new AbortController();
  const work = async (): Promise<void> => {
    while (next < recorded.length) {
      const place = next++;
      rows[place] = await compareRow(recorded[place] as RecordedRow, place, tool, settings, signal);
      if (place % 50 === 49) progress(place + 1);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return rows;
}

function report({ rows, same, kinds, pass, sizes }: Agreement, all: readonly Row[]): string[] {
  const figure = (right: number): string => (right / rows).toFixed(3);
  const table = aligned([
    ['recorded outcome', 'answers', 'same here'],
    ...kinds.map(({ kind, recorded, here }) => [kind, String(recorded), String(here)]),
  ]);
  const differing = all
    .filter((row) => !row.same)
    .slice(0, 20)
    .map(({ id, recorded, here }) => `  ${id}: recorded ${recorded}, here ${here}`);
  return [
    ...table,
    '',
    `outcomes: ${same}/${rows} equal`,
    `pass@1: recorded ${figure(pass.recorded)}, here ${figure(pass.here)}`,
    ...(sizes.recorded > 0 ? [`size of the model: ${sizes.same}/${sizes.recorded} equal`] : []),
    ...differing,
  ];
}
