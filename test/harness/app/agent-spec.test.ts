import { describe, expect, test } from 'vitest';
import { parseAgentSpec, parseParameters, splitAgents } from '../../../harness/app/agent-spec.ts';
import { canonicalId } from '../../../harness/app/resolve-agents.ts';

const STRATEGIES = ['direct', 'cot', 'self-consistency'];
const parse = (text: string) => parseAgentSpec(text, STRATEGIES);

describe('a spec in its parts', () => {
  test.each([
    ['mcts', { head: 'mcts', parameters: {} }],
    ['openai/gpt-5-mini', { head: 'openai/gpt-5-mini', parameters: {} }],
    ['openai/gpt-5-mini+cot', { head: 'openai/gpt-5-mini', strategy: 'cot', parameters: {} }],
    [
      'openai/gpt-5-mini+self-consistency?k=5&temperature=0.7',
      { head: 'openai/gpt-5-mini', strategy: 'self-consistency', parameters: { k: '5', temperature: '0.7' } },
    ],
    // A + that no strategy follows belongs to the name.
    ['replay/a+b.jsonl', { head: 'replay/a+b.jsonl', parameters: {} }],
    ['replay/a+b.jsonl+cot', { head: 'replay/a+b.jsonl', strategy: 'cot', parameters: {} }],
    ['replay/out+cot/answers.jsonl', { head: 'replay/out+cot/answers.jsonl', parameters: {} }],
    // A word after + that could be a strategy is taken for one, so that a mistyped one is found out.
    ['openai/gpt+cott', { head: 'openai/gpt', strategy: 'cott', parameters: {} }],
    // Colons and slashes in names and values.
    ['langchain/openai:gpt-5-mini', { head: 'langchain/openai:gpt-5-mini', parameters: {} }],
    ['openai/meta-llama/Llama-3:free+cot', { head: 'openai/meta-llama/Llama-3:free', strategy: 'cot', parameters: {} }],
    ['openai/m?base_url=http://localhost:8000/v1', { head: 'openai/m', parameters: { base_url: 'http://localhost:8000/v1' } }],
    ['mcts?illegal=retry:2', { head: 'mcts', parameters: { illegal: 'retry:2' } }],
    ['custom:./a+b/agent.ts?model=openai/x', { head: 'custom:./a+b/agent.ts', parameters: { model: 'openai/x' } }],
    // Of a value all but its first = and every comma are its own; empty is a value.
    ['openai/m?stop=a=b,c', { head: 'openai/m', parameters: { stop: 'a=b,c' } }],
    ['replay/x.json?id=', { head: 'replay/x.json', parameters: { id: '' } }],
    // A file may have a ? in its name.
    ['replay/what?.json?id=n', { head: 'replay/what?.json', parameters: { id: 'n' } }],
  ])('%s', (text, parts) => {
    expect(parse(text)).toEqual(parts);
  });

  test.each([
    ['', /agent "": expected a name/],
    ['?k=5', /expected a name/],
    ['mcts?', /expected key=value after the \?, got ""/],
    ['mcts?simulations', /expected key=value after the \?, got "simulations"/],
    ['mcts?=5', /expected key=value/],
    ['mcts?a=1&&b=2', /expected key=value/],
    ['mcts?simulations=1&simulations=2', /simulations is given twice/],
    ['mcts?__proto__=1&__proto__=2', /__proto__ is given twice/],
  ])('%j is refused', (text, says) => {
    expect(() => parse(text)).toThrow(says);
    expect(() => parse(text)).toThrow(expect.objectContaining({ name: 'UserError', message: expect.not.stringContaining('\n') }));
  });

  test('a name that objects have of themselves is a parameter like any other', () => {
    expect(Object.entries(parseParameters('__proto__=1&constructor=2', 'x'))).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  test('on a board parameters are sorted, so that two ways to write an agent are one agent', () => {
    expect(canonicalId(parse('openai/m+self-consistency?temperature=1&k=5'))).toBe('openai/m+self-consistency?k=5&temperature=1');
    expect(canonicalId(parse('mcts'))).toBe('mcts');
  });
});

describe('a list with commas', () => {
  const isHead = (head: string) => ['mcts', 'random'].includes(head) || head.startsWith('openai/');
  test.each([
    ['random,mcts', ['random', 'mcts']],
    ['random, mcts?simulations=5', ['random', 'mcts?simulations=5']],
    ['mcts?simulations=5,random', ['mcts?simulations=5', 'random']],
    ['openai/a?stop=x,y,openai/b', ['openai/a?stop=x,y', 'openai/b']],
    ['openai/a?stop=x,random+y', ['openai/a?stop=x', 'random+y']],
    ['unknown,mcts', ['unknown', 'mcts']],
    // Empty pieces stay, to be refused by name.
    ['random,', ['random', '']],
    ['', ['']],
  ])('%s', (list, specs) => {
    expect(splitAgents(list, isHead)).toEqual(specs);
  });
});
