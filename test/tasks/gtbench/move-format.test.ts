import { describe, expect, it } from 'vitest';
import { random } from '../../../harness/core/random.ts';
import type { GameEvent } from '../../../tasks/gtbench/game-event.ts';
import { kuhnPokerEvent } from '../../../tasks/gtbench/games/kuhn-poker.prompt.ts';
import { nimEvent } from '../../../tasks/gtbench/games/nim.prompt.ts';
import { prisonersDilemmaEvent } from '../../../tasks/gtbench/games/prisoners-dilemma.prompt.ts';
import { ticTacToeEvent } from '../../../tasks/gtbench/games/tic-tac-toe.prompt.ts';
import { moveFormat } from '../../../tasks/gtbench/move-format.ts';
import { scope } from './table.ts';

function formatOf<S, P>({ game, token, form }: GameEvent<S, P>, opening: readonly number[]) {
  const state = opening.reduce((s, id) => game.apply(s, id), game.start(game.parameters.parse({})));
  const seat = Math.max(game.mover(state), 0);
  return moveFormat({ tokens: new Map(game.legal(state, seat).map((id) => [id, token(state, seat, id)])), form });
}

const formats = {
  /** x stands on the middle. */
  ttt: formatOf(ticTacToeEvent, [4]),
  nim: formatOf(nimEvent, []),
  kuhn: formatOf(kuhnPokerEvent, [2, 0]),
  dilemma: formatOf(prisonersDilemmaEvent, []),
};
type Name = keyof typeof formats;

const readBy = (name: Name, text: string) => formats[name].read({ text, finish: 'stop' }, scope('read'));

describe('an answer is read as the move it names', () => {
  it.each([
    ['ttt', 'Answer: <C2R1>', 1],
    ['ttt', '<C3R3>', 8],
    ['ttt', 'answer:<c2r1>', 1],
    ['ttt', '**Answer:** `< C2 R1 >`', 1],
    ['ttt', '**Answer**: **<C2R1>**', 1],
    ['ttt', 'Final answer： <C2R1>', 1],
    ['ttt', 'Action:\n<C2R1>', 1],
    ['ttt', 'Answer: <C2R1> (not <C1R1>)', 1],
    ['ttt', 'Action: <C2R1> (not <C1R1>)', 1],
    ['ttt', 'The form is "Answer: <C1R1>". I think.\nAnswer: <C2R1>', 1],
    ['ttt', 'Answer: <C1R1>\nNo, wait.\nAnswer: <C2R1>', 1],
    ['ttt', 'Answer: <C2R1>\nThe reason for this action: it blocks.', 1],
    ['ttt', '<C1R1> would lose.\nSo I play <C2R1>.', 1],
    ['ttt', 'Answer: I take <C2R1>.', 1],
    ['ttt', '<think>maybe <C1R1>?</think>\nAnswer: <b><C2R1></b>', 1],
    ['ttt', 'Answer: <<C2R1>>', 1],
    ['nim', 'Answer: <pile:3, take:4>', 14],
    ['nim', 'answer: <Pile: 3,take: 4>', 14],
    ['nim', '<pile:4, take:7>', 27],
    ['kuhn', 'Answer: <Pass>', 0],
    ['kuhn', 'answer: <bet>', 1],
    ['kuhn', 'If I <Bet>, they fold.\n\nAnswer: <Pass>\nI will not bet.', 0],
    ['dilemma', 'They chose <Silent>.\nAnswer: <Testify>', 1],
    ['dilemma', '<Silent>', 0],
  ] as [Name, string, number][])('%s: %j → %i', (name, text, id) => {
    expect(readBy(name, text)).toEqual({ ok: true, value: id });
  });
});

describe('a move that cannot be played is illegal', () => {
  it.each([
    ['ttt', 'Answer: <C2R2>'],
    ['ttt', 'Answer: <C4R1>'],
    ['ttt', 'Answer: <C0R0>'],
    ['ttt', '<C2R2>'],
    ['ttt', 'Answer: <R1C1>'],
    ['nim', 'Answer: <pile:1, take:2>'],
    ['nim', 'Answer: <pile:9, take:1>'],
    ['nim', 'Answer: <pile:1, take:-1>'],
    ['nim', 'Answer: <pile:3, take:99999999999999999999>'],
    ['kuhn', 'Answer: <Raise>'],
    ['kuhn', 'Earlier I said <Bet>.\nAnswer: <Fold>'],
  ] as [Name, string][])('%s: %j', (name, text) => {
    expect(readBy(name, text)).toMatchObject({ ok: false, kind: 'illegal' });
  });
});

describe('a text that names no move, or leaves open which, is unparsed', () => {
  it.each([
    ['ttt', 'C2R1'],
    ['ttt', 'Answer: C2R1'],
    ['ttt', 'I like <C1R1>.\nAnswer: C2R1'],
    ['ttt', 'Answer: <C2R1>. No, wait. Answer: C3R3'],
    ['ttt', 'Answer: not <C1R1> but <C2R1>'],
    ['ttt', 'I play <C2R1> (not <C1R1>)'],
    ['ttt', 'Answer: < >'],
    ['ttt', 'Answer: <C2\nR1>'],
    ['ttt', '<b>no</b>'],
    ['ttt', 'Answer: <b>C2R1</b>'],
    ['kuhn', 'I will not bet.'],
    ['dilemma', 'I would stay silent unless they testify'],
    ['nim', 'take 4 from pile 3'],
  ] as [Name, string][])('%s: %j', (name, text) => {
    expect(readBy(name, text)).toMatchObject({ ok: false, kind: 'unparsed' });
  });
});

describe('hostile text', () => {
  it('gives reasons of one short line without control characters', () => {
    const texts = [
      'Answer: <\u001b[31mC2R2>',
      `Answer: <${'x'.repeat(1e5)}>`,
      'Answer: <C1R1\u0000>',
      'Answer: <a> <b> <C1R1> <C1R2> <C1R3> <C2R1> <C3R1>',
    ];
    for (const text of texts) {
      const reading = readBy('ttt', text);
      if (!('ok' in reading) || reading.ok) throw new Error(`${JSON.stringify(text.slice(0, 40))} was read`);
      expect(reading.reason).toMatch(/^[^\p{C}]{5,300}$/u);
    }
  });

  it('is read in time linear in its length', () => {
    const started = performance.now();
    for (const piece of ['<', '<-', 'answer:', 'answer: <', '<C1R1', '->', 'answer*', '\n<C1R1>']) readBy('ttt', piece.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('never reads a move that is not legal', () => {
    const rng = random('noise');
    const pieces = [
      '<',
      '>',
      'C',
      'R',
      '1',
      '2',
      '3',
      '9',
      'Answer:',
      'action:',
      ' ',
      '\n',
      '->',
      'not',
      '<C1R1>',
      '<C2R2>',
      '<pile:1, take:1>',
    ];
    for (let i = 0; i < 5_000; i++) {
      const text = Array.from({ length: 1 + rng.below(12) }, () => rng.pick(pieces)).join('');
      const reading = readBy('ttt', text);
      if ('ok' in reading && reading.ok) expect([0, 1, 2, 3, 5, 6, 7, 8]).toContain(reading.value);
    }
  });
});

describe('the form of an answer', () => {
  it.each(['direct', 'reasoned'] as const)('%s: its examples read back as legal moves, as does every move written', (style) => {
    for (const [name, format] of Object.entries(formats)) {
      const examples = [...format.instructions(style).matchAll(/"(Answer: <[^"]+)"/g)].map(([, example]) => example ?? '');
      expect(examples).toHaveLength(2);
      for (const example of examples) expect(readBy(name as Name, example)).toMatchObject({ ok: true });
    }
    for (const id of [0, 1, 2, 3, 5, 6, 7, 8]) expect(readBy('ttt', formats.ttt.write(id))).toEqual({ ok: true, value: id });
  });
});
