import { type AgentProfile, agentProfile, type ProfileOf } from '../../../../results/agent-profile.ts';
import type { Store } from '../../../../results/store.ts';
import type { TrialFilter } from '../../../../results/trial-query.ts';
import { type UnusableAnswer, unusableAnswers } from '../../../../results/unusable-answers.ts';
import { count, counted } from '../../figures.ts';
import type { Key } from '../key.ts';
import { inView, type ListWindow, moved, TOP } from '../list-window.ts';
import type { Hint, Move, Screen, Size } from '../screen.ts';
import { clipped, EMPTY, fittedLine, type Line, line, span } from '../span.ts';
import { trialScreen } from '../trial/trial-screen.ts';
import { trialsScreen } from '../trials/trials-screen.ts';
import { agentFacts, standingText, unusableCount } from './agent-facts.ts';
import { derivedIn } from './derived-profile.ts';
import { EXAMPLE_LINES, exampleLines } from './example-lines.ts';
import { taskTable } from './task-table.ts';

/** Lines below the tasks for what is to be said of the chosen one's figures, where that is anything. */
const NOTE_LINES = 2;

/** Examples of unusable answers that are read. */
const EXAMPLES = 5;

type Tab = 'tasks' | 'examples';

interface State {
  readonly profile: AgentProfile;
  /** Undefined until they are asked for: they are read from trials, not from cells. */
  readonly examples?: readonly UnusableAnswer[];
  readonly tab: Tab;
  readonly lists: Readonly<Record<Tab, ListWindow>>;
}

const HINTS: readonly Hint[] = [
  { key: 'enter', does: 'open trials or example' },
  { key: 'tab', does: 'tasks, unusable answers' },
  { key: 'f', does: 'errored trials' },
  { key: 'u', does: 'trials with unusable answers' },
  { key: 'a', does: 'all trials' },
  { key: '↑ ↓', does: 'task, example' },
];

/** Filters of the lists that keys open. */
const LISTS: Readonly<Record<string, TrialFilter>> = { f: 'errored', u: 'failed', a: 'all' };

/** One agent in the tasks of a board's section: figures task by task, how its answers failed, what it used, and examples. */
export function agentScreen(store: Store, of: ProfileOf & { readonly title: string }): Screen {
  const { agent, tasks, title, filter } = of;
  const open = (screen: Screen): Move => ({ kind: 'open', screen });
  const trialsOf = (id: string, where: string, numbers: readonly number[], shown: TrialFilter = 'all'): Move => {
    const query = { ...(filter.run !== undefined && { run: filter.run }), tasks: numbers, agents: [agent], filter: shown };
    return open(trialsScreen(store, { title: `${id} in ${where}`, query }));
  };

  const screenOf = (state: State): Screen => {
    const { profile, examples = [], tab } = state;
    const entries = tab === 'tasks' ? profile.tasks.length : examples.length;
    const { chosen } = inView(state.lists[tab], entries, 1);
    const to = (changes: Partial<State>): Move => ({ kind: 'to', screen: screenOf({ ...state, ...changes }) });
    return {
      title: `${profile.id} in ${title}`,
      aside: standingText(profile),
      hints: HINTS,
      later,
      lines: (size) => linesOf(state, size),
      press: (key, size) => {
        const list = moved(state.lists[tab], key, entries, roomOf(state, size));
        return list === undefined ? commanded(key) : to({ lists: { ...state.lists, [tab]: list } });
      },
      refreshed: () => screenOf({ ...state, profile: read(), ...(state.examples && { examples: readExamples() }) }),
    };

    function commanded(key: Key): Move | undefined {
      if (key === 'tab' || key === 'shift-tab') {
        return tab === 'examples' ? to({ tab: 'tasks' }) : to({ tab: 'examples', examples: state.examples ?? readExamples() });
      }
      if (key in LISTS) {
        return trialsOf(
          profile.id,
          title,
          tasks.map(({ number }) => number),
          LISTS[key],
        );
      }
      if (key !== 'enter') return undefined;
      return tab === 'tasks' ? openTask() : openExample();
    }

    function openTask(): Move | undefined {
      const task = profile.tasks[chosen];
      if (task === undefined) return undefined;
      const { title: where, tasks: own } = task.section;
      return trialsOf(
        profile.id,
        where,
        own.map(({ number }) => number),
      );
    }

    function openExample(): Move | undefined {
      if (examples.length === 0) return undefined;
      return open(trialScreen(store, { numbers: examples.map(({ trial }) => trial), index: chosen }));
    }
  };

  let derive = (found: AgentProfile): AgentProfile => found;
  const read = (): AgentProfile => derive(agentProfile(store, of));
  const first = read();
  const later = async (): Promise<void> => {
    derive = await derivedIn(first);
  };
  const readExamples = (): UnusableAnswer[] => unusableAnswers(store, of, EXAMPLES);
  return screenOf({ profile: first, tab: 'tasks', lists: { tasks: TOP, examples: TOP } });
}

/** Entries that are shown at once. Around them are the facts, two blanks, the tabs and a heading. */
function roomOf({ profile, tab }: State, { columns, rows }: Size): number {
  const noted = tab === 'tasks' && profile.tasks.some(({ row }) => row.notes !== undefined) ? NOTE_LINES : 0;
  const left = rows - agentFacts(profile, columns).length - noted - 4;
  return Math.max(1, tab === 'tasks' ? left : Math.floor((left + 1) / EXAMPLE_LINES));
}

function linesOf(state: State, size: Size): Line[] {
  const { profile, tab } = state;
  const body = tab === 'tasks' ? taskLines(state, size) : examplesLines(state, size);
  return [...agentFacts(profile, size.columns), EMPTY, tabLine(state), EMPTY, ...body]
    .slice(0, size.rows)
    .map((spans) => fittedLine(spans, size.columns));
}

function tabLine({ profile, tab }: State): Line {
  const unusable = profile.overall === undefined ? 0 : unusableCount(profile.overall);
  const names = { tasks: `tasks ${count(profile.tasks.length)}`, examples: `unusable answers ${count(unusable)}` };
  const shown = (one: Tab) => (tab === one ? span(`[${names[one]}]`, 'accent') : span(` ${names[one]} `, 'dim'));
  return [span(' '), shown('tasks'), span('  '), shown('examples')];
}

function taskLines(state: State, size: Size): Line[] {
  const { profile, lists } = state;
  if (profile.tasks.length === 0) return [line(' It has played nothing here. esc goes back to the board', 'dim')];
  const room = roomOf(state, size);
  const { top, chosen } = inView(lists.tasks, profile.tasks.length, room);
  const table = taskTable(profile, size.columns);
  const shown = profile.tasks.slice(top, top + room);
  const notes = Object.entries(profile.tasks[chosen]?.row.notes ?? {}).map(([name, note]) => `${name}: ${note}`);
  return [
    table.heading,
    ...shown.map((_, i) => table.row(top + i, top + i === chosen)),
    EMPTY,
    line(` ${clipped(notes.join(' · '), size.columns - 1)}`, 'dim'),
  ];
}

function examplesLines(state: State, size: Size): Line[] {
  const { profile, examples = [], lists } = state;
  if (examples.length === 0) return [line(` ${clipped(nothingUnusable(profile), size.columns - 1)}`, 'dim')];
  const room = roomOf(state, size);
  const { top, chosen } = inView(lists.examples, examples.length, room);
  return examples.slice(top, top + room).flatMap((example, i) => exampleLines(example, size.columns, top + i === chosen));
}

function nothingUnusable({ overall }: AgentProfile): string {
  if (overall === undefined || overall.turns === 0) return 'No answers yet. pentathlon run gtbench -a random -a mcts';
  if (unusableCount(overall) > 0) return 'None of them is kept word for word.';
  return `Every answer of ${counted(overall.turns, 'turn')} could be used.`;
}
