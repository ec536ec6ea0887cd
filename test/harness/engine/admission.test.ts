import { expect, test } from 'vitest';
import type { TrialSpec } from '../../../harness/core/trial.ts';
import { Admission } from '../../../harness/engine/admission.ts';
import type { Pacer } from '../../../harness/engine/pacer.ts';
import type { Queued } from '../../../harness/engine/queued.ts';

const LIMIT = 4;
const pacer = { lane: () => ({ ceiling: LIMIT }) } as unknown as Pacer;
const remote = { models: [{ endpoint: 'https://api x' }] };
const local = { models: [{ endpoint: 'local/x', slots: LIMIT }] };
const free = { models: [] };
const trials = (n: number, agents: readonly unknown[]): Queued[] =>
  Array.from({ length: n }, (_, number) => ({ number, spec: { agents } as unknown as TrialSpec }));
const admitted = (n: number, agents: readonly unknown[]): number => new Admission(pacer).admit(trials(n, agents)).length;

test('of a model with slots there are never more conversations than slots: a seat is one', () => {
  expect(admitted(20, [local, free])).toBe(LIMIT);
  expect(admitted(20, [local])).toBe(LIMIT);
  expect(admitted(20, [local, local])).toBe(LIMIT / 2);
  expect(admitted(20, [local, local, free])).toBe(LIMIT / 2);
});

test('one trial that has more seats of it than there are slots is played all the same, alone', () => {
  expect(
    admitted(
      20,
      Array.from({ length: LIMIT + 2 }, () => local),
    ),
  ).toBe(1);
});

test('of an endpoint behind an API there are twice as many trials as calls; seats do not count', () => {
  expect(admitted(20, [remote, free])).toBe(2 * LIMIT);
  expect(admitted(20, [remote, remote])).toBe(2 * LIMIT);
});

test('the scarcer of two endpoints decides, and what leaves makes room', () => {
  const admission = new Admission(pacer);
  const waiting = trials(20, [local, remote]);
  const first = admission.admit(waiting);
  expect(first.length).toBe(LIMIT);
  expect(admission.admit(waiting.slice(LIMIT))).toEqual([]);
  admission.leave((first[0] as Queued).spec);
  expect(admission.admit(waiting.slice(LIMIT)).length).toBe(1);
});
