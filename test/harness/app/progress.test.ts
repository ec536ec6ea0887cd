import { describe, expect, test } from 'vitest';
import { after, type LiveState, nothingYet } from '../../../harness/app/live-state.ts';
import { progressLine } from '../../../harness/app/progress-lines.ts';
import type { TrialSpec } from '../../../harness/core/trial.ts';
import type { EngineEvent } from '../../../harness/engine/events.ts';
import { DANGER, HOSTILE } from '../../support/terminal-danger.ts';

const spec = { task: { task: { id: 'made/question', metrics: [] } }, sample: { id: 's1' }, agents: [] } as unknown as TrialSpec;
const endpoint = 'http://127.0.0.1/v1 m';
const sent: EngineEvent = { kind: 'call-sent', endpoint };
const done = (cost: number | null): EngineEvent => ({ kind: 'call-done', endpoint, tokensIn: 100, tokensOut: 10, cost });
const limited: EngineEvent = { kind: 'call-failed', endpoint, failure: 'rate-limit', message: '429', waitMs: 2_000, asked: true };
const begun: EngineEvent = { kind: 'trial-started', spec, resumed: false };
const closed: EngineEvent = { kind: 'trial-closed', spec, ended: 'answered', scores: [], unusable: [] };

const told = (...events: readonly EngineEvent[]): LiveState => events.reduce((state, event) => after(state, event, 0), nothingYet);

describe('progress', () => {
  test('a line says what is done, what is left and how the endpoints do', () => {
    const state = told(
      { kind: 'planned', trials: 1_200, tasks: [] },
      { kind: 'trial-had', spec },
      begun,
      sent,
      limited,
      sent,
      done(0.25),
      { kind: 'limit-changed', endpoint, from: 16, to: 12, by: 'overload' },
      closed,
      begun,
      sent,
      sent,
    );
    expect(state).toMatchObject({ had: 1, closed: 1, underWay: 1, errored: 0 });
    expect(progressLine(state, 1_000)).toBe(`2/1 200 0%, 19m58s left; ${endpoint}: 2 in flight, limit 12, 1 call, rate-limit ×1, $0.2500`);
  });

  test('a call without a price makes the cost of its endpoint unknown', () => {
    expect(told(sent, done(0.25), sent, done(null)).endpoints[endpoint]).toMatchObject({
      calls: 2,
      cost: 0.25,
      unpriced: true,
      inFlight: 0,
    });
  });

  test('of many trials that error only the first are told one by one', () => {
    const failed: EngineEvent = { kind: 'trial-errored', spec, error: 'server', message: 'Internal error' };
    const state = told(...Array.from({ length: 10 }, () => [begun, failed]).flat());
    expect(state.errored).toBe(10);
    expect(state.words).toEqual([
      ...Array.from({ length: 3 }, () => 'made/question s1: Internal error'),
      expect.stringContaining('`pentathlon show <run>` lists them'),
    ]);
    expect(progressLine(state, 1_000)).toContain('10 errored');
  });

  test('an endpoint with a hostile name', () => {
    const line = progressLine(told({ kind: 'call-sent', endpoint: HOSTILE }), 0);
    expect(DANGER.exec(line)).toBeNull();
    expect(line).not.toContain('\n');
  });
});
