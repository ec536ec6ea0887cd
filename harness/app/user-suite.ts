import { suiteIds } from '../../tasks/registry.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Suite } from '../core/suite.ts';
import type { Task } from '../core/task.ts';
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
  return exported.tasks.length === 0 ? 'its suite has no task' : nameFaultOf(exported.id, exported.tasks);
}

/** What is wrong with the names a suite gives: they are typed on the command line, and trials are told apart by them. */
function nameFaultOf(id: string, tasks: readonly Task[]): string | undefined {
  if (!/^[\w.-]+$/.test(id)) return `its suite is called ${JSON.stringify(id)}: use letters, digits, ".", "-" and "_"`;
  if (suiteIds.includes(id)) return `its suite bears the name of the built-in ${id}: choose another`;
  const nameless = tasks.findIndex((task) => task.id === '');
  if (nameless >= 0) return `task ${nameless + 1} of its suite has no id`;
  const unversioned = tasks.find(({ version }) => typeof version !== 'string' || version === '');
  if (unversioned !== undefined) return `its task ${JSON.stringify(unversioned.id)} has no version: give it one, as in version: '1'`;
  const foreign = tasks.find((task) => task.id.includes('/') && suiteIds.includes(task.id.split('/')[0] as string));
  return foreign === undefined ? undefined : `its task ${JSON.stringify(foreign.id)} bears the name of a built-in suite: choose another`;
}

const isTask = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.id === 'string' &&
  ['samples', 'play', 'seats', 'judges'].every((member) => typeof value[member] === 'function') &&
  isObject(value.parameters) &&
  Array.isArray(value.metrics);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
