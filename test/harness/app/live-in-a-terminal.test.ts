import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ApiServer, type ApiServerOptions, startApiServer } from '../../support/api-server.ts';
import { canonicalExport } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { KEYS, openTerminal, pseudoTerminal, type TestTerminal } from '../../support/terminal.ts';
import { HOSTILE } from './screens/hostile.ts';

const FORBIDDEN = ['\u001b[31mred', '\u001b]0;title', '\u202egnp', 'a\u0000b'];

/** A run of questions in a terminal, and the server that it asks. */
async function running(
  questions: number,
  options: ApiServerOptions,
  size = { columns: 80, rows: 24 },
): Promise<{ shown: TestTerminal; server: ApiServer; again: () => TestTerminal; folder: string }> {
  const folder = temporaryFolder();
  const server = await startApiServer(options);
  onTestFinished(() => server.close());
  const rows = Array.from({ length: questions }, (_, i) => JSON.stringify({ input: `Question ${i}: which capital?`, target: 'Paris' }));
  writeFileSync(join(folder, 'capitals.jsonl'), `${rows.join('\n')}\n`);
  const words = ['run', 'capitals.jsonl', '-a', `openai/m?base_url=${server.openai}`, '--max-concurrency', '4', '--db', 'run.db'];
  const again = (): TestTerminal => {
    const terminal = openTerminal(words, { cwd: folder, env: { OPENAI_API_KEY: 'test' }, ...size });
    onTestFinished(() => terminal.close());
    return terminal;
  };
  return { shown: again(), server, again, folder };
}

const paris = { answer: () => 'Paris', latency: () => 40 };

describe.skipIf(pseudoTerminal === undefined)('a run in a terminal', () => {
  test('is drawn while it goes on, and ends on its board, on the page that was there', async () => {
    const { shown } = await running(60, paris);
    await shown.until(/\d+\/60/);
    expect(shown.alternate()).toBe(true);
    await shown.until(/in flight[\s\S]*127\.0\.0\.1/);
    expect((await shown.ended).exitCode).toBe(0);
    const after = await shown.until('60 of 60 trials played');
    expect(shown.alternate()).toBe(false);
    expect(after).toContain('accuracy');
  });

  test('pauses: what is in flight lands, nothing more is asked, and it goes on to the same end', async () => {
    const { shown, server, folder } = await running(80, paris);
    await shown.until(/[1-9]\d*\/80/);
    shown.press('p');
    await shown.until('paused');
    await shown.until(() => server.inFlight === 0);
    const asked = server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(server.requests.length).toBe(asked);
    expect(asked).toBeLessThan(80);
    shown.press('p');
    expect((await shown.ended).exitCode).toBe(0);
    expect(server.requests.length).toBe(80);
    const unpaused = await running(80, paris);
    await unpaused.shown.ended;
    const lines = async (of: string) => (await canonicalExport('run.db', { cwd: of })).split('\n').length;
    expect(await lines(folder)).toBe(await lines(unpaused.folder));
  });

  test('has a limit that keys change', async () => {
    const { shown, server } = await running(400, { answer: () => 'Paris', latency: () => 100 });
    await shown.until(/4\/4/);
    shown.press('++++');
    await shown.until(() => server.maxInFlight === 8);
    shown.press('------');
    await shown.until(/ [0-2]\/2 /);
    shown.press(`q${KEYS.interrupt}`);
    expect((await shown.ended).exitCode).toBe(3);
  });

  test.each([
    ['q', 'q'],
    ['ctrl-c', KEYS.interrupt],
  ])('%s stops it: calls land and are kept, and the same command goes on without paying twice', async (_, key) => {
    const { shown, server, again } = await running(80, paris);
    await shown.until(/[1-9]\d*\/80/);
    shown.press(key);
    expect((await shown.ended).exitCode).toBe(3);
    await shown.until('to go on: pentathlon run capitals.jsonl');
    expect(shown.alternate()).toBe(false);
    const rest = again();
    expect((await rest.ended).exitCode).toBe(0);
    expect(server.requests.length).toBe(80);
  });

  test('a second ctrl-c drops calls that do not land, and while it is paused too', async () => {
    for (const first of ['', 'p']) {
      const { shown } = await running(20, {
        answer: () => 'Paris',
        latency: () => new Promise((resolve) => setTimeout(resolve, 30_000).unref()),
      });
      await shown.until(/4\/4/);
      if (first !== '') {
        shown.press(first);
        await shown.until('paused');
      }
      shown.press(KEYS.interrupt);
      await shown.until('stopping');
      shown.press(KEYS.interrupt);
      expect((await shown.ended).exitCode).toBe(3);
      expect(shown.alternate()).toBe(false);
    }
  });

  test('SIGTERM stops it in order', async () => {
    const { shown } = await running(80, paris);
    await shown.until(/[1-9]\d*\/80/);
    shown.kill('SIGTERM');
    expect((await shown.ended).exitCode).toBe(3);
    expect(shown.raw()).toContain('\u001b[?1049l');
    await shown.until('to go on');
  });

  test('the board so far lies one key away, and the run ends behind it', async () => {
    const { shown } = await running(60, paris);
    await shown.until(/[1-9]\d*\/60/);
    shown.press('b');
    await shown.until(/accuracy/);
    await shown.until('the run has finished');
    expect(shown.alternate()).toBe(true);
    shown.press('q');
    await shown.until('finished; q leaves');
    shown.press('q');
    await shown.until('60 of 60 trials played');
    expect((await shown.ended).exitCode).toBe(0);
  });

  test.each([
    [80, 24],
    [120, 40],
  ])('%i × %i: follows a resize, and hostile replies do nothing', async (columns, rows) => {
    let n = 0;
    const { shown } = await running(60, { answer: () => HOSTILE[n++ % HOSTILE.length] as string, latency: () => 60 }, { columns, rows });
    await shown.until(/\d+\/60/);
    shown.resize(columns - 20, rows - 6);
    await shown.until((text) => text.split('\n').length === rows - 6 && /\? help/.test(text.split('\n').at(-1) ?? ''));
    expect((await shown.ended).exitCode).toBe(0);
    for (const sequence of FORBIDDEN) expect(shown.raw()).not.toContain(sequence);
  });

  test('what a user’s module writes to the console waits until the screen is left', async () => {
    const folder = temporaryFolder();
    const agent =
      "export default async () => { console.log('a word of its own'); await new Promise((done) => setTimeout(done, 50)); return 'Paris'; };";
    writeFileSync(join(folder, 'noisy.mjs'), agent);
    writeFileSync(
      join(folder, 'q.jsonl'),
      Array.from({ length: 12 }, (_, i) => JSON.stringify({ input: `q${i}`, target: 'Paris' })).join('\n'),
    );
    const shown = openTerminal(['run', 'q.jsonl', '-a', 'custom:./noisy.mjs'], { cwd: folder });
    onTestFinished(() => shown.close());
    expect((await shown.ended).exitCode).toBe(0);
    const [drawn, after] = shown.raw().split('\u001b[?1049l');
    expect(drawn).toContain('stop and keep');
    expect(drawn).not.toContain('a word of its own');
    expect(after).toContain('a word of its own');
  });

  test('--plain keeps to lines', async () => {
    const folder = temporaryFolder();
    const shown = openTerminal(['run', 'gtbench/nim', '-a', 'random', '-a', 'optimal', '-n', '3', '--plain'], { cwd: folder });
    onTestFinished(() => shown.close());
    expect((await shown.ended).exitCode).toBe(0);
    expect(shown.raw()).not.toContain('\u001b[?1049h');
  });
});
