import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endedInOneLine } from '../../support/ended-in-one-line.ts';
import { canonicalExport, pentathlon } from '../../support/run-pentathlon.ts';

/** A folder with a store of a few matches, and files that are wrong in one way each. */
let folder: string;
let before: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'empty'));
  file('good.jsonl', '{"input":"1+1?","target":2}\n');
  file('field.jsonl', '{"input":"a","target":"b"}\n\n{"input":"c","target":null}\n');
  file('json.jsonl', '{"input":"a","target":"b"}\n{"input":"c",\n');
  file('twice.jsonl', '{"id":"x","input":"a","target":"b"}\n{"id":"x","input":"c","target":"d"}\n');
  file('choice.jsonl', '{"input":"a","target":"C","choices":["x","y"]}\n');
  file('prices.json', '{"gpt-5-mini":{"input":"cheap","output":1}}');
  file('list.json', '[1, 2]');
  file('recorded.json', '[{"id":"1","response":"2"}]');
  file('module.ts', 'export default 5;');
  file('syntax.ts', 'export default {;');
  const { code } = await pentathlon(['run', 'gtbench/nim', '-a', 'random', '-a', 'mcts?simulations=2', '-n', '2'], { cwd: folder });
  expect(code).toBe(0);
  before = await canonicalExport('pentathlon.db', { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NIM = 'run gtbench/nim -a random -a mcts?simulations=2 -n 9';

/** What is typed, and what must be said: the nearest name, or what was expected. */
const TYPED: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  'names that do not exist': [
    ['run gtbenhc -a random', /unknown task "gtbenhc": did you mean "gtbench"\?/],
    ['run gtbench/nin -a random', /unknown task "gtbench\/nin": did you mean "gtbench\/nim"\?/],
    ['run dc-cot/dat -a random', /did you mean "dc-cot\/date"\?/],
    ['run gtbench/nim -a randm -a mcts', /unknown agent "randm": did you mean "random"\?/],
    ['run gtbench/nim -a opnai/gpt-5-mini -a mcts', /unknown provider of models "opnai": did you mean "openai"\?/],
    ['run gtbench/nim -a openai/gpt-5-mini+coot -a mcts', /unknown strategy "coot": did you mean "cot"\?/],
    [
      'run gtbench/nim -a openai/gpt-5-mini?temprature=0 -a mcts',
      /unknown parameter of openai models "temprature": did you mean "temperature"\?/,
    ],
    ['run gtbench/nim -a openai/gpt-5-mini+self-consistency?kk=3 -a mcts', /unknown parameter .*"kk"/],
    ['run gtbench/nim -a replay/recorded.json?txt=x -a mcts', /unknown parameter of replay "txt": did you mean "text"\?/],
    ['run gtbench/nim?pils=3 -a random -a mcts', /gtbench\/nim: unknown parameter "pils": did you mean "piles"\?/],
    [`${NIM} --epoch 2`, /unknown option '--epoch': did you mean --epochs\?/],
    ['brd', /unknown command 'brd': did you mean board\?/],
    ['help brd', /unknown command 'brd'/],
    ['gtbench verfy', /unknown command "gtbench verfy": did you mean "verify"\?/],
    ['board gtbench/pig', /the store holds nothing of gtbench\/pig; it holds gtbench\/nim/],
    ['export gtbench/pig', /the store holds nothing of gtbench\/pig; it holds gtbench\/nim/],
    ['show zzzz', /no trial or run begins with "zzzz"; .*pentathlon runs/],
    ['runs delete zzzz --yes', /no run begins with "zzzz"/],
    ['export --run zzzz', /no run begins with "zzzz"/],
  ],
  'specs that cannot be read': [
    ['run gtbench/nim -a mcts?simulations -a random', /expected key=value after the \?, got "simulations"/],
    ['run gtbench/nim -a mcts?uct=1&uct=2 -a random', /uct is given twice/],
    ['run gtbench/nim?piles=3&piles=4 -a random -a mcts', /piles is given twice/],
    ['run gtbench/nim? -a random -a mcts', /expected key=value/],
    ['run gtbench/nim -a ?k=5 -a random', /expected a name/],
    ['run gtbench/nim -a random,,mcts', /agent "": expected a name/],
    ['run gtbench/nim -a random+cot -a mcts', /random is a player without a model and takes no \+cot/],
    ['run gtbench/nim -a openai/ -a mcts', /expected a model's name after the slash/],
    ['run gtbench/nim -a langchain/gpt -a mcts', /expected langchain\/<provider>:<model>/],
    ['run gtbench/nim -a random?illegal=maybe -a mcts', /illegal=maybe: expected fail, retry:.* or random/],
    ['run gtbench/nim -a random -a random', /random is named twice/],
  ],
  'what is missing': [
    ['run gtbench/nim', /expected at least one agent, as in -a random/],
    ['run gtbench/nim -a', /option '-a, --agent <agent>' argument missing/],
    ['run', /missing required argument 'tasks'/],
    ['show', /missing required argument 'id'/],
    ['run good.jsonl -a openai/gpt-5-mini', /environment variable OPENAI_API_KEY is not set/],
    ['run good.jsonl -a anthropic/claude-haiku-4-5', /environment variable ANTHROPIC_API_KEY is not set/],
    ['run dc-cot/date -a random', /--data/],
    ['run nowhere.jsonl -a random', /nowhere\.jsonl: no such file/],
    ['run ./nowhere.ts -a random', /nowhere\.ts: no such file/],
    ['run good.jsonl -a replay/nowhere.json', /nowhere\.json/],
    ['run gtbench/nim -a custom:nowhere.ts -a random', /nowhere\.ts: no such file/],
  ],
  'numbers and parameters that cannot be': [
    [`${NIM} -n 0`, /-n: expected a whole number from 1 up, got "0"/],
    [`${NIM} -n 1.5`, /-n: expected a whole number from 1 up, got "1\.5"/],
    [`${NIM} --epochs -1`, /--epochs: expected a whole number from 1 up/],
    [`${NIM} --max-concurrency 0`, /--max-concurrency: expected a whole number from 1 up/],
    [`${NIM} --call-timeout soon`, /--call-timeout: expected seconds above 0, got "soon"/],
    [`${NIM} --budget 5eur`, /--budget: expected .* as in 5usd or 2Mtok; got "5eur"/],
    ['run gtbench/nim?piles=0 -a random -a mcts', /piles: at least one pile must hold a match, e\.g\. piles=3,4,5 \(got "0"\)/],
    ['run gtbench/nim?piles=3,x -a random -a mcts', /piles: expected a whole number from 0 to 1000 \(got "3,x"\)/],
    ['run gtbench/nim?misere=perhaps -a random -a mcts', /misere: expected true or false \(got "perhaps"\)/],
    [
      'run gtbench/kuhn-poker?players=9 -a random -a mcts',
      /nothing to play: gtbench\/kuhn-poker needs 9 agents that can take it, and there are 2/,
    ],
    ['run gtbench/kuhn-poker?players=99 -a random -a mcts', /players: at most 10 \(got "99"\)/],
    ['run gtbench/nim -a mcts?simulations=0 -a random', /simulations: at least 1/],
    ['run gtbench/prisoners-dilemma -a mcts -a random', /nothing to play: mcts .* move at the same time/],
    [
      'run good.jsonl -a openai/gpt-5-mini+self-consistency?k=0 --base-url http://127.0.0.1:1',
      /parameter k of self-consistency: expected a whole number from 1 to 1000 \(got "0"\)/,
    ],
    ['run or-r1/bundled?trusted=maybe -a random', /or-r1\/bundled: trusted: expected true or false \(got "maybe"\)/],
    ['run or-r1/bundled?memory=much -a random', /memory: expected a whole number from 256 to 4096 \(got "much"\)/],
    ['run or-r1/bundled?seconds=0.5 -a random', /seconds: expected a number from 1 to 3600 \(got "0\.5"\)/],
    ['run or-r1/bundled?dialect=cplex -a random', /dialect: expected coptpy, gurobipy, pulp, lp, mps, json or any \(got "cplex"\)/],
    ['run dc-cot/gsm8k?compat=yes -a random', /compat: expected true or false \(got "yes"\)/],
    ['board --json --csv', /one format at a time/],
  ],
  'files and folders': [
    [`${NIM} --data nowhere`, /--data nowhere: expected a folder .*, found nothing/],
    [`${NIM} --data good.jsonl`, /--data good\.jsonl: expected a folder .*, found a file/],
    ['data --data nowhere', /--data nowhere: expected a folder .*, found nothing/],
    ['run dc-cot/date -a random --data empty', /teacher\/date\/test\.jsonl/],
    [`${NIM} --prices nowhere.json`, /nowhere\.json: cannot read the price file/],
    [`${NIM} --prices prices.json`, /prices\.json: gpt-5-mini: input: expected a number of US dollars/],
    [`${NIM} --prices list.json`, /list\.json: expected a JSON object/],
    ['run field.jsonl -a replay/recorded.json', /field\.jsonl, line 3, field "target": expected/],
    ['run json.jsonl -a replay/recorded.json', /json\.jsonl, line 2: expected one JSON object/],
    ['run twice.jsonl -a replay/recorded.json', /twice\.jsonl, line 2: the id "x" is already that of line 1/],
    ['run choice.jsonl -a replay/recorded.json', /choice\.jsonl, line 1, field "target"/],
    ['run good.jsonl -a replay/recorded.json --answer letters', /answer/],
    ['run good.jsonl -a replay/recorded.json --answer number --judge includes', /includes judges text answers/],
    ['run module.ts -a random', /module\.ts: expected "export default suite/],
    ['run syntax.ts -a random', /syntax\.ts, line 1: /],
    ['run good.jsonl -a openai/x --base-url nonsense', /base URL of openai: expected an address/],
    ['gtbench verify nowhere.jsonl', /nowhere\.jsonl/],
  ],
};

describe.each(Object.entries(TYPED))('%s', (_, cases) => {
  test.concurrent.each(cases)('pentathlon %s', async (typed, says) => {
    endedInOneLine(await pentathlon(typed.split(' '), { cwd: folder, env: { OPENAI_API_KEY: '' } }), says);
  });
});

test('none of it touched what was stored', async () => {
  expect(await canonicalExport('pentathlon.db', { cwd: folder })).toBe(before);
});

test('a config that cannot be read is one line too, whatever is asked', async () => {
  const configs: readonly [string, RegExp][] = [
    ['export default { agents: { x: { spec: 5 } } };', /pentathlon\.config\.ts: agents\.x/],
    ['export default { agent: {} };', /pentathlon\.config\.ts: .*"agent"/],
    ['export const x = 1;', /pentathlon\.config\.ts: default export/],
    ["throw new Error('no\\nway');", /pentathlon\.config\.ts fails while it loads: Error: no way/],
  ];
  const cwd = join(folder, 'empty');
  for (const [text, says] of configs) {
    writeFileSync(join(cwd, 'pentathlon.config.ts'), text);
    const { code, stderr } = await pentathlon(['board'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(says) });
    expect(stderr.match(/\n/g)).toHaveLength(1);
  }
});
