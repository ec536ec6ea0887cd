import type { ShownCall } from '../../../../results/trial-record.ts';
import { inputTokens } from '../../../core/usage.ts';
import { duration, money, short } from '../../figures.ts';

/** What a call took, in a few words: tokens in and out, time, cost, and whatever was out of the ordinary. */
export function callFacts({ kind, model, entry }: ShownCall): string {
  const { finish, usage } = entry.generation;
  const facts = [
    kind === 'call' ? '' : kind,
    model,
    usage === undefined ? '' : `${short(inputTokens(usage))}/${short(usage.output)} tok`,
    duration(entry.latencyMs),
    entry.cost === null ? 'cost unknown' : entry.cost === 0 ? '' : money(entry.cost),
    entry.attempts > 1 ? `${entry.attempts} attempts` : '',
    finish === 'stop' ? '' : `ended by ${finish}`,
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}
