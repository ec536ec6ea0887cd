import type { Key } from './key.ts';

/** Where a list stands: which entry is chosen, and which is shown first. */
export interface ListWindow {
  readonly chosen: number;
  readonly top: number;
}

export const TOP: ListWindow = { chosen: 0, top: 0 };

/** What a list of `count` entries, `room` of them shown, makes of a key; undefined where the key is none of its. */
export function moved({ chosen, top }: ListWindow, key: Key, count: number, room: number): ListWindow | undefined {
  const page = Math.max(1, room - 1);
  const to: Record<string, number> = {
    up: chosen - 1,
    k: chosen - 1,
    down: chosen + 1,
    j: chosen + 1,
    pageup: chosen - page,
    pagedown: chosen + page,
    home: 0,
    g: 0,
    end: count - 1,
    G: count - 1,
  };
  return key in to ? inView({ chosen: to[key] as number, top }, count, room) : undefined;
}

/** The same window with its chosen entry in the list and in view. */
export function inView({ chosen, top }: ListWindow, count: number, room: number): ListWindow {
  const at = Math.max(0, Math.min(chosen, count - 1));
  const rows = Math.max(1, room);
  const lowest = Math.max(0, Math.min(top, count - rows));
  return { chosen: at, top: Math.max(at - rows + 1, Math.min(lowest, at), 0) };
}
