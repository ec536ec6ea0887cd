import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { agentScreen } from '../../../../harness/app/screens/agent/agent-screen.ts';
import type { Screen } from '../../../../harness/app/screens/screen.ts';
import type { Agent } from '../../../../harness/core/agent.ts';
import type { Task } from '../../../../harness/core/task.ts';
import { agentProfile } from '../../../../results/agent-profile.ts';
import { claim, enlist, markErrored } from '../../../../results/claims.ts';
import { type BoardFilter, leaderboard } from '../../../../results/leaderboard.ts';
import type { Store } from '../../../../results/store.ts';
import { unusableAnswers } from '../../../../results/unusable-answers.ts';
import type { GameEvent } from '../../../../tasks/gtbench/game-event.ts';
import { games } from '../../../../tasks/gtbench/games.ts';
import { match } from '../../../../tasks/gtbench/match.ts';
import {
  closed,
  counted,
  MATCH,
  madeAgent,
  madeRun,
  madeSpec,
  madeStore,
  madeTask,
  matchVerdicts,
  verdict,
} from '../../../results/made-store.ts';
import { DANGER } from '../../../support/terminal-danger.ts';
import { HOSTILE } from './hostile.ts';
import { NARROW, played, pressing, textOf, WIDE } from './played-trials.ts';

const NIM = madeTask('games/nim', { metrics: MATCH, seats: 2 });
const PIG = madeTask('games/pig', { metrics: MATCH, seats: 2 });
const SUMS = madeTask('sums');

const GPT: Agent = {
  id: 'gpt',
  fingerprint: { illegal: 'fail', model: { provider: 'openai', model: 'gpt-5-mini', settings: {} }, parameters: {}, strategy: 'direct' },
} as unknown as Agent;

/** Two games between three agents, in which the first one fails now and then, and a task of questions. */
async function threeAgents(): Promise<Store> {
  const store = madeStore();
  const [other, third] = [madeAgent('mcts'), madeAgent('random')];
  await store.commit(() => {
    const run = madeRun(store, 'run');
    for (let deal = 0; deal < 8; deal++) {
      for (const [task, rival] of [
        [NIM, other],
        [NIM, third],
        [PIG, other],
      ] as const) {
        const bad = task === NIM && rival === other && deal === 0;
        closed(store, run, madeSpec(task, [GPT, rival], `deal-${deal}`), {
          verdicts: matchVerdicts(deal % 4 === 0 ? 0 : 1),
          outcome: { ended: bad ? 'illegal answer at seat 1' : 'finished' },
          seats: [
            counted(0, {
              turns: 5,
              illegal: bad ? 1 : 0,
              calls: 5,
              input: 500,
              output: 50,
              cost: 0.125,
              latenciesMs: [100, 100, 100, 100, deal < 4 ? 2_000 : 100],
            }),
            counted(1, { turns: 5, unparsed: 2 }),
          ],
          lines: bad
            ? [
                {
                  path: 'turn 1/seat 1',
                  step: { kind: 'act', seat: 0, answer: { ok: false, kind: 'illegal', reason: 'pile 9 is not there' }, candidates: [] },
                },
              ]
            : [],
        });
      }
    }
    for (const [sample, kind] of [
      ['e1', 'timeout'],
      ['e2', 'timeout'],
      ['e3', 'http'],
    ] as const)
      markErrored(store, claim(store, madeSpec(NIM, [third, GPT], sample), run.n, 'owner', 1), kind, 'it failed');
    markErrored(store, claim(store, madeSpec(NIM, [third, other], 'e4'), run.n, 'owner', 1), 'refused', 'not of this agent');
    closed(store, run, madeSpec(SUMS, [GPT], 'sum'), { verdicts: [verdict('accuracy', 1)] });
  });
  return store;
}

/** The page of an agent as a board opens it from one of its sections. */
function page(store: Store, agent: string, title: string, filter: BoardFilter = {}): Screen {
  const section = leaderboard(store, filter).sections.find((one) => one.title === title);
  const row = section?.rows.find((one) => one.agent === agent);
  if (section === undefined || row === undefined) throw new Error(`no ${agent} in ${title}`);
  return agentScreen(store, { agent: row.number, tasks: section.tasks, title, filter });
}

const opens = (screen: Screen, key: string): Screen => {
  const move = screen.press(key, NARROW);
  if (move?.kind !== 'open') throw new Error(`${key} opens nothing`);
  return move.screen;
};

describe('the page of an agent', () => {
  test('has what it is made of, what it used, how its answers failed and its errors by kind', async () => {
    const text = textOf(page(await threeAgents(), 'gpt', 'games'), WIDE);
    expect(text).toContain('illegal=fail · model=gpt-5-mini · provider=openai · strategy=direct');
    expect(text).toContain('120 turns · 12k in, 1.2k out tokens · $3.00');
    expect(text).toMatch(/calls +120 · median (9[7-9]|10[0-3]) ms · 95 % within (1\.9|2\.0) s/);
    expect(text).toContain('illegal 0.8%  unparsed 0  refused 0');
    expect(text).toMatch(/errored +timeout 2 · http 1/);
    expect(text).not.toContain('refused 1');
  });

  test('has a row for each task of its section, with the figures of that task alone', async () => {
    const store = await threeAgents();
    const text = textOf(page(store, 'gpt', 'games'), WIDE);
    expect(text).toContain('[tasks 2]');
    expect(text).toMatch(/› games\/nim .* 16 /);
    expect(text).toMatch(/ {2}games\/pig .* 8 .* 0 +0 +\$1\.00/);
    expect(text).not.toContain('sums');
    const nim = leaderboard(store).sections.find(({ title }) => title === 'games/nim');
    const row = nim?.rows.find(({ agent }) => agent === 'gpt');
    expect(text).toContain(` ${row?.value?.toFixed(0)} `);
    expect(page(store, 'gpt', 'sums').aside).toBe('#1 · accuracy 1.000');
  });

  test('enter opens the trials of a task; f, u and a those of all tasks', async () => {
    const screen = page(await threeAgents(), 'gpt', 'games');
    const pig = opens(pressing(screen, ['down']), 'enter');
    expect(pig.title).toBe('gpt in games/pig');
    expect(pig.aside).toBe('1/8');
    expect(textOf(pig)).toMatch(/deal-1 .*1–0 W/);
    expect(opens(screen, 'f').aside).toBe('1/3');
    expect(textOf(opens(screen, 'f'))).toContain('[errored]');
    expect(opens(screen, 'u').aside).toBe('1/24');
    expect(opens(screen, 'a').aside).toBe('1/27');
  });

  test('tab shows unusable answers of this agent alone; enter opens their trial', async () => {
    const screen = pressing(page(await threeAgents(), 'gpt', 'games'), ['tab']);
    const text = textOf(screen);
    expect(text).toContain('[unusable answers 1]');
    expect(text).toContain('› illegal: games/nim deal-0, turn 1');
    expect(text).toContain('because pile 9 is not there');
    expect(text).toContain('replied nothing: no model was asked');
    expect(textOf(opens(screen, 'enter'))).toContain('pile 9 is not there');
    expect(textOf(pressing(screen, ['tab']))).toContain('[tasks 2]');
  });

  test('says so where every answer could be used, and where nothing was played', async () => {
    const store = await threeAgents();
    const screen = pressing(page(store, 'gpt', 'games/pig'), ['tab']);
    expect(textOf(screen)).toContain('Every answer of 40 turns could be used.');
    expect(screen.press('enter', NARROW)).toBeUndefined();
    await store.commit(() => store.sql(`INSERT INTO agents (hash, id, fingerprint) VALUES ('x', 'idle', 'null')`).run());
    const idle = agentScreen(store, { agent: 4, tasks: leaderboard(store).sections[0]?.tasks ?? [], title: 'games', filter: {} });
    expect(idle.aside).toBe('no trials here');
    expect(textOf(idle)).toContain('It has played nothing here');
    expect(textOf(pressing(idle, ['tab']))).toContain('No answers yet');
    expect(idle.press('enter', NARROW)).toBeUndefined();
  });

  test("keeps to a run where the board is that run's", async () => {
    const store = await threeAgents();
    await store.commit(() => {
      const later = madeRun(store, 'later');
      for (const [position, trial] of [4, 7, 25].entries()) enlist(store, later.n, trial, position);
    });
    const screen = page(store, 'gpt', 'games/nim', { run: 2 });
    expect(textOf(screen)).toContain('10 turns · ');
    expect(textOf(screen)).toMatch(/errored +timeout 1$/m);
    expect(textOf(pressing(screen, ['tab']))).toContain('Every answer of 10 turns could be used.');
    expect(opens(screen, 'a').aside).toBe('1/3');
  });
});

test('examples of a real run: the reply as it was given, the reason, the latest trials first and no more than asked for', async () => {
  const event = games.find(({ game }) => game.id === 'nim') as GameEvent;
  const task = match(event, 'gtbench/nim') as Task<unknown, unknown>;
  const reply = `I move \u001b[2J${'漢'.repeat(3_000)}`;
  const { store } = await played({ agents: ['openai/a', 'random'], task, samples: 3, answer: () => reply });
  const [section] = leaderboard(store).sections;
  const agent = section?.rows.find((row) => row.agent === 'openai/a')?.number as number;
  const of = { agent, tasks: section?.tasks ?? [], filter: {} };
  const found = unusableAnswers(store, of, 4);
  expect(found).toHaveLength(4);
  expect(found.map(({ trial }) => trial)).toEqual([6, 5, 4, 3]);
  for (const { reply: given, kind, reason, path } of found) {
    expect(given).toBe(reply.slice(0, 2_000));
    expect(kind).toBe('unparsed');
    expect(reason).not.toBe('');
    expect(path).toMatch(/^turn 1\/seat [12]$/);
  }
  const screen = pressing(agentScreen(store, { ...of, title: 'gtbench/nim' }), ['tab', 'down']);
  expect(textOf(screen)).toContain('replied I move \\u{1b}[2J漢漢');
  expect(textOf(opens(screen, 'enter'))).toContain('I move');
});

test('an agent whose number begins like another one has its own errors', async () => {
  const store = await threeAgents();
  const tasks = leaderboard(store).sections[0]?.tasks ?? [];
  await store.commit(() => {
    store.sql(`INSERT INTO lineups (n, agents) VALUES (99, '11,21')`).run();
    store.sql(`INSERT INTO error_cells (task, lineup, kind, count) VALUES (1, 99, 'of others', 1)`).run();
  });
  expect(agentProfile(store, { agent: 1, tasks, filter: {} }).errors).toEqual([
    { kind: 'timeout', count: 2 },
    { kind: 'http', count: 1 },
  ]);
});

test('its cost is that of the cells: more trials bring no more rows', async () => {
  const store = await threeAgents();
  const { n } = store.sql(`SELECT n FROM agents WHERE id = 'gpt'`).get() as { n: number };
  const tasks = leaderboard(store).sections[0]?.tasks ?? [];
  const before = agentProfile(store, { agent: n, tasks, filter: {} });
  await store.commit(() => {
    // Trials without cells: a profile that looked at them would tell.
    store
      .sql(
        `INSERT INTO trials (id, task, lineup, sample, epoch, seed, state, started) SELECT 'more ' || n, task, lineup, sample, 9, seed, 'errored', 0 FROM trials`,
      )
      .run();
  });
  expect(agentProfile(store, { agent: n, tasks, filter: {} })).toEqual(before);
});

test('hostile names, tasks and reasons reach the terminal as harmless text of the right width', async () => {
  for (const text of HOSTILE) {
    const store = madeStore();
    const name = text.slice(0, 5_000);
    await store.commit(() => {
      const run = madeRun(store, 'run');
      const spec = madeSpec(madeTask(`games/${name}`, { metrics: MATCH, seats: 2 }), [madeAgent(`${name}1`), madeAgent(`${name}2`)], text);
      closed(store, run, spec, {
        verdicts: matchVerdicts(1),
        seats: [counted(0, { turns: 2, refused: 1 }), counted(1)],
        lines: [
          {
            path: `turn ${name}/seat 1`,
            step: { kind: 'act', seat: 0, answer: { ok: false, kind: 'refused', reason: text }, candidates: [] },
          },
        ],
      });
      markErrored(store, claim(store, { ...spec, id: 'other' }, run.n, 'owner', 1), name, text);
    });
    const tasks = leaderboard(store).sections[0]?.tasks ?? [];
    const screen = agentScreen(store, { agent: 1, tasks, title: text, filter: {} });
    const examples = pressing(screen, ['tab']);
    expect(textOf(examples)).toContain('refused: ');
    for (const size of [NARROW, WIDE, { columns: 30, rows: 8 }]) {
      for (const one of [screen, examples]) {
        const lines = textOf(one, size).split('\n');
        expect(lines.join('')).not.toMatch(DANGER);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(size.columns);
      }
    }
  }
});
