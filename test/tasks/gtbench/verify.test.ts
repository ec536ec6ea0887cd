import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { verify } from '../../../tasks/gtbench/verify.ts';
import { commandHost } from '../../support/command-host.ts';

const TRACES = fileURLToPath(new URL('../../../../shared/reference/gtbench/traces', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...files: string[]): Promise<{ code: number; lines: string[] }> {
  const { host, lines } = commandHost(files);
  return { code: await verify.run(host), lines };
}

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** A short game of nim, and two of Kuhn poker and the prisoner's dilemma, as OpenSpiel 1.4 writes them. */
const NIM =
  '{"game":"nim(pile_sizes=1;2,is_misere=False)","seed":1,"source":"open_spiel","steps":[{"player":0,"legal":[0,1,3],"legalStr":["pile:1, take:1;","pile:2, take:1;","pile:2, take:2;"],"action":3,"actionStr":"pile:2, take:2;","state":"(0): 1 2","infoState":"","infoKind":"info"},{"player":1,"legal":[0],"legalStr":["pile:1, take:1;"],"action":0,"actionStr":"pile:1, take:1;","state":"(1): 1 0","infoState":"3","infoKind":"info"}],"returns":[-1.0,1.0],"finalState":"(0): 0 0"}';
const KUHN =
  '{"game":"kuhn_poker","seed":1,"source":"open_spiel","steps":[{"player":-1,"legal":[0,1,2],"legalStr":["Deal:0","Deal:1","Deal:2"],"action":1,"actionStr":"Deal:1","chanceProbs":[0.3333333333333333,0.3333333333333333,0.3333333333333333],"state":""},{"player":-1,"legal":[0,2],"legalStr":["Deal:0","Deal:2"],"action":2,"actionStr":"Deal:2","chanceProbs":[0.5,0.5],"state":"1"},{"player":0,"legal":[0,1],"legalStr":["Pass","Bet"],"action":1,"actionStr":"Bet","state":"1 2","infoState":"1","infoKind":"info","obs":"111"},{"player":1,"legal":[0,1],"legalStr":["Pass","Bet"],"action":1,"actionStr":"Bet","state":"1 2 b","infoState":"2b","infoKind":"info","obs":"221"}],"returns":[-2.0,2.0],"finalState":"1 2 bb"}';
const DILEMMA =
  '{"game":"python_iterated_prisoners_dilemma(termination_probability=0.3,max_game_length=5)","seed":1001,"source":"x","steps":[{"player":-2,"legal":[[0,1],[0,1]],"legalStr":[["COOPERATE","DEFECT"],["COOPERATE","DEFECT"]],"action":[0,1],"actionStr":["COOPERATE","DEFECT"],"state":"p0: p1:"},{"player":-1,"legal":[0,1],"legalStr":["CONTINUE","STOP"],"action":1,"actionStr":"STOP","chanceProbs":[0.7,0.3],"state":"p0:C p1:D","returnsSoFar":[0.0,10.0]}],"returns":[0.0,10.0],"finalState":"p0:C p1:D"}';

describe.skipIf(!existsSync(TRACES))('gtbench verify on traces of OpenSpiel (needs ../shared/reference/gtbench/traces)', () => {
  const files = readdirSync(existsSync(TRACES) ? TRACES : '.').filter((name) => name.endsWith('.jsonl'));

  it('finds no mismatch in any file', async () => {
    const { code, lines } = await run(...files.map((name) => join(TRACES, name)));
    expect(lines.slice(0, -1).every((line) => / ok$/.test(line))).toBe(true);
    expect(lines).toHaveLength(files.length + 1);
    expect(lines.at(-1)).toBe('22 files  2309 games  34289 steps  0 mismatches');
    expect(code).toBe(0);
  });

  it('names the line of a mismatch deep in a compressed file', async () => {
    const rows = readFileSync(join(TRACES, 'kuhn_poker.jsonl'), 'utf8').split('\n');
    rows[149] = (rows[149] ?? '').replace(/"infoState":"(\d)"/, (_, card) => `"infoState":"${(Number(card) + 1) % 3}"`);
    const { code, lines } = await run(written('kuhn.jsonl.gz', gzipSync(rows.join('\n'))));
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/kuhn\.jsonl\.gz:150 step 2: infoState: expected "\d", got "\d"$/);
  });
});

describe('gtbench verify', () => {
  it('accepts right traces', async () => {
    expect(await run(written('good.jsonl', `${NIM}\n\n${KUHN}\n${DILEMMA}\n`))).toEqual({
      code: 0,
      lines: ['good.jsonl  3 games  8 steps  ok', '1 file  3 games  8 steps  0 mismatches'],
    });
  });

  it.each([
    [NIM, '"player":1', '"player":0', 'step 1: player: expected 0, got 1'],
    [NIM, '"legal":[0,1,3]', '"legal":[0,1]', 'step 0: legal: expected [0,1], got [0,1,3]'],
    [NIM, '"pile:2, take:1;"', '"pile:2, take:7;"', 'step 0: legalStr'],
    [NIM, '"action":3', '"action":4', 'step 0: action, one of the legal ones: expected 4, got nothing'],
    [NIM, '"actionStr":"pile:1, take:1;"', '"actionStr":"x"', 'step 1: actionStr'],
    [NIM, '(1): 1 0', '(1): 1 1', 'step 1: state'],
    [NIM, '"infoState":"3"', '"infoState":"2"', 'step 1: infoState'],
    [NIM, '"returns":[-1.0,1.0]', '"returns":[1.0,-1.0]', 'step 2: returns: expected [1,-1], got [-1,1]'],
    [NIM, '(0): 0 0', '(1): 0 0', 'step 2: finalState'],
    [NIM, 'is_misere=False', 'is_misere=True', 'step 2: returns'],
    [KUHN, '"obs":"111"', '"obs":"112"', 'step 2: obs: expected "112", got "111"'],
    [KUHN, ',"obs":"221"', '', 'step 3: obs: expected nothing, got "221"'],
    [KUHN, '[0.5,0.5]', '[0.500000000003,0.5]', 'step 1: chanceProbs'],
    [KUHN, '"finalState":"1 2 bb"', '"finalState":"1 2 bp"', 'step 4: finalState'],
    [DILEMMA, '"action":[0,1],"actionStr":["COOPERATE","DEFECT"]', '"action":[0,2],"actionStr":["COOPERATE","DEFECT"]', 'step 0: action'],
    [DILEMMA, '"returnsSoFar":[0.0,10.0]', '"returnsSoFar":[10.0,0.0]', 'step 1: returnsSoFar'],
    [DILEMMA, '[[0,1],[0,1]]', '[[0,1],[0]]', 'step 0: legal'],
  ])('%#: says where a trace differs', async (good, from, to, said) => {
    expect(good).toContain(from);
    const file = written('bad.jsonl', `${good}\n${good.replace(from, to)}\n`);
    const { code, lines } = await run(file);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`bad.jsonl:2 ${said}`);
  });

  it.each([
    ['an unknown game', '{"game":"chess","steps":[]}', /:1: no game here is OpenSpiel's "chess"/],
    ['an unknown parameter', NIM.replace('is_misere', 'is_misery'), /:1: nim: .*is_misery/],
    ['impossible parameters', NIM.replace('1;2', '0;0'), /:1: nim: piles at least one pile/],
    ['a torn line', NIM.slice(0, 200), /:1: expected one JSON object a line/],
    ['a step without its legal moves', NIM.replace('"legal":[0],', ''), /:1: not a trace: steps\.1\.legal/],
    ['a member nobody checks', NIM.replace('"seed"', '"sead"'), /:1: not a trace/],
    ['an empty file', '\n', /holds no trace/],
  ])('cannot use %s', async (_, text, message) => {
    const file = written('unusable.jsonl', text);
    await expect(run(file)).rejects.toThrow(UserError);
    await expect(run(file)).rejects.toThrow(message);
    await expect(run(file)).rejects.not.toThrow(/\n/);
  });

  it('cannot use what is not there, or no gzip', async () => {
    await expect(run(join(folder, 'absent.jsonl'))).rejects.toThrow(UserError);
    await expect(run(join(folder, 'absent.jsonl.gz'))).rejects.toThrow(/absent\.jsonl\.gz: cannot be read/);
    await expect(run(written('plain.jsonl.gz', NIM))).rejects.toThrow(/plain\.jsonl\.gz: cannot be read/);
    await expect(run()).rejects.toThrow(UserError);
  });
});
