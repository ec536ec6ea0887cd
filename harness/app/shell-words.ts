/** A command line that a shell reads back as these words. */
export const commandLine = (words: readonly string[]): string => ['pentathlon', ...words].map(quoted).join(' ');

/** A word as a shell reads it back. */
export const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
