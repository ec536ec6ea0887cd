import type { JudgedVerdict } from '../../results/judged-verdict.ts';
import { digest } from '../core/digest.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Scope } from '../core/scope.ts';
import type { ConfiguredTask, TrialSpec } from '../core/trial.ts';

/** The verdicts of all judges of a trial's task, each in a scope of its own. */
export async function judgeOutcome(spec: TrialSpec, outcome: Outcome, scope: Scope): Promise<JudgedVerdict[]> {
  const { id: sample, target } = spec.sample;
  const judged = target === undefined ? { ...outcome, sample } : { ...outcome, sample, target };
  const verdicts: JudgedVerdict[] = [];
  for (const judge of spec.task.task.judges(spec.task.parameters)) {
    const given = await judge.judge(judged, scope.child(`judge ${judge.id}`));
    for (const verdict of given) verdicts.push({ ...verdict, judge: judge.id, version: judge.version });
  }
  return verdicts;
}

/** Identity of what verdicts rest on beside the outcome: the label, and the judges with their versions. */
export function judgedIdentity({ task: configured, sample }: TrialSpec): string {
  let judges = judgeKeys.get(configured);
  if (judges === undefined) {
    judges = JSON.stringify(configured.task.judges(configured.parameters).map(({ id, version }) => [id, version]));
    judgeKeys.set(configured, judges);
  }
  return digest([sample.target ?? null, judges]);
}

/** Judges of a task, made once: they stay the same through a run. */
const judgeKeys = new WeakMap<ConfiguredTask, string>();
