import { describe, expect, test } from 'vitest';
import { localChecks } from '../../../harness/app/local-checks.ts';
import type { BackendHere } from '../../../local-models/setup/backend-here.ts';
import { gpuPackages } from '../../../local-models/setup/gpu-packages.ts';
import type { LocalSetup } from '../../../local-models/setup/setup.ts';

const GIB = 2 ** 30;
const packages = gpuPackages('linux', 'x64');
const cpu: BackendHere = { backend: 'cpu', devices: [], vramTotal: 0, vramFree: 0, cores: 8, release: 'v0.5.0' };
const cuda: BackendHere = { ...cpu, backend: 'cuda', devices: ['NVIDIA H200'], vramTotal: 140 * GIB, vramFree: 139.5 * GIB };
const clone: LocalSetup = {
  root: '/home/me/pentathlon',
  place: 'clone',
  installed: '3.22.1',
  wanted: '3.22.1',
  offered: ['cuda', 'vulkan'],
  here: [],
  packages,
  overridden: [...packages.cuda, ...packages.vulkan, '@node-llama-cpp/win-x64-cuda'],
  seen: { nvidia: false, vulkan: false, device: false },
  ramTotal: 64 * GIB,
  ramFree: 60 * GIB,
  backend: cpu,
};

const { installed: _, backend: __, ...without } = clone;
const said = (setup: LocalSetup): string[] => localChecks(setup).map(({ name, text, ok }) => `${ok ? 'ok' : 'MEND'} ${name}: ${text}`);
const gpu = (setup: LocalSetup): string | undefined => localChecks(setup).find(({ name }) => name === 'gpu')?.text;
const driver = (nvidia: boolean, vulkan: boolean, device = true) => ({ seen: { nvidia, vulkan, device } });

describe('the library', () => {
  test('that is there, with its backend and the memory there is', () => {
    expect(said(clone)).toEqual([
      'ok node-llama-cpp: 3.22.1, llama.cpp v0.5.0',
      'ok backend: cpu: models run on the processor',
      'ok memory: 60.0 GiB of 64.0 GiB free, 8 physical cores',
      'ok gpu: none seen; backends left out of this installation: CUDA, Vulkan',
    ]);
    expect(said({ ...clone, backend: cuda, here: ['cuda'], ...driver(true, false) })).toEqual([
      'ok node-llama-cpp: 3.22.1, llama.cpp v0.5.0',
      'ok backend: cuda on NVIDIA H200: 139.5 GiB of 140.0 GiB free',
      'ok memory: 60.0 GiB of 64.0 GiB free, 8 physical cores',
    ]);
  });

  test('that is not there, or is another version: the one command for where we are', () => {
    const command = (setup: LocalSetup) => said(setup)[0]?.split(/to (?:add it|install that): /)[1];
    for (const setup of [without, { ...clone, installed: '3.20.0' }]) {
      expect(command(setup)).toBe('cd /home/me/pentathlon && npm install');
      expect(command({ ...setup, place: 'project' })).toBe('npm install node-llama-cpp@3.22.1');
      expect(command({ ...setup, place: 'global' })).toBe('npm install -g node-llama-cpp@3.22.1');
    }
    expect(said(without)).toEqual([expect.stringMatching(/^ok node-llama-cpp: not installed: needed only for local\/ models; /)]);
    expect(said({ ...clone, installed: '3.20.0' })[0]).toMatch(/^MEND node-llama-cpp: 3\.20\.0: expected 3\.22\.1; /);
    expect(command({ ...without, root: "/home/o'me/a b" })).toBe(`cd '/home/o'\\''me/a b' && npm install`);
  });

  test('that does not load: why, and what is left to do', () => {
    const [first, ...rest] = said({ ...clone, backend: 'its process ended: SIGSEGV' });
    expect(first).toMatch(
      /^MEND node-llama-cpp: 3\.22\.1 does not load \(its process ended: SIGSEGV\); .*gpu=false.*cd \/home\/me\/pentathlon && npm install$/,
    );
    expect(rest).toEqual(['ok memory: 60.0 GiB of 64.0 GiB free']);
  });
});

describe('a GPU backend that is missing', () => {
  const lifted = (...names: string[]) =>
    `cd /home/me/pentathlon && npm pkg delete ${names.map((name) => `"overrides.@node-llama-cpp/${name}"`).join(' ')} && npm install`;

  test("is named where its driver is here, with the command that lifts our own overrides; NVIDIA's comes first", () => {
    const add = lifted('linux-x64-cuda', 'linux-x64-cuda-ext');
    const words = `NVIDIA's driver is here; the CUDA backend is left out of this installation; to add it: ${add}`;
    expect(gpu({ ...clone, ...driver(true, false) })).toBe(words);
    expect(gpu({ ...clone, ...driver(true, true) })).toBe(words);
    expect(gpu({ ...clone, ...driver(true, true), here: ['vulkan'], backend: { ...cuda, backend: 'vulkan' } })).toBe(words);
    expect(gpu({ ...clone, ...driver(false, true) })).toBe(
      `the Vulkan library is here; the Vulkan backend is left out of this installation; to add it: ${lifted('linux-x64-vulkan')}`,
    );
  });

  test('needs no lifting where none of ours counts', () => {
    const ending = (setup: LocalSetup) => gpu({ ...setup, ...driver(true, false) })?.split('to add it: ')[1];
    expect(ending({ ...clone, overridden: [] })).toBe('cd /home/me/pentathlon && npm install --include=optional');
    expect(ending({ ...clone, overridden: [], place: 'project' })).toBe('npm install --include=optional node-llama-cpp@3.22.1');
    expect(ending({ ...clone, overridden: [], place: 'global' })).toBe('npm install -g --include=optional node-llama-cpp@3.22.1');
  });

  test('that is here and does not work is told apart', () => {
    const words = gpu({ ...clone, here: ['cuda', 'vulkan'], ...driver(true, true) });
    expect(words).toMatch(
      /^NVIDIA's driver is here; the CUDA backend is installed and does not work here; to see why: npx --no node-llama-cpp inspect gpu$/,
    );
  });

  test('is offered without a driver only where a device is seen', () => {
    const words = gpu({ ...clone, ...driver(false, false) });
    expect(words).toBe(
      `a device without a driver of use: install NVIDIA's driver or libvulkan; to add the Vulkan backend then: ${lifted('linux-x64-vulkan')}`,
    );
    expect(gpu({ ...clone, here: ['cuda', 'vulkan'] })).toBe('none seen');
  });

  test('is nothing to speak of where a GPU is at work, or where there are no backends for the system', () => {
    expect(gpu({ ...clone, backend: cuda, here: ['cuda'], ...driver(true, true) })).toBeUndefined();
    const mac = { ...clone, offered: [], packages: gpuPackages('darwin', 'arm64') };
    expect(gpu({ ...mac, backend: { ...cuda, backend: 'metal' } })).toBeUndefined();
    expect(gpu(mac)).toBeUndefined();
    expect(gpu({ ...mac, ...driver(true, false) })).toBe('a driver is here, and node-llama-cpp brings no backend for this system');
  });
});
