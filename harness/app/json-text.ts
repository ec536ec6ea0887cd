/** Characters that JSON leaves as they are and a terminal could take for commands, or that turn the order of text around. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Data as one JSON document, safe to print: unsafe characters are written as escapes, which any reader of JSON undoes. */
export const jsonText = (data: unknown): string => safeJson(JSON.stringify(data, null, 2));

/** The same for text that is JSON already. */
export const safeJson = (json: string): string =>
  json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
