import type { BoardRow, BoardSection } from '../../results/board.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { type BoardColumn, SHOWN_FIRST } from './board-columns.ts';
import { count, counted } from './figures.ts';

/** What stands under a table: how its numbers came about, and what it leaves out. */
export function notesOf(section: BoardSection, columns: readonly BoardColumn[], nameOf: (row: BoardRow) => string): string[] {
  const { kind, rows, otherVersions, compat } = section;
  const notes: string[] = [];
  const shown = new Set(columns.map(({ heading }) => heading));
  const absent = SHOWN_FIRST.slice(0, 2).filter((failure) => rows.every(({ failures }) => failures[failure] === 0));
  if (absent.length > 0 && rows.some(({ turns }) => turns > 0)) notes.push(`no answer was ${absent.join(' or ')}`);
  if (compat) notes.push("compat: the paper's own reading and scoring");
  const ties = [...new Set(rows.filter(({ tied }) => tied).map(({ rank }) => rank))];
  if (ties.length > 0)
    notes.push(`${ties.map((rank) => `${rank}=`).join(' ')} tied: not significantly apart from the first of the group (p ≥ 0.05)`);
  if (kind === 'rating') notes.push(...ratingNotes(section, shown, nameOf));
  notes.push(...derivedNotes(section, shown, nameOf));
  if (kind === 'proportion')
    notes.push('intervals: Wilson score over samples, epochs of one averaged; an answer that cannot be used counts as not right');
  const noted = rows.reduce((sum, row) => sum + row.noted, 0);
  if (noted > 0) {
    const other = compat ? 'without' : 'with';
    notes.push(`${counted(noted, 'answer is', 'answers are')} read otherwise ${other} --compat: pentathlon show <run> --noted`);
  }
  if (shown.has('unscored')) notes.push('unscored: abnormal matches, without a result; valid: the share of matches with one');
  if (rows.some(({ errored }) => errored > 0))
    notes.push(`errored trials are left out until they are gone on with (${erroredOf(rows, nameOf)}): run the same command again`);
  if (otherVersions.length > 0) notes.push(`left out, other versions: ${[...new Set(otherVersions)].join(', ')} (--version shows one)`);
  return notes;
}

/** Who has most of them, and how many. */
function erroredOf(rows: readonly BoardRow[], nameOf: (row: BoardRow) => string): string {
  const most = rows.filter(({ errored }) => errored > 0).sort((a, b) => b.errored - a.errored);
  const named = most.slice(0, 3).map((row) => `${nameOf(row)} ${count(row.errored)}`);
  return [...named, ...(most.length > 3 ? [`${most.length - 3} more`] : [])].join(', ');
}

function ratingNotes(
  { rows, firstSeat, tasks, compat }: BoardSection,
  shown: ReadonlySet<string>,
  nameOf: (row: BoardRow) => string,
): string[] {
  const notes: string[] = [];
  const named = (unrated: BoardRow['unrated']): string =>
    rows
      .filter((row) => row.unrated === unrated)
      .map(nameOf)
      .join(', ');
  if (rows.some(({ value }) => value !== null))
    notes.push('ratings: Bradley–Terry, a draw half a win; mean 1000, +400 = odds of 10 to 1; intervals by deal');
  const [oneSided, disconnected, unheard] = [named('one-sided'), named('disconnected'), named('unheard')];
  if (unheard !== '') notes.push(`no rating for ${unheard}: never asked for an answer in a match that counts`);
  if (oneSided !== '') notes.push(`no rating can be fitted for ${oneSided}: one-sided, all matches against the others went one way`);
  if (disconnected !== '')
    notes.push(`no rating can be fitted across groups that no match connects: ${disconnected} met none of the others`);
  if (firstSeat !== null) notes.push(`sitting first is worth ${signedPoints(firstSeat)} points`);
  if (tasks.length > 1 && rows.some((row) => row.tasks < tasks.length)) {
    const unranked = rows.some((row) => row.rank === null && row.value !== null);
    notes.push(`ratings are over different games: see games${unranked ? '; agents of too few have no rank (–)' : ''}`);
  }
  if (shown.has('Elo'))
    notes.push(
      `Elo: from 1500, K 20, match after match in the plan's order, as the paper has it${tasks.length > 1 ? '; mean over games' : ''}`,
    );
  if (shown.has('NRA'))
    notes.push(`NRA: (own − others) / (own + others), -1 to +1, over valid matches${tasks.length > 1 ? '; mean over games' : ''}`);
  if (shown.has('regret')) notes.push(`regret: ${regretNote(rows, tasks.length > 1, compat)}`);
  return notes;
}

function regretNote(rows: readonly BoardRow[], several: boolean, compat: boolean): string {
  const what = compat ? "the paper's own formulas" : 'payoff lost a move against exact play';
  const partly = rows.some(({ extras }) => extras.solved !== undefined);
  const mean = several ? '; mean over the games that have it' : '';
  if (!partly) return `${what}${mean}`;
  return several
    ? `${what}${mean}, of some of them the last moves alone`
    : `${what}, where that is proven: the last moves (solved: their share)`;
}

/** What derived metrics are, and a word on each row's that its columns do not tell already. */
function derivedNotes(
  { rows, notes = [], repeated = {} }: BoardSection,
  shown: ReadonlySet<string>,
  nameOf: (row: BoardRow) => string,
): string[] {
  const told = (id: string): boolean => repeated[id]?.every((figure) => shown.has(terminalLine(figure))) === true;
  const own = rows.flatMap((row) =>
    Object.entries(row.notes ?? {}).flatMap(([id, note]) =>
      told(id) ? [] : [`${terminalLine(id)} of ${nameOf(row)}: ${terminalLine(note)}`],
    ),
  );
  return [...notes.map((note) => terminalLine(note)), ...own];
}

/** No sign before what rounds to nothing. */
function signedPoints(points: number): string {
  const text = points.toFixed(0).replace(/^-0$/, '0');
  return Number(text) > 0 ? `+${text}` : text;
}
