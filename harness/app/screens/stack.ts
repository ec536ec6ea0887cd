import type { Key } from './key.ts';
import type { Move, Screen, Size } from './screen.ts';

/** All a person sees and can go back to: screens on top of each other, the last one shown. */
export interface Stack {
  readonly screens: readonly Screen[];
  /** Whether the list of keys lies over the screen. */
  readonly help: boolean;
  /** What the bottom line says until the next key; '' where it shows keys. */
  readonly said: string;
}

/** What a key made of the stack: its next state, and work to be done outside of it. Undefined stack: leave. */
export interface Pressed {
  readonly stack: Stack | undefined;
  readonly work?: () => Promise<string>;
  /** What to do once the screens are left. */
  readonly next?: () => Promise<number>;
}

export const stackOf = (...screens: readonly Screen[]): Stack => ({ screens, help: false, said: '' });

export const shown = ({ screens }: Stack): Screen => screens.at(-1) as Screen;

/** The stack after a key. Keys that every screen has are handled here, unless the screen takes them as text. */
export function pressed(stack: Stack, key: Key, size: Size): Pressed {
  const screen = shown(stack);
  const quiet = stack.said === '' && !stack.help ? stack : { ...stack, said: '', help: false };
  if (stack.help && key !== 'ctrl-c') return { stack: quiet };
  const move = screen.press(key, size) ?? (screen.typing === true ? undefined : everywhere(stack, key));
  if (move === undefined) return { stack: quiet };
  return move === 'help' ? { stack: { ...quiet, help: true } } : carried(quiet, move);
}

function everywhere({ screens }: Stack, key: Key): Move | 'help' | undefined {
  if (key === '?') return 'help';
  if (key === 'ctrl-c') return { kind: 'quit' };
  // One way out for both: up, and at the top out.
  if (key === 'q' || key === 'escape') return screens.length > 1 ? { kind: 'back' } : key === 'q' ? { kind: 'quit' } : undefined;
  return undefined;
}

function carried(stack: Stack, move: Move): Pressed {
  const { screens } = stack;
  switch (move.kind) {
    case 'to':
      return { stack: { ...stack, screens: [...screens.slice(0, -1), move.screen] } };
    case 'open':
      return { stack: { ...stack, screens: [...screens, move.screen] } };
    case 'back':
      return { stack: screens.length > 1 ? { ...stack, screens: refreshedTop(screens.slice(0, -1)) } : undefined };
    case 'do':
      return { stack, work: move.work };
    case 'quit':
      return { stack: undefined, ...(move.next && { next: move.next }) };
  }
}

/** A screen that is come back to shows the store as it is now. */
const refreshedTop = (screens: readonly Screen[]): readonly Screen[] =>
  screens.map((screen, i) => (i < screens.length - 1 ? screen : (screen.refreshed?.() ?? screen)));

export const refreshed = (stack: Stack): Stack => ({ ...stack, screens: refreshedTop(stack.screens) });
export const saying = (stack: Stack, said: string): Stack => ({ ...stack, said });
