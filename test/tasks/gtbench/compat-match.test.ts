import { describe, expect, it } from 'vitest';
import { textOf } from '../../../harness/core/message.ts';
import type { Outcome } from '../../../harness/core/outcome.ts';
import type { Sample } from '../../../harness/core/sample.ts';
import type { Task } from '../../../harness/core/task.ts';
import { type TrialPlace, taskKey, trialId } from '../../../harness/core/trial.ts';
import type { Deal } from '../../../tasks/gtbench/deals.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { games } from '../../../tasks/gtbench/games.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { randomSeat, type Seat, scope, tableOf } from './table.ts';

const eventOf = (id: string): GameEvent => {
  const event = games.find(({ game }) => game.id === id);
  if (event === undefined) throw new Error(`no game ${id}`);
  return event;
};

describe('the parameter compat', () => {
  const configured = (id: string, raw: object) => {
    const task = match(eventOf(id), `gtbench/${id}`) as Task;
    return { task, parameters: task.parameters.parse(raw) };
  };
  const idOf = (id: string, raw: object) => {
    const place: TrialPlace = { task: configured(id, raw), agents: [], epoch: 1, seed: '0', copy: 0 };
    return trialId(place, 'content');
  };

  it.each(games.map(({ game }) => game.id))('%s: false changes no trial, true makes another', (id) => {
    const strict = { task: configured(id, {}).task, parameters: eventOf(id).game.parameters.parse({}) };
    expect(taskKey(configured(id, {}))).toBe(taskKey(strict));
    expect(idOf(id, { compat: 'false' })).toBe(idOf(id, {}));
    expect(idOf(id, { compat: 'true' })).not.toBe(idOf(id, {}));
    expect(configured(id, { compat: 'true' }).parameters).toMatchObject({ compat: true });
  });

  it.each([
    ['nim', { piles: '3,4,5' }],
    ['kuhn-poker', { players: '3' }],
    ['pig', { target: '100' }],
    ['negotiation', { pool: '2,3,1' }],
    ['connect-four', { columns: '8' }],
  ])('%s: is refused beside %j, which the paper never plays', (id, raw) => {
    const { parameters } = configured(id, {}).task;
    expect(parameters.safeParse(raw).success).toBe(true);
    expect(parameters.safeParse({ ...raw, compat: 'false' }).success).toBe(true);
    expect(() => parameters.parse({ ...raw, compat: 'true' })).toThrow(/default parameters only/);
  });

  it('must be true or false, and other words stay unknown', () => {
    expect(() => configured('nim', { compat: 'yes' })).toThrow(/true or false/);
    expect(() => configured('negotiation', { compatt: 'true' })).toThrow(/compatt/);
  });
});

const says = (...answers: (number | string)[]): Seat => {
  const left = [...answers];
  return () => left.shift() ?? 'nothing left to say';
};

/** A compat match of a game, and how it is judged. */
async function played(id: string, seats: readonly Seat[], deal = 0) {
  const event = eventOf(id);
  const task = match(event, `gtbench/${id}`) as Task<Deal>;
  const parameters = task.parameters.parse({ compat: true });
  const samples: Sample<Deal>[] = [];
  for await (const sample of task.samples({ parameters, seed: 'seed' })) if (samples.push(sample) > deal) break;
  const kept = tableOf(parameters, seats);
  const outcome = await task.play(samples[deal] as Sample<Deal>, kept.table);
  return { ...kept, outcome, samples, verdicts: await judged(task, parameters, outcome) };
}

async function judged(task: Task<Deal>, parameters: unknown, outcome: Outcome) {
  const all = await Promise.all(task.judges(parameters).map((judge) => judge.judge({ ...outcome, sample: 'deal-0' }, scope('judge'))));
  return all.flat();
}

const scores = (verdicts: Awaited<ReturnType<typeof judged>>, metric: string) =>
  verdicts.filter((verdict) => verdict.metric === metric).map(({ score }) => (score.scored ? score.value : 'unscored'));

describe('a match of compat', () => {
  it.each(games.map(({ game }) => game.id))('%s: starts bare in every deal, tells nobody of it otherwise, and ends', async (id) => {
    const { samples, outcome } = await played(id, [randomSeat, randomSeat], 3);
    expect(samples.map(({ data }) => data.opening)).toEqual([[], [], [], []]);
    expect(new Set(samples.map(({ id: name }) => name)).size).toBe(4);
    expect(outcome).toMatchObject({ ended: 'finished' });
  });

  it('negotiates the one instance of the paper in every deal', async () => {
    for (const deal of [0, 5]) {
      const { turns } = await played('negotiation', [says(51, 217), says(216)], deal);
      const [first, second] = turns.flatMap(({ turn }) => turn.prompt.map(textOf)).filter((text) => text.includes('pool:'));
      expect(first).toContain('[5, 5, 5]');
      expect(first).toContain('worth to you: [10, 1, 7]');
      expect(second).toBeDefined();
    }
  });

  it('shows what the adapter showed and reads by its rule', async () => {
    const { turns, outcome } = await played('tic-tac-toe', [says('C1R1', 'C1R2', 'C1R3'), says('I play C2R2.', '<C3R3>')]);
    expect(outcome).toMatchObject({ ended: 'finished', returns: [1, -1] });
    expect(turns[1]?.turn.prompt.map(textOf).join('\n')).toContain('Moves of your opponent: <C1R1>\nYour moves: none');
  });

  it('plays a move that is forced without asking', async () => {
    const { turns, steps } = await played('tic-tac-toe', [says(0, 2, 3, 7), says(1, 4, 5, 6)]);
    expect(turns).toHaveLength(8);
    expect(steps).toContainEqual({ kind: 'forced', seat: 0, text: '<C3R3>' });
  });

  it.each([
    ['no idea', 'unparsed'],
    ['C1R1', 'illegal'],
  ])('that ends on %j is abnormal: nobody loses it, and the offender is named', async (text, kind) => {
    const { outcome, verdicts } = await played('tic-tac-toe', [says(0), says(text)]);
    expect(outcome).toMatchObject({ forfeits: [1] });
    const own = verdicts.filter(({ metric }) => metric === 'score' || metric === 'return');
    expect(own).toHaveLength(4);
    for (const { score } of own) {
      expect(score).toMatchObject({ scored: false, reason: expect.stringMatching(`^abnormal: ${kind} answer at seat 2: `) });
    }
  });

  it('is abnormal in the dilemma, too, whatever was earned by then', async () => {
    const certain = (first: Seat, second: Seat) => played('prisoners-dilemma', [first, second], 2);
    const { outcome, verdicts } = await certain(says(1, 'what?'), says(0, 0));
    expect(outcome).toMatchObject({ forfeits: [0], returns: [10, 0] });
    expect(scores(verdicts, 'score')).toEqual(['unscored', 'unscored']);
    expect(scores(verdicts, 'return')).toEqual(['unscored', 'unscored']);
  });

  it('records nothing for a draw, whatever it paid, and else the payoffs', async () => {
    const silent = await played('prisoners-dilemma', [() => 0, () => 0]);
    expect(silent.outcome.returns?.[0]).toBeGreaterThanOrEqual(5);
    expect(scores(silent.verdicts, 'score')).toEqual([0.5, 0.5]);
    expect(scores(silent.verdicts, 'return')).toEqual([0, 0]);
    expect(scores(silent.verdicts, 'reward')).toEqual([0, 0]);
    const uneven = await played('prisoners-dilemma', [() => 0, () => 1]);
    expect(scores(uneven.verdicts, 'score')).toEqual([0, 1]);
    expect(scores(uneven.verdicts, 'return')).toEqual(uneven.outcome.returns);
    expect(scores(uneven.verdicts, 'reward')).toEqual(uneven.outcome.returns);
  });

  it('counts a draw of a zero-sum game as half a win', async () => {
    const { verdicts } = await played('tic-tac-toe', [says(0, 2, 3, 7), says(1, 4, 5, 6)]);
    expect(scores(verdicts, 'reward')).toEqual([0.5, 0.5]);
    expect(scores(verdicts, 'return')).toEqual([0, 0]);
  });
});
