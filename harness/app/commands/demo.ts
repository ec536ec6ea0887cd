import { say } from '../output.ts';
import { runCommand } from './run.ts';

/** Flags of `demo`, read. */
export interface DemoFlags {
  readonly db: string;
}

const AGENTS = ['random', 'mcts?simulations=10', 'mcts?simulations=200', 'optimal?nodes=2000', 'tit-for-tat', 'always?move=Testify'];

/** `pentathlon demo`: the built-in players meet in all games that they can play, in both seats, on the same deals. */
export async function demoCommand({ db }: DemoFlags): Promise<number> {
  const exitCode = await runCommand(['gtbench'], {
    agent: AGENTS,
    samples: 20,
    epochs: 1,
    seed: '0',
    db,
    maxConcurrency: 1,
    maxRetries: 0,
    callTimeout: 60,
    trialTimeout: 600,
  });
  say(`every match is kept in ${db}:\n  pentathlon runs --db ${db}\n  pentathlon show <run> --db ${db}`);
  return exitCode;
}
