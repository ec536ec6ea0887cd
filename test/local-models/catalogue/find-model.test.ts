import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { findModel } from '../../../local-models/catalogue/find-model.ts';
import { modelsFolder } from '../../../local-models/catalogue/models-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: string;
const env = () => ({ PENTATHLON_MODELS: folder });
const find = (name: string) => findModel(name, env());
beforeEach(() => {
  folder = temporaryFolder();
  for (const file of ['SmolLM2-135M-Instruct.Q4_1.gguf', 'Own-Model.Q8_0.gguf']) writeFileSync(join(folder, file), '');
});

describe('local/<name>', () => {
  test('is a name of the catalogue, in whatever case', () => {
    const path = join(folder, 'SmolLM2-135M-Instruct.Q4_1.gguf');
    for (const name of ['smollm2-135m', 'SmolLM2-135M']) expect(find(name)).toEqual({ path, name: 'smollm2-135m' });
  });

  test('is the name of a file that was pulled or placed, which goes by the catalogue where it is in it', () => {
    const own = { path: join(folder, 'Own-Model.Q8_0.gguf'), name: 'Own-Model.Q8_0' };
    for (const name of ['Own-Model.Q8_0', 'Own-Model.Q8_0.gguf', 'own-model.q8_0']) expect(find(name)).toEqual(own);
    expect(find('SmolLM2-135M-Instruct.Q4_1').name).toBe('smollm2-135m');
  });

  test('is a path: absolute, from the working folder, from the home folder', () => {
    const elsewhere = join(temporaryFolder(), 'x', 'm.gguf');
    mkdirSync(join(elsewhere, '..'));
    writeFileSync(elsewhere, '');
    const found = { path: elsewhere, name: 'm' };
    expect(find(elsewhere)).toEqual(found);
    expect(find(relative(process.cwd(), elsewhere))).toEqual(found);
    expect(find(`~/${relative(homedir(), elsewhere)}`)).toEqual(found);
  });

  test('that is of the catalogue and not here says how to fetch it', () => {
    expect(() => find('qwen3-0.6b')).toThrow('local/qwen3-0.6b is not on this machine; fetch it with: pentathlon models pull qwen3-0.6b');
  });

  test.each<[string, RegExp]>([
    ['smolm2-135m', /did you mean "smollm2-135m"\?/],
    ['own-modl.q8_0', /did you mean "Own-Model\.Q8_0"\?/],
    ['none.gguf', /there is no file \S+none\.gguf, nor one of that name in /],
    ['./none', /there is no file \S+\/none$/],
    ['nothing', /^(?!.*did you mean).*local\/nothing: there is no such model; there are: smollm2-135m, .*Own-Model\.Q8_0/],
  ])('that is nowhere, %s', (name, says) => {
    expect(() => find(name)).toThrow(says);
  });
});

test('the models folder is in the cache unless it is named', () => {
  expect(modelsFolder({})).toMatch(/pentathlon\/models$/);
  expect(modelsFolder({ PENTATHLON_MODELS: '' })).toBe(modelsFolder({}));
  expect(modelsFolder({ PENTATHLON_MODELS: 'rel' })).toBe(join(process.cwd(), 'rel'));
});

test('the models folder cannot be a file, nor below one', () => {
  const file = join(folder, 'Own-Model.Q8_0.gguf');
  const says = 'cannot be the models folder, as there is a file; set PENTATHLON_MODELS to a folder';
  for (const place of [file, join(file, 'models')]) expect(() => modelsFolder({ PENTATHLON_MODELS: place })).toThrow(`${place} ${says}`);
  expect(modelsFolder({ PENTATHLON_MODELS: join(folder, 'not', 'yet') })).toBe(join(folder, 'not', 'yet'));
});
