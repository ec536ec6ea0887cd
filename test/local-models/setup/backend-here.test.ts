import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backendHere } from '../../../local-models/setup/backend-here.ts';
import { childEnvironment } from '../../../local-models/setup/child-environment.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const program = (source: string): string => {
  const path = join(temporaryFolder(), 'program.mjs');
  writeFileSync(path, source);
  return path;
};

test('says what llama.cpp takes on this machine', async () => {
  const found = await backendHere();
  expect(found).toMatchObject({ backend: expect.stringMatching(/^(cpu|cuda|vulkan|metal)$/), release: expect.stringMatching(/^v?\w/) });
  expect((found as { cores: number }).cores).toBeGreaterThan(0);
});

test('a process that crashes, fails or hangs is one line', async () => {
  expect(await backendHere(program('process.kill(process.pid, "SIGSEGV")'))).toBe('its process ended: SIGSEGV');
  expect(await backendHere(program('throw new TypeError("no \\u001b[31mdriver")'))).toBe(
    'its process ended: code 1; it said: TypeError: no \\u{1b}[31mdriver',
  );
  expect(await backendHere(program('setInterval(() => {}, 1000)'), 300)).toBe('nothing came of it in 0.3 s');
});

test('no secret reaches it', async () => {
  const env = { PATH: '/bin', HOME: '/root', OPENAI_API_KEY: 'sk', HF_TOKEN: 'hf', DB_PASSWORD: 'x', CUDA_VISIBLE_DEVICES: '0' };
  expect(childEnvironment(env)).toEqual({ PATH: '/bin', HOME: '/root', CUDA_VISIBLE_DEVICES: '0' });
});
