import { bytesText } from '../bytes-text.ts';

/** Where progress is told: stderr. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One file's progress. */
export interface ProgressLine {
  at(bytes: number, total: number | undefined): void;
  /** Leaves the last state standing. */
  end(): void;
}

/** Milliseconds between two looks: on a terminal the line is written over, elsewhere each is a line of its own. */
const ON_TERMINAL_MS = 200;
const ELSEWHERE_MS = 5_000;

/** Tells bytes, rate since the start and time left. `name` must be safe for a terminal; `now` is a clock in milliseconds. */
export function progressLine(stream: ProgressStream, name: string, now: () => number = () => performance.now()): ProgressLine {
  const terminal = stream.isTTY === true;
  let first: { bytes: number; time: number } | undefined;
  let shown: { text: string; time: number } | undefined;
  const show = (text: string, time: number) => {
    const width = Math.max(20, (stream.columns ?? 80) - 1);
    stream.write(terminal ? `\r\u001b[2K${text.slice(0, width)}` : `${text}\n`);
    shown = { text, time };
  };
  let latest = '';
  return {
    at(bytes, total) {
      const time = now();
      first ??= { bytes, time };
      latest = `${name}: ${progressText(bytes - first.bytes, bytes, total, time - first.time)}`;
      if (shown === undefined || time - shown.time >= (terminal ? ON_TERMINAL_MS : ELSEWHERE_MS)) show(latest, time);
    },
    end() {
      if (latest !== '' && latest !== shown?.text) show(latest, now());
      if (terminal && shown !== undefined) stream.write('\n');
    },
  };
}

function progressText(fetched: number, bytes: number, total: number | undefined, ms: number): string {
  const amount = total === undefined ? bytesText(bytes) : `${bytesText(bytes)} of ${bytesText(total)}`;
  if (fetched === 0 || ms < 100) return amount;
  const perSecond = (fetched / ms) * 1_000;
  const left = total === undefined ? '' : `, ${timeText((total - bytes) / perSecond)} left`;
  return `${amount}, ${bytesText(perSecond)}/s${left}`;
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 100) return `${whole} s`;
  return whole < 6_000 ? `${Math.round(whole / 60)} min` : `${(whole / 3_600).toFixed(1)} h`;
}
