import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { closeConnections } from '../../../harness/models/connections.ts';
import { loadPrices } from '../../../harness/models/prices.ts';
import { leaderboard } from '../../../results/leaderboard.ts';
import { runsLike } from '../../../results/runs.ts';
import type { ApiReply } from '../../support/api-server.ts';
import { askedServer } from '../../support/asked-server.ts';
import { engineRun } from '../../support/engine-run.ts';
import { folderOfQuestions } from '../../support/folder-of-questions.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

afterAll(closeConnections);

/** US dollars a million tokens, by hand: 2 in, 0.5 from the cache, 2.5 into the cache, 8 out. */
const FORMS = {
  own: { model: { input: 2, cachedInput: 0.5, cacheWrite: 2.5, output: 8 } },
  'LiteLLM’s': {
    sample_spec: { input_cost_per_token: 0, litellm_provider: 'one of the providers' },
    model: {
      litellm_provider: 'openai',
      mode: 'chat',
      input_cost_per_token: 0.000002,
      cache_read_input_token_cost: 0.0000005,
      cache_creation_input_token_cost: 0.0000025,
      output_cost_per_token: 0.000008,
      max_output_tokens: 8192,
    },
  },
};

/** 100 fresh tokens, 40 read from the cache, 60 written to it, 30 out of which 20 were reasoning. */
const USAGE: ApiReply['usage'] = { input: 100, cached: 40, written: 60, output: 30, reasoning: 20 };
const COST = (100 * 2 + 40 * 0.5 + 60 * 2.5 + 30 * 8) / 1_000_000;

const MODELS = {
  'OpenAI counts cached tokens inside the prompt’s': 'openai/model',
  'OpenAI’s responses too': 'openai/model?api=responses',
  'Anthropic counts them outside': 'anthropic/model',
};

function priceFile(form: keyof typeof FORMS): string {
  const path = join(temporaryFolder(), 'prices.json');
  writeFileSync(path, JSON.stringify(FORMS[form]));
  return path;
}

describe.each(Object.keys(FORMS) as (keyof typeof FORMS)[])('prices in %s form', (form) => {
  test.each(Object.entries(MODELS))('%s', async (_, agent) => {
    const server = await askedServer({ answer: () => ({ text: 'it', usage: USAGE }) });
    const prices = await loadPrices(priceFile(form));
    const baseURL = agent.startsWith('anthropic') ? server.anthropic : server.openai;
    const { summary, read } = await engineRun({ agents: [agent], baseURL, questions: 4, prices });
    expect(summary).toMatchObject({ exitCode: 0 });
    const stored = await read((store) => ({
      calls: store.sql('SELECT cost, input, cached_input, cache_write, output, reasoning_tokens FROM calls').all() as { cost: number }[],
      run: runsLike(store, '')[0],
      board: leaderboard(store),
    }));
    expect(stored.calls).toHaveLength(4);
    for (const call of stored.calls) {
      expect(call).toMatchObject({ input: 100, cached_input: 40, cache_write: 60, output: 30, reasoning_tokens: 20 });
      expect(call.cost).toBeCloseTo(COST, 12);
    }
    expect(stored.run).toMatchObject({ spentCalls: 4, spentTokens: 4 * 230, unpricedCalls: 0 });
    expect(stored.run?.spentUsd).toBeCloseTo(4 * COST, 12);
    const [row] = stored.board.sections[0]?.rows ?? [];
    expect(row).toMatchObject({ agent, calls: 4, inputTokens: 4 * 200, outputTokens: 4 * 30 });
    expect(row?.cost).toBeCloseTo(4 * COST, 12);
  });

  test('are read with --prices', async () => {
    const server = await askedServer({ answer: () => ({ text: 'it', usage: USAGE }) });
    const line = ['run', 'questions.jsonl', '-a', 'openai/model', '--base-url', server.openai, '--prices', priceFile(form), '--json'];
    const { code, stdout } = await pentathlon(line, { cwd: folderOfQuestions(5) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).board.sections[0].rows[0].cost).toBeCloseTo(5 * COST, 12);
  });
});

describe('an unknown price is never 0', () => {
  test('in the store and on the board', async () => {
    const server = await askedServer({ answer: () => ({ text: 'it', usage: USAGE }) });
    const { read } = await engineRun({ agents: ['openai/nobody-knows'], baseURL: server.openai, questions: 3 });
    const { costs, run, row } = await read((store) => ({
      costs: store.sql('SELECT cost FROM calls').pluck().all(),
      run: runsLike(store, '')[0],
      row: leaderboard(store).sections[0]?.rows[0],
    }));
    expect(costs).toEqual([null, null, null]);
    expect(run).toMatchObject({ unpricedCalls: 3, spentCalls: 3 });
    expect(row).toMatchObject({ cost: null, calls: 3 });
  });

  test('where only the count of tokens is missing', async () => {
    const reply = { choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'it' } }] };
    const server = await askedServer({ fault: () => ({ kind: 'other-json', body: reply }) });
    const { read } = await engineRun({
      agents: ['openai/model'],
      baseURL: server.openai,
      questions: 2,
      prices: await loadPrices(priceFile('own')),
    });
    expect(await read((store) => store.sql('SELECT cost FROM calls').pluck().all())).toEqual([null, null]);
  });

  test('on the command line', async () => {
    const server = await askedServer({});
    const line = ['run', 'questions.jsonl', '-a', 'openai/nobody-knows', '--base-url', server.openai];
    const { stdout, stderr } = await pentathlon(line, { cwd: folderOfQuestions(2) });
    expect(stderr).toContain('cost unknown');
    expect(`${stdout}${stderr}`).not.toMatch(/\$0/);
  });
});
