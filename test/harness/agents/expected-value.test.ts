import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { expectedIn } from '../../../harness/agents/expected-value.ts';
import { flag } from '../../../tasks/authoring/flag.ts';

/** What is said of a value that a parameter cannot take. */
function said(field: z.ZodType, value: unknown): string | undefined {
  const shape = { x: field };
  return z.strictObject(shape).safeParse({ x: value }, { error: expectedIn(shape) }).error?.issues[0]?.message;
}

describe('what a parameter takes is said from its schema', () => {
  test.each([
    ['a switch', flag(), 'maybe', 'expected true or false'],
    ['words', z.enum(['a', 'b', 'c']).default('a'), 'd', 'expected a, b or c'],
    ['one word', z.literal('a').optional(), 'd', 'expected a'],
    ['a number that is none', z.coerce.number().min(1).max(3600).optional(), 'soon', 'expected a number from 1 to 3600'],
    ['a number out of bounds', z.coerce.number().min(1).max(3600), '0', 'expected a number from 1 to 3600'],
    ['a fraction', z.coerce.number().int().min(256).max(4096).default(512), '300.5', 'expected a whole number from 256 to 4096'],
    ['one bound', z.coerce.number().int().min(1), '0', 'expected a whole number, at least 1'],
    ['a bound that is out itself', z.coerce.number().gt(0).max(1), '0', 'expected a number, above 0 and at most 1'],
    ['no bounds', z.coerce.number().int(), 'x', 'expected a whole number'],
    [
      'a number or a word',
      z.union([z.coerce.number().int().min(1), z.literal('all')]),
      'some',
      'expected a whole number, at least 1, or all',
    ],
  ] as const)('%s', (_, field, value, words) => {
    expect(said(field, value)).toBe(words);
  });

  test("a schema's own words stand, and so do those of what is no single value", () => {
    expect(said(z.enum(['a'], 'only a'), 'b')).toBe('only a');
    expect(
      said(
        z.string().refine(() => false, 'not that'),
        'b',
      ),
    ).toBe('not that');
    expect(
      said(
        z.coerce.number().refine(() => false),
        '1',
      ),
    ).toBe('Invalid input');
    expect(said(z.array(z.enum(['a'])), ['b'])).toBe('Invalid input: expected "a"');
    expect(said(z.string().regex(/^a/), 'b')).toContain('Invalid string');
  });
});
