import { describe, expect, test } from 'vitest';
import { comparedRuns } from '../../../../harness/app/compared-runs.ts';
import { comparisonLines } from '../../../../harness/app/comparison-lines.ts';
import { compareScreen } from '../../../../harness/app/screens/runs/compare-screen.ts';
import type { Agent } from '../../../../harness/core/agent.ts';
import type { Json } from '../../../../harness/core/json.ts';
import { enterRun, type RunRecord } from '../../../../results/runs.ts';
import type { Store } from '../../../../results/store.ts';
import { closed, MATCH, madeAgent, madeSpec, madeStore, madeTask, matchVerdicts, verdict } from '../../../results/made-store.ts';
import { pentathlon } from '../../../support/run-pentathlon.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { HOSTILE } from './hostile.ts';
import { BODY, pressed, shownText } from './shown-text.ts';

const quiz = madeTask('quiz');
const nim = madeTask('games/nim', { metrics: MATCH, seats: 2 });

const FLAGS = { agent: ['a'], epochs: 1, seed: '0', maxConcurrency: 16, maxRetries: 5, callTimeout: 300, trialTimeout: 60 };
const asked = (tasks: string[], agents: readonly Agent[], flags: Record<string, Json> = {}): Json => ({
  tasks,
  flags: { ...FLAGS, ...flags },
  agents: agents.map(({ id, fingerprint }) => ({ id, fingerprint })),
});
const enter = (store: Store, id: string, spec: Json): Promise<RunRecord> => store.commit(() => enterRun(store, { id, title: id, spec }, 1));
const answers = (store: Store, run: RunRecord, agent: Agent, values: readonly number[]) =>
  store.commit(() =>
    values.map((value, i) => closed(store, run, madeSpec(quiz, [agent], `q${i}`), { verdicts: [verdict('accuracy', value)] })),
  );
const other = (id: string): Agent => ({ ...madeAgent(id), fingerprint: { id, changed: true } });

describe('two runs', () => {
  test('what was asked differently, and how each agent did in both', async () => {
    const store = madeStore();
    const [before, now, alone] = [madeAgent('a'), other('a'), madeAgent('alone')] as const;
    const one = await enter(store, 'aaaa1111', asked(['quiz'], [before], { samples: 8 }));
    const two = await enter(store, 'bbbb2222', asked(['quiz', 'more'], [now, alone], { samples: 9, seed: '1', maxConcurrency: 2 }));
    await answers(store, one, before, [1, 1, 1, 1, 1, 1, 1, 0]);
    await answers(store, two, now, [0, 0, 0, 0, 0, 0, 1, 0, 1]);
    await answers(store, two, alone, [1, 0]);
    const text = shownText(compareScreen(store, one, two), { columns: 80, rows: 60 });
    expect(text).toMatch(/^ task +– +more$/m);
    expect(text).toMatch(/^ agent +– +alone$/m);
    expect(text).toMatch(/^ a +the same name +for another model, strategy/m);
    expect(text).toMatch(/^ samples +8 +9$/m);
    expect(text).toMatch(/^ seed +0 +1$/m);
    expect(text).not.toContain('oncurrency');
    // Of eight pairs six differ, all one way: mid-p of 6 : 0 is 2⁻⁶.
    expect(text).toMatch(/^ a +0\.875 +0\.125 +\+\.750\* +\+\.\d{3}…\+1\.\d{3} +\.016 +8 pairs$/m);
    expect(text).toMatch(/^ alone +– +0\.500 +other alone +– +– +–$/m);
    expect(text).toContain('* significant (p < 0.05), each difference tested on its own');
    const turned = shownText(pressed(compareScreen(store, one, two), ['x']), { columns: 80, rows: 60 });
    expect(turned).toMatch(/^ a +0\.125 +0\.875 +-\.750\*/m);
  });

  test('nothing in common, nothing asked differently', async () => {
    const store = madeStore();
    const one = await enter(store, 'aaaa1111', asked(['quiz'], [madeAgent('a')]));
    const two = await enter(store, 'bbbb2222', asked(['quiz'], [madeAgent('a')]));
    const text = shownText(compareScreen(store, one, two));
    expect(text).toContain('asked for alike, by the same version');
    expect(text).toContain('no task has scores in both runs: nothing to compare');
  });

  test('matches: score against common opponents, and that ratings have no common scale', async () => {
    const store = madeStore();
    const lineUp = [madeAgent('a'), madeAgent('rival')] as const;
    const one = await enter(store, 'aaaa1111', asked(['games'], lineUp));
    const two = await enter(store, 'bbbb2222', asked(['games'], [other('a'), lineUp[1]]));
    const play = (run: RunRecord, agents: readonly Agent[], scores: readonly number[]) =>
      store.commit(() =>
        scores.map((score, i) => closed(store, run, madeSpec(nim, agents, `deal-${i}`), { verdicts: matchVerdicts(score) })),
      );
    await play(one, lineUp, [1, 1, 0.5, 1]);
    await play(two, [other('a'), lineUp[1]], [1, 0, 0.5, 0]);
    const text = shownText(compareScreen(store, one, two), { columns: 80, rows: 60 });
    expect(text).toContain('games/nim · mean score against common opponents');
    expect(text).toMatch(/^ a +0\.875 +0\.375 +\+\.500 +-\.\d{3}…\+1\.\d{3} +\.\d{3} +4 deals$/m);
    expect(text).toContain('ratings of two runs have no common scale');
  });

  test('names that attack, and many of them: safe at every size, and scrolled', async () => {
    const store = madeStore();
    const agents = HOSTILE.slice(0, 8).map(madeAgent);
    const one = await enter(store, 'aaaa1111', asked([...HOSTILE], agents, { seed: HOSTILE[0] as string }));
    const two = await enter(store, 'bbbb2222', asked(['quiz'], agents));
    for (const agent of agents) await answers(store, one, agent, [1, 0]);
    await store.commit(() => store.sql('INSERT INTO run_trials (run, trial) SELECT ?, trial FROM run_trials').run(two.n));
    for (const size of [BODY, { columns: 160, rows: 47 }, { columns: 30, rows: 6 }]) {
      const screen = compareScreen(store, one, two);
      shownText(screen, size);
      expect(shownText(pressed(screen, ['end'], size), size)).toContain('means');
    }
    for (const text of comparisonLines(comparedRuns(store, one, two), 80)) expect(text.length).toBeLessThanOrEqual(200);
  });
});

describe('runs compare', () => {
  test('prints the same, as text and as one document', async () => {
    const cwd = temporaryFolder();
    const run = (...words: string[]) => pentathlon(words, { cwd });
    await run('run', 'gtbench/nim', '-a', 'random', '-a', 'mcts?simulations=2', '-n', '4');
    await run('run', 'gtbench/nim', '-a', 'random', '-a', 'mcts?simulations=2', '-n', '6');
    const runs = JSON.parse((await run('runs', '--json')).stdout) as { id: string }[];
    const [two, one] = runs.map(({ id }) => id.slice(0, 10)) as [string, string];
    const { code, stdout, stderr } = await run('runs', 'compare', one, two);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^samples +4 +6$/m);
    expect(stdout).toContain('8 trials are in both runs: played once, and the same in both');
    expect(stdout).toMatch(/^random +(0\.\d{3}) +\1 +\.000 +– +1\.000 +4 deals$/m);
    const document = JSON.parse((await run('runs', 'compare', one, two, '--json')).stdout);
    expect(document.comparison.sections[0].agents[0]).toMatchObject({ paired: true, difference: { difference: 0, p: 1, n: 4 } });
    const wrong = await run('runs', 'compare', one, 'zzzz');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('no run begins with "zzzz"');
  });
});
