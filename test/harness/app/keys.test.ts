import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faults } from '../../support/api-server.ts';
import { askedServer } from '../../support/asked-server.ts';
import { folderOfQuestions } from '../../support/folder-of-questions.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';

const KEY = 'sk-proj-NeverToBeSeen0123456789abcdef';
const env = { OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY, MY_KEY: KEY };

/** Everything that lies in a folder afterwards. */
const bytesOf = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.includes('.db'))
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n');

describe('a key is sent and appears nowhere else', () => {
  test.each([
    ['openai/gpt-5-mini', 'openai'],
    ['openai/gpt-5-mini?key_env=MY_KEY', 'openai'],
    ['anthropic/claude-haiku-4-5', 'anthropic'],
    ['langchain/openai:gpt-5-mini', 'openai'],
  ] as const)('%s, where the server takes it', async (agent, kind) => {
    const server = await askedServer({ answer: () => 'Answer: it' });
    const folder = folderOfQuestions(2);
    const words = ['questions.jsonl', '-a', agent, '--base-url', server[kind]];
    const end = await pentathlon(['run', ...words], { cwd: folder, env });
    expect(end.code).toBe(0);
    expect(JSON.stringify(server.requests.map(({ headers }) => headers))).toContain(KEY);
    const later = await Promise.all(
      [['export'], ['runs', '--json'], ['doctor'], ['run', ...words, '--explain'], ['board', '--json']].map((command) =>
        pentathlon(command, { cwd: folder, env }),
      ),
    );
    const shown = [end, ...later].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(shown).not.toContain(KEY);
    expect(bytesOf(folder)).not.toContain(KEY);
  });

  test.each([
    ['openai/gpt-5-mini', 'openai'],
    ['anthropic/claude-haiku-4-5', 'anthropic'],
  ] as const)('%s, where the server refuses it and says it back', async (agent, kind) => {
    const server = await askedServer({ fault: () => faults.wrongKey(KEY) });
    const folder = folderOfQuestions(2);
    const { code, stdout, stderr } = await pentathlon(['run', 'questions.jsonl', '-a', agent, '--base-url', server[kind]], {
      cwd: folder,
      env,
    });
    expect(code).toBe(2);
    expect(server.requests.length).toBeGreaterThan(0);
    const { stdout: runs } = await pentathlon(['runs', '--json'], { cwd: folder, env });
    const id = (JSON.parse(runs) as { id: string }[])[0]?.id ?? '';
    const { stdout: show } = await pentathlon(['show', id, '--json'], { cwd: folder, env });
    expect(show).toContain(id);
    for (const shown of [stdout, stderr, runs, show, bytesOf(folder)]) {
      expect(shown).not.toContain(KEY);
      expect(shown).not.toContain(KEY.slice(8));
    }
    expect(stderr).toMatch(/key/i);
  });

  test('a key where a setting belongs is not said back either', async () => {
    const folder = folderOfQuestions(1);
    for (const words of [
      ['-a', `openai/gpt-5-mini?api_key=${KEY}`],
      ['-a', 'openai/gpt-5-mini', '--base-url', `http://user:${KEY}@127.0.0.1:1/v1`],
      ['-a', 'openai/gpt-5-mini', '--base-url', `http://127.0.0.1:1/v1?key=${KEY}`],
    ]) {
      const { code, stderr } = await pentathlon(['run', 'questions.jsonl', ...words], { cwd: folder, env });
      expect({ code, said: stderr.includes(KEY) }).toEqual({ code: 2, said: false });
    }
  });
});

test('an alias brings its base URL, its key variable and its parameters', async () => {
  const server = await askedServer({ answer: () => 'Answer: it' });
  const folder = folderOfQuestions(1);
  const config = {
    agents: {
      mine: { spec: 'openai/llama-3:8b?temperature=0.5', baseURL: server.openai, keyVariable: 'MY_KEY' },
      short: 'openai/gpt-5-mini+cot',
    },
    db: 'mine.db',
  };
  writeFileSync(join(folder, 'pentathlon.config.ts'), `const config: object = ${JSON.stringify(config)};\nexport default config;`);
  const { code, stdout } = await pentathlon(['run', 'questions.jsonl', '-a', 'mine+cot?top_p=0.9', '--json'], {
    cwd: folder,
    env: { MY_KEY: 'theirs' },
  });
  expect(code).toBe(0);
  expect(server.requests.map(({ headers, body }) => [headers.authorization, body.model, body.temperature, body.top_p])).toEqual([
    ['Bearer theirs', 'llama-3:8b', 0.5, 0.9],
  ]);
  expect(JSON.parse(stdout).board.sections[0].rows[0].agent).toBe('mine+cot?top_p=0.9');
  expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual(['mine.db']);

  const unset = await pentathlon(['run', 'questions.jsonl', '-a', 'mine'], { cwd: folder });
  expect({ code: unset.code, stderr: unset.stderr }).toEqual({ code: 2, stderr: expect.stringContaining('MY_KEY') });
  const unknown = await pentathlon(['run', 'questions.jsonl', '-a', 'mime'], { cwd: folder });
  expect({ code: unknown.code, stderr: unknown.stderr }).toEqual({ code: 2, stderr: expect.stringContaining('did you mean "mine"?') });
});
