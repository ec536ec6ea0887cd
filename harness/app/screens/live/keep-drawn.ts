import type { Navigator } from '../navigator.ts';
import type { Live } from './live.ts';

/**
 * Time between two frames at least, and between two while nothing happens (the time left runs on), in milliseconds. Keys draw at once;
 * a frame takes a few milliseconds, and figures that change more often cannot be read.
 */
const FRAME_MS = 320;
const IDLE_MS = 1_000;
/** Screens over the run's store are read again this often, and no more than so many times as long as reading them takes. */
const READ_MS = 2_000;
const READ_SHARE = 50;

/** Draws a run's screen, or the one opened over it, anew while the run goes on. Returns how to end that. */
export function keepDrawn(navigator: Navigator, live: Live): () => void {
  const { clock } = live.parts;
  let drawnAt = clock();
  let due = 0;
  const draw = (): void => {
    live.takeChange();
    navigator.refresh();
  };
  const look = (): void => {
    const now = clock();
    const own = navigator.stack().screens.length === 1;
    const wanted = own ? live.takeChange() || (!live.over && now - drawnAt >= IDLE_MS) : now >= due && live.takeChange();
    if (!wanted) return;
    draw();
    drawnAt = now;
    due = clock() + Math.max(READ_MS, READ_SHARE * (clock() - now));
  };
  const timer = setInterval(look, FRAME_MS);
  return () => clearInterval(timer);
}
