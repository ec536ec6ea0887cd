import { existsSync } from 'node:fs';
import type { Store } from '../../results/store.ts';
import { terminalLine } from '../core/terminal-text.ts';
import type { TrialSpec } from '../core/trial.ts';
import { explain } from '../engine/explain.ts';
import { type Plan, specsOf } from '../engine/grid.ts';
import { safeJson } from './json-text.ts';
import { print } from './output.ts';
import { withStore } from './with-store.ts';

/** `run --explain`: a line a trial, whether it would be played and why; nothing is played. Resolves to the exit code. */
export async function explainPlan(plan: Plan, path: string, json = false): Promise<number> {
  const line = json ? jsonLine : textLine;
  const tell = async (store?: Store) => {
    let trials = 0;
    for await (const spec of specsOf(plan)) {
      const why = store === undefined ? 'plays: there is no store yet' : explain(store, spec);
      await print(line(spec, why, trials++));
    }
    // One document of as many lines as trials, which are never in memory together.
    if (json) await print(trials === 0 ? '[]' : ']');
  };
  await (existsSync(path) ? withStore(path, tell, { reading: true }) : tell());
  return 0;
}

const textLine = ({ id, task, sample, epoch, agents }: TrialSpec, why: string): string =>
  terminalLine(`${id.slice(0, 8)}  ${task.task.id} ${sample.id} epoch ${epoch}  ${agents.map((agent) => agent.id).join(' v ')}  ${why}`);

const jsonLine = ({ id, task, sample, epoch, agents }: TrialSpec, why: string, before: number): string =>
  `${before === 0 ? '[' : ','}${safeJson(JSON.stringify({ id, task: task.task.id, sample: sample.id, epoch, agents: agents.map((agent) => agent.id), why }))}`;
