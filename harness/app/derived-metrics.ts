import type { Board, BoardRow, BoardSection } from '../../results/board.ts';
import type { Derived, MetricMean, Task } from '../core/task.ts';

/** A board with what its tasks derive from hidden metrics. */
export async function withDerived(board: Board, played: readonly Task[] = []): Promise<Board> {
  return (await derivation(board, played))(board);
}

/**
 * Fills a board, now or later, with what its tasks derive from hidden metrics. `played` are tasks at hand; others are looked up among the
 * suites, which are loaded only where a row has something to derive from.
 */
export async function derivation(board: Board, played: readonly Task[] = []): Promise<(board: Board) => Board> {
  const found = new Map<string, readonly Derived[]>();
  for (const section of board.sections.filter(hasIngredients)) found.set(keyOf(section), await derivedOf(section, played));
  return ({ sections, ...rest }) => ({
    ...rest,
    sections: sections.map((section) => filledSection(section, found.get(keyOf(section)) ?? [])),
  });
}

const hasIngredients = ({ rows }: BoardSection): boolean => rows.some(({ ingredients = {} }) => Object.keys(ingredients).length > 0);
const keyOf = ({ tasks }: BoardSection): string => tasks.map(({ id, version }) => `${id}@${version}`).join(' ');

function filledSection(section: BoardSection, derived: readonly Derived[]): BoardSection {
  if (derived.length === 0) return section;
  const rows = section.rows.map((row) => derived.reduce(filled, row));
  const found = derived.filter(({ id }) => rows.some((row) => row.notes?.[id] !== undefined));
  const repeated = found.filter(({ repeats }) => repeats).map((one) => [one.id, figuresOf(one, rows)]);
  return {
    ...section,
    rows,
    notes: found.map(({ note }) => note),
    ...(repeated.length > 0 && { repeated: Object.fromEntries(repeated) }),
  };
}

const meansOf = ({ ingredients = {} }: BoardRow): ReadonlyMap<string, MetricMean> => new Map(Object.entries(ingredients));

/** Names of the figures that some row has. */
const figuresOf = ({ from }: Derived, rows: readonly BoardRow[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(from(meansOf(row))?.figures ?? {}))),
];

/** Nothing for another version of a task than the one that its code tells of now. */
async function derivedOf({ tasks: [shown] }: BoardSection, played: readonly Task[]): Promise<readonly Derived[]> {
  if (shown === undefined) return [];
  const found = played.find(({ id }) => id === shown.id) ?? (await builtIn(shown.id));
  return found?.version === shown.version ? (found.derived ?? []) : [];
}

async function builtIn(id: string): Promise<Task | undefined> {
  const { loadSuite } = await import('../../tasks/registry.ts');
  const suite = await loadSuite(id.split('/', 1)[0] as string);
  return suite?.tasks.find((task) => task.id === id);
}

function filled(row: BoardRow, { id, from }: Derived): BoardRow {
  const found = from(meansOf(row));
  if (found === undefined) return row;
  return { ...row, extras: { ...row.extras, ...found.figures }, notes: { ...row.notes, [id]: found.note } };
}
