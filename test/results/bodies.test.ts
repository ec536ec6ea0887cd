import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, getBody, putBody } from '../../results/bodies.ts';
import { madeStore } from './made-store.ts';

describe('bodies', () => {
  test('a text is stored once, however often it is put', async () => {
    const store = madeStore();
    const numbers = await store.commit(() => ['same', 'other', 'same', 'same'].map((text) => putBody(store, text)));
    expect(new Set(numbers).size).toBe(2);
    expect(numbers[2]).toBe(numbers[0]);
    expect(store.sql('SELECT count(*) FROM bodies').pluck().get()).toBe(2);
    expect(numbers.map((n) => getBody(store, n))).toEqual(['same', 'other', 'same', 'same']);
  });

  test('what is rolled back is put anew', async () => {
    const store = madeStore();
    const undone = store.commit(() => {
      putBody(store, 'text');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const n = await store.commit(() => putBody(store, 'text'));
    expect(getBody(store, n)).toBe('text');
  });

  test('any text comes back as it was; long ones take less room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (text) => {
        const { encoding, data } = encode(text);
        return decode(encoding, data) === text;
      }),
      { seed: 7 },
    );
    const prompt = 'You play nim. '.repeat(500);
    expect(encode(prompt).data.length).toBeLessThan(prompt.length / 20);
  });
});
