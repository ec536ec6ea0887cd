import { describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../support/api-server.ts';
import { type AskedServer, askedServer } from '../../support/asked-server.ts';
import { folderOfQuestions } from '../../support/folder-of-questions.ts';
import { pentathlon, startPentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

const LIMIT = 6;

/** A server that keeps every answer back until `release`. */
async function heldServer(): Promise<AskedServer & { release(): void }> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return Object.assign(await askedServer({ latency: () => released }), { release: () => release() });
}

const words = (server: AskedServer) => [
  'run',
  'questions.jsonl',
  '-a',
  'openai/a',
  '--base-url',
  server.openai,
  '--max-concurrency',
  `${LIMIT}`,
];
const idsOf = (requests: readonly ApiRequest[]): Set<string> => new Set(requests.map(({ id }) => id));

describe.each(['SIGINT', 'SIGTERM'] as const)('the first %s', (signal) => {
  test('sends nothing more, lets what is in flight land, and says how to go on', async () => {
    const server = await heldServer();
    const folder = folderOfQuestions(20);
    const run = startPentathlon(words(server), { cwd: folder });
    await until(() => server.requests.length === LIMIT);
    run.kill(signal);
    await run.said('stopping');
    server.release();
    const { code, stdout, stderr } = await run.ended;
    expect(code).toBe(3);
    expect(server.requests).toHaveLength(LIMIT);
    expect(stderr).toContain(`${LIMIT} of 20 trials played`);
    expect(stderr).toMatch(/to go on: pentathlon run questions\.jsonl -a openai\/a/);
    expect(stdout).toContain('openai/a');

    const again = await pentathlon(words(server), { cwd: folder });
    expect(again.code).toBe(0);
    expect(server.requests).toHaveLength(20);
    expect(idsOf(server.requests).size).toBe(20);
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('the second %s abandons what is in flight at once; the rest is kept', async (signal) => {
  const server = await askedServer({ latency: () => (server.requests.length <= LIMIT ? 0 : 60_000) });
  const folder = folderOfQuestions(20);
  const run = startPentathlon(words(server), { cwd: folder });
  await until(() => server.requests.length === 2 * LIMIT);
  run.kill(signal);
  await run.said('stopping');
  const asked = performance.now();
  run.kill(signal);
  const { code, stderr } = await run.ended;
  expect(performance.now() - asked).toBeLessThan(2_000);
  expect(code).toBe(3);
  expect(stderr).toContain('to go on: pentathlon run');
  expect(stderr).not.toMatch(/\n\s+at /);

  const kept = server.requests.slice(0, LIMIT).map(({ id }) => id);
  server.options.latency = () => 0;
  const again = await pentathlon(words(server), { cwd: folder });
  expect(again.code).toBe(0);
  expect(idsOf(server.requests).size).toBe(20);
  for (const id of kept) expect(server.byId(id)).toHaveLength(1);
});

test('a call that waits for its retry is not sent again', async () => {
  const headers = { 'retry-after': '30' };
  const server = await askedServer({ fault: () => ({ kind: 'status', status: 429, body: {}, headers }) });
  const run = startPentathlon(words(server), { cwd: folderOfQuestions(3) });
  await until(() => server.requests.length >= 2);
  const asked = performance.now();
  run.kill('SIGINT');
  const { code } = await run.ended;
  expect(code).toBe(3);
  expect(performance.now() - asked).toBeLessThan(5_000);
  expect(server.requests.length).toBeLessThanOrEqual(3);
});

test('a game is left between two moves and goes on from there', async () => {
  const move = ({ body }: ApiRequest): string => `Answer: ${(JSON.stringify(body.messages).match(/<pile:\d+, take:\d+>/g) ?? []).at(-2)}`;
  const server = await askedServer({ latency: () => 20, answer: move });
  const folder = temporaryFolder();
  const line = ['run', 'gtbench/nim', '-a', 'openai/a', '-a', 'openai/b', '-n', '3', '--base-url', server.openai];
  const run = startPentathlon(line, { cwd: folder });
  await until(() => server.requests.length >= 20);
  run.kill('SIGINT');
  expect((await run.ended).code).toBe(3);
  const sent = server.requests.length;
  expect((await pentathlon(line, { cwd: folder })).code).toBe(0);
  expect(server.requests.length).toBeGreaterThan(sent);
  expect(idsOf(server.requests).size).toBe(server.requests.length);
});
