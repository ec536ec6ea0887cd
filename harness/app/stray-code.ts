import { UserError } from '../core/errors/user-error.ts';
import type { StopSwitch } from '../engine/stop-switch.ts';
import { say } from './output.ts';

/**
 * Code of a user's module can fail outside of any turn (a timer, a promise nobody awaits), or end the process: both stop the run
 * with exit code 2 and a line, and neither may look like success. Returns how to take the guard off.
 */
export function guardAgainstStrayCode(stop: StopSwitch): () => void {
  const failed = (error: unknown) => {
    const what = error instanceof Error ? error.message : String(error);
    stop.fail(new UserError(`code of a task or an agent failed outside of its turn: ${what}`, { cause: error }));
    stop.drop('that code failed');
  };
  const ended = () => {
    say('pentathlon: something ended the process before the run did: does a module call process.exit?');
    process.exitCode = 2;
  };
  process.on('unhandledRejection', failed);
  process.on('uncaughtException', failed);
  process.on('exit', ended);
  return () => {
    process.off('unhandledRejection', failed);
    process.off('uncaughtException', failed);
    process.off('exit', ended);
  };
}
