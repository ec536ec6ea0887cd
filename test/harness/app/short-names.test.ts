import { expect, test } from 'vitest';
import { shortNames } from '../../../harness/app/short-names.ts';

const shown = (names: readonly string[]): string[] => [...shortNames(names).values()];

test('of variants of one model the settings that differ are shown, the others by an ellipsis', () => {
  const model = 'local//home/someone/models/SmolLM2-135M-Instruct.Q4_1.gguf';
  expect(shown([`${model}?constrain=true&kv=f16&max_tokens=40`, `${model}?constrain=true&kv=q8_0&max_tokens=40`, 'random'])).toEqual([
    'local/…/SmolLM2-135M-Instruct.Q4_1.gguf?kv=f16&…',
    'local/…/SmolLM2-135M-Instruct.Q4_1.gguf?kv=q8_0&…',
    'random',
  ]);
});

test('a model alone, or with settings that no other one has, keeps them; short names are as they are', () => {
  expect(shown(['openai/gpt-5-mini?temperature=0&seed=1', 'openai/gpt-5?temperature=0&seed=1'])).toEqual([
    'openai/gpt-5-mini?temperature=0&seed=1',
    'openai/gpt-5?temperature=0&seed=1',
  ]);
  const plain = 'local//models/of/mine/with/a/long/path/model.gguf';
  expect(shown([plain, `${plain}?constrain=true`])).toEqual(['local/…/model.gguf', 'local/…/model.gguf?constrain=true']);
});

test('names stay different from each other', () => {
  const names = ['a', 'b'].flatMap((folder) => ['f16', 'q8_0'].map((kv) => `local//models/${folder}/m.gguf?kv=${kv}&temperature=0&seed=1`));
  expect(new Set(shown(names)).size).toBe(4);
  const same = ['openai/m+cot?base_url=http://127.0.0.1:1/v1&x=1', 'openai/m+cot?base_url=http://127.0.0.1:2/v1&x=1'];
  expect(new Set(shown(same)).size).toBe(2);
});
