import { canonicalJson } from '../harness/core/json.ts';
import type { RanOn } from '../harness/core/ran-on.ts';
import type { Store } from './store.ts';

/** What the local model behind an endpoint ran on. */
export interface EndpointRanOn extends RanOn {
  readonly endpoint: string;
}

/**
 * Notes with a start of a run what an endpoint ran on, each thing once, so that nobody needs to look for it among a run's calls.
 * To be called inside a write.
 */
export function noteRanOn(store: Store, invocation: number, endpoint: string, ranOn: RanOn): void {
  store
    .sql(`UPDATE invocations SET environment = json_insert(environment, '$.runs_on[#]', json(:noted)) WHERE n = :invocation
      AND NOT EXISTS (SELECT 1 FROM json_each(environment, '$.runs_on') WHERE value = json(:noted))`)
    .run({ invocation, noted: canonicalJson({ endpoint, ...ranOn }) });
}

/** What the local models of a run ran on, over all its starts, each thing once. */
export function ranOnOf(store: Store, run: number): EndpointRanOn[] {
  const noted = store
    .sql(`SELECT value FROM invocations, json_each(environment, '$.runs_on') WHERE run = ? GROUP BY value ORDER BY min(n), min(key)`)
    .pluck()
    .all(run) as string[];
  return noted.map((text) => JSON.parse(text) as EndpointRanOn);
}
