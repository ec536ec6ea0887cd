/** Where a scope stands: its path, its place in the order of the tree, and the seat, turn and draw it belongs to. */
export interface Place {
  readonly path: string;
  readonly order: readonly number[];
  /** 0-based; -1 outside seats. */
  readonly seat: number;
  /** 1-based; 0 outside turns. */
  readonly turn: number;
  /** 0-based. */
  readonly draw: number;
}

/** Where one call stands: its scope's place, and the ordinal that makes it unique in the trial. */
export interface CallPlace extends Place {
  readonly id: string;
}

export const ROOT: Place = { path: '', order: [], seat: -1, turn: 0, draw: 0 };

/** The place of a child. Names such as `seat 1`, `turn 3`, `draw 2` also set seat, turn or draw. */
export function below(parent: Place, name: string, position: number): Place {
  let { seat, turn, draw } = parent;
  for (const part of name.split('/')) {
    const [word, number] = part.split(' ');
    if (word === 'seat') seat = Number(number) - 1;
    else if (word === 'turn') turn = Number(number);
    else if (word === 'draw') draw = Number(number);
  }
  return { path: parent.path === '' ? name : `${parent.path}/${name}`, order: [...parent.order, position], seat, turn, draw };
}

/** Compares places by where they stand in the tree, which does not depend on when they were reached. */
export function byOrder(a: { readonly order: readonly number[] }, b: { readonly order: readonly number[] }): number {
  const length = Math.min(a.order.length, b.order.length);
  for (let i = 0; i < length; i++) {
    const difference = (a.order[i] as number) - (b.order[i] as number);
    if (difference !== 0) return difference;
  }
  return a.order.length - b.order.length;
}
