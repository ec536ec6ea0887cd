import { entriesOf } from '../../results/calls.ts';
import { standing, trialRow } from '../../results/claims.ts';
import type { Store } from '../../results/store.ts';
import { canonicalJson } from '../core/json.ts';
import type { TrialSpec } from '../core/trial.ts';
import { judgedIdentity } from './judging.ts';

/** In one line, whether a trial would be played now, and why or why not. */
export function explain(store: Store, spec: TrialSpec): string {
  const row = trialRow(store, spec.id);
  const stands = standing(store, row, Date.now());
  if (row === undefined) return `plays: ${whyNew(store, spec)}`;
  if (stands === 'closed') {
    const when = new Date(row.closed ?? 0).toISOString();
    return row.judged === judgedIdentity(spec)
      ? `kept: closed ${when}`
      : `judged again, not played: closed ${when}, its label or a judge has changed since`;
  }
  if (stands === 'elsewhere') return 'waits: another live process is playing it';
  const calls = entriesOf(store, row.n).length;
  const from = `goes on after ${calls} journalled ${calls === 1 ? 'call' : 'calls'}`;
  return row.state === 'errored'
    ? `plays: errored before (${row.error_kind}: ${row.error}), ${from}`
    : `plays: started before and not closed, ${from}`;
}

interface Sibling {
  task: string;
  version: string;
  parameters: string;
  seed: string;
  epoch: number;
  agents: string;
}

/** What sets a trial apart from the nearest one the store holds of the same sample. */
function whyNew(store: Store, { task, sample, agents, epoch, seed }: TrialSpec): string {
  const siblings = store
    .sql(`SELECT tasks.id AS task, tasks.version, tasks.parameters, trials.seed, trials.epoch, lineups.agents
      FROM trials JOIN tasks ON tasks.n = trials.task JOIN lineups ON lineups.n = trials.lineup
      WHERE tasks.id = ? AND trials.sample = ? AND trials.state = 'closed' LIMIT 2000`)
    .all(task.task.id, sample.id) as Sibling[];
  const mine = agents.map((agent) => agent.id);
  const near = siblings
    .map((sibling) => ({ sibling, members: membersOf(store, sibling.agents) }))
    .filter(({ members }) => members.length === mine.length && members.every((member, i) => member.id === mine[i]));
  if (near.length === 0) return 'this line-up has not met this sample before';
  const changes = near.map(({ sibling, members }) => {
    const differs: string[] = [];
    if (sibling.version !== task.task.version) differs.push(`the task's version (${sibling.version} there)`);
    if (sibling.parameters !== canonicalJson(task.parameters)) differs.push(`the task's parameters (${sibling.parameters} there)`);
    if (sibling.seed !== seed) differs.push(`the seed (${sibling.seed} there)`);
    if (sibling.epoch !== epoch) differs.push(`the epoch (${sibling.epoch} there)`);
    members.forEach((member, i) => {
      if (member.fingerprint !== canonicalJson(agents[i]?.fingerprint))
        differs.push(`what is behind ${member.id} (endpoint, settings or files)`);
    });
    return differs;
  });
  const fewest = changes.sort((a, b) => a.length - b.length)[0] as string[];
  return fewest.length === 0 ? "the sample's content has changed" : `nearest closed trial differs in ${fewest.join(', ')}`;
}

function membersOf(store: Store, agents: string): { id: string; fingerprint: string }[] {
  return agents
    .split(',')
    .map((n) => store.sql('SELECT id, fingerprint FROM agents WHERE n = ?').get(Number(n)) as { id: string; fingerprint: string });
}
