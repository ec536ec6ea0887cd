import { random } from '../../../harness/core/random.ts';
import type { Payload } from '../sandbox/payload.ts';
import { assignment } from './families/assignment.ts';
import { blending } from './families/blending.ts';
import { covering } from './families/covering.ts';
import { cuttingStock } from './families/cutting-stock.ts';
import { diet } from './families/diet.ts';
import { facilityLocation } from './families/facility-location.ts';
import { knapsack } from './families/knapsack.ts';
import { lotSizing } from './families/lot-sizing.ts';
import { networkFlow } from './families/network-flow.ts';
import { portfolio } from './families/portfolio.ts';
import { scheduling } from './families/scheduling.ts';
import { transport } from './families/transport.ts';
import type { Family } from './family.ts';

/** A problem before it is solved; `data` is what its family drew. */
export interface Draft<D = unknown> {
  readonly id: string;
  readonly family: string;
  /** Within its family, from 0. */
  readonly number: number;
  readonly data: D;
  readonly question: string;
  model(): Payload;
}

const PER_FAMILY = 12;

/** All problems as text and model, family by family; the same ones each time. */
export function drafts(): Draft[] {
  return [
    ...drawn(blending),
    ...drawn(transport),
    ...drawn(assignment),
    ...drawn(knapsack),
    ...drawn(lotSizing),
    ...drawn(facilityLocation),
    ...drawn(covering),
    ...drawn(networkFlow),
    ...drawn(scheduling),
    ...drawn(cuttingStock),
    ...drawn(diet),
    ...drawn(portfolio),
  ];
}

/** The problems of one family. */
export function drawn<D>(family: Family<D>): Draft<D>[] {
  return Array.from({ length: PER_FAMILY }, (_, number) => {
    const data = family.draw(random('or-r1/bundled', family.id, number), number);
    const id = `${family.id}-${String(number + 1).padStart(2, '0')}`;
    return { id, family: family.id, number, data, question: family.tell(data), model: () => family.model(data) };
  });
}
