import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storedTrials } from '../../../harness/app/stored-trials.ts';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import type { StoredTrial } from '../../../harness/core/suite.ts';
import { rollouts } from '../../../tasks/or-r1/rollouts.ts';
import { commandHost } from '../../support/command-host.ts';
import { engineRun } from '../../support/engine-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { program } from '../../tasks/or-r1/made-run.ts';
import { madeTask } from '../../tasks/or-r1/program-turn.ts';

test("a suite's command reads closed trials of its own tasks, with their calls and their record", async () => {
  const folder = temporaryFolder();
  const recording = join(folder, 'draws.jsonl');
  const replies = ['optimal 12', 'optimal 12', 'crash', 'infeasible'].map(program);
  writeFileSync(recording, replies.map((text) => JSON.stringify({ id: 'made-0', text })).join('\n'));
  const task = madeTask();
  const agents = [`replay/${recording}+self-consistency?k=4`, `replay/${recording}`];
  const { error } = await engineRun({ agents, baseURL: '', task: task as never, parameters: task.parameters.parse({}), folder });
  expect(error).toBeUndefined();

  const db = join(folder, 'test.db');
  const read = async (suite: string, wanted = {}): Promise<StoredTrial[]> => {
    const found: StoredTrial[] = [];
    await storedTrials(suite, { db, ...wanted }, (trial) => void found.push(trial));
    return found;
  };
  const found = await read('or-r1');
  expect(found.map(({ task: id, sample, agents: [agent] }) => [id, sample, agent])).toEqual(
    agents.map((agent) => ['or-r1/made', 'made-0', agent]),
  );
  const [voted] = found as [StoredTrial];
  expect(voted.calls.map(({ text }) => text)).toEqual(replies);
  expect(await read('dc-cot')).toEqual([]);
  await expect(read('or-r1', { run: 'ffffffff' })).rejects.toThrow(UserError);
  await expect(storedTrials('or-r1', { db: join(folder, 'none.db') }, () => {})).rejects.toThrow(UserError);

  const { host, documents, said } = commandHost([], found);
  await rollouts.run(host);
  expect(documents).toMatchObject([{ agent: agents[0], completions: replies.map((text) => ({ text })) }]);
  expect(said).toEqual(['1 group; of fewer than 8 draws, as the answers have no more: 1; left out, a single draw: 1']);
});
