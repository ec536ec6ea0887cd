import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { type BudgetLimit, parseBudget } from '../../../harness/engine/budget.ts';
import { closeConnections } from '../../../harness/models/connections.ts';
import { readLedger } from '../../../results/ledger.ts';
import { type Fault, faults } from '../../support/api-server.ts';
import { type AskedServer, askedServer } from '../../support/asked-server.ts';
import { engineRun, ofKind, questions } from '../../support/engine-run.ts';
import { folderOfQuestions } from '../../support/folder-of-questions.ts';
import { pentathlon, startPentathlon } from '../../support/run-pentathlon.ts';
import { until } from '../../support/until.ts';

afterAll(closeConnections);

/** Every answer is billed alike. */
const USAGE = { input: 25, output: 30 };
const PRICES = new Map([['a', { input: 10, output: 20 }]]);
const COST = (USAGE.input * 10 + USAGE.output * 20) / 1e6;
/** Most that one call may use: its prompt is shorter than 160 bytes, its answer bounded by `max_tokens`. */
const WORST = { tokens: 16 + 160 + 40, usd: ((16 + 160) * 10 + 40 * 20) / 1e6 };

/** Answers out of order, so that calls are settled while others wait for room. */
const billed = (): Promise<AskedServer> => {
  let asked = 0;
  return askedServer({ latency: () => 5 + ((asked++ * 7) % 20), answer: () => ({ text: 'it', usage: USAGE }) });
};
const play = (server: AskedServer, budget: BudgetLimit, more: Partial<Parameters<typeof engineRun>[0]> = {}) =>
  engineRun({ agents: ['openai/a?max_tokens=40'], baseURL: server.openai, questions: 100, prices: PRICES, budget, ...more });

describe('a budget is used as far as it goes and no further, sixteen calls at a time', () => {
  test('calls', async () => {
    const server = await billed();
    const { summary, read } = await play(server, { kind: 'calls', amount: 37 });
    expect(server.requests).toHaveLength(37);
    expect(server.maxInFlight).toBeGreaterThan(4);
    expect(summary).toMatchObject({ exitCode: 3, counts: { closed: 37, errored: 0 }, why: expect.stringContaining('budget of 37 calls') });
    expect(await read((store) => readLedger(store, 1))).toMatchObject({ spent: { calls: 37 }, held: { calls: 0 } });
  });

  test('tokens', async () => {
    const server = await billed();
    const amount = 3_000;
    const { summary, read } = await play(server, { kind: 'tokens', amount });
    const used = server.requests.length * (USAGE.input + USAGE.output);
    expect(used).toBeLessThanOrEqual(amount);
    expect(used).toBeGreaterThan(amount - WORST.tokens);
    expect(summary).toMatchObject({ exitCode: 3, counts: { closed: server.requests.length, errored: 0 } });
    expect(await read((store) => readLedger(store, 1))).toMatchObject({ spent: { tokens: used }, held: { tokens: 0 } });
  });

  test('money', async () => {
    const server = await billed();
    const amount = 0.05;
    const { summary, read } = await play(server, { kind: 'usd', amount });
    const used = server.requests.length * COST;
    expect(used).toBeLessThanOrEqual(amount);
    expect(used).toBeGreaterThan(amount - WORST.usd);
    expect(summary).toMatchObject({ exitCode: 3, counts: { closed: server.requests.length, errored: 0 } });
    const { spent, held } = await read((store) => readLedger(store, 1));
    expect(spent.usd).toBeCloseTo(used, 10);
    expect(held.usd).toBeCloseTo(0, 10);
  });

  test('minutes', async () => {
    const server = await askedServer({ latency: () => 50 });
    const began = performance.now();
    const { summary, read } = await play(server, { kind: 'minutes', amount: 0.01 }, { pace: { maxConcurrency: 2 } });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(summary).toMatchObject({ exitCode: 3, why: expect.stringContaining('minutes') });
    expect(summary?.counts.closed).toBe(server.requests.length);
    expect((await read((store) => readLedger(store, 1))).elapsedMs).toBeGreaterThanOrEqual(590);
  });

  test('one that suffices to the call is no limit', async () => {
    const server = await billed();
    const { summary } = await play(server, { kind: 'calls', amount: 100 });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 100 } });
  });

  test('one that is too small for a single call sends none, and says what a call may need', async () => {
    const server = await billed();
    const { summary } = await play(server, { kind: 'tokens', amount: 50 });
    expect(server.requests).toHaveLength(0);
    expect(summary).toMatchObject({ exitCode: 3, why: expect.stringMatching(/may need up to \d+ tokens/) });
  });

  test('votes and games of several calls', async () => {
    const server = await billed();
    const { summary } = await play(server, { kind: 'calls', amount: 23 }, { agents: ['openai/a+self-consistency?k=5'], questions: 10 });
    expect(server.requests).toHaveLength(23);
    expect(summary).toMatchObject({ exitCode: 3, counts: { errored: 0 } });
  });
});

describe('what was not answered', () => {
  test.each<[string, Fault]>([
    ['a reset midway', faults.resetMidway],
    ['a truncated reply', faults.truncated],
    ['a stall', faults.stall],
  ])('counts where the provider may have billed it: %s', async (_, fault) => {
    const server = await askedServer({ fault: ({ attempt }) => (attempt === 1 ? fault : undefined) });
    const { summary } = await play(server, { kind: 'calls', amount: 20 }, { pace: { callMs: 200 } });
    expect(server.requests.length).toBeLessThanOrEqual(20);
    expect(server.requests.length).toBeGreaterThanOrEqual(16);
    expect(summary).toMatchObject({ exitCode: 3 });
  });

  test('does not count where it was refused', async () => {
    const server = await askedServer({
      fault: ({ attempt }) => (attempt === 1 ? faults.rateLimited({ 'retry-after-ms': '10' }) : undefined),
    });
    const { summary, read } = await play(server, { kind: 'calls', amount: 20 }, { questions: 20 });
    expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 20 } });
    expect(server.requests).toHaveLength(40);
    expect(await read((store) => readLedger(store, 1))).toMatchObject({ spent: { calls: 20 }, held: { calls: 0 } });
  });

  test.each<BudgetLimit>([
    { kind: 'tokens', amount: 3_000 },
    { kind: 'usd', amount: 0.02 },
  ])('an answer without a count of its tokens counts as the most it can have been: $kind', async (budget) => {
    const reply = { choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'it' } }] };
    const server = await askedServer({ fault: () => ({ kind: 'other-json', body: reply }) });
    const { summary } = await play(server, budget);
    expect(summary).toMatchObject({ exitCode: 3 });
    expect(server.requests.length).toBeGreaterThan(5);
    expect(server.requests.length).toBeLessThan(40);
  });
});

describe('kept across starts', () => {
  test('the same command sends nothing more; a higher budget finishes', async () => {
    const server = await billed();
    const { folder } = await play(server, { kind: 'calls', amount: 30 });
    const again = await play(server, { kind: 'calls', amount: 30 }, { folder });
    expect(server.requests).toHaveLength(30);
    expect(again.summary).toMatchObject({ exitCode: 3, counts: { had: 30, closed: 0 } });
    const more = await play(server, { kind: 'calls', amount: 100 }, { folder });
    expect(more.summary).toMatchObject({ exitCode: 0, counts: { had: 30, closed: 70 } });
    expect(server.requests).toHaveLength(100);
    expect(new Set(server.requests.map(({ id }) => id)).size).toBe(100);
  });

  test('minutes too', async () => {
    const server = await askedServer({ latency: () => 50 });
    const { folder } = await play(server, { kind: 'minutes', amount: 0.01 }, { pace: { maxConcurrency: 2 } });
    const sent = server.requests.length;
    const { summary } = await play(server, { kind: 'minutes', amount: 0.01 }, { folder });
    expect(summary).toMatchObject({ exitCode: 3 });
    expect(server.requests).toHaveLength(sent);
  });

  test('calls made before there was a budget count', async () => {
    const server = await askedServer({
      answer: () => ({ text: 'it', usage: USAGE }),
      fault: ({ body }) => (JSON.stringify(body).includes('q1') ? undefined : faults.badRequest('no')),
    });
    const { folder } = await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 100 });
    const before = server.requests.length;
    server.options.fault = () => undefined;
    const { summary } = await engineRun({
      agents: ['openai/a'],
      baseURL: server.openai,
      questions: 100,
      folder,
      budget: { kind: 'calls', amount: 20 },
    });
    expect(summary).toMatchObject({ exitCode: 3, counts: { closed: 8 } });
    expect(server.requests).toHaveLength(before + 8);
  });
});

test('a task that catches what its players throw does not close trials on calls that were never made', async () => {
  const server = await billed();
  const asking = questions(10);
  const careless: typeof asking = {
    ...asking,
    play: async (sample, table) => asking.play(sample, table).catch(() => ({ ended: 'gave up', answers: [] })),
  };
  const { summary } = await play(server, { kind: 'calls', amount: 4 }, { task: careless, pace: { maxConcurrency: 2 } });
  expect(summary).toMatchObject({ exitCode: 3, counts: { closed: 4, errored: 0 } });
});

describe('money and prices', () => {
  test('a money budget with a model of unknown price is refused before anything is sent', async () => {
    const server = await billed();
    const { error } = await play(server, { kind: 'usd', amount: 1 }, { agents: ['openai/a', 'openai/nobody-knows'] });
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toMatch(/openai\/nobody-knows.*--prices/);
    expect(server.requests).toHaveLength(0);
  });

  test('cached and written tokens are billed at their prices', async () => {
    const prices = new Map([['a', { input: 10, output: 20, cachedInput: 1, cacheWrite: 12.5 }]]);
    const usage = { input: 5, cached: 10, written: 10, output: 30 };
    const server = await askedServer({ answer: () => ({ text: 'it', usage }) });
    const { events } = await play(server, { kind: 'usd', amount: 0.02 }, { prices, questions: 10 });
    const cost = (5 * 10 + 10 * 1 + 10 * 12.5 + 30 * 20) / 1e6;
    for (const done of ofKind(events, 'call-done')) expect(done.cost).toBeCloseTo(cost, 12);
  });
});

test.each([
  ['5usd', { kind: 'usd', amount: 5 }],
  ['0.25usd', { kind: 'usd', amount: 0.25 }],
  ['2Mtok', { kind: 'tokens', amount: 2_000_000 }],
  ['500ktok', { kind: 'tokens', amount: 500_000 }],
  ['900tok', { kind: 'tokens', amount: 900 }],
  ['1000calls', { kind: 'calls', amount: 1_000 }],
  ['30min', { kind: 'minutes', amount: 30 }],
])('%s is read', (text, limit) => {
  expect(parseBudget(text)).toEqual(limit);
});

test.each(['5', 'usd', '0usd', '-1usd', '5eur', '1e3calls', '5 usd later', 'NaNusd'])('"%s" is refused', (text) => {
  expect(() => parseBudget(text)).toThrow(UserError);
});

test('a budget of more minutes than a timer can count does not end at once', async () => {
  const server = await billed();
  const { summary } = await play(server, { kind: 'minutes', amount: 60_000 }, { questions: 5 });
  expect(summary).toMatchObject({ exitCode: 0, counts: { closed: 5 } });
});

describe('on the command line', () => {
  const words = (server: AskedServer, ...more: string[]) => [
    'run',
    'questions.jsonl',
    '-a',
    'openai/a',
    '--base-url',
    server.openai,
    ...more,
  ];

  test('a budget that is reached leaves a valid partial result, the board, and how to go on', async () => {
    const server = await billed();
    const cwd = folderOfQuestions(40);
    const { code, stdout, stderr } = await pentathlon(words(server, '--budget', '15calls'), { cwd });
    expect(code).toBe(3);
    expect(server.requests).toHaveLength(15);
    expect(stdout).toMatch(/openai\/a .*\b15\b/);
    expect(stderr).toContain('budget of 15 calls reached');
    expect(stderr).toMatch(/to go on: pentathlon run questions\.jsonl .*--budget 15calls/);

    const more = await pentathlon(words(server, '--budget', '40calls'), { cwd });
    expect(more.code).toBe(0);
    expect(server.requests).toHaveLength(40);
    expect(new Set(server.requests.map(({ id }) => id)).size).toBe(40);
  });

  test('twenty crashes are not twenty budgets', async () => {
    const server = await askedServer({ latency: () => 15 });
    const cwd = folderOfQuestions(400);
    const line = words(server, '--budget', '150calls', '--max-concurrency', '3');
    for (let crash = 1; crash <= 20; crash++) {
      const before = server.requests.length;
      const run = startPentathlon(line, { cwd });
      await until(() => server.requests.length >= before + 2 + (crash % 5));
      run.kill('SIGKILL');
      await run.ended;
    }
    const { code, stderr } = await pentathlon(line, { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('budget of 150 calls reached');
    expect(server.requests.length).toBeLessThanOrEqual(150);
    // Only calls in flight at a crash may count without an answer.
    expect(server.requests.length).toBeGreaterThanOrEqual(150 - 20 * 3);
  });

  test('a crash keeps the minutes used', async () => {
    const server = await askedServer({ latency: () => 20 });
    const cwd = folderOfQuestions(400);
    const line = words(server, '--budget', '0.02min', '--max-concurrency', '1');
    let code: number | null = null;
    // Each start would have time for some fifty calls.
    for (let start = 1; code === null && start <= 12; start++) {
      const enough = server.requests.length + 15;
      const run = startPentathlon(line, { cwd });
      await Promise.race([until(() => server.requests.length >= enough), run.ended]);
      run.kill('SIGKILL');
      ({ code } = await run.ended);
    }
    expect(code).toBe(3);
  });

  test('a money budget with an unknown price: one line that names the model', async () => {
    const server = await billed();
    const { code, stdout, stderr } = await pentathlon(words(server, '--budget', '1usd'), { cwd: folderOfQuestions(3) });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^pentathlon: [^\n]*openai\/a[^\n]*\n$/);
    expect(server.requests).toHaveLength(0);
  });
});

describe('--dry-run', () => {
  const dry = async (agents: readonly string[], ...more: string[]) => {
    const server = await billed();
    const line = ['run', 'questions.jsonl', ...agents.flatMap((agent) => ['-a', agent]), '--base-url', server.openai, '--dry-run', ...more];
    const ended = await pentathlon(line, { cwd: folderOfQuestions(40) });
    expect(server.requests).toHaveLength(0);
    expect(ended).toMatchObject({ code: 0 });
    return ended.stdout;
  };

  test('counts trials and calls of a question task, by strategy', async () => {
    const one = JSON.parse(
      await dry(['openai/gpt-5-mini', 'openai/b+cot', 'openai/c+self-consistency?k=5'], '-n', '12', '--epochs', '2', '--json'),
    );
    expect(one.trials).toBe(3 * 12 * 2);
    const calls = Object.fromEntries(one.models.map(({ model, calls: count }: { model: string; calls: number }) => [model, count]));
    expect(calls).toEqual({ 'openai/gpt-5-mini': 24, 'openai/b': 24, 'openai/c': 120 });
  });

  test('prices what it can, and says unknown where it cannot', async () => {
    const found = JSON.parse(await dry(['openai/gpt-5-mini?max_tokens=100', 'openai/nobody-knows'], '--json'));
    const [known, unknown] = found.models;
    expect(known).toMatchObject({ calls: 40, outputTokens: 4_000 });
    expect(known.inputTokens).toBeGreaterThan(40 * 10);
    expect(known.cost).toBeGreaterThan(0);
    expect(unknown).toMatchObject({ calls: 40, cost: null });
    const text = await dry(['openai/gpt-5-mini', 'openai/nobody-knows']);
    expect(text).toMatch(/80 trials/);
    expect(text).toMatch(/openai\/nobody-knows .*unknown/);
    expect(text).not.toMatch(/nobody-knows .*\$/);
  });
});
