import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ApiServer, startApiServer } from '../../support/api-server.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { KEYS, openTerminal, pseudoTerminal, type TerminalOptions, type TestTerminal } from '../../support/terminal.ts';
import { HOSTILE } from './screens/hostile.ts';

/** What no terminal may ever be sent of what a model wrote. */
const FORBIDDEN = ['\u001b[31mred', '\u001b]0;title', '\u202egnp', 'a\u0000b', '\u2066x'];

let folder: string;
let server: ApiServer;
let runId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
  let n = 0;
  server = await startApiServer({
    answer: ({ model }) => (model === 'hostile' ? `${HOSTILE[n++ % HOSTILE.length]} <pile:1, take:1>` : 'Answer: Paris'),
  });
  const rows = HOSTILE.map((text, i) => JSON.stringify({ id: `${i} ${text.slice(0, 60)}`, input: text.slice(0, 5_000), target: 'Paris' }));
  writeFileSync(join(folder, 'hostile.jsonl'), `${rows.join('\n')}\n`);
  const agents = ['-a', `openai/hostile?base_url=${server.openai}`, '-a', 'random'];
  await pentathlon(['run', 'gtbench/nim', ...agents, '-n', '6'], { cwd: folder });
  await pentathlon(
    ['run', 'hostile.jsonl', '-a', `openai/hostile?base_url=${server.openai}`, '-a', `openai/plain?base_url=${server.openai}`],
    {
      cwd: folder,
    },
  );
  const runs = JSON.parse((await pentathlon(['runs', '--json'], { cwd: folder })).stdout);
  runId = runs.find(({ title }: { title: string }) => title.includes('nim')).id.slice(0, 8);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The program in a terminal that is closed when the test is over. */
function terminal(words: readonly string[], options: Partial<TerminalOptions> = {}): TestTerminal {
  const opened = openTerminal(words, { cwd: folder, ...options, env: { OPENAI_API_KEY: 'test', ...options.env } });
  onTestFinished(() => opened.close());
  return opened;
}

/** Resolves once the picture is a whole frame of so many columns; rejects where it never is, or a model's text came through as a command. */
async function intact(shown: TestTerminal, columns: number): Promise<void> {
  await shown.until((text) => {
    const lines = text.split('\n');
    const framed = /^ \S/.test(lines[0] ?? '') && /\? help|esc/.test(lines.at(-1) ?? '');
    return framed && lines.every((line) => stringWidth(line) <= columns);
  });
  for (const sequence of FORBIDDEN) expect(shown.raw()).not.toContain(sequence);
}

describe.skipIf(pseudoTerminal === undefined)('in a terminal', () => {
  test.each([
    [80, 24],
    [120, 40],
  ])('%i × %i: a board fills it, follows a resize, and gives the terminal back', async (columns, rows) => {
    const shown = terminal(['board'], { columns, rows });
    await shown.until('gtbench/nim · 2 agents');
    expect(shown.alternate()).toBe(true);
    expect(shown.screen()).toHaveLength(rows);
    await intact(shown, columns);
    shown.resize(60, 16);
    await intact(shown, 60);
    shown.resize(columns, rows);
    await intact(shown, columns);
    shown.press('q');
    expect((await shown.ended).exitCode).toBe(0);
    expect(shown.alternate()).toBe(false);
    expect(shown.raw().endsWith('\u001b[?7h\u001b[?25h\u001b[?1049l')).toBe(true);
  });

  test.each([
    [80, 24],
    [120, 40],
  ])('%i × %i: hostile text is shown on every screen and does nothing', async (columns, rows) => {
    const shown = terminal([], { columns, rows });
    await shown.until(/^ runs/);
    // From the list of runs to the board of the newest, its agents, an agent's unusable answers, and down to a trial's views.
    const tour: [string, string | RegExp][] = [
      ['i', /asked for/],
      ['q', /^ runs/],
      ['t', /1\/22/],
      [KEYS.down, /2\/22/],
      [KEYS.enter, /^ hostile|reply/],
      [KEYS.tab, /\[raw\]/],
      [KEYS.tab, /\[steps\]/],
      [KEYS.tab, /\[prompt\]/],
      ['n', /3\/22/],
      ['q', /3\/22|2\/22/],
      ['q', /^ runs/],
      [KEYS.enter, /answers/],
      [KEYS.enter, / in hostile/],
      ['q', /answers/],
      ['m', /pairings|difference/],
      ['q', /answers/],
      ['t', /by task/],
      ['q', /answers/],
      ['c', /cost v score/],
      ['q', /answers/],
      ['q', /^ runs/],
      [KEYS.down, /^ runs/],
      [KEYS.enter, /gtbench\/nim · 2 agents/],
      [KEYS.down, /›2? /],
      [KEYS.enter, /openai\/hostile.* in gtbench\/(nim|…)/],
      [KEYS.tab, /\[unusable answers/],
      [KEYS.enter, /turn \d+ of/],
      ['/', /search|\//],
      [`pile${KEYS.enter}`, /›/],
      ['?', /this list/],
      ['x', /turn \d+ of/],
    ];
    for (const [keys, shows] of tour) {
      shown.press(keys);
      await shown.until(shows);
      await intact(shown, columns);
    }
    shown.press(KEYS.interrupt);
    expect((await shown.ended).exitCode).toBe(0);
  });

  test('NO_COLOR is kept: nothing is coloured, bold or inverse, and what is chosen has a mark', async () => {
    const shown = terminal(['board'], { env: { NO_COLOR: '1' } });
    await shown.until('›');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for
    expect(shown.raw().replaceAll('\u001b[0m', '')).not.toMatch(/\u001b\[[\d;]+m/);
    const coloured = terminal(['board']);
    await coloured.until('›');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for
    expect(coloured.raw()).toMatch(/\u001b\[7m/);
  });

  test.each([
    ['TERM=dumb', ['board'], { TERM: 'dumb' }],
    ['CI', ['board'], { CI: 'true' }],
    ['--plain', ['board', '--plain'], {}],
    ['--plain', ['runs', '--plain'], {}],
  ])('%s: plain text, no other page', async (_, words, env) => {
    const shown = terminal(words, { env });
    expect((await shown.ended).exitCode).toBe(0);
    expect(shown.raw().replace(/\r\n/g, '')).toContain('gtbench/nim');
    expect(shown.raw()).not.toContain('\u001b[?1049h');
    for (const sequence of FORBIDDEN) expect(shown.raw()).not.toContain(sequence);
  });

  test('show opens a trial, and a run with its trials', async () => {
    const run = terminal(['show', runId]);
    await run.until(/1\/12/);
    run.press(KEYS.end);
    await run.until(/12\/12/);
    run.press(KEYS.enter);
    await run.until(/turn 1 of \d+/);
    run.press(KEYS.right);
    await run.until(/turn 2 of \d+|end/);
    run.press('qqq');
    expect((await run.ended).exitCode).toBe(0);
  });

  test('bad ids are one line and exit code 2, on the page that was there', async () => {
    const shown = terminal(['show', 'nothing-like-it']);
    expect((await shown.ended).exitCode).toBe(2);
    await shown.until('no trial or run begins with');
    expect(shown.raw()).not.toContain('\u001b[?1049h');
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s gives the terminal back', async (signal, exitCode) => {
    const shown = terminal(['board']);
    await shown.until('gtbench/nim');
    shown.kill(signal);
    expect((await shown.ended).exitCode).toBe(exitCode);
    expect(shown.raw()).toContain('\u001b[?1049l');
  });

  test('alone it opens the runs of the store that is here, or says what it can do', async () => {
    const runs = terminal([]);
    await runs.until(/^ runs/);
    runs.press('q');
    expect((await runs.ended).exitCode).toBe(0);
    const nothing = terminal([], { cwd: temporaryFolder() });
    expect((await nothing.ended).exitCode).toBe(0);
    expect(nothing.raw()).toContain('Usage: pentathlon');
  });

  test('another process’ trials come to be seen', async () => {
    const own = temporaryFolder();
    const play = (n: number) => pentathlon(['run', 'gtbench/nim', '-a', 'random', '-a', 'optimal', '-n', String(n)], { cwd: own });
    await play(2);
    const shown = terminal(['board'], { cwd: own });
    await shown.until('· 4 matches');
    await play(5);
    await shown.until('· 10 matches');
  });
});
