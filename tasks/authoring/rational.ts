/** An exact fraction in lowest terms, the sign above, the divisor positive. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

/** Most digits, exponents included, of a number that is taken for an answer. */
const DIGITS = 400;

/** `numerator ÷ divisor` of two decimals, exact; undefined where the divisor is 0 or the digits are too many to be an answer. */
export function rational(numerator: string, divisor = '1'): Rational | undefined {
  const a = decimal(numerator);
  const b = decimal(divisor);
  return a && b && b.over !== 0n ? lowest(a.over * b.under, a.under * b.over) : undefined;
}

/** The exact decimal where it ends, else `over/under`: one text for each value. */
export function writeRational({ over, under }: Rational): string {
  const places = decimalPlaces(under);
  if (places === undefined) return `${over}/${under}`;
  const digits = String(((over < 0n ? -over : over) * 10n ** BigInt(places)) / under).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${over < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** Reads digits with an optional sign, point and exponent. */
function decimal(text: string): Rational | undefined {
  const [, sign, whole = '', part = '', exponent = '0'] = /^([-+]?)(\d*)(?:\.(\d*))?(?:e([-+]?\d{1,4}))?$/i.exec(text) ?? [];
  const power = Number(exponent) - part.length;
  if (`${whole}${part}` === '' || whole.length + part.length + Math.abs(power) > DIGITS) return undefined;
  const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n);
  return power < 0 ? lowest(digits, 10n ** BigInt(-power)) : lowest(digits * 10n ** BigInt(power), 1n);
}

/** `over ÷ under` in lowest terms; `under` is not 0. */
export function lowest(over: bigint, under: bigint): Rational {
  let [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under];
  while (b !== 0n) [a, b] = [b, a % b];
  const common = under < 0n ? -a : a;
  return { over: over / common, under: under / common };
}

/** Decimal places of 1/under, or undefined where the decimal never ends. */
function decimalPlaces(under: bigint): number | undefined {
  let [rest, twos, fives] = [under, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}
