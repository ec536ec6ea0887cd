import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopOnSignals } from '../../../harness/app/signals.ts';
import { StopSwitch } from '../../../harness/engine/stop-switch.ts';
import { endedInOneLine } from '../../support/ended-in-one-line.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';

/** A folder of questions, modules and recorded answers; the store is another one in every test. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pentathlon-test-'));
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
  for (const name of ['a', 'b', 'gtbench', 'aliased']) mkdirSync(join(folder, name));
  for (const name of ['q.jsonl', 'a/q.jsonl', 'b/Q.JSONL', 'gtbench/nim.jsonl', 'q.ndjson', 'q.csv'])
    file(name, `{"id":"1","input":"${name}: 1+1?","target":2}\n`);
  file('recorded.json', '[{"id":"1","response":"2"}]');
  file('speaks.ts', `console.log('a word');\nconsole.table([1]);\n${suite('speaks', "id: 'q', version: '1'")}`);
  file('Capital.Ts', suite('capital', "id: 'q', version: '1'"));
  file('versionless.ts', suite('mine', "id: 'q'"));
  file('nameless.ts', suite('mine', "id: '', version: '1'"));
  file('built-in.ts', suite('gtbench', "id: 'q', version: '1'"));
  file('foreign.ts', suite('mine', "id: 'gtbench/nim', version: '1'"));
  file('spaced.ts', suite('my suite', "id: 'q', version: '1'"));
  file('agent.ts', 'export default async (turn, { call }) => await call(turn.prompt);');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const suite = (name: string, named: string): string =>
  `import { choice, question, suite, user } from 'pentathlon';
   export default suite('${name}', [question({ ${named}, samples: [{ target: 'A' }], prompt: () => [user('?')], answer: () => choice(['x', 'y']), target: ({ target }) => target, finite: true } as never)]);`;

const run = (words: string, cwd = folder) => pentathlon(['run', ...words.split(' ')], { cwd, env: { OPENAI_API_KEY: '' } });
const tasksOf = (stdout: string): string[] =>
  (JSON.parse(stdout) as { board: { sections: { title: string }[] } }).board.sections.map(({ title }) => title);

describe('tasks of a command line', () => {
  test('files of one name in two folders are two tasks', async () => {
    const { code, stdout } = await run('q.jsonl a/q.jsonl b/Q.JSONL -a replay/recorded.json --json --db two.db');
    expect({ code, tasks: tasksOf(stdout).sort() }).toEqual({ code: 0, tasks: ['a/q', 'b/Q', 'q'] });
  });

  test.each([
    ['q.jsonl ./q.jsonl -a replay/recorded.json', 'q', 1],
    ['gtbench/nim gtbench/nim?misere=true -a random -a mcts?simulations=2 -n 2', 'gtbench/nim', 4],
    ['./speaks.ts speaks.ts -a random', 'speaks/q', 1],
  ])('%s is one task', async (words, name, trials) => {
    const { code, stdout, stderr } = await run(`${words} --json --db twice-${trials}-${name.length}.db`);
    expect({ code, planned: JSON.parse(stdout).planned }).toEqual({ code: 0, planned: trials });
    expect(stderr).toContain(`${name} is named twice; it is played once`);
  });

  test('tasks that differ in a parameter are two', async () => {
    const { stdout, stderr } = await run('gtbench/nim gtbench/nim?misere=false -a random -a mcts?simulations=2 -n 1 --json --db differ.db');
    expect(JSON.parse(stdout).planned).toBe(4);
    expect(stderr).not.toContain('named twice');
  });

  test('an ending in capitals will do', async () => {
    const { code, stdout } = await run('Capital.Ts -a random --json --db capital.db');
    expect({ code, tasks: tasksOf(stdout) }).toEqual({ code: 0, tasks: ['capital/q'] });
  });

  test.each([
    ['q.jsonl q.ndjson -a random', /q\.jsonl and .*q\.ndjson both hold a task called q; rename one/],
    ['gtbench/nim.jsonl -a random', /gtbench\/nim\.jsonl: its folder bears the name of the built-in suite gtbench/],
    ['q.csv -a random', /q\.csv: a task file ends in \.jsonl, \.ts or \.js/],
    ['nowhere.json -a random', /nowhere\.json: a task file ends in/],
    ['./nowhere -a random', /\.\/nowhere: a task file ends in/],
    ['gtbench/nim -a random -a mcts --answer text', /--answer is for \.jsonl files, and no task is one/],
    ['gtbench/nim -a random -a mcts --judge equals', /--judge is for \.jsonl files/],
    ['versionless.ts -a random', /versionless\.ts: .*its task "q" has no version/],
    ['nameless.ts -a random', /nameless\.ts: .*task 1 of its suite has no id/],
    ['built-in.ts -a random', /built-in\.ts: .*its suite bears the name of the built-in gtbench/],
    ['foreign.ts -a random', /foreign\.ts: .*its task "gtbench\/nim" bears the name of a built-in suite/],
    ['spaced.ts -a random', /spaced\.ts: .*its suite is called "my suite"/],
  ])('%s cannot be', async (words, says) => {
    endedInOneLine(await run(words), says);
  });
});

test('what a module says goes to stderr', async () => {
  const { stdout, stderr } = await run('speaks.ts -a random --json --db speaks.db');
  expect(tasksOf(stdout)).toEqual(['speaks/q']);
  expect(stderr).toContain('a word\n');
  expect(stderr).toContain('(index)');
});

describe('a store that is no file is refused', () => {
  test.each(['', ':memory:'])('--db "%s"', async (db) => {
    for (const words of [['run', 'q.jsonl', '-a', 'replay/recorded.json'], ['board'], ['demo']])
      endedInOneLine(await pentathlon([...words, '--db', db], { cwd: folder }), /--db: expected a file's name for the store/);
    expect(existsSync(join(folder, 'pentathlon.db'))).toBe(false);
  });
});

describe('aliases', () => {
  const play = async (agents: object, words: string) => {
    writeFileSync(join(folder, 'aliased/pentathlon.config.ts'), `export default ${JSON.stringify({ agents, db: '../aliased.db' })};`);
    return run(words, join(folder, 'aliased'));
  };

  test('one that is the model of code of your own', async () => {
    const { code, stdout } = await play({ mine: 'replay/../recorded.json' }, '../q.jsonl -a custom:../agent.ts?model=mine --json');
    const row = JSON.parse(stdout).board.sections[0].rows[0];
    expect({ code, agent: row.agent, value: row.value }).toEqual({ code: 0, agent: 'custom:../agent.ts?model=mine', value: 1 });
  });

  test.each<[object, string, RegExp]>([
    [{ mcts: 'random' }, 'gtbench/nim -a random -a optimal', /the config's alias "mcts" bears the name of a built-in player/],
    [{ openai: 'random' }, 'gtbench/nim -a random -a optimal', /alias "openai" bears the name of a built-in provider/],
    [{ gtbench: 'random' }, 'gtbench/nim -a random -a optimal', /alias "gtbench" bears the name of a built-in suite/],
    [{ x: 'y', y: 'random' }, 'gtbench/nim -a x -a optimal', /alias "x" stands for "y", an alias itself/],
    [{ x: 'x?k=1' }, 'gtbench/nim -a x -a optimal', /alias "x" stands for "x\?k=1", an alias itself/],
    [{ x: 'openai/gpt-5-mini+cot' }, '../q.jsonl -a custom:../agent.ts?model=x', /model=x stands for an agent with \+cot/],
    [{}, '../q.jsonl -a custom:../agent.ts?model=x', /model=x: expected <provider>\/<name>, or an alias/],
    [{}, '../q.jsonl -a openai', /openai is a provider; did you mean openai\/<model>\?/],
  ])('%j cannot be', async (agents, words, says) => {
    endedInOneLine(await play(agents, words), says);
  });
});

describe('what sends nothing needs no key', () => {
  test.each(['openai/gpt-5-mini', 'anthropic/claude-haiku-4-5', 'langchain/openai:gpt-5-mini', 'openai/gpt-5-mini?key_env=MY_TOKEN'])(
    '%s',
    async (agent) => {
      const dry = await run(`q.jsonl -a ${agent} --dry-run`);
      expect({ code: dry.code, stderr: dry.stderr }).toEqual({ code: 0, stderr: '' });
      expect(dry.stdout).toContain('1 trial; nothing is sent');
      const explained = await run(`q.jsonl -a ${agent} --explain --db none.db`);
      expect({ code: explained.code, stdout: explained.stdout }).toEqual({ code: 0, stdout: expect.stringContaining('plays') });
      expect((await run(`q.jsonl -a ${agent} --db none.db`)).stderr).toContain('needs an API key');
    },
  );

  test('one of the two at a time', async () => {
    endedInOneLine(await run('q.jsonl -a random --dry-run --explain'), /--dry-run or --explain, one at a time/);
  });
});

test('a terminal that closes is a stop like any other', () => {
  const stop = new StopSwitch();
  let dropped = false;
  stop.onDrop(() => {
    dropped = true;
  });
  const release = stopOnSignals(stop);
  try {
    process.emit('SIGHUP', 'SIGHUP');
    expect({ why: stop.why?.message, dropped }).toEqual({ why: expect.stringContaining('SIGHUP received'), dropped: false });
    process.emit('SIGHUP', 'SIGHUP');
    expect(dropped).toBe(true);
  } finally {
    release();
  }
  expect(process.listenerCount('SIGHUP')).toBe(0);
});
