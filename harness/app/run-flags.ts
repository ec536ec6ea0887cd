import { UserError } from '../core/errors/user-error.ts';

/** Flags of `run`, read. */
export interface RunFlags {
  readonly agent: readonly string[];
  readonly samples?: number;
  readonly epochs: number;
  readonly seed: string;
  readonly db?: string;
  readonly budget?: string;
  /** Attempts a pairing may have. */
  readonly untilValid?: number;
  readonly maxConcurrency: number;
  readonly maxRetries: number;
  /** Seconds. */
  readonly callTimeout: number;
  /** Seconds. */
  readonly trialTimeout: number;
  readonly compat?: boolean;
  readonly data?: string;
  readonly prices?: string;
  readonly baseUrl?: string;
  readonly answer?: string;
  readonly judge?: string;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly explain?: boolean;
}

/** A reader of whole numbers from `least` up, for a flag. */
export function wholeNumber(flag: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new UserError(`${flag}: expected a whole number from ${least} up, got "${text}"`);
    }
    return value;
  };
}

/** A reader of seconds above 0, for a flag. */
export function seconds(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value > 0) || value > 2_000_000) throw new UserError(`${flag}: expected seconds above 0, got "${text}"`);
    return value;
  };
}
