import type { Answer } from '../../../../tasks/or-r1/bundled/certify.ts';
import { drawn } from '../../../../tasks/or-r1/bundled/drafts.ts';
import { assignment } from '../../../../tasks/or-r1/bundled/families/assignment.ts';
import { blending } from '../../../../tasks/or-r1/bundled/families/blending.ts';
import { covering } from '../../../../tasks/or-r1/bundled/families/covering.ts';
import { cuttingStock } from '../../../../tasks/or-r1/bundled/families/cutting-stock.ts';
import { diet } from '../../../../tasks/or-r1/bundled/families/diet.ts';
import { facilityLocation } from '../../../../tasks/or-r1/bundled/families/facility-location.ts';
import { knapsack } from '../../../../tasks/or-r1/bundled/families/knapsack.ts';
import { lotSizing } from '../../../../tasks/or-r1/bundled/families/lot-sizing.ts';
import { networkFlow } from '../../../../tasks/or-r1/bundled/families/network-flow.ts';
import { portfolio } from '../../../../tasks/or-r1/bundled/families/portfolio.ts';
import { scheduling } from '../../../../tasks/or-r1/bundled/families/scheduling.ts';
import { transport } from '../../../../tasks/or-r1/bundled/families/transport.ts';
import type { Family } from '../../../../tasks/or-r1/bundled/family.ts';
import { secondNetworkFlow, secondTransport } from './second-flows.ts';
import { secondBlending, secondDiet } from './second-mixtures.ts';
import { secondCovering, secondFacilityLocation } from './second-places.ts';
import { secondKnapsack, secondPortfolio } from './second-selections.ts';
import { secondAssignment, secondScheduling } from './second-sequences.ts';
import { secondCuttingStock, secondLotSizing } from './second-stocks.ts';

/** Every problem's value by another method than its model: tables, enumeration, paths, cuts, duals, an own simplex. */
export const secondAnswers = (): Record<string, Answer> =>
  Object.fromEntries([
    ...solved(assignment, secondAssignment),
    ...solved(blending, secondBlending),
    ...solved(covering, secondCovering),
    ...solved(cuttingStock, secondCuttingStock),
    ...solved(diet, secondDiet),
    ...solved(facilityLocation, secondFacilityLocation),
    ...solved(knapsack, secondKnapsack),
    ...solved(lotSizing, secondLotSizing),
    ...solved(networkFlow, secondNetworkFlow),
    ...solved(portfolio, secondPortfolio),
    ...solved(scheduling, secondScheduling),
    ...solved(transport, secondTransport),
  ]);

function solved<D>(family: Family<D>, second: (data: D) => Answer): [string, Answer][] {
  return drawn(family).map(({ id, data }) => [id, second(data)]);
}
