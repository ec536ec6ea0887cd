import type { TrialRecord } from '../../../../results/trial-record.ts';
import { counted } from '../../figures.ts';
import { briefNames } from '../../short-names.ts';
import { costWords, scoresOf } from './trial-words.ts';
import { ordinal } from './turn-words.ts';
import { played, type Turn } from './turns.ts';
import { valueText } from './value-text.ts';

/** A trial in one line: game and deal, or task and sample; score, agents by seat, turns, cost. */
export function trialTitle(record: TrialRecord, turns: readonly Turn[]): string {
  const { task, sample, epoch, agents, metric, state } = record;
  const names = briefNames(agents.map(({ id }) => id));
  const seated = agents.map(({ id }, seat) => (agents.length > 1 ? `${names.get(id)} (${ordinal(seat + 1)})` : names.get(id)));
  const compat = (record.parameters as { compat?: unknown }).compat === true;
  const scores = scoresOf(record);
  const figures = scores.map((score) => (score === undefined ? '–' : valueText(score)));
  const scored = agents.length > 1 ? figures.join('–') : `${metric} ${figures[0]}`;
  const parts = [
    `${task.slice(task.lastIndexOf('/') + 1)} ${sample}${epoch > 1 ? ` epoch ${epoch}` : ''}${compat ? ' (compat)' : ''}`,
    state === 'closed' ? scored : state,
    seated.join(' v '),
    agents.length > 1 ? turnsText(state, played(turns).length) : '',
    costWords(record),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Of a match that is not closed only turns in which a model replied are known. */
const turnsText = (state: TrialRecord['state'], turns: number): string =>
  state === 'closed' ? counted(turns, 'turn') : `${counted(turns, 'turn')} replied to`;
