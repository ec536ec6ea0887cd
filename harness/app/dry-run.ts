import { terminalLine } from '../core/terminal-text.ts';
import { estimate } from '../engine/estimate.ts';
import type { Plan } from '../engine/grid.ts';
import { count, counted, money, short } from './figures.ts';
import { jsonText } from './json-text.ts';
import { print } from './output.ts';
import { textTable } from './text-table.ts';

/** `run --dry-run`: trials, calls, tokens and price expected; nothing is sent. Resolves to the exit code. */
export async function dryRun(plan: Plan, json = false): Promise<number> {
  const expected = await estimate(plan);
  if (json) {
    await print(jsonText(expected));
    return 0;
  }
  const rows = expected.models.map(({ model, calls, inputTokens, outputTokens, cost }) => [
    terminalLine(model),
    count(calls),
    inputTokens === null ? '?' : short(inputTokens),
    short(outputTokens),
    cost === null ? 'unknown' : money(cost),
  ]);
  const right = (heading: string) => ({ heading, align: 'right' as const });
  const table = textTable(
    [{ heading: 'model', align: 'left' }, right('calls'), right('tokens in'), right('tokens out'), right('price')],
    rows,
  );
  const notes = expected.notes.map((note) => ` ${note}`);
  await print(
    [
      `${counted(expected.trials, 'trial')}; nothing is sent by --dry-run`,
      ...(rows.length > 0 ? ['', table] : ['no model is called']),
      ...notes,
    ].join('\n'),
  );
  return 0;
}
