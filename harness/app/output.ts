import { terminalText } from '../core/terminal-text.ts';

/** Writes a result to stdout, as it is: JSON, CSV, or text already made safe. Resolves when it has been handed over. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve()));
}

/** Tells a person something, on stderr, so that stdout stays a result. */
export function say(text: string): void {
  process.stderr.write(`${terminalText(text)}\n`);
}

/** A reader that goes away early (`| head`) is no fault of ours: end quietly, as other tools do. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}
