import type { Generation } from '../../../harness/core/generation.ts';
import type { Model } from '../../../harness/core/model.ts';
import { random } from '../../../harness/core/random.ts';
import type { Request } from '../../../harness/core/request.ts';
import type { Scope } from '../../../harness/core/scope.ts';
import type { Step } from '../../../harness/core/step.ts';

export interface MadeCall {
  readonly path: string;
  readonly request: Request;
}

/** What a place is told: words, a whole generation, or a promise of one. */
export type Replies = (path: string, request: Request) => string | Generation | Promise<string | Generation>;

/** A scope that keeps its contract (a name once, one call at a time) and writes down what happens in it. */
export function testScope(replies: Replies = () => '', seed = 'seed') {
  const calls: MadeCall[] = [];
  const steps: Step[] = [];
  const at = (path: string): Scope => {
    const names = new Set<string>();
    let pending = false;
    const unused = async (): Promise<never> => {
      throw new Error('not used here');
    };
    return {
      path,
      rng: random(seed, path),
      signal: new AbortController().signal,
      child: (name) => {
        if (names.has(String(name))) throw new Error(`the name ${name} was used twice in ${path}`);
        names.add(String(name));
        return at(path === '' ? String(name) : `${path}/${name}`);
      },
      call: async (_model, request) => {
        if (pending) throw new Error(`two calls at once in ${path}`);
        pending = true;
        calls.push({ path, request });
        try {
          const reply = await replies(path, request);
          return typeof reply === 'string' ? { text: reply, finish: 'stop' } : reply;
        } finally {
          pending = false;
        }
      },
      tool: unused,
      embed: unused,
      choose: unused,
      record: (step) => steps.push(step),
    };
  };
  return { scope: at(''), calls, steps };
}

export const testModel: Model = {
  id: 'test/model',
  endpoint: 'test',
  generate: async () => {
    throw new Error('only scopes call models');
  },
};
