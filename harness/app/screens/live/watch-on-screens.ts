import { outliveTerminal, say } from '../../output.ts';
import { ProgressLines } from '../../progress-lines.ts';
import type { RunWatcher } from '../../run-watcher.ts';
import { openScreens } from '../open-screens.ts';
import { keepDrawn } from './keep-drawn.ts';
import { Live, type LiveParts } from './live.ts';
import { liveScreen } from './live-screen.ts';

/** Watches a run on the live screen, and in plain lines once that is left. */
export async function watchOnScreens(parts: LiveParts): Promise<RunWatcher> {
  const live = new Live(parts);
  const { navigator, left } = await openScreens([liveScreen(live)]);
  const still = keepDrawn(navigator, live);
  let lines: ProgressLines | undefined;
  const gone = left.finally(() => {
    still();
    for (const word of live.takeWords()) say(word);
    if (live.over) return;
    // Left from another screen while the run goes on: the same wish as on its own.
    lines = new ProgressLines(say, live.state);
    parts.stop.stop('the screens were left');
  });
  const leave = (): void => navigator.leave();
  outliveTerminal(() => {
    parts.stop.stop('the terminal went away');
    leave();
  });
  const finish = async (): Promise<void> => {
    await gone;
    await lines?.close();
  };
  return {
    hear: (event) => (lines ?? live).hear(event),
    get state() {
      return (lines ?? live).state;
    },
    ended: () => {
      live.end();
      if (navigator.stack().screens.length === 1) leave();
      else navigator.say('the run has finished; q goes back');
      return finish();
    },
    leave,
    close: () => {
      live.end();
      leave();
      return finish();
    },
  };
}
