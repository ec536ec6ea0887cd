import { count, duration, money, short } from '../../figures.ts';
import { type EndpointState, endpointName, type FailureCounts } from '../../live-endpoint.ts';
import { nameWithin } from '../../short-names.ts';
import { inView } from '../list-window.ts';
import { fitted, type Line, line, span, textWidth } from '../span.ts';

type Endpoints = Readonly<Record<string, EndpointState>>;

/** Columns of the figures, right of the name, and of the name at least. */
const IN_FLIGHT = 9;
const CALLS = 7;
const TOKENS = 12;
const COST = 8;
const NAME = 16;
/** The share of what is left beside the name that errors may take. */
const ERRORS = 0.4;

/** Endpoints under their heading, `lines` in all; a mark stands before the chosen one where there are several. */
export function endpointLines(endpoints: Endpoints, chosen: number, lines: number, width: number): Line[] {
  const all = Object.entries(endpoints);
  const { top } = inView({ chosen, top: 0 }, all.length, lines - 1);
  const free = width - 2 - IN_FLIGHT - CALLS - TOKENS - COST - 5 * 2;
  const shown = all.slice(top, top + lines - 1);
  const errors = Math.max(6, ...shown.map(([, { failures }]) => textWidth(briefly(failures))));
  const longest = Math.max(NAME, ...shown.map(([endpoint]) => textWidth(endpointName(endpoint))));
  const name = Math.min(longest, free - Math.min(errors, Math.floor(free * ERRORS)));
  const drawn = (cells: readonly string[]): string => {
    const [named, flight, calls, errors, tokens, cost] = cells as [string, string, string, string, string, string];
    const right = [fitted(tokens, TOKENS, 'right'), fitted(cost, COST, 'right')];
    return [
      fitted(nameWithin(named, name), name),
      fitted(flight, IN_FLIGHT, 'right'),
      fitted(calls, CALLS, 'right'),
      fitted(errors, free - name),
      ...right,
    ].join('  ');
  };
  return [
    line(`  ${drawn(['endpoint', 'in flight', 'calls', 'errors', 'tok in/out', 'cost'])}`, 'dim'),
    ...shown.map(([endpoint, state], i): Line => {
      const mark = all.length > 1 && top + i === chosen ? '▸' : ' ';
      return [span(` ${mark}`, 'accent'), span(drawn(cellsOf(endpoint, state)))];
    }),
  ];
}

function cellsOf(endpoint: string, state: EndpointState): string[] {
  const { inFlight, limit, calls, failures, tokensIn, tokensOut, cost, unpriced } = state;
  return [
    endpointName(endpoint),
    `${inFlight}/${limit ?? '–'}`,
    count(calls),
    briefly(failures),
    `${short(tokensIn)}/${short(tokensOut)}`,
    unpriced ? 'unknown' : cost === 0 ? '–' : money(cost),
  ];
}

/** Errors in the room of a cell: the kind met most often, and how many others. */
function briefly(failures: EndpointState['failures']): string {
  const [first, ...others] = Object.entries(failures).sort(([, a], [, b]) => b.times - a.times);
  if (first === undefined) return '–';
  return `${first[0]} ×${first[1].times}${others.length === 0 ? '' : ` +${others.length}`}`;
}

/** Every kind of error of an endpoint, with what was done about it; undefined where there was none. */
export function failureText({ failures }: EndpointState): string | undefined {
  const all = Object.entries(failures).map(([kind, counts]) => `${kind} ×${count(counts.times)} (${doneAbout(counts)})`);
  return all.length === 0 ? undefined : all.join(', ');
}

function doneAbout({ retried, waitedMs, givenUp }: FailureCounts): string {
  const tried = retried === 0 ? [] : [`${count(retried)} tried again, waited ${duration(waitedMs)} in all`];
  return [...tried, ...(givenUp === 0 ? [] : [`${count(givenUp)} given up`])].join(', ');
}
