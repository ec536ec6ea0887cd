/** A fenced block of a reply. */
export interface Fence {
  /** The first word after the opening marks, in lower case; '' for none. */
  readonly language: string;
  readonly text: string;
  /** False where the reply ends inside it. */
  readonly closed: boolean;
}

/**
 * The fenced blocks of a reply, in order (CommonMark, section 4.5). Beyond that, a fence may be indented by any amount, and closing marks
 * may stand at the end of a block's last line, as models write them.
 */
export function fences(reply: string): Fence[] {
  const found: Fence[] = [];
  let open: { marks: string; language: string; lines: string[] } | undefined;
  for (const line of reply.split(/\r?\n/)) {
    if (open === undefined) {
      const [, marks, language = ''] = /^[ \t]*(`{3,}|~{3,})[ \t]*([\w+-]*)[^`]*$/.exec(line) ?? [];
      if (marks !== undefined) open = { marks, language: language.toLowerCase(), lines: [] };
      continue;
    }
    const last = beforeClosing(line, open.marks);
    open.lines.push(last ?? line);
    if (last === undefined) continue;
    found.push({ language: open.language, text: open.lines.join('\n').trimEnd(), closed: true });
    open = undefined;
  }
  if (open !== undefined) found.push({ language: open.language, text: open.lines.join('\n'), closed: false });
  return found;
}

/** What stands before closing marks, at least as many as the opening ones; undefined where the line does not end in them. */
function beforeClosing(line: string, marks: string): string | undefined {
  const bare = line.trimEnd();
  let end = bare.length;
  while (end > 0 && bare[end - 1] === marks[0]) end--;
  return bare.length - end >= marks.length ? bare.slice(0, end) : undefined;
}
