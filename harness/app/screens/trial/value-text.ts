/** Decimals that say something of a score; below a thousandth, figures. */
const FIGURES = 4;

/** A score, payoff or regret as people read it: at most four decimals, of a tiny one four figures. */
export const valueText = (value: number): string =>
  String(Number(Math.abs(value) < 0.001 ? value.toPrecision(FIGURES) : value.toFixed(FIGURES)));
