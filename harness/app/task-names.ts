import { existsSync, statSync } from 'node:fs';
import { QUESTION_FILE } from '../../tasks/authoring/question-file-id.ts';
import { UserError } from '../core/errors/user-error.ts';

/** Endings of a module that exports a suite. */
const MODULE = /\.[cm]?[jt]s$/i;

/** What a task's name, without its parameters, stands for. Throws UserError for a file that is missing or can be no task. */
export function kindOfName(head: string): 'questions' | 'module' | 'built-in' {
  const kind = QUESTION_FILE.test(head) ? 'questions' : MODULE.test(head) ? 'module' : undefined;
  const exists = existsSync(head);
  if (kind !== undefined) {
    if (!exists) throw new UserError(`${head}: no such file`);
    return kind;
  }
  if (isPath(head) || (exists && statSync(head).isFile())) throw new UserError(`${head}: a task file ends in .jsonl, .ts or .js`);
  return 'built-in';
}

/** Whether a name can only be meant as a path: it begins like one, or ends like a file. */
const isPath = (head: string): boolean => /^(?:\.{0,2}\/|\.\.?$|~|[A-Za-z]:)|\\|\.[A-Za-z]\w*$/.test(head);
