/**
 * Characters a terminal could take for commands, or that turn the order of text around: C0 and C1 controls but newline and tab,
 * bidirectional controls, line separators, the byte-order mark and lone surrogates.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** Text from models and data, safe to print: unsafe characters become visible escapes such as `\u{1b}`. */
export function terminalText(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same on one line: newlines and tabs become spaces. */
export const terminalLine = (text: string): string => terminalText(text.replace(/\s*[\n\t]\s*/g, ' '));
