import type { TrialRecord } from '../../../../results/trial-record.ts';
import { counted } from '../../figures.ts';
import { shortNames } from '../../short-names.ts';
import { costWords, scoresOf } from './trial-words.ts';
import { ordinal } from './turn-words.ts';
import { played, type Turn } from './turns.ts';

/** A trial in one line: game and deal, or task and sample; agents by seat; score, cost, turns. */
export function trialTitle(record: TrialRecord, turns: readonly Turn[]): string {
  const { task, sample, epoch, agents, metric, state } = record;
  const names = shortNames(agents.map(({ id }) => id));
  const seated = agents.map(({ id }, seat) => (agents.length > 1 ? `${names.get(id)} (${ordinal(seat + 1)})` : names.get(id)));
  const compat = (record.parameters as { compat?: unknown }).compat === true;
  const scores = scoresOf(record);
  const figures = scores.map((score) => (score === undefined ? '–' : String(Number(score.toFixed(3)))));
  const scored = agents.length > 1 ? figures.join('–') : `${metric} ${figures[0]}`;
  const parts = [
    `${task.slice(task.lastIndexOf('/') + 1)} ${sample}${epoch > 1 ? ` epoch ${epoch}` : ''}${compat ? ' (compat)' : ''}`,
    seated.join(' v '),
    state === 'closed' ? scored : state,
    costWords(record),
    agents.length > 1 ? counted(played(turns).length, 'turn') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
