import { holdConsole } from './held-console.ts';
import { Navigator } from './navigator.ts';
import type { Screen } from './screen.ts';
import { openPage } from './terminal-page.ts';

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
  // Ink's colours do not know of NO_COLOR.
  if ((process.env.NO_COLOR ?? '') !== '') process.env.FORCE_COLOR = '0';
  const { mount } = await import('./app.tsx');
  const page = openPage(process.stdout);
  const release = holdConsole();
  let next: (() => Promise<number>) | undefined;
  const navigator = new Navigator(first, (then) => {
    next = then;
    ink.unmount();
  });
  const ink = mount(navigator, page.stream);
  const left = ink
    .waitUntilExit()
    .then(() => next)
    .finally(() => {
      page.close();
      release();
    });
  return { navigator, left };
}
