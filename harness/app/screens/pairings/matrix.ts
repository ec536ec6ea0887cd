import type { Pairing } from '../../../../results/pairings.ts';
import { shareText, signedText } from '../../difference-text.ts';
import { nameWithin } from '../../short-names.ts';
import { fitted, type Line, type Span, span, type Tone, textWidth } from '../span.ts';

/** What a matrix shows, and of that what fits. */
export interface Matrix {
  /** Agents' names, in the order of rows and columns. */
  readonly names: readonly string[];
  of(row: number, column: number): Pairing | undefined;
  /** Draw a ramp of characters before the figures. */
  readonly heat: boolean;
  /** The largest figure off the middle, for the ramp. */
  readonly reach: number;
}

/** The part of a matrix that is in view, and the cell chosen in it. */
export interface MatrixView {
  readonly top: number;
  readonly rows: number;
  readonly left: number;
  readonly columns: number;
  readonly chosen: { readonly row: number; readonly column: number };
}

/** How wide things are for a terminal. */
export interface MatrixWidths {
  readonly name: number;
  readonly cell: number;
  /** Columns of cells that fit. */
  readonly columns: number;
}

/** Columns of a cell: at least a figure with its ramp, at most so much of a name. */
const CELL = { least: 8, most: 14 } as const;
const RAMP = ['░', '▒', '▓', '█'] as const;

/** As many columns as fit with names whole; where that is not all of them, narrower ones. */
export function matrixWidths(names: readonly string[], width: number): MatrixWidths {
  const rowNames = names.map((name, i) => textWidth(placed(name, i)));
  const name = Math.max(10, Math.min(Math.max(...rowNames), Math.floor(width * 0.35)));
  const heads = Math.max(...names.map((own, i) => textWidth(placed(headOf(own), i))));
  const whole = Math.max(CELL.least, Math.min(CELL.most, heads + 1));
  const room = width - name - 2;
  const cell = whole * names.length <= room ? whole : Math.max(CELL.least, Math.min(whole, Math.floor(room / names.length)));
  return { name, cell, columns: Math.max(1, Math.min(names.length, Math.floor(room / cell))) };
}

/** Heading and rows in view. */
export function matrixLines(matrix: Matrix, view: MatrixView, { name, cell }: MatrixWidths): Line[] {
  const { names } = matrix;
  const columns = names.slice(view.left, view.left + view.columns).map((own, i) => ({ name: own, at: view.left + i }));
  const heading = columns.map(({ name: own, at }): Span => {
    const text = fitted(placed(headOf(own), at, cell - 1), cell, 'right');
    return span(text, at === view.chosen.column ? 'accent' : 'dim');
  });
  const rows = names.slice(view.top, view.top + view.rows).map((own, i): Line => {
    const at = view.top + i;
    const label = span(` ${fitted(placed(own, at, name), name)} `, at === view.chosen.row ? 'accent' : 'plain');
    return [label, ...columns.map((column) => cellSpan(matrix, at, column.at, view, cell))];
  });
  return [[span(' '.repeat(name + 2)), ...heading], ...rows];
}

/** What tells agents apart stands behind the last slash. */
const headOf = (name: string): string => name.split('/').at(-1) ?? name;

/** A name with its place before it: places tell apart what cut names do not. */
function placed(name: string, at: number, width = Number.MAX_SAFE_INTEGER): string {
  const place = `${at + 1} `;
  return place + nameWithin(name, width - place.length);
}

function cellSpan(matrix: Matrix, row: number, column: number, { chosen }: MatrixView, width: number): Span {
  const figure = row === column ? undefined : figureOf(matrix.of(row, column));
  const isChosen = row === chosen.row && column === chosen.column;
  const text = figure === undefined ? '·' : `${matrix.heat ? `${rampOf(figure, matrix.reach)} ` : ''}${figure.text}`;
  const tone: Tone = isChosen ? 'chosen' : figure === undefined ? 'dim' : matrix.heat ? heatTone(figure.off) : 'plain';
  return span(fitted(`${isChosen ? '›' : ''}${text}`, width, 'right'), tone);
}

/** A cell's figure, and how far off "as good as each other" it is. */
interface Figure {
  readonly text: string;
  readonly off: number;
}

export function figureOf(pairing: Pairing | undefined): Figure | undefined {
  if (pairing === undefined) return undefined;
  if (pairing.kind === 'answers') return { text: signedText(pairing.row - pairing.column), off: pairing.row - pairing.column };
  return pairing.score === null ? undefined : { text: shareText(pairing.score), off: pairing.score - 0.5 };
}

function rampOf({ off }: Figure, reach: number): string {
  const level = reach === 0 ? 0.5 : (off / reach + 1) / 2;
  return (RAMP[Math.max(0, Math.min(RAMP.length - 1, Math.floor(level * RAMP.length)))] as string).repeat(2);
}

const heatTone = (off: number): Tone => (off > 0 ? 'good' : off < 0 ? 'bad' : 'plain');
