import type { AgentProfile } from '../../../../results/agent-profile.ts';
import type { BoardRow } from '../../../../results/board.ts';
import type { Json } from '../../../core/json.ts';
import { SHOWN_FIRST } from '../../board-columns.ts';
import { count, counted, duration, money, percent, short } from '../../figures.ts';
import { clipped, type Line, span } from '../span.ts';

/** Columns of the words that begin the lines. */
const LABEL = 10;

/** What an agent is made of and did over all tasks of a section: a line each, cut to the width. */
export function agentFacts({ fingerprint, overall, p95Ms, errors }: AgentProfile, width: number): Line[] {
  const fact = (label: string, text: string): Line => [
    span(` ${label.padEnd(LABEL)}`, 'dim'),
    span(clipped(text, Math.max(1, width - LABEL - 1))),
  ];
  const made = fact('made of', partsOf(fingerprint).join(' · '));
  if (overall === undefined) return [made];
  return [
    made,
    fact('use', spentText(overall)),
    fact('calls', callsText(overall, p95Ms)),
    fact('unusable', unusableOf(overall)),
    fact('errored', errors.length === 0 ? 'no trial' : errors.map(({ kind, count: n }) => `${kind} ${count(n)}`).join(' · ')),
  ];
}

/** The leaves of a fingerprint, each with the name it stands under; empty parts say nothing. */
function partsOf(part: Json, name = ''): string[] {
  if (part === null || typeof part !== 'object') {
    // Of a digest the beginning tells it from others.
    const text = String(part).replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1…');
    return [name === '' ? text : `${name}=${text}`];
  }
  if (Array.isArray(part)) return part.flatMap((one) => partsOf(one, name));
  return Object.entries(part).flatMap(([key, value]) => partsOf(value as Json, key));
}

function spentText({ turns, calls, inputTokens, outputTokens, cost }: BoardRow): string {
  const facts = [counted(turns, 'turn')];
  if (inputTokens !== null && outputTokens !== null) facts.push(`${short(inputTokens)} in, ${short(outputTokens)} out tokens`);
  if (calls > 0) facts.push(cost === null ? 'cost unknown' : money(cost));
  return facts.join(' · ');
}

function callsText({ calls, medianMs }: BoardRow, p95Ms: number | null): string {
  const times = [
    ...(medianMs === null ? [] : [`median ${duration(medianMs)}`]),
    ...(p95Ms === null ? [] : [`95 % within ${duration(p95Ms)}`]),
  ];
  return [count(calls), ...times].join(' · ');
}

/** The share of turns of each kind. */
function unusableOf({ failures, turns, replaced, noted }: BoardRow): string {
  const kinds = SHOWN_FIRST.map((kind) => `${kind} ${failures[kind] === 0 ? '0' : percent(failures[kind], turns)}`);
  const more = [
    ...(replaced > 0 ? [`${count(replaced)} replaced`] : []),
    ...(noted > 0 ? [`${counted(noted, 'answer')} read in two ways`] : []),
  ];
  return [kinds.join('  '), ...more].join(' · ');
}

/** Unusable answers of all kinds. */
export const unusableCount = ({ failures }: BoardRow): number => SHOWN_FIRST.reduce((sum, kind) => sum + failures[kind], 0);

/** How an agent stands over all tasks, in a few words. */
export function standingText({ overall, tasks }: AgentProfile): string {
  if (overall === undefined) return 'no trials here';
  const { rank, tied, value } = overall;
  const place = rank === null ? 'no rank' : `#${rank}${tied ? '=' : ''}`;
  const several = tasks.length > 1 || tasks[0]?.section.kind === 'rating';
  return value === null
    ? place
    : `${place} · ${several ? `rating ${value.toFixed(0)}` : `${tasks[0]?.section.metric} ${value.toPrecision(4)}`}`;
}
