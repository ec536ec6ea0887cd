import type { ShownLine, TrialRecord } from '../../../../results/trial-record.ts';
import type { WrittenAnswer } from '../../../core/step.ts';
import type { Tone } from '../span.ts';
import { callFacts } from './call-facts.ts';
import { callsIn, localWords } from './local-words.ts';
import { messageText, withCaptions } from './message-text.ts';
import { readingWords, tally } from './reading-words.ts';
import { endWords, settingsWords, stateWords } from './trial-words.ts';
import type { Exchange, SeatTurn, Turn } from './turns.ts';

/** A text with what stands above and below it. */
export interface Section {
  readonly heading: string;
  /** Above, on the right. */
  readonly aside?: string;
  readonly text: string;
  readonly foot?: string;
  readonly tone?: Tone;
}

/** What can be looked at in a turn. */
export const TABS = ['prompt', 'reply', 'raw', 'steps'] as const;
export type Tab = (typeof TABS)[number];

/** A turn's texts under a tab. */
export const sectionsOf = (turn: Turn, tab: Tab): readonly Section[] => SECTIONS[tab](turn);

const SECTIONS: Readonly<Record<Tab, (turn: Turn) => Section[]>> = {
  prompt: (turn) => bySeat(turn, ({ exchanges }) => promptSections(exchanges)),
  reply: (turn) => bySeat(turn, replySections),
  raw: (turn) => bySeat(turn, ({ exchanges }) => exchanges.flatMap(rawSections)),
  steps: ({ lines }) => [{ heading: 'steps', text: lines.map(stepText).join('\n') }],
};

/** The sections of every seat, named where there are several; then those of no seat. */
function bySeat(turn: Turn, sections: (seat: Pick<SeatTurn, 'exchanges'> & Partial<SeatTurn>) => readonly Section[]): Section[] {
  const several = turn.seats.length > 1;
  const own = turn.seats.flatMap((seat) => sections(seat).map((section) => (several ? named(section, seat.seat) : section)));
  return turn.others.length === 0 ? own : [...own, ...sections({ exchanges: turn.others })];
}

const named = (section: Section, seat: number): Section => ({ ...section, heading: `seat ${seat + 1} · ${section.heading}` });

const under = (heading: string, part: string): string => (part === '' ? heading : `${heading} · ${part}`);

/** Prompts that calls in a row share stand once. */
function promptSections(exchanges: readonly Exchange[]): Section[] {
  const groups: Exchange[][] = [];
  for (const exchange of exchanges.filter(({ call }) => call.kind !== 'tool')) {
    const last = groups.at(-1);
    if (last !== undefined && promptKey(last[0] as Exchange) === promptKey(exchange)) last.push(exchange);
    else groups.push([exchange]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0] as Exchange, group.at(-1) as Exchange];
    const part = first === last ? first.part : `${first.part} to ${last.part}`;
    return first.call.messages.map((message) => ({ heading: under(message.role, part), text: messageText(message) }));
  });
}

const promptKey = ({ call }: Exchange): string => call.entry.messageBodies.join();

function replySections({
  exchanges,
  replaced = [],
  candidates = [],
  answer,
  forced,
}: Partial<SeatTurn> & Pick<SeatTurn, 'exchanges'>): Section[] {
  const sections = exchanges.flatMap(exchangeSections);
  if (forced !== undefined) sections.push({ heading: 'forced', text: `${forced} is the only legal move, and was played without asking.` });
  for (const { failure, by, reason } of replaced) {
    const then = by === 'retry' ? 'asked again' : 'a legal answer was drawn in its place';
    sections.push({ heading: `answer replaced (${by})`, text: `${failure}: ${reason}`, foot: then, tone: 'warn' });
  }
  const votes = tally(candidates);
  if (votes.length > 0 && answer !== undefined) {
    const text = votes.map(([name, times]) => `${times} × ${name}`).join('\n');
    sections.push({ heading: `vote of ${candidates.length} draws`, text, ...footOf(answer) });
  }
  return sections;
}

const footOf = (reading: WrittenAnswer | undefined): Pick<Section, 'foot' | 'tone'> =>
  reading === undefined ? {} : { foot: readingWords(reading), tone: reading.ok ? 'good' : 'bad' };

function exchangeSections(exchange: Exchange): Section[] {
  const { part, call, reading } = exchange;
  const { text, reasoning } = call.entry.generation;
  const aside = callFacts(call);
  if (call.kind !== 'call') return [{ heading: under(HEADINGS[call.kind], part), aside, text: RESULTS[call.kind](exchange) }];
  const reply = { heading: under('reply', part), aside, text, ...footOf(reading) };
  return reasoning === undefined ? [reply] : [{ heading: under('reasoning', part), text: reasoning }, reply];
}

type OtherKind = Exclude<Exchange['call']['kind'], 'call'>;

const HEADINGS: Readonly<Record<OtherKind, string>> = { tool: 'tool run', choose: 'log-probabilities', embed: 'vectors' };

/** What came of a run or look-up, as people read it. */
const RESULTS: Readonly<Record<OtherKind, (exchange: Exchange) => string>> = {
  tool({ call }) {
    const result = JSON.parse(call.entry.generation.text) as { value?: unknown; failure?: string };
    const output = result.failure === undefined ? `output:\n${plain(result.value)}` : `failed: ${result.failure}`;
    return `input:\n${plain(call.settings)}\n${output}`;
  },
  choose({ call }) {
    const { choices = [] } = (call.settings ?? {}) as { choices?: readonly string[] };
    const logs = JSON.parse(call.entry.generation.text) as readonly number[];
    return logs.map((log, i) => `${log.toFixed(3).padStart(9)}  ${choices[i] ?? ''}`).join('\n');
  },
  embed({ call }) {
    const vectors = JSON.parse(call.entry.generation.text) as readonly (readonly number[])[];
    return `${vectors.length} of ${vectors[0]?.length ?? 0} numbers`;
  },
};

/** Data as text: words as they are, members of a record a line each, anything deeper as JSON. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value) ?? '';
  return Object.entries(value)
    .map(([name, member]) => {
      const text = typeof member === 'string' ? member : JSON.stringify(member);
      return text?.includes('\n') ? `${name}:\n${text}` : `${name}: ${text}`;
    })
    .join('\n');
}

/** Request and response as they are stored. */
function rawSections({ part, place, call }: Exchange): Section[] {
  const { kind, model, messages, settings, entry } = call;
  const { text, reasoning, finish, usage, sent } = entry.generation;
  const { endpoint, requestHash, cost, latencyMs, waitedMs, attempts, at } = entry;
  const request = { kind, place, model, endpoint, requestHash, settings, sent, messages: messages.map(withCaptions) };
  const response = { finish, usage, cost, latencyMs, waitedMs, attempts, at: new Date(at).toISOString() };
  return [
    { heading: under('request', part), text: JSON.stringify(request, undefined, 2) },
    { heading: under('response', part), text: JSON.stringify(response, undefined, 2) },
    ...(reasoning === undefined ? [] : [{ heading: under('reasoning as it came', part), text: reasoning }]),
    { heading: under('text as it came', part), text },
  ];
}

/** A line of a trajectory as it is. */
function stepText(line: ShownLine): string {
  if ('call' in line) return `${line.call.kind} ${line.place} ${line.call.model}`;
  const { kind, ...rest } = line.step;
  const text = 'text' in rest && Object.keys(rest).length === 1 ? rest.text : JSON.stringify(rest);
  const where = line.path === '' ? kind : `${kind} ${line.path}`;
  return text.includes('\n') ? `${where}:\n${text}` : `${where}: ${text}`;
}

/** Why a trial has no end, in full; nothing of one that is closed and did not diverge. */
export function stateSections(record: TrialRecord): readonly Section[] {
  const words = stateWords(record);
  return words.length === 0 ? [] : [{ heading: 'trial', text: words.join('\n') }];
}

/** How a whole trial came out. */
export const verdictSections = (record: TrialRecord): readonly Section[] => [
  { heading: 'verdicts', text: [...stateWords(record), ...endWords(record, true)].join('\n') },
  {
    heading: 'trial',
    text: [
      `id ${record.id}`,
      settingsWords(record),
      ...localWords(callsIn(record.lines), record.agents.length),
      ...record.agents.map(agentText),
    ].join('\n'),
  },
];

const agentText = ({ id, fingerprint }: TrialRecord['agents'][number], seat: number): string =>
  `seat ${seat + 1}: ${id}\n  ${JSON.stringify(fingerprint)}`;
