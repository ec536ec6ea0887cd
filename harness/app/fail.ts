import { storeError } from '../../results/store-error.ts';
import { LimitReached } from '../core/errors/limit-reached.ts';
import { UserError } from '../core/errors/user-error.ts';
import { terminalLine } from '../core/terminal-text.ts';

/** What an error means for the command: its exit code, and the lines to say. Faults of ours keep their stack. */
export function failure(error: unknown, storePath = 'the store'): { exitCode: number; text: string } {
  const known = storeError(error, storePath);
  if (known instanceof UserError) return { exitCode: 2, text: `pentathlon: ${terminalLine(known.message)}` };
  if (known instanceof LimitReached) return { exitCode: 3, text: `pentathlon: ${terminalLine(known.message)}` };
  const stack = known instanceof Error ? (known.stack ?? known.message) : String(known);
  return { exitCode: 70, text: `pentathlon: a fault of its own, please report it\n${stack}` };
}
