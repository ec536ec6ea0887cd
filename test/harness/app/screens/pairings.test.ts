import { describe, expect, test } from 'vitest';
import { pairingsScreen } from '../../../../harness/app/screens/pairings/pairings-screen.ts';
import type { Screen } from '../../../../harness/app/screens/screen.ts';
import type { Agent } from '../../../../harness/core/agent.ts';
import { leaderboard } from '../../../../results/leaderboard.ts';
import type { Store } from '../../../../results/store.ts';
import { closed, MATCH, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from '../../../results/made-store.ts';
import { HOSTILE } from './hostile.ts';
import { BODY, opened, pressed, shownText } from './shown-text.ts';

const nim = madeTask('games/nim', { metrics: MATCH, seats: 2 });
const quiz = madeTask('quiz');
const WIDE = { columns: 160, rows: 47 };

async function play(store: Store, lineUp: readonly Agent[], scores: readonly number[]): Promise<void> {
  const run = await store.commit(() => madeRun(store, 'one'));
  await store.commit(() =>
    scores.map((score, i) => closed(store, run, madeSpec(nim, lineUp, `deal-${i}`), { verdicts: matchVerdicts(score) })),
  );
}

function screenOf(store: Store, title: string): Screen {
  const section = leaderboard(store).sections.find((found) => found.title === title);
  if (section === undefined) throw new Error(`no section ${title}`);
  return pairingsScreen(store, section, {});
}

/** Strong beats middle 3 : 1, middle beats weak; strong and weak never met. */
async function threePlayers(): Promise<Screen> {
  const store = madeStore();
  const [strong, middle, weak] = madeAgents('local/strong', 'middle', 'weak') as [Agent, Agent, Agent];
  await play(store, [strong, middle], [1, 1, 0.5, 1, 0]);
  await play(store, [middle, strong], [0, 0, 0.5, 1, 0]);
  await play(store, [middle, weak], [1, 1, 1, 0]);
  return screenOf(store, 'games/nim');
}

describe('matches', () => {
  test('row against column in the order of the board; what was never played is a dot', async () => {
    const text = shownText(await threePlayers());
    expect(text).toMatch(/1 strong +2 middle +3 weak *$/m);
    expect(text).toMatch(/^ 1 strong +· +›\.70 +·$/m);
    expect(text).toMatch(/^ 2 middle +\.30 +· +\.75$/m);
    expect(text).toMatch(/^ 3 weak +· +\.25 +·$/m);
    expect(text).toContain('strong v middle\n .70 over 10 matches: 6 W 2 D 2 L\n row sitting first .70 of 5, second .70 of 5');
  });

  test('arrows choose a cell, d tells its difference, h draws what the figures say', async () => {
    const screen = await threePlayers();
    const differing = pressed(screen, ['d']);
    expect(shownText(differing)).toMatch(/difference \+\.400, 95 % -\.\d{3} to \+1\.000, p = \.\d{3} \(5 deals\)$/m);
    expect(shownText(pressed(differing, ['d']))).not.toContain('difference +');
    const turned = pressed(differing, ['down', 'left']);
    expect(shownText(turned)).toMatch(/middle v strong\n \.30 over 10.*\n.*\n difference -\.400/);
    expect(shownText(pressed(screen, ['right']))).toContain('strong v weak\n never met');
    expect(shownText(pressed(screen, ['left']))).toContain('an agent and itself');
    expect(shownText(pressed(screen, ['right', 'd']))).toContain('difference: nothing to tell it from');
    const heat = shownText(pressed(screen, ['h']));
    expect(heat).toMatch(/^ 1 strong +· +›▓▓ \.70 +·$/m);
    expect(heat).toMatch(/^ 2 middle +▒▒ \.30 +· +██ \.75$/m);
  });

  test('enter opens the matches of the pairing, in both seatings', async () => {
    const screen = await threePlayers();
    const matches = shownText(opened(screen, 'enter'));
    expect(matches.match(/deal-\d/g)?.length).toBeGreaterThanOrEqual(10);
    expect(matches).not.toContain('weak');
    expect(pressed(screen, ['right']).press('enter', BODY)).toBeUndefined();
  });
});

test('answers: paired differences, and the samples that differ', async () => {
  const store = madeStore();
  const [a, b] = madeAgents('a', 'b') as [Agent, Agent];
  const run = await store.commit(() => madeRun(store, 'one'));
  const answers: [Agent, number[]][] = [
    [a, [1, 1, 1, 0]],
    [b, [1, 0, 0, 0]],
  ];
  await store.commit(() => {
    for (const [agent, values] of answers)
      values.map((value, i) => closed(store, run, madeSpec(quiz, [agent], `q${i}`), { verdicts: [verdict('accuracy', value)] }));
  });
  const screen = screenOf(store, 'quiz');
  const text = shownText(pressed(screen, ['d']));
  expect(text).toMatch(/^ 1 a +· +›\+\.50$/m);
  expect(text).toMatch(/^ 2 b +-\.50 +·$/m);
  expect(text).toContain('0.7500 and 0.2500 on 4 samples of both\n row better on 2, column on 0, alike on 2\n difference +.500, 95 %');
  const differing = opened(screen, 'enter');
  expect(shownText(differing)).toMatch(/^›q1 +1 +0$/m);
  expect(shownText(differing)).not.toMatch(/q0|q3/);
  expect(shownText(pressed(differing, ['down']))).toMatch(/^›q2 /m);
  expect(shownText(opened(differing, 'enter'))).not.toBe('');
});

test('one agent alone: what to do', async () => {
  const store = madeStore();
  const run = await store.commit(() => madeRun(store, 'one'));
  await store.commit(() => closed(store, run, madeSpec(quiz, madeAgents('a'), 'q'), { verdicts: [verdict('accuracy', 1)] }));
  expect(shownText(screenOf(store, 'quiz'))).toContain('Try: pentathlon run gtbench -a random -a mcts');
});

describe('many and odd names', () => {
  test('20 agents at 80 columns: the chosen column is always in view, whatever the size becomes', async () => {
    const store = madeStore();
    const agents = madeAgents(
      ...Array.from({ length: 20 }, (_, i) => `openai/gpt-${String(i).padStart(2, '0')}-of-a-long-name+self-consistency?k=5`),
    );
    for (let i = 1; i < agents.length; i++) await play(store, [agents[i - 1] as Agent, agents[i] as Agent], [1, 0, 1]);
    let screen = screenOf(store, 'games/nim');
    const places = () => /columns (\d+) to (\d+) of 20/.exec(shownText(screen))?.slice(1).map(Number) ?? [];
    expect(places()).toEqual([1, 6]);
    for (let i = 0; i < 25; i++) {
      screen = pressed(screen, ['right', 'down']);
      const [from, to] = places() as [number, number];
      const at = Math.min(20, i + 3);
      expect(at >= from && at <= to).toBe(true);
    }
    expect(shownText(screen)).toMatch(/^ 20 .*·/m);
    for (const size of [WIDE, { columns: 40, rows: 9 }, { columns: 20, rows: 5 }]) shownText(screen, size);
    expect(shownText(screen, WIDE)).toContain(' 20 ');
  });

  test('names that attack are shown as what they are', async () => {
    const store = madeStore();
    const agents = madeAgents(...HOSTILE.slice(0, 8));
    for (let i = 1; i < agents.length; i++) await play(store, [agents[i - 1] as Agent, agents[i] as Agent], [1, 0]);
    const screen = screenOf(store, 'games/nim');
    for (const size of [BODY, WIDE, { columns: 30, rows: 12 }]) {
      shownText(pressed(screen, ['h', 'd'], size), size);
    }
    const met = pressed(screen, ['h']).press('enter', BODY)?.kind === 'open' ? screen : pressed(screen, ['right']);
    shownText(opened(met, 'enter'));
  });
});
