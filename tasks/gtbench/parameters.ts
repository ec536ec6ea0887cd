import { z } from 'zod';

/** Command-line parameters arrive as text; an empty one is no number and stays text, so that it is refused. */
const numeric = (raw: unknown): unknown => (typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw);

/** A number in [least, most]. */
export const real = (least: number, most: number) =>
  z.preprocess(
    numeric,
    z.number(`expected a number from ${least} to ${most}`).min(least, `at least ${least}`).max(most, `at most ${most}`),
  );

/** A whole number in [least, most]. */
export const whole = (least: number, most: number) =>
  z.preprocess(
    numeric,
    z.int(`expected a whole number from ${least} to ${most}`).min(least, `at least ${least}`).max(most, `at most ${most}`),
  );

/** `true` or `false`, in any case. */
export const flag = () =>
  z.preprocess((raw) => {
    const text = typeof raw === 'string' ? raw.toLowerCase() : raw;
    return text === 'true' ? true : text === 'false' ? false : raw;
  }, z.boolean('expected true or false'));

/** A list written with commas, `3,4,5`, or as OpenSpiel writes it, `3;4;5`. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((raw) => (typeof raw === 'string' ? raw.split(/[,;]/) : raw), z.array(item));
