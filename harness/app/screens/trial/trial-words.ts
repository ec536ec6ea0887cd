import type { JudgedVerdict } from '../../../../results/judged-verdict.ts';
import type { TrialRecord } from '../../../../results/trial-record.ts';
import { counted, money } from '../../figures.ts';
import { repliedTurns } from './turns.ts';
import { valueText } from './value-text.ts';

/** A judge's word on a seat, or on one of its draws. */
function verdictWords({ agents }: TrialRecord, { seat, rival, candidate, metric, score }: JudgedVerdict): string {
  const who = agents.length > 1 ? `seat ${seat + 1}${rival === undefined ? '' : ` against seat ${rival + 1}`}: ` : '';
  const value = score.scored ? valueText(score.value) : 'unscored';
  const draw = candidate === undefined ? '' : `draw ${candidate}: `;
  return `${who}${draw}${metric} ${value}${score.reason === undefined ? '' : ` (${score.reason})`}`;
}

/**
 * How a trial ended: why, the payoffs, all verdicts, those that rank first and those on single draws last, each with its judge where asked.
 * Empty while it is open.
 */
export function endWords(record: TrialRecord, judges: boolean): readonly string[] {
  const { ended, outcome, metric } = record;
  const place = (verdict: JudgedVerdict): number => (verdict.candidate !== undefined ? 2 : verdict.metric === metric ? 0 : 1);
  const verdicts = record.verdicts.toSorted((a, b) => place(a) - place(b));
  const judge = (verdict: JudgedVerdict): string => (judges ? ` · judge ${verdict.judge} ${verdict.version}` : '');
  if (ended === null) return [];
  const returns = outcome?.returns === undefined ? [] : [`returns: ${outcome.returns.map(valueText).join(' ')}`];
  return [`ended: ${ended}`, ...returns, ...verdicts.map((verdict) => verdictWords(record, verdict) + judge(verdict))];
}

/** The ranking metric of each seat, averaged over rivals; undefined where it has no value. */
export const scoresOf = ({ agents, verdicts, metric }: TrialRecord): readonly (number | undefined)[] =>
  agents.map((_, seat) => {
    const values = verdicts.flatMap((verdict) =>
      verdict.seat === seat && verdict.metric === metric && verdict.candidate === undefined && verdict.score.scored
        ? [verdict.score.value]
        : [],
    );
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
  });

/** What all calls of a trial cost. Empty where there were none to pay. */
export function costWords({ lines }: TrialRecord): string {
  const costs = lines.flatMap((line) => ('call' in line ? [line.call.entry.cost] : []));
  if (costs.some((cost) => cost === null)) return 'cost unknown';
  const sum = costs.reduce((total: number, cost) => total + (cost ?? 0), 0);
  return sum === 0 ? '' : money(sum);
}

/** Why a trial has no end, and what else is to be known of it. */
export function stateWords(record: TrialRecord): readonly string[] {
  const { state, error, diverged, agents } = record;
  const open = error === null ? 'not closed: started, to be gone on with' : `errored: ${error.kind}: ${error.message}`;
  return [
    ...(state === 'closed' ? [] : [open]),
    ...(state === 'closed' || agents.length < 2 ? [] : [soFarWords(record)]),
    ...(diverged ? ['diverged: what was asked changed after part of it was paid for; the rest was drawn afresh'] : []),
  ];
}

/** What makes a trial this one: version, epoch, seed, settings. */
export function settingsWords({ version, parameters, epoch, seed }: TrialRecord): string {
  const settings = Object.entries(parameters as Record<string, unknown>).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `version ${version} · epoch ${epoch} · seed ${seed}${settings.length > 0 ? ` · ${settings.join(' ')}` : ''}`;
}

/** How far a match got that is not closed, by what its journal holds: calls that failed are not in it. */
function soFarWords({ agents, lines, state }: TrialRecord): string {
  const turns = repliedTurns(lines);
  const own = agents.map((_, seat) => turns.filter((turn) => turn.seat === seat));
  const counts = own.flatMap((list, seat) => (list.length === 0 ? [] : [`seat ${seat + 1} in ${counted(list.length, 'turn')}`]));
  const asked = agents.flatMap(({ fingerprint }, seat) => (hasModel(fingerprint) ? [seat] : []));
  const [only] = asked;
  const where = turns.at(-1);
  if (state === 'errored' && only !== undefined && asked.length === 1) {
    const last = own[only]?.at(-1)?.number;
    const got = last === undefined ? 'no reply came' : `the last reply that came was in its turn ${last}`;
    return `a match: only seat ${only + 1} calls a model; ${got}`;
  }
  if (where === undefined) return 'a match: no reply came in any seat';
  return `a match: models replied at ${counts.join(', ')}; the last reply that came: seat ${where.seat + 1}, its turn ${where.number}`;
}

const hasModel = (fingerprint: TrialRecord['agents'][number]['fingerprint']): boolean =>
  typeof fingerprint === 'object' && fingerprint !== null && 'model' in fingerprint && fingerprint.model !== null;
