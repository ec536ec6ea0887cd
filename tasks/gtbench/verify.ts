import { basename } from 'node:path';
import { ZodError } from 'zod';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Game } from '../../harness/core/game.ts';
import type { Command, CommandHost } from '../../harness/core/suite.ts';
import { games } from './games.ts';
import { type Mismatch, replayTrace } from './replay-trace.ts';
import { type LoadString, readTrace, traceLines } from './trace.ts';

interface Count {
  games: number;
  steps: number;
}

/** `gtbench verify`: plays OpenSpiel's traces through our games. 0: all equal; 1: a difference; UserError: a file it cannot use. */
export const verify: Command = {
  verb: 'verify',
  usage: 'verify <trace files...>',
  summary: 'Compare games move by move with traces of OpenSpiel (.jsonl, .jsonl.gz)',
  example: 'pentathlon gtbench verify traces/nim.jsonl traces/kuhn_poker.jsonl.gz',
  async run(host) {
    const files = host.arguments;
    if (files.length === 0) throw new UserError('expected one or more trace files, e.g. pentathlon gtbench verify traces/nim.jsonl');
    const total: Count = { games: 0, steps: 0 };
    for (const file of files) {
      const count = await verifyFile(file, host);
      if (count === undefined) return 1;
      total.games += count.games;
      total.steps += count.steps;
      host.print(`${basename(file)}  ${counted(count)}  ok`);
    }
    host.print(`${plural(files.length, 'file')}  ${counted(total)}  0 mismatches`);
    return 0;
  },
};

/** What a file held; undefined where it differs, which is said. */
async function verifyFile(file: string, host: CommandHost): Promise<Count | undefined> {
  const count: Count = { games: 0, steps: 0 };
  const chosen = new Map<string, { game: Game; parameters: unknown }>();
  for await (const line of traceLines(file)) {
    const { game: named, whole } = readTrace(file, line);
    const key = JSON.stringify(named);
    const found = chosen.get(key) ?? gameOf(named, `${file}:${line.line}`);
    chosen.set(key, found);
    const trace = whole();
    const mismatch = replayTrace(found.game, found.parameters, trace);
    if (mismatch !== undefined) {
      host.print(described(mismatch, file, line.line));
      return undefined;
    }
    count.games++;
    count.steps += trace.steps.length;
  }
  if (count.games === 0) throw new UserError(`${file}: holds no trace`);
  return count;
}

function gameOf({ name, parameters }: LoadString, place: string): { game: Game; parameters: unknown } {
  const event = games.find(({ game }) => game.openSpiel?.name === name);
  if (event?.game.openSpiel === undefined) {
    const known = games.flatMap(({ game }) => game.openSpiel?.name ?? []);
    throw new UserError(`${place}: no game here is OpenSpiel's "${name}"; known: ${known.join(', ')}`);
  }
  try {
    return { game: event.game, parameters: event.game.openSpiel.parameters(parameters) };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    throw new UserError(`${place}: ${name}: ${issue?.path.join('.')} ${issue?.message}`);
  }
}

const described = ({ step, what, expected, got }: Mismatch, file: string, line: number): string =>
  `${file}:${line} step ${step}: ${what}: expected ${shown(expected)}, got ${shown(got)}`;

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
const counted = ({ games: played, steps }: Count): string => `${plural(played, 'game')}  ${plural(steps, 'step')}`;
