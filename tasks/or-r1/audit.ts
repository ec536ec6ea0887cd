import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Command } from '../../harness/core/suite.ts';
import { fileIn } from '../authoring/dataset-file.ts';
import { jsonl } from '../authoring/jsonl.ts';
import { aligned } from './aligned.ts';
import { type Benchmark, benchmarks } from './benchmarks.ts';
import { problemRow } from './problem-row.ts';
import type { Problem } from './program-task.ts';

/** A benchmark's labels by their questions, which no file holds twice. */
interface Labels {
  readonly name: string;
  readonly labels: ReadonlyMap<string, Problem['answer']>;
}

/** Two files' questions in common, and those of them that are labelled differently. */
interface Pair {
  readonly files: readonly [string, string];
  readonly shared: number;
  readonly conflicting: readonly { readonly question: string; readonly labels: readonly [Problem['answer'], Problem['answer']] }[];
}

/** `or-r1 audit`: questions that test sets share, and their labels that differ. An average over files counts them more than once. */
export const audit: Command = {
  verb: 'audit',
  usage: 'audit <folder> [--json]',
  summary: 'Questions that test sets share, and their labels that differ (--json: each)',
  example: 'pentathlon or-r1 audit ./testset',
  async run({ arguments: words, print, printJson }) {
    const { values, positionals } = parsed(words);
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw new UserError(`expected one folder, e.g. ${audit.example}`);
    const files = await labelsIn(folder);
    const pairs = pairsOf(files);
    const questions = files.flatMap(({ labels }) => [...labels.keys()]);
    const counts = { rows: questions.length, distinct: new Set(questions).size, repeated: repeated(questions) };
    if (values.json) printJson({ files: files.map(({ name, labels }) => ({ name, questions: labels.size })), ...counts, pairs });
    else for (const line of report(files, counts, pairs)) print(line);
    return 0;
  },
};

function parsed(words: readonly string[]): { values: { json?: boolean | undefined }; positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options: { json: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    throw new UserError(`or-r1 audit: ${(error as Error).message}; usage: pentathlon or-r1 ${audit.usage}`);
  }
}

async function labelsIn(folder: string): Promise<Labels[]> {
  const found: Labels[] = [];
  for (const { name, path } of benchmarks.flatMap((benchmark) => fileOf(benchmark, folder) ?? [])) {
    const labels = new Map<string, Problem['answer']>();
    const rows = jsonl(path, problemRow, ({ question }) => question);
    for await (const { question, answer } of rows.of({ parameters: undefined, seed: '' })) labels.set(question, answer);
    found.push({ name, labels });
  }
  if (found.length > 0) return found;
  const wanted = benchmarks.map(({ dataset }) => dataset.files[0]?.path).join(', ');
  throw new UserError(`${folder}: holds none of the test sets' files: ${wanted}`);
}

function fileOf({ name, dataset }: Benchmark, folder: string): { name: string; path: string } | undefined {
  const file = fileIn(dataset, folder);
  return file === undefined ? undefined : { name, path: join(folder, file.path) };
}

function pairsOf(files: readonly Labels[]): Pair[] {
  const pairs = files.flatMap((one, i) => files.slice(i + 1).map((other) => pairOf(one, other)));
  return pairs.filter(({ shared }) => shared > 0).sort((a, b) => b.shared - a.shared);
}

function pairOf(one: Labels, other: Labels): Pair {
  const shared = [...one.labels].flatMap(([question, label]) => {
    const second = other.labels.get(question);
    return second === undefined ? [] : [{ question, labels: [label, second] as const }];
  });
  const conflicting = shared.filter(({ labels: [first, second] }) => first !== second);
  return { files: [one.name, other.name], shared: shared.length, conflicting };
}

/** Questions that stand in more than one file. */
function repeated(questions: readonly string[]): number {
  const seen = new Map<string, number>();
  for (const question of questions) seen.set(question, (seen.get(question) ?? 0) + 1);
  return [...seen.values()].filter((times) => times > 1).length;
}

function report(files: readonly Labels[], counts: { rows: number; distinct: number; repeated: number }, pairs: readonly Pair[]): string[] {
  const sizes = aligned([['file', 'questions'], ...files.map(({ name, labels }) => [name, String(labels.size)])]);
  const table = aligned([
    ['files', 'shared', 'labelled differently'],
    ...pairs.map((pair) => [pair.files.join(' and '), String(pair.shared), String(pair.conflicting.length)]),
  ]);
  const total = `${counts.rows} questions in ${files.length} files, ${counts.distinct} of them distinct; ${counts.repeated} stand in more than one file`;
  return [...sizes, '', ...(pairs.length > 0 ? [...table, ''] : []), total];
}
