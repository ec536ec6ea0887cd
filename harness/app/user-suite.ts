import { UserError } from '../core/errors/user-error.ts';
import type { Suite } from '../core/suite.ts';
import { loadModule } from './load-module.ts';

/** A suite from a user's module, with what identifies its code and the folder its data is read from. */
export interface UserSuite {
  readonly suite: Suite;
  readonly digest: string;
  readonly home: string;
}

/**
 * Loads a user's module whose default export is a suite.
 * @throws UserError, one line, saying what the module exports instead.
 */
export async function userSuite(path: string): Promise<UserSuite> {
  const { exports, digest, home } = await loadModule(path);
  const fault = faultOf(exports.default);
  if (fault !== undefined) throw new UserError(`${path}: expected "export default suite('name', [task])", but ${fault}`);
  return { suite: exports.default as Suite, digest, home };
}

function faultOf(exported: unknown): string | undefined {
  if (exported === undefined) return 'it has no default export';
  if (!isObject(exported)) return `its default export is ${exported === null ? 'null' : `a ${typeof exported}`}`;
  if (isTask(exported)) return 'its default export is a task alone: put it in a suite';
  if (typeof exported.id !== 'string' || !Array.isArray(exported.tasks)) return 'its default export has no id or no list of tasks';
  const odd = exported.tasks.findIndex((task) => !isTask(task));
  if (odd >= 0) return `task ${odd + 1} of its suite was not made by question() or match()`;
  return exported.tasks.length === 0 ? 'its suite has no task' : undefined;
}

const isTask = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.id === 'string' &&
  ['samples', 'play', 'seats', 'judges'].every((member) => typeof value[member] === 'function') &&
  isObject(value.parameters) &&
  Array.isArray(value.metrics);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
