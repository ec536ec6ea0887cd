import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ProviderError } from '../../../harness/core/errors/provider-error.ts';
import { modelDigest } from '../../../local-models/gguf/model-digest.ts';
import type { Load } from '../../../local-models/process/load.ts';
import type { LocalFile } from '../../../local-models/process/local-file.ts';
import { ModelProcess } from '../../../local-models/process/model-process.ts';
import type { Answer, GenerateAsk } from '../../../local-models/process/protocol.ts';
import { writeGguf } from '../../support/gguf.ts';

let folder: string;
let file: LocalFile;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-process-'));
  const { path } = writeGguf(join(folder, 'tiny.gguf'));
  const load: Load = { path, gpu: 'false', layers: 'auto', slots: 2, context: 2_048, kv: 'f16', flash: 'auto', threads: 1 };
  file = { name: 'tiny', content: await modelDigest([path]), parts: [path], cacheBytes: 0, load };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sampling = { temperature: 0, topK: 40, topP: 1, minP: 0, repeatPenalty: 1, seed: 1 };
const ask = (maxTokens: number): GenerateAsk => ({
  kind: 'generate',
  messages: [{ role: 'user', content: 'x' }],
  sampling,
  maxTokens,
  stop: [],
});
const signal = new AbortController().signal;
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a process that is killed fails what it was asked, retryably; the next ask starts another', async () => {
  const model = new ModelProcess(file);
  const before = await model.ask<Answer>(ask(3), signal);
  const { pid } = model;
  const under = [
    model.ask<Answer>(ask(2_000), signal),
    model.ask<Answer>({ ...ask(2_000), sampling: { ...sampling, temperature: 2 } }, signal),
  ];
  await model.ready();
  process.kill(pid as number, 'SIGKILL');
  for (const end of await Promise.allSettled(under)) {
    expect(end.status).toBe('rejected');
    const error = (end as PromiseRejectedResult).reason as ProviderError;
    expect(error).toBeInstanceOf(ProviderError);
    expect([error.kind, error.retryable, error.message]).toEqual(['server', true, 'local/tiny: its process ended (SIGKILL)']);
  }
  expect((await model.ask<Answer>(ask(3), signal)).value.text).toBe(before.value.text);
  expect(model.pid).not.toBe(pid);
  model.close();
});

test('one that ends twice while it loads is not tried for ever', async () => {
  const model = new ModelProcess(file);
  const killed = async () => {
    const asked = model.ask(ask(3), signal).catch((error: unknown) => error as ProviderError);
    await vi.waitUntil(() => model.pid !== undefined);
    process.kill(model.pid as number, 'SIGKILL');
    return asked;
  };
  expect(await killed()).toMatchObject({ kind: 'server', retryable: true });
  expect(await killed()).toMatchObject({
    kind: 'not-found',
    retryable: false,
    message: 'local/tiny: its process ended while it was loaded (SIGKILL)',
  });
  // Nothing is started again.
  await expect(model.ready()).rejects.toMatchObject({ kind: 'not-found' });
  expect(model.pid).toBeUndefined();
});

test('a program that waits for an answer alone hears that the process ended', async () => {
  const program = join(folder, 'waiting.mts');
  const here = (path: string) => JSON.stringify(new URL(`../../../${path}`, import.meta.url).pathname);
  writeFileSync(
    program,
    `import { ModelProcess } from ${here('local-models/process/model-process.ts')};
    const model = new ModelProcess(${JSON.stringify(file)});
    const never = new AbortController().signal;
    await model.ready();
    const asked = model.ask(${JSON.stringify({ ...ask(2_000), schema: { type: 'string', minLength: 800 } })}, never);
    process.kill(model.pid, 'SIGKILL');
    await asked.catch((error) => console.log(error.message));`,
  );
  const { spawnSync } = await import('node:child_process');
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  expect([status, stdout.trim()]).toEqual([0, 'local/tiny: its process ended (SIGKILL)']);
});

test('it is gone when its parent is', async () => {
  const program = join(folder, 'parent.mts');
  const here = (path: string) => JSON.stringify(new URL(`../../../${path}`, import.meta.url).pathname);
  writeFileSync(
    program,
    `import { ModelProcess } from ${here('local-models/process/model-process.ts')};
    const model = new ModelProcess(${JSON.stringify(file)});
    await model.ready();
    console.log(model.pid);
    setInterval(() => undefined, 1_000);`,
  );
  const { spawn } = await import('node:child_process');
  const parent = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = Number(await new Promise((resolve) => parent.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()))));
  expect(alive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitUntil(() => !alive(pid), { timeout: 20_000 });
});

test('keys do not reach it', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-secret');
  vi.stubEnv('HF_TOKEN', 'hf-secret');
  const model = new ModelProcess(file);
  await model.ready();
  vi.unstubAllEnvs();
  if (process.platform === 'linux') {
    const { readFileSync } = await import('node:fs');
    const environment = readFileSync(`/proc/${model.pid}/environ`, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('secret');
  }
  model.close();
});

test('a file that is another one by now is not loaded in its place', async () => {
  const path = join(folder, 'replaced.gguf');
  writeGguf(path, { seed: 1 });
  const model = new ModelProcess({ ...file, content: await modelDigest([path]), parts: [path], load: { ...file.load, path } });
  await model.ask(ask(3), signal);
  writeGguf(path, { seed: 2 });
  // What is in memory is still the first one.
  await model.ask(ask(3), signal);
  model.close();
  await expect(model.ask(ask(3), signal)).rejects.toMatchObject({
    kind: 'not-found',
    message: 'local/tiny: its file is not the one that this run began with; put that one back, or run it anew',
  });
});

test('a cache that no memory holds is refused before it is made', async () => {
  const model = new ModelProcess({ ...file, cacheBytes: 1e6, load: { ...file.load, context: 4_000_000_000 } });
  await expect(model.ask(ask(3), signal)).rejects.toMatchObject({
    kind: 'not-found',
    message: expect.stringMatching(
      /^local\/tiny: the model cannot be loaded: a cache of 2 × 4\s000\s000\s000 tokens takes .* GiB; lower context= or slots=$/,
    ),
  });
  model.close();
});
