import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Endings of a file of questions. */
export const QUESTION_FILE = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;

/** A question file's name as a task: its path from the working folder without its ending; its whole path where it lies elsewhere. */
export function questionFileId(path: string): string {
  const whole = resolve(path);
  const inside = relative('.', whole);
  const elsewhere = isAbsolute(inside) || inside.split(sep)[0] === '..';
  return (elsewhere ? whole : inside)
    .split(sep)
    .join('/')
    .replace(/\.(?:jsonl|ndjson|json)(?:\.gz)?$/i, '');
}
