import { FAILURES } from '../harness/core/reading.ts';
import { type BucketCount, quantileOf } from '../harness/stats/histogram.ts';
import type { BoardFailures, BoardRow } from './board.ts';
import { erroredTrials, latencies, type SeatSums, seatSums } from './board-cells.ts';
import { COUNTED } from './seat-counts.ts';
import type { Store } from './store.ts';

type Counted = (typeof COUNTED)[number];

/** What one agent did over some tasks, summed. */
export class AgentTally {
  readonly #sums = new Map<Counted, number>();
  readonly #buckets: BucketCount[] = [];
  errored = 0;

  add(sums: SeatSums): void {
    for (const name of COUNTED) this.#sums.set(name, this.#of(name) + sums[name]);
  }

  addLatency(bucket: number, count: number): void {
    this.#buckets.push([bucket, count]);
  }

  /** As a board's row shows it. */
  shown(): Pick<
    BoardRow,
    'turns' | 'failures' | 'replaced' | 'noted' | 'errored' | 'calls' | 'inputTokens' | 'outputTokens' | 'cost' | 'medianMs'
  > {
    const counted = this.#of('calls') > this.#of('uncounted');
    return {
      turns: this.#of('turns'),
      failures: Object.fromEntries(FAILURES.map((kind) => [kind, this.#of(kind)])) as unknown as BoardFailures,
      replaced: this.#of('replaced'),
      noted: this.#of('noted'),
      errored: this.errored,
      calls: this.#of('calls'),
      inputTokens: counted ? this.#of('input') : null,
      outputTokens: counted ? this.#of('output') : null,
      cost: this.#of('unpriced') > 0 ? null : this.#of('cost'),
      medianMs: quantileOf(this.#buckets, 0.5),
    };
  }

  #of(name: Counted): number {
    return this.#sums.get(name) ?? 0;
  }
}

/** A tally per agent over these tasks. */
export function tally(store: Store, tasks: readonly number[], wanted: (agent: number) => boolean): Map<number, AgentTally> {
  const tallies = new Map<number, AgentTally>();
  const of = (agent: number): AgentTally => {
    let own = tallies.get(agent);
    if (own === undefined) {
      own = new AgentTally();
      tallies.set(agent, own);
    }
    return own;
  };
  for (const task of tasks) {
    for (const sums of seatSums(store, task)) if (wanted(sums.agent)) of(sums.agent).add(sums);
    for (const { agent, count } of erroredTrials(store, task)) if (wanted(agent)) of(agent).errored += count;
    for (const { agent, bucket, count } of latencies(store, task)) if (wanted(agent)) of(agent).addLatency(bucket, count);
  }
  return tallies;
}
