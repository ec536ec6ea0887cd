import { first } from './0001-first.ts';
import { planOrder } from './0002-plan-order.ts';
import { deals } from './0003-deals.ts';
import { families } from './0004-families.ts';

/** SQL of each schema step, in order; the store's `user_version` is how many have run. Never change one that has been released. */
export const migrations: readonly string[] = [first, planOrder, deals, families];
