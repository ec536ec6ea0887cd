/** One match: what the first player scored, 1, ½ or 0; the second scored the rest. */
export interface EloMatch {
  readonly first: number;
  readonly second: number;
  readonly score: number;
}

export interface EloOptions {
  /** Rating of everybody before the first match. 1500 unless said otherwise. */
  readonly start?: number;
  /** Points that one match can move. 20 unless said otherwise. */
  readonly k?: number;
}

/**
 * Elo ratings (Elo, 1978) by player, updated match after match in the order given, as GTBench does (Duan et al., 2024):
 * the expected score is 1 / (1 + 10^((other − own) / 400)). What they come to depends on the order; `bradleyTerry` does not.
 *
 * Players are numbered from 0. Raises RangeError on matches of others and on scores outside [0, 1].
 */
export function elo(matches: Iterable<EloMatch>, players: number, { start = 1500, k = 20 }: EloOptions = {}): number[] {
  const ratings = new Array<number>(players).fill(start);
  for (const { first, second, score } of matches) {
    const [one, other] = [ratings[first], ratings[second]];
    if (one === undefined || other === undefined || !(score >= 0 && score <= 1)) {
      throw new RangeError(`elo: not a match of ${players} players: ${[first, second, score]}`);
    }
    const moved = k * (score - 1 / (1 + 10 ** ((other - one) / 400)));
    ratings[first] = one + moved;
    ratings[second] = other - moved;
  }
  return ratings;
}
