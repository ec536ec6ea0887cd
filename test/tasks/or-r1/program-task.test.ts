import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { textOf } from '../../../harness/core/message.ts';
import { jsonl } from '../../../tasks/authoring/jsonl.ts';
import { derived } from '../../../tasks/or-r1/metrics.ts';
import { DIALECTS, parameters } from '../../../tasks/or-r1/parameters.ts';
import { problemRow } from '../../../tasks/or-r1/problem-row.ts';
import { programTask } from '../../../tasks/or-r1/program-task.ts';
import { SHARES } from '../../../tasks/or-r1/shares.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { program, standIn } from './made-run.ts';
import { madeTask, played } from './program-turn.ts';

describe('what becomes of an answer', () => {
  test.each([
    ['the right objective', program('optimal 12.0005'), 'right', '12.0005'],
    ['another objective', program('optimal 13'), 'wrong value', '13'],
    ['a status where a value is due', program('infeasible'), 'wrong status', 'infeasible'],
    ['a solver that ended without proof', program('local'), 'wrong status', 'unsolved: the solver ended with status local'],
    ['a program that fails', program('crash'), 'crash', "crash: KeyError: 'x'"],
    ['a call that is not there', program('unsupported'), 'unsupported', 'unsupported(Model.addCone)'],
    ['a program that does not end', program('time-out'), 'time-out', 'time-out'],
  ])('%s', async (_, reply, share, text) => {
    const { answer, value, verdicts } = await played(madeTask(), [reply]);
    expect(answer).toMatchObject({ ok: true, text });
    expect(value('accuracy')).toBe(share === 'right' ? 1 : 0);
    expect(SHARES.filter((name) => value(name) === 1)).toEqual(share === 'right' ? [] : [share]);
    const [accuracy] = verdicts;
    expect(accuracy?.score.reason).toContain(
      share === 'right' ? 'right' : share.startsWith('wrong') && !text.startsWith('unsolved') ? `${share}: ${text}, expected 12` : text,
    );
  });

  test('a reply without a program is unparsed, and a share of its own', async () => {
    const { answer, value, verdicts } = await played(madeTask(), ['I think it is 12.']);
    expect(answer).toMatchObject({ ok: false, kind: 'unparsed' });
    expect([value('accuracy'), value('no code'), value('crash')]).toEqual([0, 1, 0]);
    expect(verdicts[0]?.score.reason).toBe('unparsed: no program and no model file');
  });

  test('the reason tells the size of the model and its class', async () => {
    const { verdicts } = await played(madeTask(), [program('optimal 12')]);
    expect(verdicts[0]?.score.reason).toBe('right · MIP, 2 columns, 3 rows, 5 nonzeros');
  });

  test("a benchmark's rounding of labels counts strictly, the paper's whole numbers with compat", async () => {
    const thirds = program('optimal 0.6666666');
    expect((await played(madeTask({ answer: 0.67 }), [thirds])).value('accuracy')).toBe(0);
    expect((await played(madeTask({ answer: 0.67 }, 2), [thirds])).value('accuracy')).toBe(1);
    expect((await played(madeTask({ answer: 100 }, 2), [program('optimal 104.6')])).value('accuracy')).toBe(0);
    expect((await played(madeTask({ answer: 100 }, 2), [program('optimal 104.6')], { compat: true })).value('accuracy')).toBe(1);
  });

  test('a problem that has no solution is answered by its status', async () => {
    const infeasible = madeTask({ answer: 'infeasible', family: 'diet' });
    const right = await played(infeasible, [program('infeasible')]);
    expect([right.value('accuracy'), right.value('family diet'), right.value('family transport')]).toEqual([1, 1, undefined]);
    expect((await played(infeasible, [program('optimal 0')])).value('wrong status')).toBe(1);
    expect((await played(madeTask({ answer: -99999 }), [program('unbounded')])).value('accuracy')).toBe(1);
    expect((await played(madeTask({ answer: -99999 }), [program('unbounded')], { compat: true })).value('accuracy')).toBe(0);
  });
});

describe('several draws', () => {
  const draws = ['optimal 12', 'optimal 9', 'optimal 9', 'crash', 'optimal 12.000000001', 'crash', 'crash', 'infeasible'].map(program);

  test('values vote, failed runs do not, and the first of the most frequent wins', async () => {
    const { answer, value } = await played(madeTask(), draws);
    expect(answer).toMatchObject({ ok: true, text: '12' });
    expect([value('accuracy'), value('maj'), value('any')]).toEqual([1, 1, 1]);
    expect(value('pass@1')).toBeCloseTo(2 / 8, 12);
    expect(value('pass@4')).toBeCloseTo(1 - 15 / 70, 12);
    expect(value('pass@8')).toBe(1);
    expect(value('gap')).toBeCloseTo(0.75, 12);
  });

  test('with compat votes are whole numbers, and the words for no solution are a vote', async () => {
    const mixed = ['optimal 12.4', 'infeasible', 'optimal 11.6', 'infeasible', 'infeasible'].map(program);
    expect((await played(madeTask(), mixed.slice(0, 3), { compat: true })).answer).toMatchObject({ key: '12' });
    expect((await played(madeTask(), mixed, { compat: true })).answer).toMatchObject({ text: 'none' });
  });

  test('where nothing can vote the first draft that could be read stands, else the first', async () => {
    expect((await played(madeTask(), ['words', program('crash'), program('time-out')])).answer).toMatchObject({
      ok: true,
      text: "crash: KeyError: 'x'",
    });
    expect((await played(madeTask(), ['words', 'words'])).answer).toMatchObject({ ok: false, kind: 'unparsed' });
  });

  test('each draw has its reward, their mean stands for the answer; a single draw has none', async () => {
    const { verdicts, value } = await played(madeTask(), draws.slice(0, 4));
    const own = verdicts.filter(({ metric, candidate }) => metric === 'tgrpo' && candidate !== undefined);
    expect(own.map(({ score }) => score.scored && Number(score.value.toFixed(4)))).toEqual([1.1667, 2.1667, 2.1667, 0.1667]);
    expect(value('tgrpo')).toBeCloseTo((1 + 2 + 2 + 4 / 6) / 4, 9);
    expect((await played(madeTask(), draws.slice(0, 1))).value('tgrpo')).toBeUndefined();
  });
});

test('boards are told shares, draws and families by name', () => {
  const means = new Map(
    Object.entries({ 'no code': 0, crash: 0.25, 'wrong value': 0.125, 'pass@1': 0.5, gap: 0.25, 'family diet': 0.75 }).map(([id, mean]) => [
      id,
      { mean, n: 8 },
    ]),
  );
  const told = derived(['diet', 'transport']).map(({ from }) => from(means));
  expect(told).toEqual([
    { figures: { 'pass@1': 0.5, gap: 0.25 }, note: 'pass@1 0.500, gap 0.250' },
    { figures: { 'no code': 0, crash: 0.25, 'wrong value': 0.125 }, note: 'crash 25.0 %, wrong value 12.5 %' },
    { note: 'diet 6/8' },
  ]);
  expect(derived([]).map(({ from }) => from(new Map()))).toEqual([undefined, undefined]);
});

describe('what is asked and run', () => {
  test('the limits and the program reach the tool; compat adds its ending and its time', async () => {
    const ran: Parameters<ReturnType<typeof standIn>['run']>[0][] = [];
    const task = programTask({ name: 'made', problems: [{ question: 'q', answer: 1 }], tool: async () => standIn(ran) });
    await played(task, [program('optimal 1')], { seconds: '7', memory: '300' });
    await played(task, [program('optimal 1')], { compat: 'true' });
    expect(ran[0]).toEqual({ program: 'import coptpy as cp\n# optimal 1', kind: 'python', seconds: 7, memoryMb: 300 });
    expect(ran[1]).toMatchObject({ seconds: 300, program: expect.stringContaining('model.status == COPT.OPTIMAL') });
  });

  test.each(DIALECTS)('%s: the form of the answer names it, and its example reads as one', async (dialect) => {
    const { turn } = await played(madeTask(), [''], { dialect });
    for (const style of ['direct', 'reasoned'] as const) {
      const form = turn.answer.instructions(style);
      for (const name of dialect === 'any' ? DIALECTS.filter((one) => one !== 'any') : [dialect])
        expect(form.toLowerCase()).toContain(name);
      const reading = await turn.answer.read({ text: form, finish: 'stop' }, {
        tool: async (_: unknown, input: object) => ({ ...input, ended: 'killed', error: null, size: null }),
      } as never);
      expect(reading).toMatchObject({ ok: true });
    }
  });

  test('compat has the layout of the paper, for coptpy alone', async () => {
    const { turn, sample } = await played(madeTask(), [''], { compat: true });
    expect(turn.prompt.map(textOf).join()).toMatch(/`coptpy`[\s\S]*\n\n# Question:\nHow many tables\?\n\n# Response:$/);
    expect(turn.answer.instructions('direct')).toMatch(
      /## Mathematical Model:[\s\S]*## Constraints:[\s\S]*## Python Code Solution Using `coptpy`:\n```python/,
    );
    expect(sample.words).toEqual(['How many tables?']);
    expect(parameters.safeParse({ compat: true, dialect: 'pulp' }).success).toBe(false);
  });

  test('texts that the two rules take apart carry the same note under both', async () => {
    const two = `${program('optimal 3')}\n\n${program('optimal 12')}`;
    const [strict, paper] = [await played(madeTask(), [two]), await played(madeTask(), [two], { compat: true })];
    expect([strict.answer, paper.answer]).toMatchObject([{ text: '12' }, { text: '3' }]);
    expect(strict.answer?.note).toBe("strictly another block; the paper's rule takes the first python fence");
    expect(paper.answer?.note).toBe(strict.answer?.note);
    expect((await played(madeTask(), [program('optimal 12')])).answer?.note).toBeUndefined();
  });

  test('an unknown reward is named', async () => {
    const { turn } = await played(madeTask(), ['']);
    await expect(turn.answer.reward?.([], {} as never, 'grpo')).rejects.toThrow(/reward=grpo/);
  });
});

describe('rows of a file', () => {
  const read = async (...rows: unknown[]): Promise<number> => {
    const path = join(temporaryFolder(), 'rows.jsonl');
    writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
    let count = 0;
    for await (const _ of jsonl(path, problemRow).of({ parameters: undefined, seed: '' })) count++;
    return count;
  };

  test('numbers, numbers as text and the words for no solution are labels', async () => {
    expect(
      await read(
        { question: 'q', answer: 3, ori: 'x', index: 1 },
        { question: 'q', answer: '3050.0' },
        { question: 'q', answer: 'No Best Solution' },
      ),
    ).toBe(3);
  });

  test.each([
    [{ question: 'q', answer: 'twelve' }, /line 2, field "answer": expected a number, .* got "twelve"/],
    [{ question: 'q', answer: null }, /line 2, field "answer": expected the label as a number, got null/],
    [{ question: 'q' }, /line 2, field "answer": expected the label as a number, got nothing/],
    [{ answer: 3 }, /line 2, field "question": expected the question as a text/],
    [{ question: '  ', answer: 3 }, /line 2, field "question": expected a question, got blanks/],
  ])('%j is refused in one line', async (row, message) => {
    const error = await read({ question: 'q', answer: 1 }, row).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(message);
    expect((error as UserError).message).not.toContain('\n');
  });
});
