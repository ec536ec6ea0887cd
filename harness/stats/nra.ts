/**
 * Normalized relative advantage (GTBench, Duan et al., 2024): (own − others) / (own + others), from totals over valid
 * matches. −1 to 1 where no payoff is negative; 0 is parity, and also what an empty pot comes to, which the paper leaves open.
 */
export const nra = (own: number, others: number): number => (own + others === 0 ? 0 : (own - others) / (own + others));
