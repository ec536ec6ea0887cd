import { expect, test } from 'vitest';
import { parseAgentSpec, splitAgents } from '../../../harness/app/agent-spec.ts';
import { agentName } from '../../../local-models/catalogue/agent-name.ts';

/** The agents that the command line takes a text for. */
const heads = (text: string) =>
  splitAgents(text, (head) => head.startsWith('local/')).map((one) => parseAgentSpec(one, ['cot', 'direct']).head);

test.each([
  ['m.gguf', 'm'],
  ['my model (1)&more=$x.Q4_0.gguf', 'my model (1)&more=$x.Q4_0'],
  ['m+cot.gguf', 'm+cot.gguf'],
  ['m+own.gguf', 'm+own.gguf'],
  ['m+own.Q8_0.gguf', 'm+own.Q8_0'],
])('the agent of %s is local/%s', (file, name) => {
  expect(agentName(file)).toBe(name);
  expect(heads(`local/${name}`)).toEqual([`local/${name}`]);
});

test.each(['my,model', 'my?model', 'my?a=b', 'model '])('no agent can be called local/%s', (name) => {
  let read: string[] = [];
  try {
    read = heads(`local/${name}`);
  } catch {
    // Not even read.
  }
  expect(read).not.toEqual([`local/${name}`]);
  expect(agentName(`${name}.gguf`)).toBeUndefined();
});
