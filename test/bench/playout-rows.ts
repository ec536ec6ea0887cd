import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Game } from '../../harness/core/game.ts';
import { random } from '../../harness/core/random.ts';
import { games } from '../../tasks/gtbench/games.ts';
import { playout } from '../../tasks/gtbench/playout.ts';
import type { Row } from './row.ts';

const REFERENCE = fileURLToPath(new URL('../../../shared/reference/gtbench/throughput.json', import.meta.url));

/** Random games a second of processor time, through the objects that matches use, against OpenSpiel's C++ on a machine of this kind. */
export async function playoutRows(quick: boolean): Promise<Row[]> {
  const reference = existsSync(REFERENCE) ? (JSON.parse(readFileSync(REFERENCE, 'utf8')) as Reference).playouts_per_second : undefined;
  const logs: number[] = [];
  const figures = games.map(({ game }) => {
    const speed = playoutsPerSecond(game as Game, quick ? 200 : 1_500);
    const theirs =
      reference === undefined ? undefined : Object.entries(reference).find(([name]) => name.startsWith(game.openSpiel?.name ?? '?'))?.[1];
    if (theirs === undefined) return `${game.id} ${Math.round(speed)}/s`;
    const ratio = speed / theirs.median_per_cpu_second;
    logs.push(Math.log(ratio));
    return `${game.id} ${Math.round(speed)}/s (${ratio.toFixed(2)} ×)`;
  });
  const mean = Math.exp(logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length));
  return [
    {
      what: `random games a second, geometric mean over the ${logs.length} timed games that exist`,
      measured: `${logs.length === 0 ? 'no reference figures here' : `${mean.toFixed(2)} × OpenSpiel`}: ${figures.join(', ')}`,
      ...(logs.length === 0 ? {} : { bar: '≥ 1 ×', ok: mean >= 1 }),
    },
  ];
}

interface Reference {
  readonly playouts_per_second: Readonly<Record<string, { readonly median_per_cpu_second: number }>>;
}

function playoutsPerSecond(game: Game, milliseconds: number): number {
  const parameters = game.parameters.parse({});
  const rng = random('bench', game.id);
  const until = (budget: number) => {
    const began = process.cpuUsage();
    let played = 0;
    for (;;) {
      for (let i = 0; i < 200; i++) playout(game, parameters, rng);
      played += 200;
      const { user, system } = process.cpuUsage(began);
      if (user + system > budget * 1_000) return played / ((user + system) / 1_000_000);
    }
  };
  until(milliseconds / 3);
  return until(milliseconds);
}
