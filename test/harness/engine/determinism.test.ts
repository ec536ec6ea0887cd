import { expect, test } from 'vitest';
import { parsePolicy } from '../../../harness/agents/illegal-policy.ts';
import { modelAgent } from '../../../harness/agents/model-agent.ts';
import { randomPlayer } from '../../../harness/agents/random.ts';
import { strategies } from '../../../harness/agents/strategies.ts';
import type { Strategy } from '../../../harness/agents/strategy.ts';
import type { Agent } from '../../../harness/core/agent.ts';
import { textOf } from '../../../harness/core/message.ts';
import type { LookUp, Model } from '../../../harness/core/model.ts';
import { random } from '../../../harness/core/random.ts';
import type { Task } from '../../../harness/core/task.ts';
import type { ConfiguredTask } from '../../../harness/core/trial.ts';
import type { Plan } from '../../../harness/engine/grid.ts';
import { run } from '../../../harness/engine/run.ts';
import { StopSwitch } from '../../../harness/engine/stop-switch.ts';
import { exportLines } from '../../../results/export.ts';
import { openStore } from '../../../results/open-store.ts';
import { gtbench } from '../../../tasks/gtbench/suite.ts';
import { questions } from '../../support/engine-run.ts';
import { madeFrom } from '../../support/made-answer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A model whose answers depend on the call alone, and the time they take on the schedule too. */
class LatentModel implements Model {
  readonly id = 'test/model';
  readonly endpoint = 'test model';
  readonly price = 'free';
  readonly #schedule: string;
  #inFlight = 0;
  peak = 0;
  /** Calls in the order in which their answers came. */
  readonly landed: string[] = [];

  constructor(schedule: string) {
    this.#schedule = schedule;
  }

  generate: Model['generate'] = async ({ messages }, { id }) => {
    await this.#late(id);
    return { text: madeFrom(id, messages.map(textOf).join('\n')), finish: 'stop' };
  };

  choose = async (_: unknown, choices: readonly string[], { id }: { readonly id: string }): Promise<LookUp<number[]>> => {
    await this.#late(id);
    return { value: choices.map((text) => -random('log-probability', id, text).below(1_000)) };
  };

  async #late(id: string): Promise<void> {
    this.peak = Math.max(this.peak, ++this.#inFlight);
    // In turns of the event loop: as mixed as milliseconds, and much sooner over.
    for (let turns = random('latency', this.#schedule, id).below(24); turns > 0; turns--) await new Promise(setImmediate);
    this.#inFlight--;
    this.landed.push(id);
  }
}

/** Every strategy that works on any answers (best-of-n needs a reward), and every policy for answers that cannot be used. */
const ANYWHERE = strategies.filter(({ id }) => id !== 'best-of-n');
const SPECS: readonly (readonly [strategy: Strategy, policy: string])[] = [
  ...ANYWHERE.map((strategy) => [strategy, 'fail'] as const),
  ...ANYWHERE.map((strategy) => [strategy, 'retry:2'] as const),
  ...ANYWHERE.map((strategy) => [strategy, 'random'] as const),
];

const agentsOf = (model: Model): Agent[] =>
  SPECS.map(([strategy, illegal]) => {
    const id = `test/model+${strategy.id}?illegal=${illegal}`;
    return modelAgent({ id, model, fingerprint: id, strategy, parameters: strategy.read({}), policy: parsePolicy(illegal) });
  });

const configured = (task: Task): ConfiguredTask => ({ task, parameters: task.parameters.parse({}) });

/** Agents on questions, and in every game: against the random player, seated by turns, and in one match against another agent. */
function planOf(model: Model): Plan {
  const agents = agentsOf(model);
  const opponent = randomPlayer.make({});
  const matches = [...agents.map((agent, i) => (i % 2 === 0 ? [agent, opponent] : [opponent, agent])), agents.slice(-2)];
  const games = gtbench.tasks.map((task) => ({ task: configured(task), lineUps: matches }));
  const asked = agents.filter((agent) => agent.plays({ id: 'questions', seats: 1, finite: false }) === true);
  return {
    tasks: [...games, { task: configured(questions(8)), lineUps: asked.map((agent) => [agent]) }],
    samples: 1,
    epochs: 1,
    seed: '7',
  };
}

/** Plays the plan and gives its canonical export. */
async function played(model: LatentModel, maxConcurrency: number): Promise<string[]> {
  const store = openStore(`${temporaryFolder()}/test.db`);
  const pace = { maxConcurrency, maxRetries: 0, callMs: 30_000, trialMs: 600_000 };
  const request = {
    plan: planOf(model),
    store,
    pace,
    stop: new StopSwitch(),
    title: '',
    spec: {},
    environment: {},
    report: () => undefined,
  };
  const { exitCode, counts } = await run(request);
  expect({ exitCode, errored: counts.errored }).toEqual({ exitCode: 0, errored: 0 });
  expect(model.peak).toBe(maxConcurrency);
  const lines = [...exportLines(store, {}, true)];
  await store.close();
  return lines;
}

test('every strategy in every game and on questions: the same whatever the latencies and the concurrency', async () => {
  const [first, ...others] = [1, 4, 16].flatMap((concurrency) => ['a', 'b', 'c'].map((schedule) => ({ concurrency, schedule })));
  if (first === undefined) throw new Error('nothing to compare');
  const reference = new LatentModel(first.schedule);
  const expected = await played(reference, first.concurrency);
  const orders = new Set([reference.landed.join()]);
  for (const { concurrency, schedule } of others) {
    const model = new LatentModel(schedule);
    expect(await played(model, concurrency), `concurrency ${concurrency}, schedule ${schedule}`).toEqual(expected);
    expect(model.landed.length).toBe(reference.landed.length);
    orders.add(model.landed.join());
  }
  // Side by side, no two runs may have gone alike.
  expect(orders.size).toBeGreaterThanOrEqual(7);
  // What is compared must hold what could go wrong: votes, retries, legal moves drawn for unusable ones, lost games.
  const all = expected.join('\n');
  for (const sign of ['"path":"turn 1/seat 1/draw 4"', '"by":"retry"', '"by":"random"', 'illegal answer at seat', '"kind":"chance"'])
    expect(all).toContain(sign);
}, 120_000);
