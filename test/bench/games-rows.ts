import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHANCE, ENDED, type Game } from '../../harness/core/game.ts';
import { type Random, random } from '../../harness/core/random.ts';
import type { Scope } from '../../harness/core/scope.ts';
import type { Turn } from '../../harness/core/turn.ts';
import { games } from '../../tasks/gtbench/games.ts';
import { mcts } from '../../tasks/gtbench/players/mcts.ts';
import { dealt, drawn, playout } from '../../tasks/gtbench/playout.ts';
import { mustRun, PROGRAM } from './child.ts';
import { median, type Row } from './row.ts';
import { inScratch } from './scratch.ts';

const FILE = fileURLToPath(new URL('../../../shared/reference/gtbench/throughput.json', import.meta.url));

/** Figures of OpenSpiel's C++ on a machine of this kind, by load string. */
interface Reference {
  readonly playouts_per_second: Readonly<Record<string, { readonly median_per_cpu_second: number }>>;
  readonly mcts_selfplay_both_sides: Readonly<Record<string, { readonly cpu_seconds_per_game_median: number }>>;
}

const reference = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Reference) : undefined;

/** Speed of games through the objects that matches use, beside OpenSpiel's; of players through the whole engine. */
export async function gamesRows(quick: boolean): Promise<Row[]> {
  return [await selfPlay(quick), playouts(quick), await matches(quick)];
}

/** The figure of a game in a table of the reference; parameters as GTBench has them. */
function theirs<T>(table: Readonly<Record<string, T>> | undefined, game: Game): T | undefined {
  return Object.entries(table ?? {}).find(([name]) => name.split('(')[0] === game.openSpiel?.name)?.[1];
}

const geometricMean = (ratios: readonly number[]): number =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

function playouts(quick: boolean): Row {
  const ratios: number[] = [];
  const figures = games.map(({ game }) => {
    const speed = perSecond(quick ? 100 : 1_500, gameOf(game as Game));
    const figure = theirs(reference?.playouts_per_second, game as Game)?.median_per_cpu_second;
    if (figure !== undefined) ratios.push(speed / figure);
    return `${game.id} ${Math.round(speed / 1_000)}k/s${figure === undefined ? '' : ` (${(speed / figure).toFixed(2)} ×)`}`;
  });
  const mean = geometricMean(ratios);
  return {
    what: `random games a second of processor time, geometric mean over the ${ratios.length} games that OpenSpiel was timed on`,
    measured: `${ratios.length === 0 ? 'no reference figures here' : `${mean.toFixed(2)} × OpenSpiel's C++`}: ${figures.join(', ')}`,
    ...(ratios.length === 0 ? {} : { bar: '≥ 1 ×', ok: mean >= 1 }),
  };
}

function gameOf(game: Game): () => void {
  const parameters = game.parameters.parse({});
  const rng = random('bench', game.id);
  return () => void playout(game, parameters, rng);
}

/** How often something can be done in a second of processor time, once it is warm. */
function perSecond(milliseconds: number, once: () => void): number {
  const spend = (budget: number) => {
    const began = process.cpuUsage();
    for (let times = 0; ; ) {
      for (let i = 0; i < 100; i++) once();
      times += 100;
      const { user, system } = process.cpuUsage(began);
      if (user + system > budget * 1_000) return times / ((user + system) / 1_000_000);
    }
  };
  spend(milliseconds / 3);
  return spend(milliseconds);
}

async function selfPlay(quick: boolean): Promise<Row> {
  const figures: string[] = [];
  const ratios: number[] = [];
  for (const { game } of games) {
    const figure = theirs(reference?.mcts_selfplay_both_sides, game as Game)?.cpu_seconds_per_game_median;
    if (figure === undefined) continue;
    // A compiled program starts at full speed; ours is compared once it is warm.
    for (let spent = 0, k = 0; spent < (quick ? 0.3 : 1.5); k++) spent += await searchedGame(game as Game, random('warm-up', game.id, k));
    const all: number[] = [];
    for (let k = 0; k < (quick ? 2 : 9); k++) all.push(await searchedGame(game as Game, random('self-play', game.id, k)));
    const seconds = median(all);
    ratios.push(seconds / figure);
    figures.push(`${game.id} ${seconds.toFixed(4)} s (${(seconds / figure).toFixed(2)} ×)`);
  }
  const worst = Math.max(...ratios);
  return {
    what: 'mcts against itself, 1000 simulations a move, seconds of processor time a game',
    measured: ratios.length === 0 ? 'no reference figures here' : figures.join(', '),
    ...(ratios.length === 0 ? {} : { bar: "≤ 2 × OpenSpiel's C++", ok: worst <= 2 }),
  };
}

/** Plays one game between two `mcts`, through the player as agents have it; seconds of processor time. */
async function searchedGame(game: Game, rng: Random): Promise<number> {
  const player = mcts.make({}).sit(0, { rng } as Scope);
  const began = process.cpuUsage();
  let state = dealt(game, game.parameters.parse({}), () => rng);
  for (let mover = game.mover(state); mover !== ENDED; mover = game.mover(state)) {
    if (mover === CHANCE) {
      state = game.apply(state, drawn(game.chance?.(state) ?? [], rng));
      continue;
    }
    const at = state;
    const seen = { game, seat: mover, information: game.informationText(at, mover), legal: game.legal(at, mover) };
    const worlds = { reveal: () => game.copy(at), determinise: (r: Random) => game.determinise?.(at, mover, r) ?? game.copy(at) };
    const { answer } = await player.act({ position: { ...seen, ...worlds } } as unknown as Turn<number>, { rng } as Scope);
    if (!answer.ok) throw new Error(`mcts gave no move in ${game.id}`);
    state = game.apply(state, answer.value);
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
}

function matches(quick: boolean): Promise<Row> {
  return inScratch(async (folder) => {
    const play = (deals: number) =>
      mustRun([
        PROGRAM,
        'run',
        'gtbench/tic-tac-toe',
        '-a',
        'random',
        '-a',
        'optimal',
        '-n',
        String(deals),
        '--db',
        join(folder, `${deals}.db`),
      ]);
    const many = quick ? 500 : 2_500;
    const [few, all] = [await play(1), await play(many + 1)];
    const speed = (2 * many) / (all.wall - few.wall);
    return {
      what: 'tic-tac-toe matches a second of built-in players through the whole engine, store on',
      measured: String(Math.round(speed)),
      bar: '≥ 2000',
      ok: speed >= 2_000,
    };
  });
}
