import { terminalText } from '../core/terminal-text.ts';

/** Writes a result to stdout, as it is: CSV, or text already made safe. Resolves when it has been handed over. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve()));
}

/** Tells a person something, on stderr, so that stdout stays a result. */
export function say(text: string): void {
  process.stderr.write(`${terminalText(text)}\n`);
}

/**
 * A reader of stdout that goes away early (`| head`) is no fault of ours: end quietly, as other tools do. Output that cannot be written
 * (a full disk) is said in one line. Where nobody listens on stderr any more, work goes on: calls in flight are paid for.
 */
export function endWithReader(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(0);
    process.stderr.write(`pentathlon: the output cannot be written (${code ?? message}); check where it goes\n`);
    process.exit(2);
  });
}
