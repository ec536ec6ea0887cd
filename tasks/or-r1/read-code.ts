import { type Fence, fences } from './fences.ts';
import type { AskedDialect } from './parameters.ts';
import type { AnswerInput } from './sandbox/run-record.ts';
import { importsSolver } from './solver-imports.ts';

/** A program or a model file that a reply holds. */
export interface Code {
  readonly kind: AnswerInput['kind'];
  readonly program: string;
}

const PYTHON = ['python', 'py', 'python3'];
const FILES = ['lp', 'mps', 'json'] as const;
type FileKind = (typeof FILES)[number];

/**
 * The code of a reply, strictly; the first rule that finds some:
 * `asked file`: where a file was asked for, the last block of that form;
 * `last solver block`: the last block of Python that imports a solver;
 * `last file`: the last block that is an LP, MPS or JSON model;
 * `last Python`: the last block that is marked as Python;
 * `whole reply`: a reply without blocks that is a model file, or Python that imports a solver.
 * A block that is never closed counts only where the model stopped by itself. Undefined where no rule finds any.
 */
export function strictCode(reply: string, asked: AskedDialect, finished: boolean): Code | undefined {
  const fenced = fences(reply);
  const blocks = fenced.filter(({ text, closed }) => text.trim() !== '' && (closed || finished));
  const files = blocks.map(fileOf).filter((file) => file !== undefined);
  const python = (wanted: (block: Fence) => boolean): Code | undefined => asPython(blocks.findLast(wanted));
  return (
    files.findLast(({ kind }) => kind === asked) ??
    python((block) => mayBePython(block) && importsSolver(block.text)) ??
    files.at(-1) ??
    python(({ language }) => PYTHON.includes(language)) ??
    (fenced.length === 0 ? wholeReply(reply) : undefined)
  );
}

/**
 * The code of a reply by the paper's rule (eval/execute.py): what stands between the first "```python" and the next fence. Where that is
 * missing, the last character is lost: Python's slice ends at -1. Undefined where there is no such fence, or only blanks in it.
 */
export function paperCode(reply: string): Code | undefined {
  const opening = reply.indexOf('```python');
  if (opening < 0) return undefined;
  const start = opening + '```python'.length;
  const program = reply.slice(start, reply.indexOf('```', start));
  return program.trim() === '' ? undefined : { kind: 'python', program };
}

const asPython = (block: Fence | undefined): Code | undefined => block && { kind: 'python', program: block.text };
const mayBePython = ({ language }: Fence): boolean => language === '' || PYTHON.includes(language);

function fileOf({ language, text }: Fence): Code | undefined {
  const named = FILES.find((kind) => kind === language);
  if (named !== undefined) return { kind: named, program: text };
  return PYTHON.includes(language) ? undefined : asFile(text);
}

/** Blocks without a word, or with one that says nothing (`text`, `plaintext`), go by what they look like. */
function asFile(text: string): Code | undefined {
  const kind = FILES.find((form) => LOOKS[form](text));
  return kind && { kind, program: text };
}

const LOOKS: Readonly<Record<FileKind, (text: string) => boolean>> = {
  lp: (text) =>
    /^\s*(?:\\[^\n]*\n\s*)*(?:minimi[sz]e|maximi[sz]e|min|max)\b/i.test(text) && /^\s*(?:subject to|such that|s\.?t\.?)\b/im.test(text),
  mps: (text) => /^ROWS\s*$/m.test(text) && /^COLUMNS\s*$/m.test(text),
  json: (text) => isObject(text),
};

function isObject(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function wholeReply(reply: string): Code | undefined {
  return importsSolver(reply) ? { kind: 'python', program: reply } : asFile(reply);
}
