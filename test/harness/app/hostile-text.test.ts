import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askedServer } from '../../support/asked-server.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { DANGER, HOSTILE } from '../../support/terminal-danger.ts';

const NAME = HOSTILE.replaceAll('\u0000', '');

/** A run in which everything that others write is hostile: file, ids, questions, answers, reasons of failures, names of agents. */
test('hostile text reaches no terminal as it is, whatever prints it', async () => {
  const server = await askedServer({
    answer: () => ({ text: `${HOSTILE}\nAnswer: ${HOSTILE}`, reasoning: HOSTILE }),
    fault: ({ body }) =>
      JSON.stringify(body).includes('to fail')
        ? { kind: 'status', status: 400, body: { error: { message: `no: ${HOSTILE}`, type: 'invalid_request_error' } } }
        : undefined,
  });
  const cwd = temporaryFolder();
  const file = `q${NAME.replaceAll('/', '')}.jsonl`;
  const rows = [1, 2, 3].map((n) => ({ id: `${n}${HOSTILE}`, input: `${HOSTILE}${n === 3 ? ' to fail' : ''}`, target: HOSTILE }));
  writeFileSync(join(cwd, file), rows.map((row) => JSON.stringify(row)).join('\n'));
  const agents = { [`ev${NAME}`]: 'openai/a', plain: 'openai/b' };
  writeFileSync(join(cwd, 'pentathlon.config.ts'), `export default ${JSON.stringify({ agents })};`);
  const play = ['run', file, '-a', `ev${NAME}`, '-a', 'plain', '--base-url', server.openai];

  const shown: string[] = [];
  const run = async (...words: string[]) => {
    const end = await pentathlon(words, { cwd });
    shown.push(end.stdout, end.stderr);
    expect([
      words[0],
      DANGER.exec(end.stdout + end.stderr)?.[0]
        .codePointAt(0)
        ?.toString(16),
    ]).toEqual([words[0], undefined]);
    return end;
  };
  expect((await run(...play)).code).toBe(3);
  await run(...play, '--json');
  await run(...play, '--explain');
  await run(...play, '--explain', '--json');
  await run(...play, '--dry-run');
  for (const format of ['--plain', '--csv', '--markdown', '--json']) expect((await run('board', format)).code).toBe(0);
  await run('runs');
  const [{ id }] = JSON.parse((await run('runs', '--json')).stdout);
  await run('show', id);
  await run('show', id, '--errored');
  const { trials } = JSON.parse((await run('show', id, '--json')).stdout);
  expect(trials).toHaveLength(6);
  for (const trial of trials) {
    await run('show', trial.id);
    await run('show', trial.id, '--json');
  }
  const exported = (await run('export')).stdout.trim().split('\n');
  expect(exported).toHaveLength(4);
  expect(JSON.parse(exported[0] ?? '').lines.find((line: object) => 'call' in line).call.text).toBe(`${HOSTILE}\nAnswer: ${HOSTILE}`);
  await run('runs', 'delete', id);
  await run('board', NAME);
  await run('show', NAME);
  await run('run', `${NAME}.jsonl`, '-a', 'plain');
  await run('run', 'gtbench/nim', '-a', NAME);
  // It was there to be seen, made visible.
  const all = shown.join('');
  for (const visible of ['\\u{1b}', '\\u{9b}', '\\u{202e}', '\\u{0}', '\\u{2028}', '名前🦊']) expect(all).toContain(visible);
});
