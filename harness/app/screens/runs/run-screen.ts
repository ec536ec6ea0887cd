import { ranOnOf } from '../../../../results/ran-on.ts';
import { type ListedRun, listedRun } from '../../../../results/run-list.ts';
import { type Start, startsOf } from '../../../../results/starts.ts';
import type { Store } from '../../../../results/store.ts';
import { count, counted, duration, money } from '../../figures.ts';
import { ranOnParts } from '../../ran-on-words.ts';
import { RUN_LIST, shortId } from '../../run-columns.ts';
import { runSpec } from '../../run-spec.ts';
import { boardScreen } from '../board/board-screen.ts';
import { inView, moved } from '../list-window.ts';
import type { Screen, Size } from '../screen.ts';
import { clipped, EMPTY, type Line, line, span } from '../span.ts';
import { trialsScreen } from '../trials/trials-screen.ts';

/** A run by its number: how it stands, what it was asked for, and every start of it. */
export function runScreen(store: Store, number: number): Screen {
  const listed = listedRun(store, number, Date.now());
  if (listed === undefined) return { title: 'run', hints: [], lines: () => [line(' this run is gone', 'dim')], press: () => undefined };
  const facts = [...standing(listed), ...asked(listed), ...localFacts(store, number), ...startsOf(store, number).flatMap(startFacts)];
  const last = ({ rows }: Size): number => Math.max(1, facts.length - rows + 1);

  const screenOf = (top: number): Screen => ({
    title: `run ${shortId(listed.run.id)} · ${listed.run.title}`,
    aside: listed.state,
    hints: [
      { key: 'enter', does: 'board' },
      { key: 't', does: 'trials' },
      { key: '↑ ↓', does: 'scroll' },
    ],
    lines: (size) => {
      const { chosen } = inView({ chosen: top, top }, last(size), 1);
      return facts.slice(chosen, chosen + size.rows).map((fact) => drawn(fact, size.columns));
    },
    press: (key, size) => {
      const to = moved({ chosen: top, top }, key, last(size), 1);
      if (to !== undefined) return { kind: 'to', screen: screenOf(to.chosen) };
      if (key === 'enter') return { kind: 'open', screen: boardScreen(store, { run: number }) };
      if (key === 't')
        return { kind: 'open', screen: trialsScreen(store, { title: `run ${shortId(listed.run.id)}`, query: { run: number } }) };
      return undefined;
    },
    refreshed: () => runScreen(store, number),
  });
  return screenOf(0);
}

/** A name with what it stands at; a name alone heads a group, and none at all parts two. */
type Fact = readonly [name: string, value?: string];

/** Columns of names. */
const NAME = 15;

function drawn([name, value]: Fact, width: number): Line {
  if (name === '' && value === undefined) return EMPTY;
  if (value === undefined) return line(clipped(` ${name}`, width), 'strong');
  return [span(` ${clipped(name, NAME).padEnd(NAME)} `, 'dim'), span(clipped(value, Math.max(0, width - NAME - 2)))];
}

function standing(listed: ListedRun): Fact[] {
  const { run, state, progress } = listed;
  const { closed, begun } = RUN_LIST;
  return [
    ['id', run.id],
    ['begun', `${begun.cell(listed)} UTC`],
    ['state', state],
    ['trials', `${closed.cell(listed)} closed${progress.errored > 0 ? `, ${count(progress.errored)} errored` : ''}`],
    ['took', duration(run.elapsedMs)],
    [
      'spent',
      `${run.unpricedCalls > 0 ? `${money(run.spentUsd)} and ${counted(run.unpricedCalls, 'call')} of unknown price` : money(run.spentUsd)}, ${count(run.spentTokens)} tokens, ${counted(run.spentCalls, 'call')}`,
    ],
  ];
}

/** Flags that are told elsewhere, or say how a start was shown. */
const TOLD = ['agent', 'db', 'json', 'plain'];

function asked({ run }: ListedRun): Fact[] {
  const spec = runSpec(run);
  if (spec === undefined) return [];
  const flags = Object.entries(spec.flags).filter(([name, value]) => !TOLD.includes(name) && value !== undefined);
  return [
    [''],
    ['asked for'],
    ...spec.tasks.map((task): Fact => ['task', task]),
    ...spec.agents.map(({ id }): Fact => ['agent', id]),
    ...flags.map(([name, value]): Fact => [kebab(name), String(value)]),
  ];
}

/** What the local models ran on, a group each. */
function localFacts(store: Store, number: number): Fact[] {
  return ranOnOf(store, number).flatMap(({ endpoint, ...ranOn }): Fact[] => {
    const [where, ...rest] = ranOnParts(ranOn);
    return [[''], [endpoint], ['ran on', where], ['with', rest.join(' · ')]];
  });
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function startFacts({ started, ended, exitCode, why, environment }: Start, i: number): Fact[] {
  const { pentathlon, node, host, system, processors, git } = environment;
  const time = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  const commit = git as { commit?: unknown; dirty?: unknown } | undefined;
  return [
    [''],
    [`start ${i + 1}`],
    ['from', `${time(started)} UTC${ended === null ? '' : `, for ${duration(ended - started)}`}`],
    ['ended', ended === null ? 'not, or not in order' : `exit ${exitCode}: ${why}`],
    ['versions', `pentathlon ${pentathlon}, node ${node}`],
    [
      'host',
      [host, system, processors === undefined ? undefined : `${processors} processors`].filter((part) => part !== undefined).join(', '),
    ],
    ...(commit === undefined ? [] : [['git', `${commit.commit}${commit.dirty === true ? ' with changes' : ''}`] as Fact]),
  ];
}
