import { type ZodType, z } from 'zod';
import type { Act } from '../../harness/core/act.ts';
import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Json } from '../../harness/core/json.ts';
import type { Judge } from '../../harness/core/judge.ts';
import { type Message, textOf } from '../../harness/core/message.ts';
import type { Outcome } from '../../harness/core/outcome.ts';
import type { Sample } from '../../harness/core/sample.ts';
import type { SampleOptions, Task } from '../../harness/core/task.ts';
import { written } from '../../harness/core/written.ts';
import { equals } from '../../judges/equals.ts';
import type { Rows } from './jsonl.ts';
import type { QuestionAnswer } from './question-answer.ts';

/** What makes a question task. */
export interface Question<Row, A, P> {
  /** `suite/name`, or the name alone. */
  readonly id: string;
  /** Change it with the prompt or a rule: trials of another version are not mixed with these. */
  readonly version: string;
  readonly samples: Rows<Row, P> | Rows<Row, P>['of'] | readonly Row[];
  /** What is asked, without the form of the answer. */
  prompt(row: Row, parameters: P): readonly Message[];
  /** How to answer, how to read the answer, how it votes. */
  answer(row: Row, parameters: P): QuestionAnswer<A>;
  /** The label; a list means that any of its members will do; undefined where the row has none. */
  target?(row: Row, parameters: P): Json | undefined;
  /** Judges the answers, metric `accuracy`; `equals` unless another is named. */
  judge?: Judge | ((parameters: P) => Judge);
  parameters?: ZodType<P>;
  /** Whether every answer has a list of legal ones (a choice), so that players without a model can take part. */
  finite?: boolean | ((parameters: P) => boolean);
  /** A row's id, from its index in file order; its `id` member unless given, else its number from 1. */
  sampleId?(row: Row, index: number): string;
  /** Words that a prompt recorded elsewhere must hold to be this sample's; the words of `prompt` unless given. */
  words?(row: Row): readonly string[];
  /** What the outcome keeps of an answer and its draws beside their texts, for judges that need more. */
  record?(act: Act<A>, row: Row): Json;
}

/** A task of one seat that is asked once a sample. */
export function question<Row, A, P = Record<string, never>>(spec: Question<Row, A, P>): Task<Row, P> {
  const judge = spec.judge ?? equals;
  return {
    id: spec.id,
    version: spec.version,
    // Without a schema of its own a task takes no parameters, whose type is P's default.
    parameters: spec.parameters ?? (z.strictObject({}) as unknown as ZodType<P>),
    seats: () => 1,
    finite: (parameters) => (typeof spec.finite === 'function' ? spec.finite(parameters) : (spec.finite ?? false)),
    turns: 1,
    metrics: [{ id: 'accuracy', kind: 'proportion' }],
    judges: (parameters) => [typeof judge === 'function' ? judge(parameters) : judge],
    async *samples(options) {
      let index = 0;
      for await (const row of rowsOf(spec.samples, options)) yield sampleOf(spec, row, index++, options.parameters);
    },
    play: async ({ data: row }, table) => {
      const { parameters } = table;
      const format = spec.answer(row, parameters);
      const act = await table.ask(0, { prompt: spec.prompt(row, parameters), answer: format, ...legalOf(format) });
      const drafts = act.candidates.map(({ reading }) => written(format, reading));
      const answers = [{ answer: written(format, act.answer), candidates: drafts }];
      return { ended: 'answered', answers, ...(spec.record && { record: spec.record(act, row) }) } satisfies Outcome;
    },
  };
}

const legalOf = <A>(format: QuestionAnswer<A>): { legal?: readonly A[] } => (format.legal === undefined ? {} : { legal: format.legal });

function rowsOf<Row, P>(samples: Question<Row, unknown, P>['samples'], options: SampleOptions<P>): AsyncIterable<Row> | Iterable<Row> {
  if (typeof samples === 'function') return samples(options);
  return 'of' in samples ? samples.of(options) : samples;
}

function sampleOf<Row, A, P>(spec: Question<Row, A, P>, row: Row, index: number, parameters: P): Sample<Row> {
  const id = spec.sampleId?.(row, index) ?? ownId(row) ?? String(index + 1);
  const format = spec.answer(row, parameters);
  const label = spec.target?.(row, parameters);
  const prompt = spec.prompt(row, parameters);
  return {
    id,
    // What is asked makes a sample; its label and what else the row holds do not.
    content: { prompt: prompt as unknown as Json, form: format.instructions('direct') },
    data: row,
    words: spec.words?.(row) ?? prompt.map(textOf),
    ...(label === undefined || label === null ? {} : { target: targetOf(format, label, `${spec.id}, sample ${id}`) }),
  };
}

function ownId(row: unknown): string | undefined {
  const id = (row as { id?: unknown } | null)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** The label in the form of the answers' keys, which judges compare with. */
function targetOf<A>(format: QuestionAnswer<A>, label: Json, where: string): Json {
  if (Array.isArray(label)) return label.map((one: Json) => targetOf(format, one, where));
  const reading = format.canonical(label);
  if (!reading.ok) throw new UserError(`${where}: the target is unusable: ${reading.reason}`);
  return format.key(reading.value);
}
