import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../harness/core/digest.ts';
import type { Sample } from '../../../harness/core/sample.ts';
import { replayModel } from '../../../harness/models/replay.ts';
import { date } from '../../../tasks/dc-cot/date.ts';
import { gsm8k } from '../../../tasks/dc-cot/gsm8k.ts';
import { paperEqual } from '../../../tasks/dc-cot/paper-number.ts';
import { dcCot } from '../../../tasks/dc-cot/suite.ts';
import { answered, samplesOf } from '../authoring/answered.ts';

const DATA = '../shared/data/dc-cot';
const here = existsSync(DATA);

interface RecordedRow {
  readonly prompt: string;
  readonly generated: string;
  readonly prediction: string;
  readonly reference: string;
  readonly correct: boolean;
}
const recorded = (student: string): RecordedRow[] => JSON.parse(readFileSync(`${DATA}/students/${student}.json`, 'utf8')).details;

interface Settings {
  readonly compat: boolean;
  readonly earlier: boolean;
}
const STRICT: Settings = { compat: false, earlier: false };
const COMPAT: Settings = { compat: true, earlier: false };

/** Plays every sample of a task with what a student wrote, matched by its recorded prompts. */
async function replayed(student: string, settings: Settings) {
  const task = student.startsWith('date') ? date : gsm8k;
  const { model } = await replayModel(`${DATA}/students/${student}.json`, {});
  const samples = await samplesOf<unknown, Settings>(task as never, { parameters: settings, data: DATA });
  const rows = [];
  for (const sample of samples) rows.push(await playOne(task as never, sample, settings, model));
  return rows;
}

async function playOne(task: never, sample: Sample, settings: Settings, model: Awaited<ReturnType<typeof replayModel>>['model']) {
  const call = { id: sample.id, task: '', sample, seat: 0, turn: 1, draw: 0, signal: new AbortController().signal };
  const { outcome, verdict } = await answered(
    task,
    sample,
    settings as never,
    async ({ prompt }) => (await model.generate({ messages: prompt }, call)).text,
  );
  const answer = outcome.answers?.[0]?.answer;
  if (answer === undefined || verdict?.score.scored !== true) throw new Error(`${sample.id} was not scored`);
  return { id: sample.id, answer, value: verdict.score.value };
}

const accuracy = (rows: readonly { value: number }[]): number => rows.reduce((sum, { value }) => sum + value, 0) / rows.length;

describe.skipIf(!here)(`recorded students (needs ${DATA})`, () => {
  test.each([
    ['date/Qwen2.5-0.5B-Instruct', 34 / 169],
    ['date/Qwen2.5-3B-Instruct', 97 / 169],
    ['date/gemma-3-1b-it', 60 / 169],
    ['date/gemma-3-270m-it', 32 / 169],
    ['date/Llama-3.2-3B-Instruct', 93 / 169],
    ['gsm8k/Qwen2.5-0.5B-Instruct', 657 / 1319],
    ['gsm8k/Qwen2.5-3B-Instruct', 1130 / 1319],
  ])('%s: compat gives the recorded predictions and accuracy', async (student, expected) => {
    const rows = await replayed(student, COMPAT);
    expect(accuracy(rows)).toBeCloseTo(expected, 9);
    if (student.includes('Llama')) return;
    const details = recorded(student);
    expect(rows.map(({ answer }) => (answer.ok ? answer.text : 'N/A'))).toEqual(details.map(({ prediction }) => prediction));
    expect(rows.map(({ value }) => value === 1)).toEqual(details.map(({ correct }) => correct));
  });

  test('Llama-3.2-3B was recorded by an earlier rule, which gives its predictions and accuracy back', async () => {
    const details = recorded('date/Llama-3.2-3B-Instruct');
    const rows = await replayed('date/Llama-3.2-3B-Instruct', { compat: true, earlier: true });
    expect(rows.map(({ answer }) => (answer.ok ? answer.text : 'N/A'))).toEqual(details.map(({ prediction }) => prediction));
    expect(accuracy(rows)).toBeCloseTo(96 / 169, 9);
    expect(date.parameters.safeParse({ earlier: 'true' }).success).toBe(false);
  });

  test.each([
    ['date/Qwen2.5-0.5B-Instruct', 0],
    ['date/Qwen2.5-3B-Instruct', 4],
    ['date/gemma-3-1b-it', 0],
    ['date/gemma-3-270m-it', 1],
    ['date/Llama-3.2-3B-Instruct', 4],
    ['gsm8k/Qwen2.5-0.5B-Instruct', 7],
    ['gsm8k/Qwen2.5-3B-Instruct', 0],
  ])('%s: strict differs from compat in %i verdicts, each with a note that names both readings', async (student, count) => {
    const [strict, compat] = [await replayed(student, STRICT), await replayed(student, COMPAT)];
    const differ = strict.filter(({ value }, i) => value !== compat[i]?.value);
    expect(differ).toHaveLength(count);
    for (const { answer } of differ) expect(answer.note).toMatch(/^strictly (read .+|unparsed|illegal); the paper's rule /);
    expect(strict.map(({ answer }) => answer.note)).toEqual(compat.map(({ answer }) => answer.note));
    const unnoted = strict.filter(({ answer }, i) => answer.note === undefined && !sameReading(answer, compat[i]?.answer));
    expect(unnoted.map(({ id }) => id)).toEqual([]);
  });

  test('the data are those that the figures were checked on', () => {
    for (const { files } of dcCot.datasets ?? []) {
      for (const { path, sha256: expected } of files) {
        if (existsSync(`${DATA}/${path}`)) expect(sha256(readFileSync(`${DATA}/${path}`))).toBe(expected);
      }
    }
    expect(existsSync(`${DATA}/teacher/date/test.jsonl`)).toBe(true);
  });

  test('labels in strict form are numbers without commas, and samples are named by their row', async () => {
    const samples = await samplesOf(gsm8k, { parameters: { compat: false }, data: DATA });
    expect(samples).toHaveLength(1319);
    expect(samples.every(({ target }) => /^-?\d+$/.test(String(target)))).toBe(true);
    expect(samples[3]?.id).toBe('gsm8k-3');
  });
});

/** Letters alike, or texts of one number ("14" and "14.00" are one strict answer). */
function sameReading(strict: { ok: boolean; key?: string }, compat: { ok: boolean; key?: string } | undefined): boolean {
  if (!strict.ok || compat?.ok !== true) return strict.ok === compat?.ok;
  return strict.key === compat.key || paperEqual(compat.key ?? '', strict.key ?? '');
}

test('without its data a task says what was looked for, where it comes from and which flag names it', async () => {
  await expect(samplesOf(date, { parameters: STRICT })).rejects.toThrow(/teacher\/date\/test\.jsonl.*icml_kd.*--data/);
  await expect(samplesOf(gsm8k, { parameters: { compat: false }, data: 'test' })).rejects.toThrow(/gsm8k\/test\.jsonl in test;.*--data/);
});
