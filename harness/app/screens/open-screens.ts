import { Navigator } from './navigator.ts';
import type { Screen } from './screen.ts';

/** Switches to the terminal's other page and back, so that what stood there before stands there after. */
const OTHER_PAGE = '\u001b[?1049h\u001b[H';
const BACK = '\u001b[?1049l\u001b[?25h';

/** Whether screens can be shown: a terminal to draw on and keys to hear, and nobody who asked for plain text. */
export function canShowScreens(env: NodeJS.ProcessEnv = process.env): boolean {
  const wanted = env.CI === undefined && env.TERM !== 'dumb';
  return wanted && process.stdout.isTTY === true && process.stdin.isTTY === true;
}

/** An open screen program. */
export interface OpenScreens {
  readonly navigator: Navigator;
  /** Resolves when the person has left, or `navigator.leave` was called, to what is to be done then; the terminal is as it was before. */
  readonly left: Promise<(() => Promise<number>) | undefined>;
}

/** Shows screens, the last one on top. */
export async function openScreens(first: readonly Screen[]): Promise<OpenScreens> {
  const { mount } = await import('./app.tsx');
  process.stdout.write(OTHER_PAGE);
  const restore = () => process.stdout.write(BACK);
  process.once('exit', restore);
  let next: (() => Promise<number>) | undefined;
  const navigator = new Navigator(first, (then) => {
    next = then;
    ink.unmount();
  });
  const ink = mount(navigator);
  const left = ink.waitUntilExit().then(() => {
    process.off('exit', restore);
    restore();
    return next;
  });
  return { navigator, left };
}
