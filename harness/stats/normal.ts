/** A polynomial's value by Horner's scheme, highest power first. */
const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((value, c) => value * x + c, 0);

const BODY_TOP = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
];
const BODY_BOTTOM = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
  440.413735824752,
];

/** P(Z > x) for x ≥ 0; relative error below 1e-12 (Hart et al., 1968, algorithm 5666, as given by West, 2005, "Better approximations to cumulative normal functions"). */
function upperTail(x: number): number {
  const density = Math.exp((-x * x) / 2);
  if (x < 4) return (density * polynomial(BODY_TOP, x)) / polynomial(BODY_BOTTOM, x);
  // Laplace's continued fraction (Abramowitz & Stegun 26.2.14); from here on 50 terms are exact and Hart's ratio is not.
  let fraction = x;
  for (let k = 50; k >= 1; k--) fraction = x + k / fraction;
  return density / fraction / Math.sqrt(2 * Math.PI);
}

/** P(Z ≤ x) of the standard normal distribution. */
export const normalCdf = (x: number): number => (x > 0 ? 1 - upperTail(x) : upperTail(-x));

/** P(|Z| ≥ |z|): the two-sided p-value of a standard normal statistic. Keeps its accuracy where it is tiny. */
export const twoSidedNormal = (z: number): number => Math.min(1, 2 * upperTail(Math.abs(z)));

const CENTRE_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438,
  3.3871328727963665,
];
const CENTRE_BOTTOM = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
];
const NEAR_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835,
];
const NEAR_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
  2.053191626637759, 1,
];
const FAR_TOP = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
  5.463784911164114, 6.657904643501103,
];
const FAR_BOTTOM = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
  0.599832206555888, 1,
];

/** The x with P(Z ≤ x) = p, accurate to about 1e-15 (Wichura, 1988, algorithm AS 241, PPND16). ±Infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantile: expected a probability, got ${p}`);
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x =
    r <= 5 ? polynomial(NEAR_TOP, r - 1.6) / polynomial(NEAR_BOTTOM, r - 1.6) : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
  return q < 0 ? -x : x;
}
