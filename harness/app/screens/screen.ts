import type { Key } from './key.ts';
import type { Line } from './span.ts';

/** Room a screen may draw in, in columns and lines. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a key does, for the bottom line and the help. */
export interface Hint {
  readonly key: string;
  readonly does: string;
}

/**
 * One screen in one state. Pure: what it draws and what a key makes of it follow from its state and from what the store holds;
 * a key gives a new screen and changes nothing else.
 */
export interface Screen {
  /** What stands at the top, left. */
  readonly title: string;
  /** At the top, right. */
  readonly aside?: string;
  /** The most useful first: the bottom line shows as many as it has room for. */
  readonly hints: readonly Hint[];
  /** Takes every character as text: no letter is a command while it is true. */
  readonly typing?: boolean;
  /** Lines of the body, at most `rows` of at most `columns`. */
  lines(size: Size): readonly Line[];
  /** What a key does; undefined: nothing. */
  press(key: Key, size: Size): Move | undefined;
  /** Brings what the screen can do without at first; it is refreshed once that is there. One function through all of its states. */
  readonly later?: () => Promise<void>;
  /** The same screen as the store is now; absent where nothing in it can change. */
  refreshed?(): Screen;
}

/** Where a key leads. */
export type Move =
  /** The screen's next state. */
  | { readonly kind: 'to'; readonly screen: Screen }
  /** Another one on top of it. */
  | { readonly kind: 'open'; readonly screen: Screen }
  | { readonly kind: 'back' }
  /** Work outside of screens; what it resolves to is said in the bottom line, and the screen is refreshed. */
  | { readonly kind: 'do'; readonly work: () => Promise<string> }
  /** Leaves all screens; `next` is done afterwards, on the bare terminal, and gives the exit code. */
  | { readonly kind: 'quit'; readonly next?: () => Promise<number> };
