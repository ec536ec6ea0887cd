import type { Suite } from '../../harness/core/suite.ts';
import type { Task } from '../../harness/core/task.ts';

/** What a suite may hold beside its tasks. */
export type SuiteExtras = Omit<Suite, 'id' | 'tasks'>;

/**
 * Tasks under one name: what a user's module exports by default.
 * @throws RangeError where it has no task, or two of one id.
 */
// biome-ignore lint/suspicious/noExplicitAny: a suite holds tasks of any row and any parameters
export function suite(id: string, tasks: readonly Task<any, any>[], extras: SuiteExtras = {}): Suite {
  if (tasks.length === 0) throw new RangeError(`suite ${id}: expected at least one task`);
  const twice = tasks.find((task, index) => tasks.findIndex((other) => other.id === task.id) < index);
  if (twice !== undefined) throw new RangeError(`suite ${id}: two tasks are called ${twice.id}`);
  return { id, tasks, ...extras };
}
