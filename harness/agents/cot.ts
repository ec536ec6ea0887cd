import { draw, single } from './draw.ts';
import { strategy } from './strategy.ts';

/**
 * Chain of thought: one call that reasons first and answers last, asked for without examples
 * (Wei et al., 2022; zero-shot: Kojima et al., 2022).
 */
export const cot = strategy('cot', {}, () => async (turn, model, scope) => single(await draw(turn, model, scope, 'reasoned')));
