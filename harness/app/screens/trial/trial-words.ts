import type { JudgedVerdict } from '../../../../results/judged-verdict.ts';
import type { TrialRecord } from '../../../../results/trial-record.ts';
import { money } from '../../figures.ts';

/** A judge's word on a seat. */
function verdictWords({ agents }: TrialRecord, { seat, rival, metric, score }: JudgedVerdict): string {
  const who = agents.length > 1 ? `seat ${seat + 1}${rival === undefined ? '' : ` against seat ${rival + 1}`}: ` : '';
  const value = score.scored ? String(score.value) : 'unscored';
  return `${who}${metric} ${value}${score.reason === undefined ? '' : ` (${score.reason})`}`;
}

/** How a trial ended: why, the payoffs, all verdicts, those that rank first, each with its judge where asked. Empty while it is open. */
export function endWords(record: TrialRecord, judges: boolean): readonly string[] {
  const { ended, outcome, metric } = record;
  const verdicts = [true, false].flatMap((ranks) => record.verdicts.filter((verdict) => (verdict.metric === metric) === ranks));
  const judge = (verdict: JudgedVerdict): string => (judges ? ` · judge ${verdict.judge} ${verdict.version}` : '');
  if (ended === null) return [];
  const returns = outcome?.returns === undefined ? [] : [`returns: ${outcome.returns.join(' ')}`];
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
export function stateWords({ state, error, diverged }: TrialRecord): readonly string[] {
  const open = error === null ? 'not closed: started, to be gone on with' : `errored: ${error.kind}: ${error.message}`;
  return [
    ...(state === 'closed' ? [] : [open]),
    ...(diverged ? ['diverged: what was asked changed after part of it was paid for; the rest was drawn afresh'] : []),
  ];
}

/** What makes a trial this one: version, epoch, seed, settings. */
export function settingsWords({ version, parameters, epoch, seed }: TrialRecord): string {
  const settings = Object.entries(parameters as Record<string, unknown>).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `version ${version} · epoch ${epoch} · seed ${seed}${settings.length > 0 ? ` · ${settings.join(' ')}` : ''}`;
}
