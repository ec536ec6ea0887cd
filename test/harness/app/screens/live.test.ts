import stringWidth from 'string-width';
import { afterAll, describe, expect, test } from 'vitest';
import { keepDrawn } from '../../../../harness/app/screens/live/keep-drawn.ts';
import { Live } from '../../../../harness/app/screens/live/live.ts';
import { liveScreen } from '../../../../harness/app/screens/live/live-screen.ts';
import { Navigator } from '../../../../harness/app/screens/navigator.ts';
import type { Screen, Size } from '../../../../harness/app/screens/screen.ts';
import type { Agent } from '../../../../harness/core/agent.ts';
import type { TrialSpec } from '../../../../harness/core/trial.ts';
import type { EngineEvent } from '../../../../harness/engine/events.ts';
import type { PlannedTask } from '../../../../harness/engine/planned.ts';
import { RunControl } from '../../../../harness/engine/run-control.ts';
import { StopSwitch } from '../../../../harness/engine/stop-switch.ts';
import { closeConnections } from '../../../../harness/models/connections.ts';
import { nimEvent } from '../../../../tasks/gtbench/games/nim.prompt.ts';
import { match } from '../../../../tasks/gtbench/match.ts';
import { madeStore } from '../../../results/made-store.ts';
import { askedServer } from '../../../support/asked-server.ts';
import { engineRun, questions } from '../../../support/engine-run.ts';
import { DANGER, HOSTILE } from '../../../support/terminal-danger.ts';
import { until } from '../../../support/until.ts';

afterAll(closeConnections);

const SMALL: Size = { columns: 80, rows: 21 };
const agent = (id: string): Agent => ({ id }) as Agent;
const nim = { task: match(nimEvent as never), parameters: {} } as unknown as PlannedTask['task'];
const asking = (id: string) =>
  ({ task: { ...questions(1), id, metrics: [{ id: 'right', kind: 'proportion' }] }, parameters: {} }) as PlannedTask['task'];
const specOf = (task: PlannedTask['task'], agents: readonly Agent[], sample = 'deal-41'): TrialSpec =>
  ({ task, agents, sample: { id: sample } }) as TrialSpec;

/** A watched run that a test tells what happens. */
function watched(...events: readonly EngineEvent[]) {
  const store = madeStore();
  const [control, stop] = [new RunControl(), new StopSwitch()];
  let now = 1_000;
  const live = new Live({ title: 'gtbench · 1 task · 2 agents', store, control, stop, clock: () => now });
  control.onChange(() => live.hear({ kind: control.paused ? 'paused' : 'resumed' }));
  stop.onStop(({ message }) => live.hear({ kind: 'stopping', why: message }));
  for (const event of events) live.hear(event);
  const navigator = new Navigator([liveScreen(live)], () => undefined);
  const press = async (key: string, size = SMALL): Promise<void> => {
    navigator.press(key, size);
    await Promise.resolve().then(() => new Promise((next) => setImmediate(next)));
  };
  const top = (): Screen => navigator.stack().screens.at(-1) as Screen;
  const passes = (milliseconds: number): void => {
    now += milliseconds;
  };
  return {
    live,
    control,
    stop,
    navigator,
    press,
    passes,
    text: (size = SMALL) => textOf(top(), size),
    said: () => navigator.stack().said,
    top,
  };
}

const textOf = (screen: Screen, size: Size): string =>
  screen
    .lines(size)
    .map((spans) => spans.map(({ text }) => text).join(''))
    .join('\n');

const [gpt, mcts] = [agent('openai/gpt-5-mini'), agent('mcts')];
const endpoint = 'https://api.openai.com/v1 gpt-5-mini';
const pair: PlannedTask = {
  task: nim,
  lineUps: [
    [gpt, mcts],
    [mcts, gpt],
  ],
  each: 100,
};
const spec = specOf(nim, [mcts, gpt]);
const PLAYED: readonly EngineEvent[] = [
  { kind: 'planned', trials: 200, tasks: [pair] },
  { kind: 'run-entered', run: 1, id: '7f3ac2aa11bb', had: 0 },
  { kind: 'lane-opened', endpoint, limit: 24 },
  { kind: 'trial-started', spec, resumed: false },
  { kind: 'call-sent', endpoint },
  { kind: 'call-failed', endpoint, failure: 'rate-limit', message: '429', waitMs: 2_000, asked: true },
  { kind: 'call-sent', endpoint },
  { kind: 'call-done', endpoint, tokensIn: 1_100_000, tokensOut: 84_000, cost: 0.61 },
  { kind: 'answered', spec, seat: 1, text: `${'thinking '.repeat(30)}so I leave an even xor: <pile:4, take:2>` },
  { kind: 'trial-closed', spec, ended: 'finished', scores: [0, 1], unusable: [0, 3] },
  { kind: 'trial-started', spec, resumed: false },
  { kind: 'call-sent', endpoint },
];

describe('the live screen', () => {
  test('says how far the run is, what was won, how the endpoints do, what is played, what went wrong', () => {
    const { text, passes, navigator, top } = watched(...PLAYED);
    passes(2_000);
    navigator.refresh();
    expect(top()).toMatchObject({ title: 'gtbench · 1 task · 2 agents · 200 trials', aside: 'run 7f3ac2aa' });
    const shown = text();
    expect(shown).toMatch(/█?░+ {2}1\/200 {2}0% {3}eta 6m38s/);
    expect(shown).toMatch(/\n gpt-5-mini {2}v {2}mcts +1\/200 +1 +0 +0 +3\n/);
    expect(shown).toMatch(/api\.openai…pt-5-mini +1\/24 +1 {2}rate-limit.* 1\.1M\/84k +\$0\.6100/);
    expect(shown).toMatch(/errors rate-limit ×1 \(1 tried again, waited 2\.0 s in all\)/);
    expect(shown).toMatch(/now {4}nim deal-41 {2}seat 2 {2}openai\/gpt-5-mini {2}"….*<pile:4, take:2>"/);
    expect(shown).toMatch(/last {3}rate-limit from api\.openai\.com gpt-5-mini, waits 2\.0 s \(retry-after\)/);
  });

  test('pauses and goes on', async () => {
    const { control, press, text } = watched(...PLAYED);
    await press('p');
    expect(control.paused).toBe(true);
    expect(text()).toContain('paused: 1 call in flight is landing; p goes on');
    await press('p');
    expect(control.paused).toBe(false);
    expect(text()).not.toContain('paused');
  });

  test('stops on q or ctrl-c, and drops on the second one', async () => {
    for (const keys of [
      ['q', 'q'],
      ['ctrl-c', 'ctrl-c'],
    ] as const) {
      const { stop, press, text, navigator } = watched(...PLAYED);
      let dropped = false;
      stop.onDrop(() => {
        dropped = true;
      });
      await press(keys[0]);
      expect(stop.why).toBeDefined();
      expect(text()).toContain('stopping: 1 call in flight is landing; q again drops them');
      expect(dropped).toBe(false);
      await press(keys[1]);
      expect(dropped).toBe(true);
      expect(navigator.stack().screens).toHaveLength(1);
    }
  });

  test('changes the limit of the endpoint that tab chose', async () => {
    const other = 'local smollm2-135m';
    const { control, press, text } = watched(...PLAYED, { kind: 'lane-opened', endpoint: other, limit: 4 });
    const wishes: [string, number][] = [];
    control.changeLimitsBy((name, by) => {
      wishes.push([name, by]);
      return 25;
    });
    await press('+');
    await press('tab');
    expect(text()).toMatch(/▸local smollm2-135m/);
    await press('-');
    expect(wishes).toEqual([
      [endpoint, 2],
      [other, -1],
    ]);
  });

  test('says why a limit stays as it is', async () => {
    const { control, press, said } = watched(...PLAYED);
    control.changeLimitsBy(() => 24);
    await press('+');
    expect(said()).toContain('takes no more');
    const none = watched({ kind: 'planned', trials: 1, tasks: [] });
    await none.press('+');
    expect(none.said()).toContain('no model is called');
  });

  test('opens the leaderboard and the trials so far, over which the run is not redrawn', async () => {
    const { press, navigator, top } = watched(...PLAYED);
    for (const key of ['b', 't']) {
      await press(key);
      expect(navigator.stack().screens).toHaveLength(2);
      expect(top().lines(SMALL).length).toBeGreaterThan(0);
      await press('q');
      expect(navigator.stack().screens).toHaveLength(1);
    }
  });

  test('shows a window of many rows, and scrolls it', async () => {
    const tasks = Array.from({ length: 60 }, (_, i): PlannedTask => ({ task: asking(`mme/task-${i}`), lineUps: [[gpt]], each: 5 }));
    const { press, text, navigator } = watched({ kind: 'planned', trials: 500, tasks: [...tasks, pair] });
    // Matches first, each kind under its own heading.
    expect(text()).toMatch(/pairing 1–\d+ of 61 ↑↓.*\n gpt-5-mini {2}v {2}mcts.*\n.*task .*\n mme\/task-0 /);
    await press('end');
    expect(text()).toMatch(/mme\/task-59 /);
    expect(text()).not.toContain('mme/task-3 ');
    for (const size of [SMALL, { columns: 160, rows: 47 }, { columns: 40, rows: 6 }]) {
      expect(text(size).split('\n').length).toBeLessThanOrEqual(size.rows);
    }
    await press('home');
    expect(text()).toMatch(/mme\/task-0 /);
    navigator.refresh();
    await press('down');
    expect(text()).toMatch(/task 2–/);
  });

  test('hostile names, words and errors come to no control character and no line too wide', () => {
    const evil = [agent(HOSTILE), agent(`${HOSTILE}${'名'.repeat(400)}`)] as const;
    const where = `https://${HOSTILE.replace(/\s/g, '')} ${HOSTILE}`;
    const bad = specOf({ ...nim, task: { ...nim.task, id: HOSTILE } } as never, evil, HOSTILE);
    const { text } = watched(
      {
        kind: 'planned',
        trials: 4,
        tasks: [
          { task: nim, lineUps: [evil], each: 2 },
          { task: asking(HOSTILE), lineUps: [[evil[1]]], each: 2 },
        ],
      },
      { kind: 'lane-opened', endpoint: where, limit: 3 },
      { kind: 'answered', spec: bad, seat: 1, text: `${HOSTILE}${'z̸̡̢̛'.repeat(60)}` },
      { kind: 'call-failed', endpoint: where, failure: 'server', message: HOSTILE.repeat(3_000), waitMs: null, asked: false },
    );
    for (const size of [SMALL, { columns: 160, rows: 47 }, { columns: 50, rows: 12 }]) {
      for (const line of text(size).split('\n')) {
        expect(DANGER.exec(line)).toBeNull();
        expect(stringWidth(line)).toBeLessThanOrEqual(size.columns);
      }
    }
  });

  test('is drawn anew where something happened or a second is over, and not else', async () => {
    const { live, navigator, passes } = watched(...PLAYED);
    let frames = 0;
    navigator.subscribe(() => frames++);
    const end = keepDrawn(navigator, live);
    await until(() => frames === 1);
    await new Promise((next) => setTimeout(next, 700));
    expect(frames).toBe(1);
    live.hear({ kind: 'call-sent', endpoint });
    live.hear({ kind: 'call-sent', endpoint });
    await until(() => frames === 2);
    passes(1_500);
    await until(() => frames === 3);
    end();
  });

  test('watches a real run to its end, and is then left by q', async () => {
    const server = await askedServer({ latency: () => 5, answer: () => 'it' });
    const { live, control, stop, navigator, press, text } = watched();
    let left = false;
    const own = new Navigator([liveScreen(live)], () => {
      left = true;
    });
    await engineRun({ agents: ['openai/a'], baseURL: server.openai, questions: 12, control, stop, hear: live.hear });
    live.end();
    navigator.refresh();
    expect(text()).toMatch(/█+ {2}12\/12 {2}100%/);
    expect(text()).toContain('finished; q leaves');
    expect(text()).toMatch(/0\/16 +12 {2}–/);
    own.refresh();
    own.press('q', SMALL);
    expect(left).toBe(true);
    await press('p');
    expect(control.paused).toBe(false);
  });
});
