import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lineWidth } from '../../../../harness/app/screens/span.ts';
import { trialScreen } from '../../../../harness/app/screens/trial/trial-screen.ts';
import { trialText } from '../../../../harness/app/trial-text.ts';
import { user } from '../../../../harness/core/message.ts';
import type { Task } from '../../../../harness/core/task.ts';
import { scored } from '../../../../harness/core/verdict.ts';
import type { TrialRecord } from '../../../../results/trial-record.ts';
import { number } from '../../../../tasks/authoring/number.ts';
import { question } from '../../../../tasks/authoring/question.ts';
import type { GameEvent } from '../../../../tasks/gtbench/game-event.ts';
import { games } from '../../../../tasks/gtbench/games.ts';
import { match } from '../../../../tasks/gtbench/match.ts';
import { type ApiRequest, faults } from '../../../support/api-server.ts';
import { DANGER } from '../../../support/terminal-danger.ts';
import { HOSTILE } from './hostile.ts';
import { lastWords, legalAnswer, NARROW, opened, played, pressing, textOf, WIDE } from './played-trials.ts';

const sums = (n = 1): Task<unknown, unknown> =>
  question({
    id: 'sums',
    version: '1',
    samples: Array.from({ length: n }, (_, i) => ({ id: `s${i + 1}`, input: `${i}+2?` })),
    prompt: ({ input }) => [user(`What is ${input}`)],
    answer: () => number(),
    target: () => 4,
  }) as Task<unknown, unknown>;

const game = (id: string): Task<unknown, unknown> =>
  match(games.find((event) => event.game.id === id) as GameEvent, `gtbench/${id}`) as Task<unknown, unknown>;

/** One answer after another, whatever is asked. */
const inTurn = (...answers: readonly string[]): ((request: ApiRequest) => string) => {
  let next = 0;
  return () => answers[next++ % answers.length] as string;
};

/** All that a view of a page holds, scrolled to its end. */
function whole(screen: ReturnType<typeof trialScreen>, size = WIDE): string {
  const texts: string[] = [];
  for (let page = screen; ; ) {
    texts.push(textOf(page, size));
    const next = pressing(page, ['pagedown'], size);
    if (textOf(next, size) === texts.at(-1)) return texts.join('\n');
    page = next;
  }
}

describe('a question', () => {
  test('a vote of five: every draw as it was read, the tally, the verdict', async () => {
    const found = await played({
      agents: ['openai/a+self-consistency?k=5'],
      task: sums(),
      answer: inTurn('Answer: 4', 'Answer: 4', 'Answer: 5', 'no idea', 'Answer: 4'),
    });
    const screen = await opened(found);
    expect(screen.title).toMatch(/^sums s1 · accuracy 1 · a\+self-consistency\?k=5 · /);
    const head = textOf(screen);
    expect(head).toContain('question');
    expect(head).toContain('read as 4 (5 draws: 4 ×3');
    expect(head).toContain('accuracy 1');
    const replies = whole(screen);
    for (let draw = 0; draw < 5; draw++) expect(replies).toContain(`reply · draw ${draw}`);
    const [{ lines }] = found.records as [TrialRecord];
    const act = lines.flatMap((one) => ('step' in one && one.step.kind === 'act' ? [one.step] : []))[0];
    const feet = [...replies.matchAll(/└─ (read as \d|unparsed)/g)].map(([, foot]) => foot);
    const expected = act?.candidates.map((one) => (one.ok ? `read as ${one.text}` : one.kind));
    expect([...new Set(expected)]).toHaveLength(3);
    expect(feet.slice(0, 5)).toEqual(expected);
    expect(replies).toContain('3 × 4');
    // One prompt that five calls share is shown once.
    const prompt = whole(pressing(screen, ['shift-tab']));
    expect(prompt.match(/What is 0\+2\?/g)).toHaveLength(1);
    expect(prompt).toContain('draw 0 to draw 4');
    // As text: a line a draw, and one for what they came to.
    const text = await trialText(found.records[0] as TrialRecord);
    expect(text.match(/read as \d|unparsed:/g)).toHaveLength(6);
    expect(text).toMatch(/┌ vote of 5 draws\n│ 3 × 4\n[\s\S]*?└ read as 4\n\nended: answered/);
  });

  test('tree of thought: plans, votes and answers, and only answers are read', async () => {
    const answer = (request: ApiRequest): string => {
      const words = lastWords(request);
      if (words.includes('Do not answer yet')) return 'Plan: add.';
      return words.includes('Best choice') ? 'Best choice: 1' : 'Answer: 4';
    };
    const found = await played({ agents: ['openai/a+tot?breadth=3&votes=3'], task: sums(), answer });
    const replies = whole(await opened(found));
    for (const part of ['plans/draw 0', 'votes on plans/draw 3', 'answers/draw 6', 'votes on answers/draw 9'])
      expect(replies).toContain(`reply · ${part}`);
    const section = (part: string) =>
      replies
        .slice(replies.indexOf(`reply · ${part}`))
        .split('\n')
        .find((line) => line.includes('└')) ?? '';
    expect(section('plans/draw 1')).not.toContain('read as');
    expect(section('answers/draw 7')).toContain('read as 4');
    expect(section('votes on answers/draw 10')).not.toContain('read as');
  });

  test('a retry: the first reply with what was wrong with it, then the one that was read', async () => {
    const found = await played({ agents: ['openai/a?illegal=retry:2'], task: sums(), answer: inTurn('I will not say', 'Answer: 4') });
    const screen = await opened(found);
    const replies = whole(screen);
    expect(replies).toMatch(/I will not say\n └─ unparsed: /);
    expect(replies).toMatch(/reply · retry 1[\s\S]*Answer: 4\n └─ read as 4/);
    expect(replies).toContain('asked again');
    expect(whole(pressing(screen, ['shift-tab']))).toContain('Your previous reply to this could not be used');
    const text = await trialText(found.records[0] as TrialRecord);
    expect(text.indexOf('└ unparsed')).toBeGreaterThan(text.indexOf('I will not say'));
    expect(text).toMatch(/│ Answer: 4\n└ read as 4\n/);
    expect(text.match(/read as 4/g)).toHaveLength(1);
  });

  test('raw shows request and response as they are stored, steps the lines of the trajectory', async () => {
    const answer = () => ({ text: 'Answer: 4', reasoning: 'two and two', usage: { input: 11, output: 7 } });
    const found = await played({ agents: ['openai/a?temperature=0.5'], task: sums(), answer });
    const screen = await opened(found);
    expect(whole(screen)).toContain('two and two');
    const raw = whole(pressing(screen, ['tab']));
    for (const word of [
      '"temperature": 0.5',
      '"finish": "stop"',
      '"output": 7',
      '"attempts": 1',
      '"latencyMs"',
      'What is 0+2?',
      'Answer: 4',
      '"endpoint"',
    ])
      expect(raw).toContain(word);
    const steps = whole(pressing(screen, ['tab', 'tab']));
    expect(steps).toContain('call turn 1/seat 1#0 openai/a');
    expect(steps).toContain('act turn 1/seat 1: {"seat":0,');
    expect(textOf(pressing(screen, ['tab', 'tab', 'tab']))).toContain('[prompt]');
    const verdicts = pressing(screen, ['v']);
    expect(textOf(verdicts)).toContain('[verdicts]');
    expect(whole(verdicts)).toContain('judge equals 1');
    expect(textOf(pressing(verdicts, ['v']))).toContain('[reply]');
  });

  test('images are captions, tool runs have their output or failure', async () => {
    const png = Buffer.from('not quite a picture').toString('base64');
    const base = sums();
    const tool = (id: string, run: () => Promise<string>) => ({ id, version: '1', run });
    const task: Task<unknown, unknown> = {
      ...base,
      parameters: z.strictObject({}) as Task['parameters'],
      async play(sample, table) {
        const outcome = await base.play(sample, table);
        table.scope.record({ kind: 'note', text: 'a note of the task' });
        await table.scope.tool(
          tool('calculator', async () => 'it prints\nfour'),
          { program: 'print(2+2)\nexit()' },
        );
        await table.scope
          .child('b')
          .tool(
            tool('breaker', () => Promise.reject(new Error('it broke'))),
            'x',
          )
          .catch(() => undefined);
        return outcome;
      },
      judges: () => [
        { id: 'own', version: '1', judge: async () => [{ seat: 0, metric: 'accuracy', score: scored(0, 'the picture says five') }] },
      ],
    };
    const asked = question({
      id: 'seen',
      version: '1',
      samples: [{ id: 'a' }],
      prompt: () => [
        user([
          { type: 'text', text: 'What is this?' },
          { type: 'image', mediaType: 'image/png', base64: png },
        ]),
      ],
      answer: () => number(),
    }) as Task<unknown, unknown>;
    const pictured = await played({ agents: ['openai/a'], task: asked, answer: () => 'Answer: 4' });
    const prompt = whole(pressing(await opened(pictured), ['shift-tab']));
    expect(prompt).toMatch(/What is this\?\n │ \[image, image\/png, 19 bytes, sha256 [0-9a-f]{8}\]/);
    expect(whole(pressing(await opened(pictured), ['tab']))).not.toContain(png);
    const found = await played({ agents: ['openai/a'], task, answer: () => 'Answer: 4' });
    const replies = whole(await opened(found));
    expect(replies).toMatch(/tool run .*calculator@1/);
    expect(replies).toMatch(/print\(2\+2\)\n │ exit\(\)\n │ output:\n │ it prints\n │ four/);
    expect(replies).toContain('failed: it broke');
    expect(replies).toContain('a note of the task');
    expect(replies).toContain('accuracy 0 (the picture says five)');
    const text = await trialText(found.records[0] as TrialRecord);
    expect(text).toContain('│ it prints\n│ four');
    expect(text).toContain('│ failed: it broke');
  });
});

describe('a match that goes wrong', () => {
  test('a forfeit: the unusable reply and why, and an end that says so', async () => {
    const found = await played({ agents: ['openai/a', 'random'], task: game('tic-tac-toe'), samples: 1, answer: () => 'Answer: <C9R9>' });
    const index = found.records.findIndex(({ agents }) => agents[0]?.id === 'openai/a');
    const screen = await opened(found, index);
    expect(textOf(screen)).toContain('illegal: <C9R9> is not a legal move here');
    expect(whole(screen)).toContain('└─ illegal: <C9R9>');
    expect(textOf(screen)).toContain('ended: illegal answer at seat 1');
    expect(screen.title).toContain('0–1');
    expect(await trialText(found.records[index] as TrialRecord)).toContain('seat 1, turn 1: illegal: <C9R9>');
  });

  test('one that is refused, then retried, and goes on', async () => {
    const answer = (request: ApiRequest): string => {
      const again = lastWords(request).includes('could not be used');
      return again ? legalAnswer(request) : 'I resign.';
    };
    const found = await played({ agents: ['openai/a?illegal=retry:1', 'random'], task: game('nim'), samples: 1, answer });
    const screen = await opened(
      found,
      found.records.findIndex(({ agents }) => agents[0]?.id.startsWith('openai')),
    );
    const text = whole(screen);
    expect(text).toMatch(/I resign\.\n └─ unparsed/);
    expect(text).toMatch(/read as <pile:\d+, take:\d+> · legal/);
  });

  test('one that is not closed shows what was asked so far', async () => {
    const broken: Task<unknown, unknown> = {
      ...sums(),
      play: async (sample, table) => {
        await sums().play(sample, table);
        throw new Error('the task broke');
      },
    };
    const errored = await played({ agents: ['openai/a'], task: broken, answer: () => 'Answer: 4' });
    expect(trialScreen(errored.store, { numbers: [], index: 0 }).lines(NARROW)).toHaveLength(1);
    const screen = trialScreen(errored.store, { numbers: errored.numbers, index: 0 });
    expect(screen.title).toContain('errored');
    expect(screen.later).toBeUndefined();
    expect(textOf(screen, WIDE)).toContain('errored: exception: the task broke');
    expect(textOf(screen)).toContain('Answer: 4');
    expect(textOf(screen.refreshed?.() ?? screen)).toBe(textOf(screen));
    expect(whole(pressing(screen, ['tab', 'tab']))).toContain('errored: exception: the task broke');
  });

  test('a question whose only call failed shows the error above, in the steps and in the text, control characters as escapes', async () => {
    const found = await played({
      agents: ['openai/a'],
      task: sums(),
      fault: () => faults.badRequest('no such thing'),
    });
    const screen = await opened(found);
    expect(screen.title).toContain('sums s1 · errored · ');
    for (const size of [NARROW, { columns: 40, rows: 8 }]) {
      expect(textOf(screen, size)).toContain('no reply came');
      expect(textOf(screen, size)).toContain('errored: bad-request');
    }
    expect(textOf(screen)).not.toMatch(/nothing was asked|no call was made/);
    expect(textOf(pressing(screen, ['tab', 'tab']))).toMatch(/┌ trial .*\n │ errored: bad-request: .*no such thing/);
    expect(await trialText(found.records[0] as TrialRecord)).toContain('errored: bad-request');
    const task = { ...sums(), play: () => Promise.reject(new Error('bad \u001b[31m thing')) };
    const thrown = await opened(await played({ agents: ['openai/a'], task }));
    expect(textOf(thrown)).toContain('errored: exception: bad \\u{1b}[31m thing');
    expect(textOf(pressing(thrown, ['tab', 'tab']))).toContain(' │ errored: exception: bad \\u{1b}[31m thing');
  });

  test('a match whose call fails is a match: calls by seat and turn, who got how far, the error', async () => {
    const left = (request: ApiRequest) => /legal moves: (.*)/.exec(lastWords(request))?.[1]?.match(/<[^<>]+>/g)?.length ?? 0;
    const fault = (request: ApiRequest) => (request.model === 'b' && left(request) < 7 ? faults.badRequest('no more') : undefined);
    const found = await played({ agents: ['openai/a', 'openai/b'], task: game('tic-tac-toe'), samples: 1, answer: legalAnswer, fault });
    const index = found.records.findIndex(({ agents }) => agents[0]?.id === 'openai/a');
    const screen = await opened(found, index);
    expect(screen.title).toContain('errored · a (1st) v b (2nd) · 3 turns replied to');
    expect(textOf(screen)).toContain('turn 1 of seat 1, 1 of 3 so far   seat 1: a');
    expect(textOf(screen)).not.toMatch(/question|no answer yet/);
    expect(textOf(screen)).toContain('errored: bad-request');
    expect(textOf(screen, WIDE)).toContain(
      'models replied at seat 1 in 2 turns, seat 2 in 1 turn; the last reply that came: seat 1, its turn 2',
    );
    expect(textOf(pressing(screen, ['right']))).toContain('turn 1 of seat 2, 2 of 3 so far   seat 2: b');
    const text = await trialText(found.records[index] as TrialRecord);
    expect(text).toContain('── turn 2 of seat 1, 3 of 3 so far');
    expect(text).not.toMatch(/question|no answer yet/);
  });
});

test('numbers of verdicts have four decimals at most, and a small terminal shows the position first', async () => {
  const base = sums();
  const third: Task<unknown, unknown> = {
    ...base,
    judges: () => [{ id: 'own', version: '1', judge: async () => [{ seat: 0, metric: 'accuracy', score: scored(1 / 3) }] }],
  };
  const found = await played({ agents: ['openai/a'], task: third, answer: () => 'Answer: 4' });
  expect((await opened(found)).title).toContain('accuracy 0.3333 ·');
  expect(textOf(await opened(found))).toMatch(/accuracy 0\.3333$/m);
  expect(await trialText(found.records[0] as TrialRecord)).toMatch(/accuracy 0\.3333 · judge/);
  const ended = await played({ agents: ['optimal', 'random'], task: game('tic-tac-toe'), samples: 1 });
  const screen = pressing(await opened(ended), ['right']);
  expect(screen.title).toMatch(/^tic-tac-toe \S+ · [\d.]+–[\d.]+ · \w+ \(1st\) v \w+ \(2nd\) · \d+ turns$/);
  const [turn, ...rest] = textOf(screen, { columns: 40, rows: 8 }).split('\n');
  expect(turn).toMatch(/^ turn 2 of \d+ {3}seat 2: /);
  const board = textOf(screen, WIDE).split('\n').slice(1, 4);
  for (const [i, row] of board.entries()) expect(row.startsWith((rest[i] as string).trimEnd())).toBe(true);
});

describe('keys', () => {
  test('turns, and trials of the list', async () => {
    const found = await played({
      agents: ['openai/a'],
      task: sums(3),
      answer: (request) => `Answer: ${/(\d)\+2/.exec(lastWords(request))?.[1]}`,
    });
    const screen = await opened(found);
    expect(screen.aside).toMatch(/^trial [0-9a-f]{8} {2}1\/3$/);
    expect(pressing(screen, ['n']).title).toContain('sums s2');
    expect(pressing(screen, ['n', 'n', 'n', 'n']).title).toContain('sums s3');
    expect(pressing(screen, ['n', 'N']).title).toContain('sums s1');
    expect(screen.press('N', NARROW)).toBeUndefined();
    // Deleted while its list was shown.
    const gone = trialScreen(found.store, { numbers: [...found.numbers, 999], index: 2 });
    expect(textOf(pressing(gone, ['n']))).toContain('not any more');
    expect(screen.press('x', NARROW)).toBeUndefined();
    // The view stays from trial to trial.
    expect(textOf(pressing(screen, ['tab', 'n']))).toContain('[raw]');
  });

  test('every key that is named does something', async () => {
    const answer = (request: ApiRequest): string =>
      `${Array.from({ length: 100 }, (_, i) => `word ${i}`).join('\n')}\n${legalAnswer(request)}`;
    const found = await played({ agents: ['openai/a', 'openai/b'], task: game('nim'), samples: 2, answer });
    const screen = pressing(await opened(found, 1), ['right', 'pagedown', 'pagedown', '/', ...'word', 'enter', '.', 'pagedown']);
    for (const { key } of screen.hints) {
      for (const one of key.split(' ')) {
        const move = screen.press(named[one] ?? one, NARROW);
        expect([one, move?.kind]).toEqual([one, 'to']);
        const next = (move as { screen: typeof screen }).screen;
        expect([one, `${next.title}${next.typing}${textOf(next)}`]).not.toEqual([one, `${screen.title}${screen.typing}${textOf(screen)}`]);
      }
    }
  });

  const named: Record<string, string> = { '←': 'left', '→': 'right', '↑': 'up', '↓': 'down', pgup: 'pageup', pgdn: 'pagedown' };

  test('search finds in all turns, marks, and goes round', async () => {
    const answer = (request: ApiRequest): string =>
      `${legalAnswer(request)}\n${'filler words here\n'.repeat(60)}a Needle in ${request.body.messages?.length ?? 0} hay\n${'more of it\n'.repeat(60)}`;
    const found = await played({ agents: ['openai/a', 'openai/b'], task: game('nim'), samples: 1, answer });
    const turns = found.records[0]?.lines.filter((one) => 'call' in one).length as number;
    expect(turns).toBeGreaterThan(2);
    const screen = await opened(found);
    const typing = pressing(screen, ['/', ...'needle']);
    expect(typing.typing).toBe(true);
    expect(textOf(typing)).toContain('/ needle▏');
    const first = pressing(typing, ['enter']);
    expect(textOf(first)).toContain('/ needle  › 1 of');
    const all = Number(/of (\d+)/.exec(textOf(first).slice(textOf(first).indexOf('›')))?.[1]);
    expect(all).toBe(turns);
    const marked = first.lines(NARROW).filter((spans) => spans[0]?.text.includes('›'));
    expect(marked.map((spans) => spans.map(({ text }) => text).join(''))).toEqual([expect.stringContaining('a Needle in')]);
    expect(marked[0]?.find(({ tone }) => tone === 'chosen')?.text).toBe('Needle');
    const second = pressing(first, ['.']);
    expect(textOf(second)).toContain('› 2 of');
    expect(textOf(second)).not.toContain('turn 1 of');
    expect(textOf(pressing(second, [',', ',']))).toContain(`› ${all} of ${all}`);
    expect(textOf(pressing(typing, ['escape']))).toBe(textOf(screen));
    expect(textOf(pressing(screen, ['/', ...'no such words', 'enter']))).toContain('not found');
    expect(textOf(pressing(screen, ['/', ...'(.*', 'enter']))).toContain('not found');
    // Prompts are searched, too.
    expect(textOf(pressing(screen, ['/', ...'legal moves', 'enter']))).toContain('[prompt]');
  });
});

describe('hostile text', () => {
  test.each([NARROW, WIDE, { columns: 30, rows: 8 }, { columns: 12, rows: 1 }])(
    'nothing unsafe in any view at $columns columns',
    async (size) => {
      const found = await played({
        agents: ['openai/a'],
        task: sums(HOSTILE.length),
        answer: (request) => HOSTILE[Number(/(\d+)\+2/.exec(lastWords(request))?.[1])] as string,
      });
      for (let index = 0; index < found.numbers.length; index++) {
        let screen = await opened(found, index);
        for (const keys of [[], ['pagedown'], ['tab'], ['pagedown', 'pagedown'], ['tab'], ['v'], ['pagedown']]) {
          screen = pressing(screen, keys, size);
          const lines = screen.lines(size);
          expect(lines.length).toBeLessThanOrEqual(size.rows);
          for (const spans of lines) {
            expect(lineWidth(spans)).toBeLessThanOrEqual(size.columns);
            for (const { text } of spans) expect(DANGER.exec(text)).toBeNull();
          }
        }
        // Tabs are safe there.
        expect((await trialText(found.records[index] as TrialRecord)).replaceAll('\t', '').match(DANGER)).toBeNull();
      }
    },
  );

  test('a hit deep in a megabyte is found and shown', async () => {
    const found = await played({
      agents: ['openai/a'],
      task: sums(),
      answer: () => `${'word '.repeat(200_000)}needle${' word'.repeat(10_000)}`,
    });
    const jumped = pressing(await opened(found), ['/', ...'needle', 'enter']);
    const marked = jumped.lines(NARROW).filter((spans) => spans[0]?.text.includes('›'));
    expect(marked).toHaveLength(1);
    expect(marked[0]?.map(({ text }) => text).join('')).toMatch(/word needle word/);
  });
});
