import { existsSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import { questionFile } from '../../tasks/authoring/question-file.ts';
import { loadSuite, loadSuites, suiteIds } from '../../tasks/registry.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Task } from '../core/task.ts';
import type { ConfiguredTask } from '../core/trial.ts';
import { parseParameters } from './agent-spec.ts';
import { requireFolder } from './data-folder.ts';

/** Flags that apply to every task of a command. */
export interface TaskFlags {
  readonly data?: string;
  readonly compat?: boolean;
  readonly answer?: string;
  readonly judge?: string;
}

/** Tasks that a command names, with what there is to say about flags that some of them do not have. */
export interface ResolvedTasks {
  readonly tasks: readonly ConfiguredTask[];
  readonly words: readonly string[];
}

/** Resolves `suite`, `suite/task?parameters`, `file.jsonl` and `module.ts`. Throws UserError with the nearest name. */
export async function resolveTasks(names: readonly string[], flags: TaskFlags): Promise<ResolvedTasks> {
  requireFolder(flags.data);
  const tasks: ConfiguredTask[] = [];
  const words: string[] = [];
  for (const name of names) {
    for (const found of await resolve(name, flags)) {
      if (flags.compat === true && !hasCompat(found.task)) words.push(`${found.task.id} has no compat reading yet: it is played strict`);
      tasks.push(found);
    }
  }
  return { tasks, words };
}

async function resolve(name: string, flags: TaskFlags): Promise<ConfiguredTask[]> {
  const question = name.indexOf('?');
  const head = question === -1 ? name : name.slice(0, question);
  const raw = question === -1 ? {} : parseParameters(name.slice(question + 1), name);
  const data = flags.data === undefined ? {} : { data: flags.data };
  if (/\.(jsonl|ndjson)(\.gz)?$/.test(head)) {
    if (!existsSync(head)) throw new UserError(`${head}: no such file`);
    const given = {
      ...(flags.answer === undefined ? {} : { answer: flags.answer }),
      ...(flags.judge === undefined ? {} : { judge: flags.judge }),
      ...raw,
    };
    return [configure(questionFile(head) as Task, given, data)];
  }
  if (/\.[cm]?[jt]s$/.test(head)) {
    if (!existsSync(head)) throw new UserError(`${head}: no such file`);
    const { userSuite } = await import('./user-suite.ts');
    const { suite, home } = await userSuite(head);
    return suite.tasks.map((task) => configure(inSuite(suite.id, task), withCompat(task, raw, flags), { ...data, home }));
  }
  return (await builtIn(head)).map((task) => configure(task, withCompat(task, raw, flags), data));
}

/** A user's task goes by its suite's name too, so that two suites can use one word. */
const inSuite = (suite: string, task: Task): Task => (task.id.includes('/') ? task : { ...task, id: `${suite}/${task.id}` });

async function builtIn(head: string): Promise<readonly Task[]> {
  const suite = await loadSuite(head.split('/', 1)[0] as string);
  if (suite !== undefined && suite.id === head) return suite.tasks;
  const task = suite?.tasks.find(({ id }) => id === head);
  if (task !== undefined) return [task];
  const known = [...suiteIds, ...(await loadSuites()).flatMap(({ tasks }) => tasks.map(({ id }) => id))];
  throw new UserError(
    `unknown task "${head}": did you mean "${closest(head, known)}"? Tasks: ${known.join(', ')}; or a .jsonl file, or a module (.ts, .js)`,
  );
}

function withCompat(task: Task, raw: Record<string, string>, flags: TaskFlags): Record<string, string> {
  return flags.compat === true && hasCompat(task) ? { compat: 'true', ...raw } : raw;
}

const hasCompat = (task: Task): boolean => 'compat' in shapeOf(task);

/** Names of a task's parameters, as far as its schema tells. */
export function shapeOf(task: Task): Readonly<Record<string, unknown>> {
  return (task.parameters as { shape?: Readonly<Record<string, unknown>> }).shape ?? {};
}

function configure(task: Task, raw: Readonly<Record<string, string>>, place: { data?: string; home?: string }): ConfiguredTask {
  const parsed = task.parameters.safeParse(raw);
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
