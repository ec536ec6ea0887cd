import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANCE, ENDED } from '../../../harness/core/game.ts';
import { random } from '../../../harness/core/random.ts';
import type { Step } from '../../../harness/core/step.ts';
import { deals } from '../../../tasks/gtbench/deals.ts';
import { negotiationEvent } from '../../../tasks/gtbench/games/negotiation.prompt.ts';
import { type Negotiation, negotiation, owesUtterance } from '../../../tasks/gtbench/games/negotiation.ts';
import { drawInstance } from '../../../tasks/gtbench/games/negotiation-instance.ts';
import { match } from '../../../tasks/gtbench/match.ts';
import { mcts } from '../../../tasks/gtbench/players/mcts.ts';
import { choice, holdsInAllWorlds, positionsOf, promptAt, reached, readerAt, swapsThatMatter } from './hidden.ts';
import { replayedFile, traced } from './replayed-file.ts';
import { randomSeat, type Seat, seated, tableOf } from './table.ts';

const VARIANTS = [{}, { utterances: 'false' }, { items: '2', symbols: '3', utteranceDim: '2' }, { maxSteps: '2', pool: '5,5,5' }];
const SMALL = { pool: '2,3,1', utilities: '1,2,3;4,5,6', maxSteps: '4' };
const AGREE = 216;
const UTTERANCE = 217;
/** Seat 0 keeps [1, 2, 0] of [2, 3, 1]. */
const OFFER = 48;

describe.skipIf(!traced)('a negotiation as OpenSpiel plays it (needs ../shared/reference/gtbench/traces)', () => {
  it.each([
    ['negotiation', 126, 1723],
    ['negotiation.agree', 40, 264],
    ['negotiation.edge', 3, 16],
    ['negotiation.variant', 34, 242],
  ])('%s: %i games, %i steps, no mismatch', async (name, games, steps) => {
    expect(await replayedFile(negotiation, name)).toEqual({ games, steps, mismatches: [] });
  });
});

describe('the rules of a negotiation', () => {
  it('gives the proposer what it asked for, the other the rest', () => {
    const state = reached(negotiation, SMALL, [0, OFFER, UTTERANCE, AGREE]);
    expect(negotiation.mover(state)).toBe(ENDED);
    expect(negotiation.returns(state)).toEqual([1 * 1 + 2 * 2, 4 * 1 + 5 * 1 + 6 * 1]);
    const second = reached(negotiation, SMALL, [0, OFFER, UTTERANCE, OFFER, UTTERANCE, AGREE]);
    expect(negotiation.returns(second)).toEqual([1 * 1 + 2 * 1 + 3 * 1, 4 * 1 + 5 * 2]);
  });

  it('ends without agreement once the last proposal and its utterance are made', () => {
    const turns = [OFFER, UTTERANCE, OFFER, UTTERANCE, OFFER, UTTERANCE, OFFER];
    const state = reached(negotiation, SMALL, [0, ...turns]);
    expect(negotiation.mover(state)).toBe(1);
    negotiation.apply(state, UTTERANCE);
    expect(negotiation.mover(state)).toBe(ENDED);
    expect(negotiation.returns(state)).toEqual([0, 0]);
  });

  it('offers exactly the proposals that the pool allows, whatever the pool', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }), fc.boolean(), (pool, later) => {
        const state = reached(negotiation, { pool, utterances: false }, later ? [0, 0] : [0]);
        const fits = (id: number) => [Math.floor(id / 36), Math.floor(id / 6) % 6, id % 6].every((n, kind) => n <= (pool[kind] ?? 0));
        const legal = Array.from({ length: 216 }, (_, id) => id).filter(fits);
        expect(negotiation.legal(state, later ? 1 : 0)).toEqual(later ? [...legal, AGREE] : legal);
      }),
    );
  });

  it('is, undealt, the one instance of GTBench, whose joint payoff is at most 150', () => {
    const state = reached(negotiation, {}, [0]);
    expect(negotiation.stateText(state)).toContain(
      'Max steps: 7\nItem pool: 5 5 5\nAgent 0 util vec: 10 1 7\nAgent 1 util vec: 10 10 10\n',
    );
    const joint = negotiation.legal(state, 0).map((id) => {
      const [first = 0, second = 0] = negotiation.returns(
        [id, UTTERANCE, AGREE].reduce((s, move) => negotiation.apply(s, move), negotiation.copy(state)),
      );
      return first + second;
    });
    expect(Math.max(...joint)).toBe(150);
  });

  it.each([
    [{ pool: '5,5' }, /one whole number for each kind/],
    [{ pool: '5,5,6' }, /at most 5/],
    [{ utilities: '1,2,3' }, /both seats/],
    [{ utilities: '1,2,3;4,5' }, /both seats/],
    [{ utilities: '1,2,3;0,0,0' }, /worth something/],
    [{ utilities: '1,2,3;0,0,11' }, /at most 10/],
    [{ maxSteps: '0' }, /at least 1/],
    [{ items: '5' }, /at most 4/],
    [{ utterances: 'maybe' }, /true or false/],
    [{ steps: '5' }, /steps/],
  ])('refuses %j', (raw, message) => {
    expect(() => negotiation.parameters.parse(raw)).toThrow(message);
  });

  it('reads text and settled values alike', () => {
    const settled = negotiation.parameters.parse(SMALL);
    expect(settled).toMatchObject({
      pool: [2, 3, 1],
      maxSteps: 4,
      utilities: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    expect(negotiation.parameters.parse(settled)).toEqual(settled);
  });
});

describe('the instance of a deal', () => {
  const draws = Array.from({ length: 20_000 }, (_, i) => drawInstance(3, random('draw', i)));
  const share = (of: (draw: (typeof draws)[number]) => boolean): number => draws.filter(of).length / draws.length;
  const near = (found: number, p: number) => expect(Math.abs(found - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / draws.length));

  it('lasts 4 to 10 proposals, by Poisson(7)', () => {
    const weights = Array.from({ length: 11 }, (_, n) =>
      n < 4 ? 0 : 7 ** n / Array.from({ length: n }, (__, i) => i + 1).reduce((a, b) => a * b, 1),
    );
    const total = weights.reduce((a, b) => a + b, 0);
    for (let n = 4; n <= 10; n++)
      near(
        share(({ maxSteps }) => maxSteps === n),
        (weights[n] ?? 0) / total,
      );
    expect(share(({ maxSteps }) => maxSteps >= 4 && maxSteps <= 10)).toBe(1);
  });

  it('has 0 to 5 items a kind, and values of 0 to 10 that are not all 0', () => {
    for (let n = 0; n <= 5; n++)
      near(
        share(({ pool }) => pool[1] === n),
        1 / 6,
      );
    for (let n = 0; n <= 10; n++)
      near(
        share(({ utilities }) => utilities[1]?.[2] === n),
        (121 - (n === 0 ? 1 : 0)) / 1330,
      );
    expect(draws.every(({ utilities }) => utilities.every((own) => own.some((value) => value > 0)))).toBe(true);
  });

  /** What chance dealt in one match. */
  async function dealtIn(raw: Record<string, string>, deal: number, seats: readonly Seat[], seed = 'seed'): Promise<string> {
    const parameters = negotiation.parameters.parse(raw);
    const { table, steps } = tableOf(parameters, seats, seed);
    for (const sample of deals(negotiation, parameters, seed)) {
      if (sample.data.deal !== deal) continue;
      await match(negotiationEvent).play(sample, table);
      break;
    }
    return steps.find((step): step is Extract<Step, { kind: 'chance' }> => step.kind === 'chance')?.text ?? '';
  }

  it('is another in every deal, and the same for all players of one', async () => {
    const last: Seat = (turn) => turn.legal?.at(-1) ?? 0;
    const first: Seat = (turn) => turn.legal?.[0] ?? 0;
    const instances: string[] = [];
    for (let deal = 0; deal < 12; deal++) {
      instances.push(await dealtIn({}, deal, [last, first]));
      expect(await dealtIn({}, deal, [randomSeat, randomSeat])).toBe(instances[deal]);
      expect(instances[deal]).toMatch(
        /^at most \d+ proposals, pool \[\d, \d, \d\], values of player 1 \[[\d, ]+\], values of player 2 \[[\d, ]+\]$/,
      );
    }
    expect(new Set(instances).size).toBe(12);
    expect(await dealtIn({}, 0, [last, first], 'another seed')).not.toBe(instances[0]);
  });

  it('keeps what the parameters give, and draws the rest as ever', async () => {
    const drawn = await dealtIn({}, 3, [randomSeat, randomSeat]);
    const given = await dealtIn({ pool: '1,2,3' }, 3, [randomSeat, randomSeat]);
    expect(given).toBe(drawn.replace(/pool \[[^\]]*\]/, 'pool [1, 2, 3]'));
    expect(await dealtIn(SMALL, 5, [randomSeat, randomSeat])).toBe(
      'at most 4 proposals, pool [2, 3, 1], values of player 1 [1, 2, 3], values of player 2 [4, 5, 6]',
    );
  });
});

describe('what a seat knows', () => {
  it('is the same in all its worlds, which can be played on', () => {
    holdsInAllWorlds(negotiationEvent, VARIANTS, ({ instance: { utilities, pool } }) => {
      for (const own of utilities) {
        expect(own).toHaveLength(pool.length);
        expect(own.every((value) => value >= 0 && value <= 10) && own.some((value) => value > 0)).toBe(true);
      }
    });
  });

  it('leaves the other values open', () => {
    const state = reached(negotiation, SMALL, [0, OFFER, UTTERANCE]);
    const rng = random('worlds');
    const worlds = Array.from({ length: 300 }, () => negotiation.determinise?.(state, 1, rng).instance.utilities ?? []);
    expect(new Set(worlds.map(([other]) => String(other))).size).toBeGreaterThan(200);
    expect(new Set(worlds.map(([, own]) => String(own)))).toEqual(new Set(['4,5,6']));
  });
});

describe('the prompt', () => {
  const spaced = (numbers = ''): string => numbers.replaceAll(', ', ' ');

  /** A seat's information text, put together from nothing but its prompt. */
  function information(prompt: string): string {
    const [, player = '', pool, own] =
      /You are player (\d) of 2\. The pool holds \[([\d, ]+)\]\. .* worth \[([\d, ]+)\] to you\./.exec(prompt) ?? [];
    const [, steps] = /of at most (\d+) proposals/.exec(prompt) ?? [];
    const seat = Number(player) - 1;
    const turns = [
      ...prompt.matchAll(/^\d+\. (you|your opponent): <Proposal: (\[[\d, ]+\])> \([^)]*\)(?:, then <Utterance: (\[[\d, ]+\])>)?$/gm),
    ];
    return [
      `Max steps: ${steps}\nItem pool: ${spaced(pool)}\nAgent ${seat} util vec: ${spaced(own)}\nCurrent player: ${seat}\n`,
      `Turn Type: ${prompt.includes('Now comes the utterance to your proposal') ? 'Utterance' : 'Proposal'}\n`,
      ...turns.map(([, who, proposal, utterance]) => {
        const by = who === 'you' ? seat : 1 - seat;
        return `Player ${by} proposes: ${proposal}${utterance === undefined ? '' : ` utters: ${utterance}`}\n`;
      }),
    ].join('');
  }

  /** Tokens of all moves that the last line of a prompt allows. */
  function allowed(prompt: string): string[] {
    const line = prompt.slice(prompt.lastIndexOf('Your legal moves: ') + 'Your legal moves: '.length);
    const [, kind = '', letters = ''] = /^<(Proposal|Utterance): \[(a[^\]]*)\]> with /.exec(line) ?? [];
    if (kind === '') return [...line.matchAll(/<[^>]+>/g)].map(([token]) => token);
    const [, every] = /with every number from 0 to (\d+)$/.exec(line) ?? [];
    const tops = letters.split(', ').map((letter) => Number(every ?? new RegExp(`${letter} from 0 to (\\d+)`).exec(line)?.[1]));
    const lists = tops.reduce<number[][]>(
      (all, top) => all.flatMap((list) => Array.from({ length: top + 1 }, (_, n) => [...list, n])),
      [[]],
    );
    return [...lists.map((list) => `<${kind}: [${list.join(', ')}]>`), ...(line.endsWith('; or <Agree>') ? ['<Agree>'] : [])];
  }

  it.each(VARIANTS)('%j: says what the information text says, and what is legal', (raw) => {
    for (let i = 0; i < 40; i++) {
      for (const state of positionsOf(negotiation, negotiation.parameters.parse(raw), random('prompt', i))) {
        const seat = negotiation.mover(state);
        const prompt = promptAt(negotiationEvent, raw, state);
        expect(information(prompt)).toBe(negotiation.informationText(state, seat));
        expect(allowed(prompt)).toEqual(negotiation.legal(state, seat).map((id) => negotiationEvent.token(state, seat, id)));
      }
    }
  });

  it('says who would get what by each proposal', () => {
    const state = reached(negotiation, SMALL, [0, OFFER, UTTERANCE, 1, UTTERANCE]);
    expect(promptAt(negotiationEvent, SMALL, state)).toContain(
      [
        '1. you: <Proposal: [1, 2, 0]> (you keep [1, 2, 0], your opponent gets [1, 1, 1]), then <Utterance: [0, 0, 0]>',
        '2. your opponent: <Proposal: [0, 0, 1]> (your opponent keeps [0, 0, 1], you get [2, 3, 0]), then <Utterance: [0, 0, 0]>',
      ].join('\n'),
    );
  });

  it('counts the proposals left, and says what the last one is worth', () => {
    const turn = [OFFER, UTTERANCE];
    const at = (...ids: number[]) => promptAt(negotiationEvent, SMALL, reached(negotiation, SMALL, [0, ...ids]));
    expect(at()).toContain('0 of at most 4 proposals have been made, 4 are left.');
    expect(at(...turn)).toContain('1 of at most 4 proposals has been made, 3 are left.');
    expect(at(...turn, ...turn)).not.toContain('unless you accept now');
    expect(at(...turn, ...turn, ...turn)).toContain(
      '3 of at most 4 proposals have been made, 1 is left. The last one would be yours, and it cannot be accepted: unless you accept now, the game ends without agreement.',
    );
    expect(at(...turn, ...turn, ...turn, OFFER)).toContain('after it the game ends without agreement');
    expect(at()).toContain('the last proposal can never be accepted');
    const alone = { ...SMALL, maxSteps: '1' };
    expect(promptAt(negotiationEvent, alone, reached(negotiation, alone, [0]))).toContain(
      'it cannot be accepted: the game will end without agreement.',
    );
  });

  it('speaks of utterances only where there are any', () => {
    expect(promptAt(negotiationEvent, SMALL, reached(negotiation, SMALL, [0]))).toContain('Symbols mean nothing by themselves');
    const silent = { ...SMALL, utterances: 'false' };
    expect(promptAt(negotiationEvent, silent, reached(negotiation, silent, [0]))).not.toMatch(/utter|symbol/i);
  });
});

describe('an answer', () => {
  const first = readerAt(negotiationEvent, reached(negotiation, SMALL, [0])).read;
  const utter = readerAt(negotiationEvent, reached(negotiation, SMALL, [0, OFFER])).read;
  const reply = readerAt(negotiationEvent, reached(negotiation, SMALL, [0, OFFER, UTTERANCE])).read;
  const stages = { first, utter, reply };

  it.each([
    ['first', 'Answer: <Proposal: [1, 2, 0]>', OFFER],
    ['first', 'Answer: <Proposal: [1,2,0]>', OFFER],
    ['first', 'answer: <proposal:[ 1 , 2 , 0 ]>', OFFER],
    ['reply', 'Answer: <Proposal: [1, 2, 0]> if you agree', OFFER],
    ['reply', 'I disagree.\nAnswer: <Proposal: [1, 2, 0]>', OFFER],
    ['reply', 'I would <Agree> to less.\nAnswer: <Proposal: [2, 3, 1]>', 91],
    ['reply', 'Answer: <Agree>', AGREE],
    ['reply', 'Answer: < agree >', AGREE],
    ['reply', 'Their <Proposal: [1, 2, 0]> is fair.\nAnswer: <Agree> (not <Proposal: [2, 3, 1]>)', AGREE],
    ['utter', 'Answer: <Utterance: [1, 2, 3]>', 255],
    ['utter', 'Answer: <Utterance: [4,4,4]>', 341],
  ] as const)('%s: %j is %i', (stage, text, id) => {
    expect(stages[stage](text)).toEqual({ ok: true, value: id });
  });

  it.each([
    ['first', 'Answer: <Agree>'],
    ['first', 'Answer: <Proposal: [5, 5, 5]>'],
    ['first', 'Answer: <Proposal: [2, 3, 2]>'],
    ['first', 'Answer: <Proposal: [9, 9, 9]>'],
    ['first', 'Answer: <Proposal: [-1, 0, 0]>'],
    ['first', 'Answer: <Proposal: [1.5, 0, 0]>'],
    ['first', 'Answer: <Proposal: [1, 2]>'],
    ['first', 'Answer: <Proposal: [1, 2, 0, 0]>'],
    ['first', 'Answer: <Utterance: [1, 2, 0]>'],
    ['first', 'Answer: <[1, 2, 0]>'],
    ['reply', 'Answer: <Disagree>'],
    ['reply', 'Answer: <I disagree>'],
    ['utter', 'Answer: <Utterance: [5, 5, 5]>'],
    ['utter', 'Answer: <Utterance: [0, 0, -1]>'],
    ['utter', 'Answer: <Proposal: [1, 2, 0]>'],
    ['utter', 'Answer: <Agree>'],
  ] as const)('%s: %j is illegal, never the nearest move', (stage, text) => {
    expect(stages[stage](text)).toMatchObject({ ok: false, kind: 'illegal' });
  });

  it.each([
    ['reply', 'I disagree'],
    ['reply', 'agree'],
    ['reply', 'Answer: Agree'],
    ['reply', 'Answer: agree to disagree'],
    ['reply', '[1, 2, 0] if you agree'],
    ['reply', 'Answer: [1, 2, 0]'],
    ['reply', '<Agree> or <Proposal: [1, 2, 0]>'],
    ['reply', 'Answer: not <Agree> but <Proposal: [1, 2, 0]>'],
    ['utter', '[1, 2, 3]'],
  ] as const)('%s: %j is unparsed', (stage, text) => {
    expect(stages[stage](text)).toMatchObject({ ok: false, kind: 'unparsed' });
  });

  it.each(VARIANTS)('%j: every move is read back as itself', (raw) => {
    for (const state of positionsOf(negotiation, negotiation.parameters.parse(raw), random('write'))) {
      const { format, read } = readerAt(negotiationEvent, state);
      for (const id of negotiation.legal(state, negotiation.mover(state)))
        expect(read(`Answer: ${format.write(id)}`)).toEqual({ ok: true, value: id });
    }
  });

  it('is never read as a move that is not legal', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      'Proposal: ',
      'Utterance: ',
      '[1, 2, 0]',
      '[2,3,2]',
      '[',
      ']',
      '-1',
      ', ',
      '<Agree>',
      'dis',
      'agree',
      'Answer: ',
      '\n',
      '<Proposal: [0, 0, 1]>',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), fc.constantFrom('first', 'utter', 'reply'), (pieces, stage) => {
        const reading = stages[stage](pieces.join(''));
        if (!reading.ok) return;
        const ids = { first: [0], utter: [0, OFFER], reply: [0, OFFER, UTTERANCE] }[stage];
        const state = reached(negotiation, SMALL, ids);
        expect(negotiation.legal(state, negotiation.mover(state))).toContain(reading.value);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('mcts', () => {
  it('takes the last offer that can be taken', async () => {
    const raw = { ...SMALL, utterances: 'false', maxSteps: '2' };
    for (const seed of ['a', 'b', 'c']) {
      expect(await choice(mcts.make({}), negotiation, reached(negotiation, raw, [0, OFFER]), seed)).toBe(AGREE);
    }
  });

  it('plays the same whatever the other values, unless clairvoyant', async () => {
    /** Few moves, so that the search comes to the other seat's answers. */
    const raw = { items: '2', pool: '2,1', utterances: 'false', maxSteps: '3' };
    expect(await swapsThatMatter(mcts.make({ simulations: '300' }), negotiation, raw, 40)).toBe(0);
    expect(await swapsThatMatter(mcts.make({ simulations: '300', clairvoyant: 'true' }), negotiation, raw, 40)).toBeGreaterThan(2);
    expect(await swapsThatMatter(mcts.make({ simulations: '300' }), negotiation, {}, 15)).toBe(0);
  });

  it('comes to agreements that pay, as random play does not', async () => {
    const agent = mcts.make({ simulations: '400' });
    const parameters = negotiation.parameters.parse({});
    const earned = { mcts: 0, random: 0 };
    for (const sample of deals(negotiation, parameters, 'earns')) {
      if (sample.data.deal === 8) break;
      for (const seat of [0, 1]) {
        for (const player of ['mcts', 'random'] as const) {
          const own = player === 'mcts' ? seated(agent, seat, sample.id) : randomSeat;
          const { table } = tableOf(parameters, [randomSeat, randomSeat].with(seat, own), `${sample.id} ${seat}`);
          earned[player] += (await match(negotiationEvent).play(sample, table)).returns?.[seat] ?? 0;
        }
      }
    }
    expect(earned.mcts).toBeGreaterThan(200);
    expect(earned.random).toBeLessThan(50);
  });
});

describe('people', () => {
  it('read the whole position', () => {
    const board = (state: Negotiation) => negotiationEvent.board(state);
    expect(board(negotiation.start(negotiation.parameters.parse({})))).toBe('nothing is dealt yet');
    const state = reached(negotiation, SMALL, [0, OFFER, UTTERANCE, AGREE]);
    expect(owesUtterance(state)).toBe(false);
    expect(board(state)).toBe(
      [
        'at most 4 proposals',
        'pool [2, 3, 1]',
        'values of player 1 [1, 2, 3]',
        'values of player 2 [4, 5, 6]',
        '1. player 1: <Proposal: [1, 2, 0]>, then <Utterance: [0, 0, 0]>',
        '2. player 2: <Agree>',
      ].join('\n'),
    );
    expect(negotiationEvent.token(state, CHANCE, 0)).toContain('pool [2, 3, 1]');
  });
});
