import { resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { fileIn } from '../../tasks/authoring/dataset-file.ts';
import { questionFile } from '../../tasks/authoring/question-file.ts';
import { loadSuite, loadSuites, suiteIds } from '../../tasks/registry.ts';
import { expectedIn } from '../agents/expected-value.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Suite } from '../core/suite.ts';
import type { Task } from '../core/task.ts';
import { type ConfiguredTask, taskKey } from '../core/trial.ts';
import { parseParameters } from './agent-spec.ts';
import { requireFolder } from './data-folder.ts';
import { kindOfName } from './task-names.ts';

/** Flags that apply to every task of a command. */
export interface TaskFlags {
  readonly data?: string;
  readonly compat?: boolean;
  readonly answer?: string;
  readonly judge?: string;
}

/** Tasks that a command names, with what there is to say about those that are left out, and about flags that some do not have. */
export interface ResolvedTasks {
  readonly tasks: readonly ConfiguredTask[];
  readonly words: readonly string[];
}

/** A task with the file it comes from; empty for a built-in one. */
interface Found {
  readonly configured: ConfiguredTask;
  readonly source: string;
}

/** Resolves `suite`, `suite/task?parameters`, `file.jsonl` and `module.ts`; a task named twice is one. Throws UserError with the nearest name. */
export async function resolveTasks(names: readonly string[], flags: TaskFlags): Promise<ResolvedTasks> {
  requireFolder(flags.data);
  const kept: Found[] = [];
  const words: string[] = [];
  for (const found of await allOf(names, flags, words)) {
    const { task } = found.configured;
    if (isNamedTwice(found, kept)) {
      words.push(`${task.id} is named twice; it is played once`);
      continue;
    }
    if (flags.compat === true && !hasCompat(task)) words.push(`${task.id} has no compat reading yet: it is played strict`);
    kept.push(found);
  }
  return { tasks: kept.map(({ configured }) => configured), words };
}

async function allOf(names: readonly string[], flags: TaskFlags, words: string[]): Promise<Found[]> {
  const found: Found[] = [];
  let files = 0;
  for (const name of names) {
    const question = name.indexOf('?');
    const head = question === -1 ? name : name.slice(0, question);
    const raw = question === -1 ? {} : parseParameters(name.slice(question + 1), name);
    const kind = kindOfName(head);
    const source = kind === 'built-in' ? '' : resolve(head);
    if (kind === 'questions') files++;
    found.push(...(await READERS[kind](head, raw, flags, words)).map((configured) => ({ configured, source })));
  }
  const flag = flags.answer === undefined ? (flags.judge === undefined ? undefined : '--judge') : '--answer';
  if (flag !== undefined && files === 0) throw new UserError(`${flag} is for .jsonl files, and no task is one; leave it out`);
  return found;
}

/** Whether the same task is there already. Throws UserError for another of the same name: their trials would be mixed. */
function isNamedTwice({ configured, source }: Found, before: readonly Found[]): boolean {
  const { task, home } = configured;
  const key = taskKey(configured);
  const same = before.find((other) => taskKey(other.configured) === key && other.configured.home === home);
  if (same !== undefined && same.source !== source)
    throw new UserError(`${same.source} and ${source} both hold a task called ${task.id}; rename one of them`);
  return same !== undefined;
}

type Raw = Readonly<Record<string, string>>;

type Reader = (head: string, raw: Raw, flags: TaskFlags, words: string[]) => Promise<ConfiguredTask[]>;

const READERS: Readonly<Record<ReturnType<typeof kindOfName>, Reader>> = {
  async questions(head, raw, { data, answer, judge }) {
    const task = questionFile(head) as Task;
    const [suite] = task.id.split('/');
    if (task.id !== suite && suiteIds.includes(suite as string))
      throw new UserError(`${head}: its folder bears the name of the built-in suite ${suite}; rename the folder or run from inside it`);
    const given = { ...(answer === undefined ? {} : { answer }), ...(judge === undefined ? {} : { judge }), ...raw };
    return [configure(task, given, placeOf(data))];
  },
  async module(head, raw, flags) {
    const { userSuite } = await import('./user-suite.ts');
    const { suite, home } = await userSuite(head);
    return suite.tasks.map((task) => configure(inSuite(suite.id, task), withCompat(task, raw, flags), { ...placeOf(flags.data), home }));
  },
  'built-in': async (head, raw, flags, words) =>
    (await builtIn(head, flags.data, words)).map((task) => configure(task, withCompat(task, raw, flags), placeOf(flags.data))),
};

const placeOf = (data: string | undefined): { data?: string } => (data === undefined ? {} : { data });

/** A user's task goes by its suite's name too, so that two suites can use one word. */
const inSuite = (suite: string, task: Task): Task => (task.id.includes('/') ? task : { ...task, id: `${suite}/${task.id}` });

async function builtIn(head: string, data: string | undefined, words: string[]): Promise<readonly Task[]> {
  const suite = await loadSuite(head.split('/', 1)[0] as string);
  if (suite !== undefined && suite.id === head) return withTheirFiles(suite, data, words);
  const task = suite?.tasks.find(({ id }) => id === head);
  if (task !== undefined) return [task];
  const known = [...suiteIds, ...(await loadSuites()).flatMap(({ tasks }) => tasks.map(({ id }) => id))];
  throw new UserError(
    `unknown task "${head}": did you mean "${closest(head, known)}"? Tasks: ${known.join(', ')}; or a .jsonl file, or a module (.ts, .js)`,
  );
}

/**
 * A suite stands for those of its tasks that can be played here: others are left out, with a word, where their files are not there. Where
 * none are, they all stay: playing the first one tells what it looked for. A task that is named by itself is never left out.
 */
function withTheirFiles({ id, tasks, datasets = [] }: Suite, data: string | undefined, words: string[]): readonly Task[] {
  const lacks = (task: Task): boolean => datasets.some((dataset) => dataset.id === task.id && fileIn(dataset, data) === undefined);
  const absent = tasks.filter(lacks);
  if (absent.length === 0 || absent.length === tasks.length) return tasks;
  const names = absent.map((task) => task.id.slice(id.length + 1)).join(', ');
  const where = data === undefined ? 'for want of --data <folder>' : `their files are not in ${data}`;
  words.push(`${id}: left out, ${where}: ${names}; pentathlon data lists the files and where they come from`);
  return tasks.filter((task) => !absent.includes(task));
}

function withCompat(task: Task, raw: Raw, flags: TaskFlags): Raw {
  return flags.compat === true && hasCompat(task) ? { compat: 'true', ...raw } : raw;
}

const hasCompat = (task: Task): boolean => 'compat' in shapeOf(task);

/** Names of a task's parameters, as far as its schema tells. */
export function shapeOf(task: Task): Readonly<Record<string, unknown>> {
  return (task.parameters as { shape?: Readonly<Record<string, unknown>> }).shape ?? {};
}

function configure(task: Task, raw: Raw, place: { data?: string; home?: string }): ConfiguredTask {
  const parsed = task.parameters.safeParse(raw, { error: expectedIn(shapeOf(task)) });
  if (parsed.success) return { task, parameters: parsed.data, ...place };
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const known = Object.keys(shapeOf(task));
  if (unknown !== undefined) {
    const hint = known.length === 0 ? 'it has none' : `did you mean "${closest(unknown, known)}"? It has: ${known.join(', ')}`;
    throw new UserError(`${task.id}: unknown parameter "${unknown}": ${hint}`);
  }
  const name = String(issue?.path[0] ?? '');
  const got = raw[name] === undefined ? '' : ` (got ${JSON.stringify(raw[name])})`;
  throw new UserError(`${task.id}: ${name === '' ? '' : `${name}: `}${issue?.message ?? 'parameters not valid'}${got}`);
}
