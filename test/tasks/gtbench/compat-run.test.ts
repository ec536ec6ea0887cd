import { expect, test } from 'vitest';
import { startApiServer } from '../../support/api-server.ts';
import { endedInOneLine } from '../../support/ended-in-one-line.ts';
import { pentathlon } from '../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Section {
  readonly title: string;
  readonly compat: boolean;
  readonly rows: readonly { agent: string; n: number; wins: number; draws: number; losses: number; unscored: number }[];
}

const run = async (cwd: string, line: string): Promise<Section[]> => {
  const { code, stdout } = await pentathlon([...line.split(' '), '--json'], { cwd });
  expect(code).toBe(0);
  const json = JSON.parse(stdout);
  return (json.board ?? json).sections;
};

test('--compat plays all games that its agents can to a board of its own, apart from strict matches', async () => {
  const cwd = temporaryFolder();
  const players = '-a random -a mcts?simulations=20 -n 2';
  const compat = await run(cwd, `run gtbench --compat ${players}`);
  // All ten but the dilemma, which mcts cannot play, and one section over all of them.
  expect(compat).toHaveLength(10);
  expect(compat.every((section) => section.compat)).toBe(true);
  expect(compat.every(({ rows }) => rows.every(({ unscored }) => unscored === 0))).toBe(true);
  const strict = await run(cwd, `run gtbench/nim?compat=false ${players}`);
  expect(strict.map(({ title, compat: on, rows }) => [title, on, rows[0]?.n])).toEqual([['gtbench/nim', false, 4]]);
  const board = await run(cwd, 'board gtbench/nim');
  expect(board.map(({ compat: on, rows }) => [on, rows[0]?.n])).toEqual([
    [false, 4],
    [true, 4],
  ]);
  const { stdout } = await pentathlon(['board', 'gtbench/nim', '--plain'], { cwd });
  expect(stdout).toContain("compat: the paper's own reading and scoring");
});

test('a model whose answers cannot be used loses no compat match, and every strict one', async () => {
  const cwd = temporaryFolder();
  const server = await startApiServer({ answer: () => ({ text: 'I cannot decide.', usage: { input: 100, output: 5 } }) });
  const line = (flags: string) => `run gtbench/tic-tac-toe ${flags} -a openai/gpt-5-mini -a random -n 2 --base-url ${server.openai}`;
  const model = (sections: readonly Section[]) => sections[0]?.rows.find(({ agent }) => agent.startsWith('openai/'));
  expect(model(await run(cwd, line('--compat')))).toMatchObject({ n: 0, unscored: 4, wins: 0, draws: 0, losses: 0 });
  expect(model(await run(cwd, line('--seed 1')))).toMatchObject({ n: 4, unscored: 0, losses: 4 });
  await server.close();
});

test('--until-valid plays an abnormal match again until every deal has a valid one in either seating', async () => {
  const cwd = temporaryFolder();
  // A quarter of the calls, by their ids, is answered with nothing that could be played; the others with the first legal move shown.
  const usable = (id: string) => Number.parseInt(id.slice(-2), 16) % 4 > 0;
  const legal = (prompt: string) => /<C[1-3]R[1-3]>/.exec(prompt.slice(prompt.toLowerCase().lastIndexOf('legal')))?.[0] ?? '';
  const server = await startApiServer({
    answer: ({ id, body }) => ({
      text: usable(id) ? legal(JSON.stringify(body.messages)) : 'I cannot decide.',
      usage: { input: 100, output: 5 },
    }),
  });
  const line = `run gtbench/tic-tac-toe --compat -a openai/x -a random -n 1 --epochs 3 --until-valid 60 --base-url ${server.openai}`;
  const [section] = await run(cwd, line);
  const row = section?.rows.find(({ agent }) => agent === 'openai/x');
  expect(row).toMatchObject({ n: 6 });
  expect(row?.unscored).toBeGreaterThan(0);
  const calls = server.requests.length;
  await run(cwd, line);
  expect(server.requests).toHaveLength(calls);
  await server.close();
});

test('--compat and another form of a game do not go together', async () => {
  const ended = await pentathlon(['run', 'gtbench/nim?piles=3,4,5', '--compat', '-a', 'random', '-a', 'mcts'], { cwd: temporaryFolder() });
  endedInOneLine(ended, /gtbench\/nim: compat: the paper plays this game with the default parameters only/);
});
