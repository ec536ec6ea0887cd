import { describe, expect, test } from 'vitest';
import { authorization, hubAddress, statedDigest } from '../../../local-models/pull/hub.ts';
import { modelSource } from '../../../local-models/pull/model-source.ts';

describe('HF_TOKEN', () => {
  const token = (address: string, env = { HF_TOKEN: ' hf_x\n' }) => authorization(new URL(address), env);

  test('is told to Hugging Face over TLS', () => {
    expect(token('https://huggingface.co/o/r/resolve/main/m.gguf')).toEqual({ authorization: 'Bearer hf_x' });
    expect(token('https://huggingface.co/o/r', { HF_TOKEN: ' ' })).toEqual({});
  });

  test.each([
    'http://huggingface.co/o',
    'https://huggingface.co:8443/o',
    'https://huggingface.co.evil.example/o',
    'https://evilhuggingface.co/o',
    'https://cdn-lfs.huggingface.co/o',
    'https://cas-bridge.xethub.hf.co/o',
    'https://user@evil.example/huggingface.co',
    'http://127.0.0.1:8080/o',
  ])('and not to %s', (address) => {
    expect(token(address)).toEqual({});
  });
});

test('addresses are escaped, and begin where HF_ENDPOINT says', () => {
  expect(hubAddress('o/r', 'a b/m#1.gguf', 'main', {}).href).toBe('https://huggingface.co/o/r/resolve/main/a%20b/m%231.gguf');
  expect(hubAddress('o/r', 'm.gguf', 'v1', { HF_ENDPOINT: 'https://mirror.example/hub/' }).href).toBe(
    'https://mirror.example/hub/o/r/resolve/v1/m.gguf',
  );
  expect(() => hubAddress('o/r', 'm.gguf', 'main', { HF_ENDPOINT: 'mirror' })).toThrow(/HF_ENDPOINT: expected an address/);
});

test("the page of a file on Hugging Face is read as the file's address, a revision is kept", () => {
  const from = (asked: string) => modelSource(asked, {}).files.map((file) => String(file.from));
  expect(from('https://huggingface.co/o/r/blob/main/m.gguf')).toEqual(['https://huggingface.co/o/r/resolve/main/m.gguf']);
  expect(from('hf:o/r@abc123:m.gguf')).toEqual(['https://huggingface.co/o/r/resolve/abc123/m.gguf']);
  expect(from('hf:o/r:Q4/m-00001-of-00002.gguf')).toEqual(
    [1, 2].map((n) => `https://huggingface.co/o/r/resolve/main/Q4/m-0000${n}-of-00002.gguf`),
  );
});

test('only a SHA-256 is taken for one', () => {
  const sha256 = 'ab'.repeat(32);
  for (const tag of [sha256, `"${sha256}"`, `W/"${sha256}"`]) expect(statedDigest(tag)).toBe(sha256);
  for (const tag of [undefined, '', '"abc"', `"${sha256}-2"`, `"${'z'.repeat(64)}"`]) expect(statedDigest(tag)).toBeUndefined();
});
