/** The first group of a pattern's last match; the pattern needs the flag `g`. */
export function lastMatch(pattern: RegExp, text: string): string | undefined {
  let found: string | undefined;
  for (const match of text.matchAll(pattern)) found = match[1];
  return found;
}
