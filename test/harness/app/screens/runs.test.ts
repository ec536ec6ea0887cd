import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { runsScreen } from '../../../../harness/app/screens/runs/runs-screen.ts';
import type { Screen } from '../../../../harness/app/screens/screen.ts';
import type { Agent } from '../../../../harness/core/agent.ts';
import type { Json } from '../../../../harness/core/json.ts';
import { claim, markErrored } from '../../../../results/claims.ts';
import { beat } from '../../../../results/owners.ts';
import { beginInvocation, endInvocation, enterRun, notePlanned, type RunRecord } from '../../../../results/runs.ts';
import type { Store } from '../../../../results/store.ts';
import { closed, madeAgents, madeSpec, madeStore, madeTask, verdict } from '../../../results/made-store.ts';
import { HOSTILE } from './hostile.ts';
import { BODY, opened, pressed, shownText, worked } from './shown-text.ts';

const quiz = madeTask('quiz');
const [a, b] = madeAgents('a', 'b') as [Agent, Agent];

interface Made {
  readonly id: string;
  readonly title?: string;
  readonly created?: number;
  readonly planned?: number;
  readonly closed?: number;
  readonly errored?: number;
  readonly agent?: Agent;
  readonly spec?: Json;
}

/** A run with so many trials closed and errored, its samples its own. */
function make(
  store: Store,
  { id, title = id, created = 1_700_000_000_000, planned = 4, agent = a, spec = {}, ...counts }: Made,
): Promise<RunRecord> {
  return store.commit(() => {
    const run = enterRun(store, { id, title, spec }, created);
    notePlanned(store, run.n, planned);
    for (let i = 0; i < (counts.closed ?? 0); i++)
      closed(store, run, madeSpec(quiz, [agent], `${id} ${i}`), { verdicts: [verdict('accuracy', 1)] });
    for (let i = 0; i < (counts.errored ?? 0); i++) {
      markErrored(store, claim(store, madeSpec(quiz, [agent], `${id} bad ${i}`), run.n, 'owner', 1), 'server', 'went wrong');
    }
    return run;
  });
}

const begin = (store: Store, run: RunRecord, owner: string): Promise<number> =>
  store.commit(() => {
    beat(store, owner, Date.now());
    return beginInvocation(store, run.n, owner, { pentathlon: '1.2.3', node: 'v20', host: hostname() }, Date.now());
  });

const screenOf = (store: Store, goOn: (run: RunRecord) => Promise<number> = async () => 0): Screen => runsScreen(store, { goOn });

describe('the list', () => {
  test('newest first, with how each stands', async () => {
    const store = madeStore();
    await make(store, { id: 'aaaa1111', title: 'first', closed: 4 });
    await make(store, { id: 'bbbb2222', title: 'second', created: 1_700_000_060_000, closed: 2, errored: 2 });
    await make(store, { id: 'cccc3333', title: 'third', created: 1_700_000_120_000, closed: 1, errored: 1 });
    await begin(store, await make(store, { id: 'dddd4444', title: 'fourth', created: 1_700_000_180_000, planned: 1_000 }), 'alive');
    const text = shownText(screenOf(store), { columns: 120, rows: 20 });
    expect(text.split('\n')[0]).toMatch(/^ {2}run +begun \(UTC\) +state +progress +closed +errored +cost +calls +tasks$/);
    expect(text.split('\n').slice(1, 5)).toEqual([
      expect.stringMatching(/^› dddd4444 {2}2023-11-14 22:16 {2}running {3}░{10} {2}0\/1 000 +– +\$0 +0 {2}fourth$/),
      expect.stringMatching(/^ {2}cccc3333 .* stopped {3}██░{8} +1\/4 +1 .* third$/),
      expect.stringMatching(/^ {2}bbbb2222 .* errored {3}█{5}░{5} +2\/4 +2 .* second$/),
      expect.stringMatching(/^ {2}aaaa1111 .* finished {2}█{10} +4\/4 +– .* first$/),
    ]);
    // At 80 columns the title stays; what it can do without goes.
    expect(shownText(screenOf(store))).toMatch(/^› dddd4444 .* running .* 0\/1 000 .*fourth$/m);
  });

  test('nothing there: what to run', () => {
    const screen = screenOf(madeStore());
    expect(shownText(screen)).toContain('No runs yet. Try: pentathlon run gtbench -a random -a mcts');
    for (const key of ['enter', 't', 'i', 'g', 'd', 'c', ' ', 'down']) screen.press(key, BODY);
  });

  test('filters by the beginning of an id, by title and by agent; escape shows all again', async () => {
    const store = madeStore();
    await make(store, { id: 'aaaa1111', title: 'gtbench' });
    await make(store, { id: 'bbbb2222', title: 'sums.jsonl', spec: { flags: { agent: ['openai/gpt-5-mini'] } } });
    const found = (words: string) => shownText(pressed(screenOf(store), ['/', ...words, 'enter'])).match(/[ab]{4}\d{4}/g);
    expect(found('aaa')).toEqual(['aaaa1111']);
    expect(found('GTB')).toEqual(['aaaa1111']);
    expect(found('GPT-5')).toEqual(['bbbb2222']);
    expect(found('1111')).toBeNull();
    expect(pressed(screenOf(store), ['/', 'q']).typing).toBe(true);
    expect(shownText(pressed(screenOf(store), ['/', 'x', 'y', 'escape'])).match(/[ab]{4}\d{4}/g)).toHaveLength(2);
  });

  test('the chosen run stays chosen when another begins', async () => {
    const store = madeStore();
    await make(store, { id: 'aaaa1111' });
    await make(store, { id: 'bbbb2222', created: 1_700_000_060_000 });
    const screen = pressed(screenOf(store), ['down']);
    await make(store, { id: 'cccc3333', created: 1_700_000_120_000, closed: 1 });
    const now = screen.refreshed?.() as Screen;
    expect(shownText(now)).toMatch(/^› aaaa1111/m);
    expect(shownText(now)).toMatch(/^ {2}cccc3333 .* 1\/4 /m);
  });

  test('of 10,000 runs only those shown are counted', async () => {
    const store = madeStore();
    await store.commit(() => {
      for (let i = 0; i < 10_000; i++) enterRun(store, { id: String(i).padStart(8, '0'), title: 'many', spec: {} }, i);
    });
    const asked: string[] = [];
    const sql = store.sql.bind(store);
    store.sql = (text) => {
      asked.push(text);
      return sql(text);
    };
    let screen = pressed(screenOf(store), ['end']);
    expect(shownText(screen)).toMatch(/^› 00000000/m);
    expect(asked.filter((text) => text.includes('run_trials')).length).toBeLessThanOrEqual(BODY.rows);
    // Drawn again, nothing is read again.
    asked.length = 0;
    shownText(screen);
    expect(asked).toEqual([]);
    const began = performance.now();
    for (let i = 0; i < 100; i++) {
      screen = pressed(screen, ['pageup']);
      shownText(screen);
    }
    expect((performance.now() - began) / 100).toBeLessThan(50);
  });

  test('after a refresh the trials of runs that nobody was at are not counted again', async () => {
    const store = madeStore();
    const run = await make(store, { id: 'aaaa1111', closed: 1 });
    await store.commit(() => beginInvocation(store, run.n, 'gone', {}, 1));
    const screen = screenOf(store);
    expect(shownText(screen)).toContain(' 1/4 ');
    await store.commit(() => {
      for (const sample of ['x', 'y']) closed(store, run, madeSpec(quiz, [b], sample), { verdicts: [verdict('accuracy', 1)] });
    });
    const now = screen.refreshed?.() as Screen;
    expect(shownText(now)).toContain(' 1/4 ');
    expect(shownText(pressed(now, ['r']))).toContain(' 3/4 ');
    await store.commit(() => endInvocation(store, beginInvocation(store, run.n, 'other', {}, 2), 0, 'finished', 3));
    expect(shownText(now.refreshed?.() as Screen)).toContain(' 3/4 ');
  });
});

describe('a run', () => {
  test('opens its board and its trials, and a board of all', async () => {
    const store = madeStore();
    await make(store, { id: 'aaaa1111', closed: 3 });
    await make(store, { id: 'bbbb2222', created: 1_700_000_060_000, closed: 1, agent: b });
    const screen = screenOf(store);
    expect(shownText(opened(screen, 'enter'))).toMatch(/ b .*1\.0000/);
    expect(shownText(opened(screen, 'enter'))).not.toMatch(/^.* a +1\.0000/m);
    expect(new Set(shownText(opened(pressed(screen, ['down']), 't')).match(/aaaa1111 \d/g)).size).toBe(3);
    expect(shownText(opened(screen, 'a'))).toMatch(/ a .*1\.0000/);
  });

  test('is gone on with once the screens are left; not while it is played', async () => {
    const store = madeStore();
    const run = await make(store, { id: 'aaaa1111', closed: 3 });
    const gone: string[] = [];
    const screen = screenOf(store, async ({ id }) => gone.push(id));
    const move = screen.press('g', BODY);
    expect(move?.kind).toBe('quit');
    expect(gone).toEqual([]);
    if (move?.kind === 'quit') await move.next?.();
    expect(gone).toEqual(['aaaa1111']);
    await begin(store, run, 'alive');
    expect(await worked(screenOf(store).press('g', BODY))).toBe('run aaaa1111 is being played by a live process');
  });

  test('is deleted after y alone, with the trials no other run holds', async () => {
    const store = madeStore();
    await make(store, { id: 'aaaa1111', closed: 3, errored: 1 });
    await make(store, { id: 'bbbb2222', created: 1 });
    const asking = pressed(screenOf(store), ['d']);
    expect(shownText(asking)).toContain('delete run aaaa1111 with 4 trials (those that other runs hold are kept)?  y / n');
    for (const key of ['n', 'escape', 'enter', 'down', 'q']) expect(shownText(pressed(asking, [key]))).not.toContain('delete');
    expect(shownText(asking.refreshed?.() as Screen)).toContain('delete run aaaa1111');
    expect(await worked(asking.press('y', BODY))).toBe('run aaaa1111 deleted with 4 trials');
    const now = asking.refreshed?.() as Screen;
    expect(shownText(now)).not.toContain('aaaa1111');
    expect(shownText(now)).not.toContain('delete');
    expect(shownText(now)).toMatch(/^› bbbb2222/m);
    expect(store.sql('SELECT count(*) FROM trials').pluck().get()).toBe(0);
  });

  test('that is being played is not deleted: refused in words, also where it began after the question', async () => {
    const store = madeStore();
    const run = await make(store, { id: 'aaaa1111', closed: 3 });
    const asking = pressed(screenOf(store), ['d']);
    await begin(store, run, 'alive');
    await expect(worked(asking.press('y', BODY))).rejects.toThrow('run aaaa1111 is being played by a live process; stop that first');
    expect(await worked(screenOf(store).press('d', BODY))).toContain('is being played by a live process');
    expect(store.sql('SELECT count(*) FROM trials').pluck().get()).toBe(3);
  });

  test('is compared with the marked one', async () => {
    const store = madeStore();
    await make(store, { id: 'aaaa1111', closed: 3 });
    await make(store, { id: 'bbbb2222', created: 1, closed: 2 });
    const screen = screenOf(store);
    expect(await worked(screen.press('c', BODY))).toContain('space');
    const marked = pressed(screen, [' ']);
    expect(shownText(marked)).toMatch(/^›\+aaaa1111/m);
    expect(await worked(marked.press('c', BODY))).toContain('choose another');
    expect(opened(pressed(marked, ['down']), 'c').title).toBe('run aaaa1111 and run bbbb2222');
    expect(shownText(pressed(marked, [' ']))).not.toContain('+aaaa');
  });

  test('tells what it was asked for, and every start of it', async () => {
    const store = madeStore();
    const flags = {
      agent: ['a,b'],
      epochs: 2,
      seed: '7',
      samples: 40,
      budget: '5usd',
      maxConcurrency: 16,
      maxRetries: 5,
      callTimeout: 300,
      trialTimeout: 60,
    };
    const spec = {
      tasks: ['quiz', 'other?x=1'],
      flags,
      agents: [
        { id: 'a', fingerprint: 'a' },
        { id: 'b', fingerprint: 'b' },
      ],
    };
    const run = await make(store, { id: 'aaaa1111', closed: 3, spec });
    const start = await begin(store, run, 'alive');
    await store.commit(() => endInvocation(store, start, 3, 'budget of 5 usd reached', Date.now()));
    await begin(store, run, 'alive');
    const info = opened(screenOf(store), 'i');
    const text = shownText(info, { columns: 80, rows: 60 });
    expect(text).toMatch(/^ task +quiz\n task +other\?x=1\n agent +a\n agent +b\n/m);
    expect(text).toMatch(/^ samples +40$/m);
    expect(text).toMatch(/^ budget +5usd$/m);
    expect(text).toMatch(/^ start 1\n from +\d{4}-.*\n ended +exit 3: budget of 5 usd reached\n versions +pentathlon 1\.2\.3, node v20\n/m);
    expect(text).toMatch(/^ start 2\n.*\n ended +not, or not in order$/m);
    expect(shownText(pressed(info, ['end']))).toContain('start 2');
    expect(opened(info, 't').title).toContain('run aaaa1111');
  });
});

test('titles, errors and hosts that attack are shown as what they are', async () => {
  const store = madeStore();
  for (const [i, title] of HOSTILE.entries()) {
    const spec = {
      tasks: [title],
      flags: { agent: [title], epochs: 1, seed: title, maxConcurrency: 1, maxRetries: 1, callTimeout: 1, trialTimeout: 1 },
      agents: [{ id: title, fingerprint: i }],
    };
    const run = await make(store, { id: `${String(i).padStart(4, '0')}aaaa`, title, spec, closed: 1 });
    await store.commit(() => endInvocation(store, beginInvocation(store, run.n, 'x', { host: title, pentathlon: title }, 1), 2, title, 2));
  }
  let screen = screenOf(store);
  for (const size of [BODY, { columns: 160, rows: 47 }, { columns: 30, rows: 6 }]) shownText(screen, size);
  for (const _ of HOSTILE) {
    const info = opened(screen, 'i');
    expect(info.title.length).toBeLessThanOrEqual(2_000_000);
    shownText(info, { columns: 80, rows: 60 });
    screen = pressed(screen, ['down']);
  }
  shownText(opened(pressed(screen, [' ', 'up']), 'c'));
});
