import { describe, expect, test } from 'vitest';
import { modelAgent } from '../../../harness/agents/model-agent.ts';
import { findStrategy } from '../../../harness/agents/strategies.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import type { Generation } from '../../../harness/core/generation.ts';
import { textOf, user } from '../../../harness/core/message.ts';
import { failed, read } from '../../../harness/core/reading.ts';
import type { Request } from '../../../harness/core/request.ts';
import type { Turn } from '../../../harness/core/turn.ts';
import { choice } from '../../../tasks/authoring/choice.ts';
import { number } from '../../../tasks/authoring/number.ts';
import { games } from '../../../tasks/gtbench/games.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { tableOf } from '../../tasks/gtbench/table.ts';
import { letterTurn } from './letter-turn.ts';
import { type Replies, testModel, testScope } from './test-scope.ts';

const tot = findStrategy('tot');

async function played<A>(turn: Turn<A>, replies: Replies, raw: Record<string, string> = {}) {
  const parameters = tot.read(raw);
  const agent = modelAgent({ id: 'a', model: testModel, fingerprint: {}, strategy: tot, parameters, policy: { kind: 'fail' } });
  const { scope, calls, steps } = testScope(replies);
  const act = await agent.sit(0, scope).act(turn, scope);
  const asked = (round: string): string[] => calls.filter(({ path }) => path.startsWith(`${round}/`)).map(({ request }) => words(request));
  const notes = steps.flatMap((step) => (step.kind === 'note' ? [step.text] : []));
  return { act, agent, notes, paths: calls.map(({ path }) => path), asked };
}

const words = ({ messages }: Request): string => messages.map(textOf).join('\n');

/** Replies by the number of the draw: three plans, three votes, three answers, three votes. */
const scripted =
  (lines: readonly (string | Generation)[]): Replies =>
  (path) =>
    lines[Number(/draw (\d+)$/.exec(path)?.[1])] ?? '';

const PLANS = ['take the corner', 'take the middle', 'take an edge'];

describe('tree of thought', () => {
  test('says how the votes fell, those that could not be read among them', async () => {
    const { notes } = await played(
      letterTurn,
      scripted([...PLANS, 'Best choice: 2', 'no idea', 'choice 1 is best', 'so A', 'so B', 'so C', 'Best choice: 3', '3', '1']),
    );
    expect(notes).toEqual([
      'votes on plans: choice 1: 1, choice 2: 1, choice 3: 0, unread: 1; choice 1 goes on',
      'votes on answers: choice 1: 1, choice 2: 0, choice 3: 2; choice 3 goes on',
    ]);
  });

  test('draws three plans, three votes, three answers and three votes, each in a place of its own', async () => {
    const { act, agent, paths, asked } = await played(
      letterTurn,
      scripted([...PLANS, 'Best choice: 2', 'BEST CHOICE IS (2)', 'choice 1 is best', 'so A', 'so B', 'so C', 'Best choice: 3', '3', '1']),
    );
    expect(paths).toEqual([
      ...['plans/draw 0', 'plans/draw 1', 'plans/draw 2'],
      ...['votes on plans/draw 3', 'votes on plans/draw 4', 'votes on plans/draw 5'],
      ...['answers/draw 6', 'answers/draw 7', 'answers/draw 8'],
      ...['votes on answers/draw 9', 'votes on answers/draw 10', 'votes on answers/draw 11'],
    ]);
    expect(agent.callsPerTurn).toBe(12);
    expect(act.answer).toEqual(read('C'));
    expect(act.candidates).toEqual(['A', 'B', 'C'].map((letter) => ({ reading: read(letter), text: `so ${letter}` })));

    for (const plan of asked('plans')) {
      expect(plan).toMatch(/^Which one\?\n/);
      expect(plan).not.toContain('end with the letter');
    }
    for (const ballot of asked('votes on plans')) {
      expect(ballot).toMatch(/^Which one\?\n/);
      PLANS.forEach((plan, i) => {
        expect(ballot).toContain(`Choice ${i + 1}:\n${plan}`);
      });
    }
    for (const question of asked('answers')) {
      expect(question).toMatch(/^Which one\?\n[\s\S]*take the middle[\s\S]*Think, then end with the letter\.$/);
      expect(question).not.toMatch(/corner|edge/);
    }
    for (const ballot of asked('votes on answers')) expect(ballot).toContain('Choice 3:\nso C');
  });

  test('takes other numbers of plans, answers and votes', async () => {
    const { agent, paths } = await played(letterTurn, () => 'so B', { breadth: '2', votes: '4' });
    expect(agent.callsPerTurn).toBe(12);
    expect(paths).toHaveLength(12);
    expect(paths.filter((path) => path.startsWith('votes on plans/'))).toHaveLength(4);
    expect(tot.calls(tot.read({ breadth: '1', votes: '1' }))).toBe(4);
    const bad: Record<string, string>[] = [{ breadth: '0' }, { votes: '1.5' }, { votes: '' }, { k: '3' }];
    for (const raw of bad) {
      expect(() => tot.read(raw)).toThrow(UserError);
    }
  });

  test('reads a vote with more than one digit in whatever case, twelve plans among them', async () => {
    const plans = Array.from({ length: 12 }, (_, i) => `plan of kind ${i + 1}k`);
    const { asked } = await played(
      letterTurn,
      (path) => {
        const draw = Number(/draw (\d+)$/.exec(path)?.[1]);
        if (path.startsWith('plans/')) return plans[draw] ?? '';
        return path.startsWith('votes on plans/') ? 'BEST CHOICE IS 12' : 'so A';
      },
      { breadth: '12', votes: '1' },
    );
    expect(asked('answers')[0]).toContain('plan of kind 12k');
    expect(asked('answers')[0]).not.toContain('plan of kind 2k');
  });

  test('leaves votes that are unreadable or out of range uncounted, and gives ties to the first choice', async () => {
    const answers = ['so A', 'so B', 'so C'];
    const won = async (...votes: string[]) =>
      (await played(letterTurn, scripted([...PLANS, '1', '1', '1', ...answers, ...votes]))).act.answer;
    expect(await won('best choice: 4', 'best choice: 0', 'best choice: 2')).toEqual(read('B'));
    expect(await won('best choice: 3', 'best choice: 2', 'none of them')).toEqual(read('B'));
    expect(await won('who knows', '', 'best choice: 99')).toEqual(read('A'));
  });

  test('votes between distinct answers: one that was drawn twice is one choice', async () => {
    const { act, asked } = await played(letterTurn, scripted([...PLANS, '1', '1', '1', 'x a', 'so A', 'so B', 'best choice: 2', '2', '3']));
    expect(asked('votes on answers')[0]).toContain('Choice 2:\nso B');
    expect(asked('votes on answers')[0]).not.toContain('Choice 3');
    expect(act.answer).toEqual(read('B'));
    expect(act.candidates).toHaveLength(3);
  });

  test('keeps what cannot be read out of the vote, and fails by the first draw where nothing can', async () => {
    const some = await played(letterTurn, scripted([...PLANS, '1', '1', '1', '123', 'so Z', 'so B', '1', '1', '1']));
    expect(some.act.answer).toEqual(read('B'));
    expect(some.act.candidates.map(({ reading }) => (reading.ok ? 'ok' : reading.kind))).toEqual(['unparsed', 'illegal', 'ok']);
    const none = await played(letterTurn, scripted([...PLANS, '1', '1', '1', '', 'so Z', '123']));
    expect(none.act.answer).toEqual(failed('empty', 'the reply holds no text'));
    expect(none.paths).toHaveLength(9);
  });

  test('drops plans that were refused, filtered or empty; without any it answers all the same', async () => {
    const refused: Generation = { text: 'No.', finish: 'refusal' };
    const one = await played(letterTurn, scripted([refused, '', 'take the middle', '1', '1', '1', 'so A', 'so A', 'so A', '1', '1', '1']));
    expect(one.asked('answers')[0]).toContain('take the middle');
    const none = await played(letterTurn, scripted([refused, refused, '', 'x', 'x', 'x', 'so A', 'so B', 'so B', '2', '2', '2']));
    expect(none.asked('answers')[0]).toBe('Which one?\n\nThink, then end with the letter.');
    expect(none.act.answer).toEqual(read('B'));
  });

  test('comes to the same whatever the order in which replies arrive', async () => {
    const lines = [...PLANS, '3', '1', '3', 'so C', 'so A', 'so B', '2', 'nothing', '3'];
    const runs = await Promise.all(
      [1, 5, 7, 11].map((step) =>
        played(letterTurn, async (path) => {
          const draw = Number(/draw (\d+)$/.exec(path)?.[1]);
          await new Promise((resolve) => setTimeout(resolve, ((draw * step) % 12) * 2));
          return lines[draw] ?? '';
        }),
      ),
    );
    for (const { act, paths, asked } of runs) {
      expect(act).toEqual(runs[0]?.act);
      expect(paths).toEqual(runs[0]?.paths);
      expect(asked('answers')[0]).toContain('take an edge');
    }
    expect(runs[0]?.act.answer).toEqual(read('A'));
  });

  test('answers questions: letters and numbers', async () => {
    const replies = (answer: string) => scripted([...PLANS, '2', '2', '2', 'no idea', `Answer: ${answer}`, 'no idea', '1', '1', '1']);
    const options = choice(['red', 'green', 'blue', 'grey']);
    expect((await played({ prompt: [user('Which?')], answer: options }, replies('B'))).act.answer).toEqual(read('B'));
    expect((await played({ prompt: [user('How many?')], answer: number() }, replies('1,234'))).act.answer).toEqual(read('1234'));
  });

  test.each(games.map((event) => [event.game.id, event] as const))('plays a match of %s', async (_, event) => {
    /** Gives the form's own last example. */
    const legal: Replies = (path, request) =>
      path.includes('votes') ? 'Best choice: 1' : (/Answer: <[^"]+>/.exec(words(request))?.[0] ?? 'a plan');
    const seat = async (turn: Turn<number>): Promise<number> => {
      const { act } = await played(turn, legal);
      if (!act.answer.ok) throw new Error(act.answer.reason);
      return act.answer.value;
    };
    const parameters = event.game.parameters.parse({});
    const task = match(event);
    const { table } = tableOf(
      parameters,
      Array.from({ length: task.seats(parameters) }, () => seat),
    );
    for await (const sample of task.samples({ parameters, seed: 'tot' })) {
      expect((await task.play(sample, table)).ended).toBe('finished');
      break;
    }
  });
});
