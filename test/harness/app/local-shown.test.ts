import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ranOnWords } from '../../../harness/app/ran-on-words.ts';
import { runScreen } from '../../../harness/app/screens/runs/run-screen.ts';
import { localWords } from '../../../harness/app/screens/trial/local-words.ts';
import { trialScreen } from '../../../harness/app/screens/trial/trial-screen.ts';
import { user } from '../../../harness/core/message.ts';
import type { RanOn } from '../../../harness/core/ran-on.ts';
import type { Task } from '../../../harness/core/task.ts';
import { openStore } from '../../../results/open-store.ts';
import type { Store } from '../../../results/store.ts';
import type { ShownCall } from '../../../results/trial-record.ts';
import { choice } from '../../../tasks/authoring/choice.ts';
import { question } from '../../../tasks/authoring/question.ts';
import { engineRun } from '../../support/engine-run.ts';
import { writeGguf } from '../../support/gguf.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';
import { textOf, WIDE } from './screens/played-trials.ts';

const cpu: RanOn = { backend: 'cpu', threads: 1, slots: 1, context: 512, kv: 'f16', flash: 'auto', llama_cpp: 'v0.5.0' };
const cuda: RanOn = {
  ...cpu,
  backend: 'cuda',
  devices: ['H200', 'H200', 'T4'],
  gpu_layers: 31,
  threads: 8,
  slots: 4,
  context: 4_096,
  flash: 'true',
};

test('what a model ran on, in one line', () => {
  expect(ranOnWords(cpu)).toBe('ran on the processor, 1 thread · 1 slot of 512 tokens · kv f16 · flash attention auto · llama.cpp v0.5.0');
  expect(ranOnWords(cuda)).toBe(
    'ran on cuda on 2 × H200, T4, 31 layers there, 8 threads · 4 slots of 4 096 tokens · kv f16 · flash attention on · llama.cpp v0.5.0',
  );
});

describe('the marks of a trial', () => {
  const call = (seat: number, sent?: object): ShownCall =>
    ({ entry: { seat, generation: { text: '', finish: 'stop', sent } } }) as unknown as ShownCall;
  const exact = call(0, { runs_on: cpu, exact: true });
  const shared = call(1, { runs_on: cuda, exact: false, grammar: 'choices' });
  const unexact = 'not exactly repeatable: 4 slots side by side change rounding and so text; exact=true plays one at a time';

  test('one line a thing, however many calls there were', () => {
    expect(localWords([exact, exact, exact], 1)).toEqual([ranOnWords(cpu)]);
    expect(localWords([shared], 1)).toEqual([ranOnWords(cuda), unexact, 'answers constrained to the legal ones']);
    expect(localWords([exact, shared, shared], 1)).toEqual([
      ranOnWords(cpu),
      ranOnWords(cuda),
      unexact,
      'answers constrained to the legal ones',
    ]);
  });

  test('name their seats where there are several; a judge has none', () => {
    expect(localWords([shared, exact, call(1, { runs_on: cpu, exact: true })], 2)).toEqual([
      `seat 2: ${ranOnWords(cuda)}`,
      `seat 2: ${unexact}`,
      'seat 2: answers constrained to the legal ones',
      `seats 1, 2: ${ranOnWords(cpu)}`,
    ]);
    expect(localWords([call(-1, { runs_on: cpu, exact: true })], 2)).toEqual([ranOnWords(cpu)]);
  });

  test('there are none of what other models wrote', () => {
    expect(localWords([call(0), call(0, { temperature: 0 }), call(0, { grammar: 'choices' })], 1)).toEqual([]);
  });
});

describe('a run of a local model', () => {
  let folder: string;
  let store: Store;
  const ran = 'ran on the processor, 1 thread · 2 slots of 512 tokens · kv f32 · flash attention off · llama.cpp v';
  const alone = 'ran on the processor, 1 thread · 1 slot of 256 tokens · kv f16 · flash attention off · llama.cpp v';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pentathlon-shown-'));
    const { path } = writeGguf(join(folder, 'tiny.gguf'));
    const letters = question({
      id: 'letters',
      version: '1',
      finite: true,
      samples: [{ id: 's1' }, { id: 's2' }],
      prompt: ({ id }) => [user(`Which letter is ${id}?`)],
      answer: () => choice(3),
      target: () => 'A',
    }) as Task<unknown, unknown>;
    const loads = ['slots=2&context=512&kv=f32&constrain=true', 'exact=true&context=256&max_tokens=8'];
    const agents = loads.map((load) => `local/${path}?gpu=false&threads=1&${load}`);
    const { summary, error } = await engineRun({ agents, baseURL: '', task: letters, folder });
    expect(error).toBeUndefined();
    expect(summary?.counts.closed).toBe(4);
    store = openStore(join(folder, 'test.db'), { reading: true });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const show = async (id: string, ...flags: string[]) =>
    (await pentathlon(['show', id, '--db', 'test.db', '--plain', ...flags], { cwd: folder })).stdout;
  const trialOf = (wanted: string): { n: number; id: string } =>
    store
      .sql(`SELECT trials.n, trials.id FROM trials JOIN lineups ON lineups.n = lineup JOIN agents ON agents.n = lineups.agents
        WHERE instr(agents.id, ?) ORDER BY trials.n LIMIT 1`)
      .get(wanted) as { n: number; id: string };

  test('show <run> says what each endpoint really ran on, once', async () => {
    const [run] = store.sql('SELECT id FROM runs').pluck().all() as string[];
    const text = await show(run as string);
    for (const words of [ran, alone]) expect(text.split(words)).toHaveLength(2);
    expect(text).toMatch(/^local\/tiny#[0-9a-f]{8} \S.* ran on the processor, 1 thread · 2 slots/m);
    const { ranOn } = JSON.parse(await show(run as string, '--json')) as { ranOn: (RanOn & { endpoint: string })[] };
    expect(ranOn.map(({ slots, context, kv }) => [slots, context, kv]).sort()).toEqual([
      [1, 256, 'f16'],
      [2, 512, 'f32'],
    ]);
    const screen = textOf(runScreen(store, 1), { columns: 120, rows: 60 });
    expect(screen).toMatch(/ ran on +the processor, 1 thread\n with +2 slots of 512 tokens · kv f32 · flash attention off · llama\.cpp v/);
    expect(screen.match(/^ local\/tiny#/gm)).toHaveLength(2);
  });

  test('show <trial> says whether it can be had again, and that answers were constrained; so does its screen', async () => {
    const { n, id } = trialOf('constrain=true');
    const marks = [ran, 'not exactly repeatable: 2 slots side by side', 'answers constrained to the legal ones'];
    const text = await show(id);
    const head = text.slice(0, text.indexOf('──'));
    for (const mark of marks) expect(head).toContain(mark);
    const screen = trialScreen(store, { numbers: [n], index: 0 });
    const joined = (shown: string) => shown.replace(/\s+/g, ' ');
    for (const mark of marks) expect(joined(textOf(screen, WIDE))).toContain(mark);
    const verdicts = screen.press('v', WIDE);
    expect(verdicts?.kind === 'to' && joined(textOf(verdicts.screen, WIDE)).split('not exactly repeatable')).toHaveLength(3);
  });

  test('of one slot neither is said', async () => {
    const text = await show(trialOf('exact=true').id);
    expect(text).toContain(alone);
    expect(text).not.toMatch(/repeatable|constrained/);
  });
});
