import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { claim, letGo, markErrored, standing, trialRow } from '../../results/claims.ts';
import { deleteRun } from '../../results/delete-run.ts';
import { beat, leave } from '../../results/owners.ts';
import { beginInvocation, endInvocation } from '../../results/runs.ts';
import type { Store } from '../../results/store.ts';
import { closed, madeAgents, madeRun, madeSpec, madeStore, madeTask, verdict } from './made-store.ts';

const NOW = 1_000_000_000;
const spec = madeSpec(madeTask('made/question'), madeAgents('a'), 's');

/** A process that has ended: its number is no longer anybody's. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** An owner as another process would have written it. */
const owner = (store: Store, id: string, parts: { host?: string; pid?: number; heartbeat?: number } = {}) => {
  const { host = hostname(), pid = process.pid, heartbeat = NOW } = parts;
  store.sql('INSERT INTO owners (id, host, pid, heartbeat) VALUES (?, ?, ?, ?)').run(id, host, pid, heartbeat);
};

const claimAs = (store: Store, id: string, now = NOW) => claim(store, spec, madeRun(store, 'run').n, id, now);
const standsFor = (store: Store, _: string, now = NOW) => standing(store, trialRow(store, spec.id), now);

describe('a claim', () => {
  test.each([
    ['a live process of this host', {}, 'elsewhere'],
    ['a process of this host that has ended', { pid: -1 }, 'open'],
    ['another host that was heard of a moment ago', { host: 'elsewhere', heartbeat: NOW - 59_000 }, 'elsewhere'],
    ['another host that has been silent for a minute', { host: 'elsewhere', heartbeat: NOW - 61_000 }, 'open'],
  ])('of %s is respected or taken over', async (_, parts, expected) => {
    const store = madeStore();
    await store.commit(() => {
      owner(store, 'first', 'pid' in parts ? { pid: deadPid() } : parts);
      expect(claimAs(store, 'first').standing).toBe('new');
      expect(standsFor(store, 'second')).toBe(expected);
      expect(claimAs(store, 'second').standing).toBe(expected);
      expect(trialRow(store, spec.id)?.owner).toBe(expected === 'open' ? 'second' : 'first');
    });
  });

  test('of a process that is not among the owners any more is open', async () => {
    const store = madeStore();
    await store.commit(() => {
      beat(store, 'first', NOW);
      claimAs(store, 'first');
      expect(standsFor(store, 'second')).toBe('elsewhere');
      leave(store, 'first');
      expect(standsFor(store, 'second')).toBe('open');
    });
  });

  test('its own process does not take twice while it plays it', async () => {
    const store = madeStore();
    await store.commit(() => {
      beat(store, 'first', NOW);
      const { n } = claimAs(store, 'first');
      expect(claimAs(store, 'first')).toMatchObject({ n, standing: 'elsewhere' });
    });
  });

  test('let go, errored and closed trials', async () => {
    const store = madeStore();
    await store.commit(() => {
      beat(store, 'first', NOW);
      const claimed = claimAs(store, 'first');
      letGo(store, claimed);
      expect(standsFor(store, 'second')).toBe('open');
      markErrored(store, claimAs(store, 'second'), 'server', 'Internal error');
      expect(standsFor(store, 'first')).toBe('open');
      expect(trialRow(store, spec.id)).toMatchObject({ state: 'errored', error_kind: 'server', error: 'Internal error' });
      // Stopped before it came to an end: what went wrong before is still told, and counted once.
      letGo(store, claimAs(store, 'first'));
      expect(trialRow(store, spec.id)).toMatchObject({ state: 'errored', error_kind: 'server', error: 'Internal error' });
      expect(store.sql('SELECT sum(count) FROM error_cells').pluck().get()).toBe(1);
      closed(store, madeRun(store, 'run'), spec, { verdicts: [verdict('accuracy', 1)] });
      expect(trialRow(store, spec.id)).toMatchObject({ state: 'closed', error: null, owner: null });
      expect(claimAs(store, 'second').standing).toBe('closed');
      expect(trialRow(store, spec.id)?.state).toBe('closed');
    });
  });
});

test('a run that a live process plays is not deleted; one whose process has ended is', async () => {
  const store = madeStore();
  const run = await store.commit(() => {
    owner(store, 'first');
    const entered = madeRun(store, 'run');
    beginInvocation(store, entered.n, 'first', {}, NOW);
    return entered;
  });
  await expect(store.commit(() => deleteRun(store, run, NOW))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('live process'),
  });
  await store.commit(() => endInvocation(store, 1, 0, 'finished', NOW));
  await expect(store.commit(() => deleteRun(store, run, NOW))).resolves.toBe(0);
});
