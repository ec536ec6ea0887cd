import { FAILURES } from '../harness/core/reading.ts';
import { type BucketCount, quantileOf } from '../harness/stats/histogram.ts';
import type { BoardFailures, BoardRow } from './board.ts';
import type { BoardCells, SeatSums, TaskRow } from './board-cells.ts';
import { COUNTED } from './seat-counts.ts';

/** What one agent did over some tasks, summed. */
export class AgentTally {
  readonly #sums = COUNTED.map(() => 0);
  readonly #buckets = new Map<number, number>();
  errored = 0;

  add({ counts }: SeatSums): void {
    for (let i = 0; i < counts.length; i++) this.#sums[i] = (this.#sums[i] as number) + (counts[i] as number);
  }

  addLatency(bucket: number, count: number): void {
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
  }

  /** As a board's row shows it. */
  shown(): Pick<
    BoardRow,
    'turns' | 'failures' | 'replaced' | 'noted' | 'errored' | 'calls' | 'inputTokens' | 'outputTokens' | 'cost' | 'medianMs'
  > {
    const of = (name: (typeof COUNTED)[number]) => this.#sums[COUNTED.indexOf(name)] as number;
    const counted = of('calls') > of('uncounted');
    return {
      turns: of('turns'),
      failures: Object.fromEntries(FAILURES.map((kind) => [kind, of(kind)])) as unknown as BoardFailures,
      replaced: of('replaced'),
      noted: of('noted'),
      errored: this.errored,
      calls: of('calls'),
      inputTokens: counted ? of('input') : null,
      outputTokens: counted ? of('output') : null,
      cost: of('unpriced') > 0 ? null : of('cost'),
      medianMs: quantileOf(this.#buckets as Iterable<BucketCount>, 0.5),
    };
  }
}

/** A tally per agent over these tasks. */
export function tally(cells: BoardCells, tasks: readonly TaskRow[], wanted: (agent: number) => boolean): Map<number, AgentTally> {
  const tallies = new Map<number, AgentTally>();
  const of = (agent: number): AgentTally => {
    const own = tallies.get(agent) ?? new AgentTally();
    tallies.set(agent, own);
    return own;
  };
  for (const task of tasks) {
    for (const sums of cells.seats(task)) if (wanted(sums.agent)) of(sums.agent).add(sums);
    for (const { agent, count } of cells.errors(task)) if (wanted(agent)) of(agent).errored += count;
    for (const [agent, bucket, count] of cells.latencies(task)) if (wanted(agent)) of(agent).addLatency(bucket, count);
  }
  return tallies;
}
