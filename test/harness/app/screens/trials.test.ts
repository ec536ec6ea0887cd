import stringWidth from 'string-width';
import { describe, expect, test, vi } from 'vitest';
import type { Screen } from '../../../../harness/app/screens/screen.ts';
import { scoreText } from '../../../../harness/app/screens/trials/score-text.ts';
import { trialsScreen } from '../../../../harness/app/screens/trials/trials-screen.ts';
import { claim, markErrored } from '../../../../results/claims.ts';
import type { Store } from '../../../../results/store.ts';
import type { ListedTrial } from '../../../../results/trial-query.ts';
import { closed, counted, MATCH, madeAgents, madeRun, madeSpec, madeStore, madeTask, matchVerdicts } from '../../../results/made-store.ts';
import { DANGER } from '../../../support/terminal-danger.ts';
import { HOSTILE } from './hostile.ts';
import { NARROW, pressing, textOf, WIDE } from './played-trials.ts';

const NIM = madeTask('games/nim', { metrics: MATCH, seats: 2 });

/** Five matches: two won, one drawn, one with an unusable answer, one set aside. */
async function fiveMatches(): Promise<Store> {
  const store = madeStore();
  const [a, b] = madeAgents('openai/gpt-5-mini', 'mcts');
  await store.commit(() => {
    const run = madeRun(store, 'run');
    const play = (sample: string, first: number, illegal = 0, ended = 'finished') =>
      closed(store, run, madeSpec(NIM, madeAgentsOf(sample), sample), {
        verdicts: matchVerdicts(first),
        outcome: { ended },
        seats: [counted(0, { turns: 4, illegal, calls: 4, cost: 0.25 }), counted(1, { turns: 3 })],
      });
    const madeAgentsOf = (sample: string) => (sample.endsWith('b') ? [b, a] : [a, b]) as never;
    play('deal-1', 1);
    play('deal-1b', 1);
    play('deal-2', 0.5);
    play('deal-3', 0, 1, 'illegal answer at seat 1');
    const errored = claim(store, madeSpec(NIM, [a, b] as never, 'deal-4'), run.n, 'owner', 1);
    markErrored(store, errored, 'timeout', 'no answer for 600 s');
  });
  return store;
}

const refreshed = (screen: Screen): Screen => screen.refreshed?.() ?? screen;

const matches = (store: Store, query = {}): Screen => trialsScreen(store, { title: 'matches', query });

/** A store of matches filled by SQL: playing them would take the afternoon. */
async function filled(trials: number): Promise<Store> {
  const store = await fiveMatches();
  const numbers = 'WITH RECURSIVE numbers(i) AS (SELECT 6 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?)';
  await store.commit(() => {
    store
      .sql(`${numbers} INSERT INTO trials (id, task, lineup, sample, epoch, seed, state, started, closed, ended)
        SELECT printf('%032x', i), 1, 1 + i % 2, 'match-' || i, 1, '0', 'closed', 0, 0, 'finished' FROM numbers`)
      .run(trials);
    store
      .sql(`${numbers} INSERT INTO verdicts (trial, seat, metric, rival, candidate, judge, version, value)
        SELECT i, seat.value, 'score', 1 - seat.value, -1, 'match', '1', (i + seat.value) % 2 FROM numbers, json_each('[0,1]') AS seat`)
      .run(trials);
  });
  return store;
}

/** Counts the rows that are fetched from a store. */
function rowsFetched(store: Store): () => number {
  let rows = 0;
  type Statement = ReturnType<Store['sql']>;
  const watched = (statement: Statement): Statement =>
    new Proxy(statement, {
      get(target, name) {
        const own = Reflect.get(target, name, target);
        if (typeof own !== 'function') return own;
        return (...words: unknown[]) => {
          const result = own.apply(target, words);
          if (Array.isArray(result)) rows += result.length;
          else if (name === 'get' && result !== undefined) rows++;
          return result === target ? watched(target) : result;
        };
      },
    });
  const sql = store.sql.bind(store);
  vi.spyOn(store, 'sql').mockImplementation((text) => watched(sql(text)));
  return () => {
    const seen = rows;
    rows = 0;
    return seen;
  };
}

describe('the list of trials', () => {
  test('shows sample, seats, score, how it ended and turns; the chosen one in full below', async () => {
    const text = textOf(matches(await fiveMatches()));
    expect(text).toMatch(/› [0-9a-f]{8} {2}deal-1 +gpt-5-mini v mcts +1–0 +finished +7/);
    expect(text).toMatch(/deal-2 .*½–½/);
    expect(text).toMatch(/deal-3 .*0–1 .*illegal answer at sea…/);
    expect(text).toMatch(/deal-4 .* – +errored: no answer fo… /);
    expect(text).toMatch(/games\/nim deal-1 · finished · 7 turns · 4 calls · \$0\.2500/);
    expect(textOf(matches(await fiveMatches()), WIDE)).toMatch(/mcts v gpt-5-mini +1–0 +finished +7 +\$0\.2500/);
  });

  test('tells wins and losses of the agent asked for, wherever it sits', async () => {
    const text = textOf(matches(await fiveMatches(), { agents: [1] }));
    expect(text).toContain('W D L: of openai/gpt-5-mini');
    expect(text).toMatch(/deal-1 .*1–0 W/);
    expect(text).toMatch(/deal-1b .*1–0 L/);
    expect(text).toMatch(/deal-2 .*½–½ D/);
  });

  test('f goes round the filters, F back; the aside counts what is left', async () => {
    const screen = matches(await fiveMatches());
    expect(screen.aside).toBe('1/5');
    const errored = pressing(screen, ['f']);
    expect(errored.aside).toBe('1/1');
    expect(textOf(errored)).toContain('[errored]');
    expect(textOf(errored)).toContain('deal-4');
    const failed = pressing(screen, ['f', 'f']);
    expect(textOf(failed)).toContain('[failed]');
    expect(textOf(failed)).toMatch(/deal-3 .*illegal answer at seat 1, 1 unusable/s);
    expect(textOf(failed)).not.toContain('deal-1');
    const noted = pressing(failed, ['f']);
    expect(textOf(noted)).toContain('No trial here is noted. f shows others');
    expect(noted.aside).toBe('0');
    const wrong = pressing(noted, ['f']);
    expect(textOf(wrong)).toContain('[wrong]');
    expect(wrong.aside).toBe('1/3');
    expect(textOf(pressing(wrong, ['f']))).toBe(textOf(screen));
    expect(textOf(pressing(screen, ['F']))).toBe(textOf(wrong));
    const never = pressing(matches(await fiveMatches(), { words: 'deal-2' }), ['F']);
    expect(textOf(never)).toContain('Nothing here has');
  });

  test('names are short and cut in the middle, and samples of several tasks have their task before them', async () => {
    const store = madeStore();
    const names = [1, 2].map((i) => `openai/agent-with-a-name-that-goes-on-and-on-number-${i}?base_url=http://x/v1`);
    await store.commit(() => {
      const run = madeRun(store, 'run');
      closed(store, run, madeSpec(NIM, madeAgents(...names), 'deal-0'), { verdicts: matchVerdicts(1) });
      closed(store, run, madeSpec(madeTask('games/pig', { metrics: MATCH, seats: 2 }), madeAgents(...names), 'deal-0'), {
        verdicts: matchVerdicts(0.5),
      });
    });
    const text = textOf(matches(store));
    expect(text).toMatch(/ {2}nim deal-0 {2}agent-…ber-1 v agent-…ber-2 /);
    expect(text).toMatch(/ {2}pig deal-0 {2}agent-…/);
    expect(textOf(matches(store, { tasks: [1] }))).toMatch(/^› \S+ {2}deal-0 /m);
    // The filter leaves one task; the list is of two all the same.
    expect(textOf(pressing(matches(store), ['F']))).toMatch(/^› \S+ {2}nim deal-0 /m);
  });

  test('/ filters while it is typed, letters move nothing, escape shows all again', async () => {
    const screen = matches(await fiveMatches());
    const typing = pressing(screen, ['/', ...'deal-1']);
    expect(typing.typing).toBe(true);
    expect(typing.aside).toBe('1/2');
    expect(textOf(typing)).toContain('/ deal-1▏');
    const kept = pressing(typing, ['down', 'enter']);
    expect(kept.typing).toBe(false);
    expect(kept.aside).toBe('2/2');
    expect(pressing(typing, ['backspace']).aside).toBe('1/5');
    expect(pressing(typing, ['escape']).aside).toBe('1/5');
    expect(textOf(pressing(screen, ['/', ...'gjk']))).toContain('Nothing here has "gjk"');
    expect(pressing(kept, ['f']).aside).toBe('0');
  });

  test('enter opens the chosen trial among those listed; of none, nothing', async () => {
    const screen = pressing(matches(await fiveMatches()), ['f', 'f']);
    const move = screen.press('enter', NARROW);
    expect(move?.kind).toBe('open');
    expect(move?.kind === 'open' && `${move.screen.title} ${textOf(move.screen)}`).toContain('deal-3');
    expect(pressing(screen, ['f']).press('enter', NARROW)).toBeUndefined();
  });

  test('says what to do in an empty store', () => {
    expect(textOf(matches(madeStore()))).toContain('No trials yet. pentathlon run gtbench -a random -a mcts');
  });

  test('stays at its trial when others come before it', async () => {
    const store = await fiveMatches();
    await store.commit(() => store.sql('UPDATE run_trials SET position = trial').run());
    const before = pressing(matches(store, { run: 1 }), ['down', 'down']);
    await store.commit(() => store.sql('UPDATE run_trials SET position = -trial').run());
    const now = refreshed(before);
    expect(now.aside).toBe('3/5');
    expect(textOf(now)).toMatch(/› \S+ {2}deal-2/);
    await store.commit(() => store.sql('DELETE FROM run_trials WHERE trial > 1').run());
    expect(refreshed(now).aside).toBe('1/1');
  });
});

describe('a hundred thousand trials', () => {
  test('are numbered once; a key fetches the window and no more, drawing again nothing', async () => {
    const store = await filled(100_000);
    const fetched = rowsFetched(store);
    let screen = matches(store, { agents: [1, 2] });
    expect(fetched()).toBeLessThan(100_010);
    const room = NARROW.rows - 4;
    for (const key of ['down', 'pagedown', 'end', 'up', 'pageup', 'home', 'j', 'G']) {
      screen = pressing(screen, [key]);
      expect(fetched()).toBe(0);
      const text = textOf(screen);
      expect(text.match(/^[› ] [0-9a-f]{8} /gm)).toHaveLength(room);
      // A row, its sums, two scores and two names for each trial shown.
      expect(fetched()).toBeLessThanOrEqual(room * 6);
      textOf(screen);
      expect(fetched()).toBe(0);
    }
    expect(screen.aside).toBe('100 000/100 000');
    const shown = textOf(screen).split('\n');
    expect(shown.filter((line) => line.includes('match-'))).toHaveLength(room + 1);
    expect(shown[2 + room - 1]).toMatch(/› .*match-100000/);
    const found = pressing(screen, ['/', ...'match-99999']);
    expect(found.aside).toBe('1/1');
  });

  test('keep their place when the terminal changes its size', async () => {
    const screen = pressing(matches(await filled(1_000)), ['end', 'up']);
    for (const rows of [1, 4, 5, 21, 60]) {
      const text = textOf(screen, { columns: 100, rows });
      expect(text.split('\n').length).toBeLessThanOrEqual(rows);
      if (rows > 4) expect(text).toMatch(/› .*match-999 /);
    }
  });
});

test('hostile names, samples, endings and errors reach the terminal as harmless text of the right width', async () => {
  for (const text of HOSTILE) {
    const store = madeStore();
    await store.commit(() => {
      const run = madeRun(store, 'run');
      const agents = madeAgents(`${text.slice(0, 5_000)}a`, `${text.slice(0, 5_000)}b`);
      const spec = (sample: string) => madeSpec(madeTask(text, { metrics: MATCH, seats: 2 }), agents, sample);
      closed(store, run, spec(text), { verdicts: matchVerdicts(1), outcome: { ended: text } });
      markErrored(store, claim(store, spec(`${text}2`), run.n, 'owner', 1), 'timeout', text);
    });
    const screen = trialsScreen(store, { title: text, query: {} });
    const typed = pressing(screen, ['/', ...[...text].slice(0, 30)]);
    for (const size of [NARROW, WIDE, { columns: 30, rows: 8 }]) {
      for (const one of [screen, pressing(screen, ['down']), typed, pressing(screen, ['f'])]) {
        const lines = textOf(one, size).split('\n');
        expect(lines.join('')).not.toMatch(DANGER);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(size.columns);
      }
    }
  }
});

describe('scores', () => {
  const of = (parts: Partial<ListedTrial>, agent?: number): string =>
    scoreText({ kind: 'match', members: [7, 8], scores: [], ...parts } as ListedTrial, agent);

  test.each([
    [of({ scores: [1, 0] }), '1–0'],
    [of({ scores: [1, 0] }, 8), '1–0 L'],
    [of({ scores: [0.5, 0.5] }, 7), '½–½ D'],
    [of({ scores: [1, 0] }, 9), '1–0'],
    [of({ scores: [null, null] }, 7), '–'],
    [of({ scores: [1, 0.5, 0], members: [7, 8, 9] }, 9), '1 : ½ : 0 L'],
    [of({ kind: 'mean', scores: [0.123456], members: [7] }, 7), '0.1235'],
    [of({ kind: 'proportion', scores: [0.5], members: [7] }, 7), '0.5'],
  ])('%s', (text, expected) => expect(text).toBe(expected));
});
