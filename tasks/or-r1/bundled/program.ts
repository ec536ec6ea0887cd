import type { Payload } from '../sandbox/payload.ts';

/** `value × column`. */
export type Term = readonly [column: number, value: number];

interface Column {
  cost?: number;
  lower?: number | null;
  upper?: number | null;
  integer?: boolean;
}

interface Row {
  terms: ReadonlyMap<number, number>;
  lower: number | null;
  upper: number | null;
}

/** A model that is being written down: columns first, then rows over them. Columns are ≥ 0 unless told. */
export class Program {
  readonly #maximise: boolean;
  readonly #columns: Required<Column>[] = [];
  readonly #rows: Row[] = [];

  constructor(sense: 'minimise' | 'maximise') {
    this.#maximise = sense === 'maximise';
  }

  /** Adds a variable and returns its index. */
  column({ cost = 0, lower = 0, upper = null, integer = false }: Column = {}): number {
    return this.#columns.push({ cost, lower, upper, integer }) - 1;
  }

  /** Adds a yes-or-no variable and returns its index. */
  binary(cost = 0): number {
    return this.column({ cost, upper: 1, integer: true });
  }

  /** Adds `terms relation bound`; terms of one column are summed. */
  row(terms: readonly Term[], relation: '<=' | '>=' | '=', bound: number): void {
    const summed = new Map<number, number>();
    for (const [column, value] of terms) summed.set(column, (summed.get(column) ?? 0) + value);
    this.#rows.push({ terms: summed, lower: relation === '<=' ? null : bound, upper: relation === '>=' ? null : bound });
  }

  /** The finished model, to be solved to the end: no gap is left open. */
  payload(): Payload {
    const starts = [0];
    for (const row of this.#rows) starts.push((starts.at(-1) as number) + row.terms.size);
    return {
      maximise: this.#maximise,
      offset: 0,
      cost: this.#columns.map((column) => column.cost),
      lower: this.#columns.map((column) => column.lower),
      upper: this.#columns.map((column) => column.upper),
      integer: this.#columns.map((column) => Number(column.integer)),
      row_lower: this.#rows.map((row) => row.lower),
      row_upper: this.#rows.map((row) => row.upper),
      starts,
      index: this.#rows.flatMap((row) => [...row.terms.keys()]),
      value: this.#rows.flatMap((row) => [...row.terms.values()]),
      quadratic: null,
      options: { seconds: 60, relative_gap: 0, absolute_gap: 0 },
    };
  }
}
