import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../harness/core/json.ts';
import { putEntry } from '../../results/calls.ts';
import { exportLines } from '../../results/export.ts';
import { findRun } from '../../results/find.ts';
import type { Store } from '../../results/store.ts';
import { closed, madeAgents, madeRun, madeSpec, madeStore, madeTask, verdict } from './made-store.ts';

const questions = madeTask('made/question');
const others = madeTask('other/question');
const agents = madeAgents('a');

/** Closes trials of these samples with a call each; everything that a clock or a bill decides is made from `salt`. */
async function fill(store: Store, samples: readonly string[], salt: number): Promise<void> {
  for (const sample of samples) {
    await store.commit(() => {
      const run = madeRun(store, 'run');
      const spec = madeSpec(sample.startsWith('o') ? others : questions, agents, sample);
      const place = 'turn 1/seat 1#0';
      const { n } = closed(store, run, spec, {
        verdicts: [verdict('accuracy', 1)],
        lines: [
          { path: 'turn 1/seat 1', place },
          { path: 'turn 1/seat 1', step: { kind: 'note', text: 'read' } },
        ],
        now: salt,
      });
      putEntry(store, {
        trial: n,
        run: run.n,
        place,
        kind: 'call',
        requestHash: 'h',
        model: 'made/model',
        endpoint: `http://127.0.0.1:${salt}/v1 model`,
        seat: 0,
        messages: [{ role: 'user', content: 'What is it?' }],
        settings: { temperature: 0 },
        generation: { text: `answer to ${sample}`, finish: 'stop' },
        cost: salt / 1000,
        latencyMs: salt,
        waitedMs: salt,
        attempts: salt,
        at: salt,
      });
    });
  }
}

const lines = (store: Store, canonical: boolean, filter = {}) => [...exportLines(store, filter, canonical)];

describe('export', () => {
  test('canonical: equal runs give equal bytes, in whatever order and at whatever time they were played', async () => {
    const [one, two] = [madeStore(), madeStore()];
    await fill(one, ['s1', 's2', 's3'], 1);
    await fill(two, ['s3', 's1', 's2'], 77);
    expect(lines(one, true)).toHaveLength(3);
    expect(lines(one, true)).toEqual(lines(two, true));
    expect(lines(one, false)).not.toEqual(lines(two, false));
  });

  test('lines come in the order of their ids, members in that of their names', async () => {
    const store = madeStore();
    await fill(store, ['s1', 's2', 's3', 's4', 's5'], 1);
    for (const canonical of [true, false]) {
      const found = lines(store, canonical);
      const ids = found.map((line) => (JSON.parse(line) as { id: string }).id);
      expect(ids).toEqual([...ids].sort());
      expect(found.map((line) => canonicalJson(JSON.parse(line)))).toEqual(found);
    }
  });

  test('canonical: no clock, cost, retry or address; all else is there', async () => {
    const store = madeStore();
    await fill(store, ['s1'], 123_456);
    const [line = ''] = lines(store, true);
    expect(line).not.toMatch(/"(started|closed|at|latencyMs|waitedMs|attempts|cost|endpoint|state)":/);
    expect(line).not.toContain('123456');
    expect(JSON.parse(line)).toMatchObject({
      task: 'made/question',
      sample: 's1',
      agents: [{ id: 'a' }],
      verdicts: [{ metric: 'accuracy', score: { scored: true, value: 1 } }],
      lines: [
        { call: { text: 'answer to s1', messages: [{ role: 'user', content: 'What is it?' }], settings: { temperature: 0 } } },
        { step: { kind: 'note', text: 'read' } },
      ],
    });
    expect(lines(store, false)[0]).toContain('"latencyMs":123456');
  });

  test('of a run, of a suite, of a task; what is not closed stays out', async () => {
    const store = madeStore();
    await fill(store, ['s1', 'o1'], 1);
    await store.commit(() => closed(store, madeRun(store, 'later'), madeSpec(questions, agents, 's9'), { verdicts: [] }));
    await store.commit(() => store.sql("UPDATE trials SET state = 'errored' WHERE sample = 's1'").run());
    const samples = (filter: object) => lines(store, true, filter).map((line) => (JSON.parse(line) as { sample: string }).sample);
    expect(samples({}).sort()).toEqual(['o1', 's9']);
    expect(samples({ run: findRun(store, 'later').n })).toEqual(['s9']);
    expect(samples({ tasks: ['other'] })).toEqual(['o1']);
    expect(samples({ tasks: ['other/question'] })).toEqual(['o1']);
    expect(samples({ tasks: ['oth'] })).toEqual([]);
  });
});
