import { draw, single } from './draw.ts';
import { strategy } from './strategy.ts';

/** One call, the answer alone. */
export const direct = strategy('direct', {}, () => async (turn, model, scope) => single(await draw(turn, model, scope, 'direct')));
