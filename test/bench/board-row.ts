import { join } from 'node:path';
import { openStore } from '../../results/open-store.ts';
import { rebuildCells } from '../../results/rebuild-cells.ts';
import { mustRun, PROGRAM } from './child.ts';
import { median, type Row } from './row.ts';
import { inScratch } from './scratch.ts';

const AGENTS = 20;

/** A leaderboard of a million matches between 20 agents in both seats, in a cold process, after another process added a thousand. */
export function boardRow(quick: boolean): Promise<Row[]> {
  return inScratch(async (folder) => {
    const trials = quick ? 50_000 : 1_000_000;
    const db = join(folder, 'board.db');
    await fill(db, trials);
    await mustRun([PROGRAM, 'run', 'gtbench/nim', '-a', 'random', '-a', 'mcts?simulations=1', '-n', '500', '--db', db]);
    const over: number[] = [];
    for (let round = 0; round < (quick ? 3 : 7); round++) {
      const [board, start] = [await mustRun([PROGRAM, 'board', '--json', '--db', db]), await mustRun([PROGRAM, '--version'])];
      over.push((board.wall - start.wall) * 1_000);
    }
    return [
      {
        what: `leaderboard of ${trials} matches, ${AGENTS} agents, both seats, intervals on, cold process, beyond start-up`,
        measured: `${Math.round(median(over))} ms`,
        bar: '≤ 200 ms',
        ok: median(over) <= 200,
      },
    ];
  });
}

/** Fills a store by SQL (playing a million matches would take the afternoon), then makes the cells from the trials as the product does. */
export async function fill(path: string, trials: number): Promise<void> {
  const store = openStore(path);
  const numbers = 'WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < ?)';
  await store.commit(() => {
    const metrics = JSON.stringify([
      { id: 'score', kind: 'match' },
      { id: 'return', kind: 'mean' },
    ]);
    for (let game = 1; game <= 10; game++) {
      store
        .sql(`INSERT INTO tasks (hash, id, version, parameters, label, metrics, seats, first_seen) VALUES (?, ?, '1', '{}', ?, ?, 2, 0)`)
        .run(`game-${game}`, `bench/game-${game}`, `bench/game-${game}`, metrics);
    }
    for (let agent = 1; agent <= AGENTS; agent++)
      store.sql('INSERT INTO agents (hash, id, fingerprint) VALUES (?, ?, ?)').run(`a${agent}`, `agent-${agent}`, 'null');
    for (let a = 1; a <= AGENTS; a++)
      for (let b = 1; b <= AGENTS; b++) if (a !== b) store.sql('INSERT INTO lineups (agents) VALUES (?)').run(`${a},${b}`);
    const lineups = AGENTS * (AGENTS - 1);
    store
      .sql(`${numbers} INSERT INTO trials (id, task, lineup, sample, epoch, seed, state, started, closed, ended)
        SELECT printf('%032x', i), 1 + i % 10, 1 + (i / 10) % ${lineups}, 'deal-' || i / ${10 * lineups}, 1, '0', 'closed', 0, 0, 'finished' FROM numbers`)
      .run(trials);
    for (const [seat, rival] of [
      [0, 1],
      [1, 0],
    ] as const) {
      // A win where a hash of the match's number, tilted by the line-up, falls low.
      const won = `((i * 2654435761) % 997 < 300 + ((i / 10) % ${lineups}))`;
      store
        .sql(`${numbers} INSERT INTO verdicts (trial, seat, metric, rival, candidate, judge, version, value)
          SELECT i + 1, ${seat}, 'score', ${rival}, -1, 'match', '1', CASE WHEN i % 11 = 0 THEN 0.5 WHEN ${won} THEN ${1 - seat} ELSE ${seat} END FROM numbers`)
        .run(trials);
      store
        .sql(`${numbers} INSERT INTO seats (trial, seat, turns, unparsed, illegal, refused, truncated, empty, filtered, replaced, noted, calls, input, output, uncounted, cost, unpriced)
          SELECT i + 1, ${seat}, 5, 0, i % 7 = 0, 0, 0, 0, 0, 0, 0, 5, 900, 60, 0, 0.001, 0 FROM numbers`)
        .run(trials);
    }
    rebuildCells(store);
    store
      .sql(
        'INSERT INTO latency_cells (task, agent, bucket, count) SELECT tasks.n, agents.n, 200 + buckets.n, 7 FROM tasks, agents, lineups AS buckets WHERE buckets.n <= 40',
      )
      .run();
  });
  await store.close();
}
