import { describe, expect, it } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { negotiation } from '../../../tasks/gtbench/games/negotiation.ts';
import { replayTrace } from '../../../tasks/gtbench/replay-trace.ts';
import { readTrace, type Trace } from '../../../tasks/gtbench/trace.ts';

const traceFrom = (text: string): Trace => readTrace('made.jsonl', { line: 1, text }).whole();
const mismatch = (text: string) => replayTrace(negotiation, negotiation.parameters.parse({}), traceFrom(text));

/** What a negotiation over [3, 3, 3] is in a trace, lists cut short as OpenSpiel's are. */
const HEAD = 'Max steps: 5\nItem pool: 3 3 3\n';
const UTILITIES = ['Agent 0 util vec: 4 0 1\n', 'Agent 1 util vec: 0 0 0 2 2 9\n'];
const under = (pool: number): number[] =>
  Array.from({ length: 216 }, (_, id) => id).filter((id) => [id % 6, Math.floor(id / 6) % 6, Math.floor(id / 36)].every((n) => n <= pool));
const made = {
  game: 'negotiation(rng_seed=3)',
  steps: [
    {
      player: -1,
      legal: [0],
      legalStr: ['chance outcome 0'],
      action: 0,
      actionStr: 'chance outcome 0',
      chanceProbs: [1],
      state: 'Initial chance node',
    },
    {
      player: 0,
      legalCount: 64,
      legalFirst50: under(3).slice(0, 50),
      legalLast: 129,
      action: 126,
      actionStr: 'Proposal: [3, 3, 0]',
      state: `${HEAD}${UTILITIES.join('')}Current player: 0\nTurn Type: Proposal\n`,
      infoState: `${HEAD}${UTILITIES[0]}Current player: 0\nTurn Type: Proposal\n`,
      infoKind: 'obs',
    },
    {
      player: 0,
      legalCount: 125,
      legalFirst50: Array.from({ length: 50 }, (_, i) => 217 + i),
      legalLast: 341,
      action: 223,
      actionStr: ', Utterance: [0, 1, 1]',
      state: `${HEAD}${UTILITIES.join('')}Current player: 0\nTurn Type: Utterance\nPlayer 0 proposes: [3, 3, 0]\n`,
      infoState: `${HEAD}${UTILITIES[0]}Current player: 0\nTurn Type: Utterance\nMost recent proposal: [3, 3, 0]\n`,
      infoKind: 'obs',
    },
    {
      player: 1,
      legalCount: 65,
      legalFirst50: under(3).slice(0, 50),
      legalLast: 216,
      action: 216,
      actionStr: 'Proposal: Agreement reached!',
      state: `${HEAD}${UTILITIES.join('')}Current player: 1\nTurn Type: Proposal\nPlayer 0 proposes: [3, 3, 0] utters: [0, 1, 1]\n`,
      infoState: `${HEAD}${UTILITIES[1]}Current player: 1\nTurn Type: Proposal\nMost recent proposal: [3, 3, 0]\nMost recent utterance: [0, 1, 1]\n`,
      infoKind: 'obs',
    },
  ],
  returns: [12, 0],
  finalState: `${HEAD}${UTILITIES.join('')}Current player: 1\nTurn Type: Utterance\nPlayer 0 proposes: [3, 3, 0] utters: [0, 1, 1]\nAgreement reached!\n`,
};
const MADE = JSON.stringify(made);

describe('a trace of a negotiation', () => {
  it('tells its instance, zeros drawn again included', () => {
    expect(mismatch(MADE)).toBeUndefined();
  });

  it.each([
    ['"legalCount":64', '"legalCount":63', 1, 'legalCount'],
    ['"legalFirst50":[0,1,2', '"legalFirst50":[0,1,4', 1, 'legalFirst50'],
    ['"legalLast":129', '"legalLast":130', 1, 'legalLast'],
    ['"action":126', '"action":4', 1, 'action, one of the legal ones'],
    ['"legalCount":125', '"legalCount":124', 2, 'legalCount'],
    [', Utterance: [0, 1, 1]', ', Utterance: [0, 1, 2]', 2, 'actionStr'],
    ['"legalCount":65', '"legalCount":64', 3, 'legalCount'],
    ['"returns":[12,0]', '"returns":[12,6]', 4, 'returns'],
    ['"infoState":"Max steps: 5\\nItem pool: 3 3 3\\nAgent 1', '"infoState":"Max steps: 5\\nItem pool: 3 3 3\\nAgent 0', 3, 'infoState'],
    [
      'Turn Type: Utterance\\nPlayer 0 proposes: [3, 3, 0] utters',
      'Turn Type: Proposal\\nPlayer 0 proposes: [3, 3, 0] utters',
      4,
      'finalState',
    ],
    ['"legal":[0]', '"legal":[0,1]', 0, 'legal'],
  ])('%s → %s differs at step %i: %s', (from, to, step, what) => {
    expect(MADE).toContain(from);
    expect(mismatch(MADE.replace(from, to))).toMatchObject({ step, what });
  });

  it('that changes the values half way differs', () => {
    const steps = made.steps.map((step, i) => (i < 3 ? step : { ...step, state: step.state.replace('4 0 1', '4 0 2') }));
    expect(mismatch(JSON.stringify({ ...made, steps }))).toMatchObject({ step: 3, what: 'state' });
  });

  it.each([
    [',"legalLast":129', '', /steps\.1\.legalLast/],
    ['"legalCount":64', '"legalCount":"64"', /steps\.1\.legalCount/],
    [',"legalStr":["chance outcome 0"]', '', /steps\.0\.legalStr/],
    ['"legalCount":64', '"legalCount":64,"legal":[0]', /steps\.1/],
  ])('without %s is none', (from, to, message) => {
    expect(() => traceFrom(MADE.replace(from, to))).toThrow(UserError);
    expect(() => traceFrom(MADE.replace(from, to))).toThrow(message);
  });
});
