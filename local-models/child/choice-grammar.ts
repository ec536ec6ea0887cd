/** A grammar (GBNF) that lets through one of some texts and nothing else. */
export const choiceGrammar = (texts: readonly string[]): string => `root ::= ${[...new Set(texts)].map(literal).join(' | ')}`;

/** A text as a literal: quotes, backslashes and what is no printable ASCII escaped by code point. */
function literal(text: string): string {
  const escaped = Array.from(text, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) as number;
    if (code >= 0x20 && code < 0x7f) return character;
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
