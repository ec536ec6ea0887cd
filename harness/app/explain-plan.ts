import { existsSync } from 'node:fs';
import { openStore } from '../../results/open-store.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { explain } from '../engine/explain.ts';
import { type Plan, specsOf } from '../engine/grid.ts';
import { print } from './output.ts';

/** `run --explain`: a line a trial, whether it would be played and why; nothing is played. Resolves to the exit code. */
export async function explainPlan(plan: Plan, path: string, json = false): Promise<number> {
  const store = existsSync(path) ? openStore(path, { reading: true }) : undefined;
  try {
    for await (const spec of specsOf(plan)) {
      const why = store === undefined ? 'plays: there is no store yet' : explain(store, spec);
      const { id, task, sample, epoch, agents } = spec;
      const players = agents.map((agent) => agent.id);
      if (json) await print(JSON.stringify({ id, task: task.task.id, sample: sample.id, epoch, agents: players, why }));
      else await print(terminalLine(`${id.slice(0, 8)}  ${task.task.id} ${sample.id} epoch ${epoch}  ${players.join(' v ')}  ${why}`));
    }
  } finally {
    await store?.close();
  }
  return 0;
}
