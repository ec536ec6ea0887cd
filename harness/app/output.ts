import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { terminalText } from '../core/terminal-text.ts';

/** Writes a result to stdout, as it is: CSV, or text already made safe. Resolves when it has been handed over. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve()));
}

/** Tells a person something, on stderr, so that stdout stays a result. */
export function say(text: string): void {
  process.stderr.write(`${terminalText(text)}\n`);
}

let terminalLost: (() => void) | undefined;

/** From now on a terminal that goes away ends nothing by itself: `lost` is told, and what is written there gets lost. */
export function outliveTerminal(lost: () => void): void {
  terminalLost = lost;
  process.stdin.on('error', lost);
}

/**
 * A reader of stdout that goes away early (`| head`) is no fault of ours: end quietly, as other tools do. Output that cannot be written
 * (a full disk) is said in one line. Where nobody listens on stderr any more, work goes on: calls in flight are paid for.
 */
export function endWithReader(): void {
  const terminals = [0, 1, 2].filter((fd) => isatty(fd));
  // Node puts every terminal back as it was before it ends, and aborts where one is gone by then; a closed one it lets be.
  process.on('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd);
  });
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (terminalLost !== undefined) return terminalLost();
    if (code === 'EPIPE') process.exit(0);
    process.stderr.write(`pentathlon: the output cannot be written (${code ?? message}); check where it goes\n`);
    process.exit(2);
  });
}
