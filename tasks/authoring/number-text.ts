import { rational, writeRational } from './rational.ts';

/** Digits with commas at the thousands or nowhere, a decimal part, an exponent. LaTeX's `{,}` and `\,` are commas. */
const PLAIN = String.raw`(?:\d{1,3}(?:(?:,|\{,\}|\\[,!])\d{3}){1,60}|\d{1,400})(?:\.\d{0,400})?(?:[eE][-+]?\d{1,4}|\s?(?:×|\\times|\*)\s?10\s?\^\s?(?:\{[-+]?\d{1,4}\}|[-+]?\d{1,4}))?|\.\d{1,400}`;
const SIGN = String.raw`[-+−]?\s?(?:\\?[$£€]\s?)?[-+−]?`;
const FRACTION = String.raw`\\[dt]?frac\s?\{\s?(${SIGN}(?:${PLAIN}))\s?\}\s?\{\s?(${PLAIN})\s?\}`;
/** Groups: sign, then a LaTeX fraction's two parts, or a plain number and what it is divided by. */
const NUMBER = String.raw`(${SIGN})(?:${FRACTION}|(${PLAIN})(?:\s?\/\s?(${PLAIN}))?)`;
const MAGNITUDE = String.raw`(?:thousand|million|billion|trillion|hundred|dozen)\b`;
/** What makes a number part of something else: more digits, a date, a time, a range, a sum, an attached word, "million". */
const NOT_FOLLOWED = String.raw`(?!\d|[,.:/]\d|[ \t]\d|[ \t]?[-−–][ \t]?\d|[ \t]?(?:[+/=×^÷]|\*(?!\*)|\\(?:times|cdot|div))|[\p{L}_]|\s${MAGNITUDE})`;

/** Words after a number. One letter may be a variable, and is no unit. */
const UNIT = new RegExp(String.raw`(?<=[\d}.%])\s{1,8}(?!${MAGNITUDE})\p{L}{2}[\p{L}\s.]{0,200}$`, 'u');

const STARTS_WITH = new RegExp(`^${NUMBER}${NOT_FOLLOWED}`, 'u');
const IS = new RegExp(`^${NUMBER}$`, 'u');

/**
 * The canonical text of a text that is a number and nothing else: "1,234,567" → "1234567", "$18." → "18", "3/4" → "0.75", "1/3" → "1/3",
 * "-5" → "-5", "2e3" → "2000". Currency and percent signs are units and dropped. Undefined for anything else.
 */
export function canonicalNumber(text: string): string | undefined {
  const bare = text.trim().replace(/\s?\\?%$|\.$/, '');
  return canonical(IS.exec(bare) ?? undefined);
}

/** The canonical text of the number that a text starts with, as long as it stands for itself: "18 dollars" but not "5 million" or "2:00". */
export function leadingNumber(text: string): string | undefined {
  return canonical(STARTS_WITH.exec(text) ?? undefined);
}

/** The canonical text of a quantity: a number that a unit in words may follow, "18 dollars" but not "5 million", "5x" or "2 hours 30". */
export function quantity(text: string): string | undefined {
  return canonicalNumber(text.replace(UNIT, ''));
}

function canonical(match: RegExpExecArray | undefined): string | undefined {
  if (match === undefined) return undefined;
  const [, sign = '', over, under, plain, divisor = '1'] = match;
  const value = rational(digitsOf(over ?? plain ?? ''), digitsOf(under ?? divisor));
  if (value === undefined) return undefined;
  const negative = (sign.match(/[-−]/g)?.length ?? 0) % 2 === 1;
  return writeRational(negative ? { over: -value.over, under: value.under } : value);
}

/** To what `rational` reads: no currency, no grouping, `e` for a power of ten. */
function digitsOf(text: string): string {
  return text
    .replace(/\s?(?:×|\\times|\*)\s?10\s?\^\s?\{?([-+]?\d+)\}?$/, 'e$1')
    .replace(/−/g, '-')
    .replace(/[$£€\\{},!\s]/g, '');
}
