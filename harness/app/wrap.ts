import stringWidth from 'string-width';

/** Breaks a line at its spaces so that it fits a terminal of 80 columns; lines after the first are indented further than it. */
export function wrapped(line: string, width = 80): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(' ')) {
    const longer = current === '' ? `${indent}${word}` : `${current} ${word}`;
    if (current === '' || stringWidth(longer) <= width) {
      current = longer;
      continue;
    }
    lines.push(current);
    current = `${indent}  ${word}`;
  }
  return [...lines, current].join('\n');
}
