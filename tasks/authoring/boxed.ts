const BOX = '\\boxed{';

/** What LaTeX's last closed `\boxed{…}` of a text holds, braces matched; undefined where there is none. */
export function lastBoxed(text: string): string | undefined {
  const open: number[] = [];
  let start = -1;
  let content: string | undefined;
  for (let i = text.indexOf(BOX); i >= 0 && i < text.length; i++) {
    if (text[i] === '{') open.push(i);
    else if (text[i] === '}') {
      const opened = open.pop();
      if (opened === undefined || opened < start || !opensBox(text, opened)) continue;
      start = opened;
      content = text.slice(opened + 1, i);
    }
  }
  return content;
}

const opensBox = (text: string, brace: number): boolean => text.startsWith(BOX, brace + 1 - BOX.length);
