import type { TrialRecord } from '../../results/trial-record.ts';
import { terminalLine, terminalText } from '../core/terminal-text.ts';
import { callsIn, localWords } from './screens/trial/local-words.ts';
import { type Regrets, regretsOf } from './screens/trial/regret.ts';
import { type Section, sectionsOf } from './screens/trial/sections.ts';
import { endWords, settingsWords, stateWords } from './screens/trial/trial-words.ts';
import { outcomeWords, turnName } from './screens/trial/turn-words.ts';
import { type SeatTurn, type Turn, turnsOf } from './screens/trial/turns.ts';

/** One trial, readable from top to bottom: positions, prompts, replies, how they were read, what moves gave away, verdicts with their reasons. */
export async function trialText(record: TrialRecord): Promise<string> {
  const turns = turnsOf(record.lines);
  const regrets = await regretsOf(record, turns);
  const blocks = [
    head(record),
    ...turns.flatMap((_, at) => turnBlocks(record, turns, at, regrets)),
    endWords(record, true).map(terminalLine).join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function head(record: TrialRecord): string {
  const { task, sample, agents, id } = record;
  const seated = agents.map((agent, i) => (agents.length > 1 ? `seat ${i + 1}: ${agent.id}` : agent.id));
  const local = localWords(callsIn(record.lines), agents.length);
  const lines = [`${task} ${sample} · ${seated.join(' · ')}`, `trial ${id} · ${settingsWords(record)}`, ...local, ...stateWords(record)];
  return lines.map(terminalLine).join('\n');
}

function turnBlocks(record: TrialRecord, turns: readonly Turn[], at: number, regrets: Regrets): string[] {
  const turn = turns[at] as Turn;
  const { chance, notes, board, seats } = turn;
  return [
    [
      `── ${turnName(record, turns, at)}${seats.map(({ seat }) => ` · ${seatName(record, seat)}`).join('')}`,
      ...chance.map((text) => `chance: ${text}`),
      ...notes,
    ]
      .map(terminalLine)
      .join('\n'),
    board === undefined ? '' : indented(terminalText(board)),
    ...sectionsOf(turn, 'prompt').map(sectionText),
    ...sectionsOf(turn, 'reply').map(sectionText),
    ...seats.flatMap((seat) => (board === undefined && isTold(seat) ? [] : seatText(seat, board !== undefined, regrets))),
  ];
}

const seatName = ({ agents }: TrialRecord, seat: number): string =>
  agents.length > 1 ? `seat ${seat + 1}: ${agents[seat]?.id}` : (agents[seat]?.id ?? '');

/** Whether what it came to stands below its reply, or below the vote of its draws, already. */
const isTold = ({ answer, candidates, exchanges }: SeatTurn): boolean =>
  answer !== undefined && (candidates.length > 1 || exchanges.some(({ reading }) => reading === answer));

/** What a seat made of its turn; a policy's reasons stand with the replies. */
function seatText(seat: SeatTurn, board: boolean, regrets: Regrets): string {
  const where = `seat ${seat.seat + 1}${seat.number === 0 ? '' : `, turn ${seat.number}`}`;
  const [what = '', ...rest] = outcomeWords(seat, board, regrets);
  return [terminalLine(`${where}: ${what}`), ...rest.map((text) => terminalLine(`  ${text}`))].join('\n');
}

function sectionText({ heading, aside = '', text, foot = '' }: Section): string {
  const closing = foot === '' ? '└' : `└ ${terminalLine(foot)}`;
  return [`┌ ${terminalLine(heading)}${aside === '' ? '' : ` · ${terminalLine(aside)}`}`, bar(text), closing].join('\n');
}

const bar = (text: string): string =>
  terminalText(text)
    .split('\n')
    .map((line) => `│ ${line}`)
    .join('\n');

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
