import { expect, test } from 'vitest';
import { choiceGrammar } from '../../../local-models/child/choice-grammar.ts';

test('texts are literals, each once, whatever is in them', () => {
  expect(choiceGrammar(['<a>', '<a>', '"q" \\', 'é\n', '😀'])).toBe(
    String.raw`root ::= "<a>" | "\"q\" \\" | "\u00e9\u000a" | "\U0001f600"`,
  );
});
