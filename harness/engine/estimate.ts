import type { Act } from '../core/act.ts';
import type { Agent } from '../core/agent.ts';
import type { Message } from '../core/message.ts';
import { textOf } from '../core/message.ts';
import { costOf } from '../core/price.ts';
import { type Random, random } from '../core/random.ts';
import { read } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import type { Table } from '../core/task.ts';
import type { ConfiguredTask } from '../core/trial.ts';
import type { Turn } from '../core/turn.ts';
import { firstSamples, type Plan } from './grid.ts';
import { plannedTasks, trialsOf } from './planned.ts';

/** What a plan is expected to take, per model. */
export interface Estimate {
  readonly trials: number;
  readonly models: readonly ModelEstimate[];
  /** How the figures came about. */
  readonly notes: readonly string[];
}

export interface ModelEstimate {
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number;
  /** US dollars; null where the price is unknown. */
  readonly cost: number | null;
}

/** Bytes of ordinary English text to a token, as tokenizers in use have it on average. */
const BYTES_A_TOKEN = 4;
/** Tokens an answer is expected to have where the user set no bound. */
const ANSWER_TOKENS = 300;
/** Samples looked at per task. */
const PROBES = 5;

/** What one trial of a task asks of one seat, on average over a few samples played without any model. */
interface Probe {
  readonly turns: number;
  readonly promptTokens: number;
}

/** Expected calls, tokens and price of a plan. Reads samples and renders prompts; sends nothing. */
export async function estimate(plan: Plan): Promise<Estimate> {
  const sums = new Map<string, { calls: number; input: number; output: number; price: Agent['models'][number]['price'] }>();
  let trials = 0;
  for (const { task, lineUps } of plan.tasks) {
    const own = trialsOf(await plannedTasks({ ...plan, tasks: [{ task, lineUps }] }));
    trials += own;
    const probe = await probeTask(task, plan);
    for (const agent of lineUps.flat()) {
      for (const model of agent.models) {
        const calls = (own / lineUps.length) * probe.turns * (agent.callsPerTurn / agent.models.length);
        const sum = sums.get(model.id) ?? { calls: 0, input: 0, output: 0, price: model.price };
        sum.calls += calls;
        sum.input += calls * probe.promptTokens;
        sum.output += calls * Math.min(model.maxTokens ?? ANSWER_TOKENS, ANSWER_TOKENS);
        sums.set(model.id, sum);
      }
    }
  }
  const models = [...sums].map(([model, { calls, input, output, price }]): ModelEstimate => {
    const usage = { input, cachedInput: 0, cacheWrite: 0, output, reasoning: 0 };
    return {
      model,
      calls: Math.round(calls),
      inputTokens: Math.round(input),
      outputTokens: Math.round(output),
      cost: costOf(price, usage),
    };
  });
  const notes =
    models.length === 0
      ? []
      : [
          `tokens in: prompts of up to ${PROBES} samples a task, ${BYTES_A_TOKEN} bytes a token; turns of games as random play has them`,
          `tokens out: ${ANSWER_TOKENS} an answer or max_tokens if that is less (an assumption); trials the store holds already are not taken off`,
        ];
  return { trials, models, notes };
}

async function probeTask(task: ConfiguredTask, { seed, samples }: Plan): Promise<Probe> {
  const seats = task.task.seats(task.parameters);
  const asked: Turn[] = [];
  let played = 0;
  for await (const sample of firstSamples(task, seed, Math.min(samples ?? PROBES, PROBES))) {
    const table = new ProbeTable(task.parameters, seed, random('estimate', seed, sample.id), asked);
    await task.task.play(sample, table).catch(() => undefined);
    played++;
  }
  if (asked.length === 0) return { turns: 0, promptTokens: 0 };
  const bytes = asked.reduce((sum, { prompt, answer }) => sum + bytesOf(prompt) + Buffer.byteLength(answer.instructions('reasoned')), 0);
  return { turns: asked.length / played / seats, promptTokens: bytes / asked.length / BYTES_A_TOKEN };
}

const bytesOf = (messages: readonly Message[]): number => messages.reduce((sum, message) => sum + Buffer.byteLength(textOf(message)), 0);

/** A table at which a random legal answer is given, or none where there is no list: enough to see prompts and count turns. */
class ProbeTable implements Table {
  readonly parameters: unknown;
  readonly seed: string;
  readonly scope: Scope;
  readonly #rng: Random;
  readonly #asked: Turn[];

  constructor(parameters: unknown, seed: string, rng: Random, asked: Turn[]) {
    this.parameters = parameters;
    this.seed = seed;
    this.scope = silentScope(rng);
    this.#rng = rng;
    this.#asked = asked;
  }

  async ask<A>(_seat: number, turn: Turn<A>): Promise<Act<A>> {
    this.#asked.push(turn as unknown as Turn);
    if (turn.legal === undefined || turn.legal.length === 0) throw new Error('only the prompt was wanted');
    return { answer: read(this.#rng.pick(turn.legal)), candidates: [] };
  }
}

/** A scope in which nothing is sent or kept. */
function silentScope(rng: Random): Scope {
  const nothing = () => Promise.reject(new Error('an estimate sends nothing'));
  return {
    path: '',
    rng,
    signal: new AbortController().signal,
    child: () => silentScope(rng),
    call: nothing,
    tool: nothing,
    embed: nothing,
    choose: nothing,
    record: () => undefined,
  };
}
