import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../results/open-store.ts';
import { startApiServer } from '../support/api-server.ts';
import { KEYS, openTerminal, pseudoTerminal, type TestTerminal } from '../support/terminal.ts';
import { fill } from './board-row.ts';
import { median, type Row } from './row.ts';
import { inScratch, questions } from './scratch.ts';

const TRIALS = 100_000;

/** What a person waits for: the first picture of a board, a key in a long list; and what watching a run costs it. */
export async function screensRows(quick: boolean): Promise<Row[]> {
  if (pseudoTerminal === undefined) return [{ what: 'screens', measured: 'not measured: no pseudo-terminal here' }];
  return inScratch(async (folder) => [...(await waits(folder, quick)), ...(await watching(folder, quick))]);
}

async function waits(folder: string, quick: boolean): Promise<Row[]> {
  const trials = quick ? TRIALS : 1_000_000;
  const db = join(folder, 'screens.db');
  await fill(db, trials);
  await listed(db);
  const frames: number[] = [];
  for (let round = 0; round < (quick ? 3 : 7); round++) {
    const from = performance.now();
    await inTerminal(['board', '--db', db], folder, async (terminal) => {
      await terminal.until('agent-1');
      frames.push(performance.now() - from);
    });
  }
  const keys: number[] = [];
  await inTerminal(['show', 'bench', '--db', db], folder, async (terminal) => {
    await terminal.until('1/100 000');
    for (let at = 2; at <= (quick ? 20 : 100); at++) keys.push(await pressed(terminal, KEYS.down, `${at}/100 000`));
    keys.push(await pressed(terminal, KEYS.end, '100 000/100 000'));
    for (let at = 1; at <= (quick ? 20 : 100); at++)
      keys.push(await pressed(terminal, KEYS.pageup, (text) => !text.includes('100 000/100 000')));
    keys.push(await pressed(terminal, KEYS.home, '1/100 000'));
  });
  const slowest = Math.max(...keys);
  return [
    {
      what: `first frame of a board of ${trials} matches in a terminal, from the start of the process`,
      measured: `${Math.round(median(frames))} ms`,
      bar: '≤ 500 ms',
      ok: median(frames) <= 500,
    },
    {
      what: `a key in a list of ${TRIALS} trials, until the terminal shows it`,
      measured: `${median(keys).toFixed(1)} ms, slowest of ${keys.length} ${slowest.toFixed(0)} ms`,
      bar: '≤ 50 ms',
      ok: median(keys) <= 50,
    },
  ];
}

/** A run that holds the first trials of the store. */
async function listed(db: string): Promise<void> {
  const store = openStore(db);
  await store.commit(() => {
    store.sql(`INSERT INTO runs (id, title, spec, created, planned) VALUES ('bench', 'bench', '{}', 0, ?)`).run(TRIALS);
    store.sql('INSERT INTO run_trials (run, trial, position) SELECT 1, n, n FROM trials WHERE n <= ?').run(TRIALS);
  });
  await store.close();
}

async function pressed(terminal: TestTerminal, key: string, shows: string | ((text: string) => boolean)): Promise<number> {
  const from = performance.now();
  terminal.press(key);
  await terminal.until(shows);
  return performance.now() - from;
}

async function inTerminal<T>(words: readonly string[], cwd: string, use: (terminal: TestTerminal) => Promise<T>): Promise<T> {
  const terminal = openTerminal(words, { cwd, env: { OPENAI_API_KEY: 'none' } });
  try {
    return await use(terminal);
  } finally {
    terminal.close();
  }
}

/** A start costs the same however long the run is. */
const STARTED_MS = 2_000;

/** Clock ticks a second of /proc. */
const TICKS = 100;

/** The processor time of a run of 20 calls in flight with its screen, beyond that of the same run in plain lines. */
async function watching(folder: string, quick: boolean): Promise<Row[]> {
  if (process.platform !== 'linux') return [{ what: 'the cost of watching a run', measured: 'measured on Linux only' }];
  const server = await startApiServer({ latency: () => 100 + Math.random() * 300 });
  const file = questions(folder, quick ? 400 : 1_000);
  const used = async (plain: boolean, round: number): Promise<{ cpu: number; wall: number }> => {
    const words = [
      'run',
      file,
      '-a',
      `openai/bench?base_url=${server.openai}`,
      '--max-concurrency',
      '20',
      '--db',
      join(folder, `${plain}-${round}.db`),
    ];
    return inTerminal(plain ? [...words, '--plain'] : words, folder, async (terminal) => {
      await new Promise((resolve) => setTimeout(resolve, STARTED_MS));
      const before = processorSeconds(terminal.pid) ?? 0;
      const from = performance.now();
      let cpu = before;
      const timer = setInterval(() => {
        cpu = processorSeconds(terminal.pid) ?? cpu;
      }, 50);
      await terminal.ended;
      clearInterval(timer);
      return { cpu: cpu - before, wall: (performance.now() - from) / 1_000 };
    });
  };
  const shares: number[] = [];
  // Side by side in turns: what else the machine does falls on both.
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const [plain, screen] = [await used(true, round), await used(false, round)];
    shares.push((screen.cpu - plain.cpu) / screen.wall);
  }
  await server.close();
  const share = median(shares);
  return [
    {
      what: 'the screen of a run of 20 calls in flight, of one core, beyond plain lines, from its second second on',
      measured: `${(100 * share).toFixed(1)} %`,
      bar: '≤ 3 %',
      ok: share <= 0.03,
    },
  ];
}

function processorSeconds(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined;
  }
}
