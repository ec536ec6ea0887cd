/**
 * When trials ended: what the time left is estimated from. Its times are of a clock that stands still while the run is paused;
 * milliseconds all.
 */
export interface LivePace {
  /** When the first trial began. */
  readonly began: number | undefined;
  readonly ended: number;
  /** How many ended in each of the last stretches of time, oldest first. */
  readonly stretches: readonly { readonly from: number; readonly ended: number }[];
  readonly pausedMs: number;
  readonly pausedSince: number | undefined;
}

export const noPace: LivePace = { began: undefined, ended: 0, stretches: [], pausedMs: 0, pausedSince: undefined };

/** Length of a stretch, and of what the estimate looks back on. */
const STRETCH_MS = 3_000;
const WINDOW_MS = 180_000;

/** The clock that stands still in pauses. */
const runningTime = ({ pausedMs, pausedSince }: LivePace, now: number): number => (pausedSince ?? now) - pausedMs;

export const trialBegan = (pace: LivePace, now: number): LivePace =>
  pace.began === undefined ? { ...pace, began: runningTime(pace, now) } : pace;

export function trialEnded(pace: LivePace, now: number): LivePace {
  const time = runningTime(pace, now);
  const last = pace.stretches.at(-1);
  const stretches =
    last !== undefined && time < last.from + STRETCH_MS
      ? pace.stretches.with(-1, { ...last, ended: last.ended + 1 })
      : [...pace.stretches.filter(({ from }) => from > time - WINDOW_MS), { from: time, ended: 1 }];
  return { ...pace, ended: pace.ended + 1, stretches };
}

export const pausedAt = (pace: LivePace, now: number): LivePace => ({ ...pace, pausedSince: now });

export const resumedAt = (pace: LivePace, now: number): LivePace => ({
  ...pace,
  pausedMs: pace.pausedMs + now - (pace.pausedSince ?? now),
  pausedSince: undefined,
});

/**
 * Milliseconds until so many trials more have ended, at the pace of the last minutes; of the whole run where none ended in them.
 * Undefined before the first end.
 */
export function timeLeft(pace: LivePace, trials: number, now: number): number | undefined {
  if (pace.began === undefined || pace.ended === 0) return undefined;
  const time = runningTime(pace, now);
  const recent = pace.stretches.filter(({ from }) => from > time - WINDOW_MS);
  const ended = recent.reduce((sum, stretch) => sum + stretch.ended, 0);
  const window = Math.min(WINDOW_MS, time - pace.began);
  return trials * (ended > 0 ? window / ended : (time - pace.began) / pace.ended);
}
