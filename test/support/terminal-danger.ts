/** Characters that no terminal may be sent from a model, a file or a name: controls but newline, and what turns text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
export const DANGER = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Text that tries: colours, a cleared screen, a title, a C1 command, a bidi override, NUL, a bell, wide characters and an emoji. */
export const HOSTILE = '\u001b[31mred\u001b[2J\u001b]0;owned\u0007\u009b1A\u202eevil\u0000\u200f名前🦊\u2028\rend';
