import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { userSuite } from '../../../harness/app/user-suite.ts';
import { answered, samplesOf } from '../../tasks/authoring/answered.ts';

/** A question task as a user writes it. */
const MODULE = `
import { choice, jsonl, lettered, question, suite, user } from 'pentathlon';
import { z } from 'zod';

const row = z.object({ id: z.string(), q: z.string(), options: z.array(z.string()), gold: z.string() });

const capitals = question({
  id: 'capitals',
  version: '1',
  samples: jsonl('capitals.jsonl', row),
  prompt: (s) => [user(\`\${s.q}\\n\${lettered(s.options)}\`)],
  answer: (s) => choice(s.options.length),
  target: (s) => s.gold,
});
export default suite('geography', [capitals]);
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
  writeFileSync(join(folder, 'capitals.ts'), MODULE);
  const rows = [
    { id: 'fr', q: 'Capital of France?', options: ['Rome', 'Paris', 'Bern'], gold: 'B' },
    { id: 'it', q: 'Capital of Italy?', options: ['Rome', 'Paris'], gold: 'a' },
  ];
  writeFileSync(join(folder, 'capitals.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a user’s question task is loaded, played and judged; its data lies beside it', async () => {
  const { suite, home } = await userSuite(join(folder, 'capitals.ts'));
  const task = suite.tasks[0];
  if (task === undefined) throw new Error('no task');
  expect([suite.id, task.id, home]).toEqual(['geography', 'capitals', folder]);
  const samples = await samplesOf(task, { parameters: task.parameters.parse({}), home });
  expect(samples.map(({ id, target }) => [id, target])).toEqual([
    ['fr', 'B'],
    ['it', 'A'],
  ]);
  const results = [];
  for (const sample of samples) results.push(await answered(task, sample, {}, 'The answer is B.'));
  expect(results.map(({ verdict }) => verdict?.score)).toEqual([
    { scored: true, value: 1 },
    { scored: true, value: 0 },
  ]);
  const illegal = await answered(task, samples[1] as never, {}, 'The answer is C.');
  expect(illegal.outcome.answers?.[0]?.answer).toMatchObject({ ok: false, kind: 'illegal' });
  expect(illegal.verdict).toMatchObject({
    metric: 'accuracy',
    score: { scored: true, value: 0, reason: expect.stringContaining('illegal') },
  });
});
