import { Command, CommanderError } from 'commander';
import { suiteIds } from '../../tasks/registry.ts';
import { UserError } from '../core/errors/user-error.ts';
import { type RunFlags, seconds, wholeNumber } from './run-flags.ts';
import { packageVersion } from './version.ts';

/**
 * Reads a command line and carries it out; an empty one opens the store that is here, else asks for help. Resolves to the exit code;
 * rejects with UserError for a line that cannot be read.
 */
export async function perform(words: readonly string[]): Promise<number> {
  if (words.length === 0) {
    const home = await (await import('./commands/home.ts')).homeCommand();
    if (home !== undefined) return home;
  }
  let exitCode = 0;
  const done = (code: number) => {
    exitCode = code;
  };
  try {
    await commands(done).parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new UserError(oneLine(error, words));
  }
  return exitCode;
}

/** What commander has against a command line, in the form of our own errors. */
function oneLine({ code, message }: CommanderError, words: readonly string[]): string {
  const said = code === 'commander.help' ? `unknown command '${words.at(-1)}'` : message.replace(/^error: |\.$/g, '');
  const [fault, hint] = said.split(/\n\(Did you mean (.*)\?\)$/s);
  return hint === undefined
    ? `${fault}; pentathlon --help lists commands, and <command> --help its flags`
    : `${fault}: did you mean ${hint}?`;
}

function commands(done: (exitCode: number) => void): Command {
  const program = new Command('pentathlon')
    .description('Benchmarks for LLM agents: five events, one engine, every trajectory in SQLite.')
    .version(packageVersion(), '-v, --version')
    .exitOverride()
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
    .showHelpAfterError(false)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExamples:\n  pentathlon demo\n  pentathlon run gtbench -a openai/gpt-5-mini -a mcts -n 20\n  pentathlon board gtbench',
    );
  const add = (usage: string, summary: string, example: string) =>
    program.command(usage).description(summary).addHelpText('after', `\nExample:\n  ${example}`);
  const db = ['--db <file>', 'the store (default: ./pentathlon.db)'] as const;

  runOptions(
    add(
      'run <tasks...>',
      'play tasks: a suite, a task, a .jsonl file or a .ts module',
      'pentathlon run gtbench/nim -a openai/gpt-5-mini+cot -a mcts --budget 5usd',
    ),
  ).action(async (tasks: string[], { agent = [], ...flags }: Partial<RunFlags> & Omit<RunFlags, 'agent'>) =>
    done(await (await import('./commands/run.ts')).runCommand(tasks, { ...flags, agent })),
  );
  add('board [tasks...]', 'the leaderboard of what the store holds', 'pentathlon board gtbench --markdown')
    .option(...db)
    .option('--run <run>', 'only trials of this run, by the first characters of its id')
    .option('--version <version>', 'a task version other than the newest')
    .option('--plain', 'as plain text')
    .option('--json', 'as one JSON document')
    .option('--csv', 'as CSV')
    .option('--markdown', 'as Markdown tables')
    .action(async (tasks: string[], flags) => done(await (await import('./commands/board.ts')).boardCommand(tasks, flags)));
  add(
    'show <id>',
    'one trial from prompt to verdict, or a run with its trials; the first characters of an id will do',
    'pentathlon show 9c1e02',
  )
    .option(...db)
    .option('--plain', 'as plain text')
    .option('--json', 'as one JSON document')
    .option('--errored', 'of a run, only trials set aside with an error')
    .option('--failed', 'of a run, only trials with an answer that could not be used')
    .option('--noted', "of a run, only answers that the paper's rule reads differently")
    .option('--limit <n>', 'most trials listed', wholeNumber('--limit', 1), 50)
    .action(async (id: string, flags) => done(await (await import('./commands/show.ts')).showCommand(id, flags)));
  const runs = add('runs', 'the runs of a store, newest first', 'pentathlon runs delete 7f3a --yes')
    .option(...db)
    .option('--plain', 'as plain text')
    .option('--json', 'as one JSON document')
    .action(async (flags) => done(await (await import('./commands/runs.ts')).runsCommand(flags)));
  runs
    .command('delete <id>')
    .description('delete a run with the trials that no other run holds')
    .option(...db)
    .option('--yes', 'do it')
    .addHelpText('after', '\nExample:\n  pentathlon runs delete 7f3a --yes')
    .action(async (id: string, flags) => done(await (await import('./commands/runs.ts')).deleteRunCommand(id, flags)));
  runs
    .command('compare <one> <other>')
    .description('two runs side by side: what was asked, and how each agent did in both')
    .option(...db)
    .option('--json', 'as one JSON document')
    .addHelpText('after', '\nExample:\n  pentathlon runs compare 7f3a c2d9')
    .action(async (one: string, other: string, flags) =>
      done(await (await import('./commands/runs.ts')).compareRunsCommand(one, other, flags)),
    );
  add(
    'export [tasks...]',
    'closed trials with whole trajectories, one JSON document a line',
    'pentathlon export gtbench --canonical > trials.jsonl',
  )
    .option(...db)
    .option('--run <id>', 'only the trials of this run')
    .option('--canonical', 'leave out clocks, costs and hosts, so that equal runs give equal bytes')
    .action(async (tasks: string[], flags) => done(await (await import('./commands/export.ts')).exportCommand(tasks, flags)));
  add('data', 'the public files that tasks read: source, licence, whether a folder holds them', 'pentathlon data --data ./benchmarks')
    .option('--data <folder>', "folder of the benchmarks' files")
    .option('--json', 'as one JSON document')
    .action(async (flags) => done(await (await import('./commands/data.ts')).dataCommand(flags)));
  modelsCommands(add('models', 'GGUF models that run here, as local/<name>', 'pentathlon models pull smollm2-135m'), done);
  add('doctor', 'what this installation has, and what it lacks', 'pentathlon doctor')
    .option(...db)
    .option('--json', 'as one JSON document')
    .action(async (flags) => done(await (await import('./commands/doctor.ts')).doctorCommand(flags)));
  add('demo', 'a round robin of the built-in players over all games: no key, no network', 'pentathlon demo')
    .option('--db <file>', 'the store', 'pentathlon-demo.db')
    .action(async (flags) => done(await (await import('./commands/demo.ts')).demoCommand(flags)));
  for (const suite of suiteIds) {
    add(`${suite} [verb] [words...]`, `commands of ${suite}'s own`, `pentathlon ${suite}`)
      .allowUnknownOption()
      .passThroughOptions()
      .helpOption(false)
      .action(async (verb: string | undefined, words: string[]) =>
        done(await (await import('./commands/suite-verb.ts')).suiteVerb(suite, verb, words)),
      );
  }
  return program;
}

/** `models` alone lists them. */
function modelsCommands(models: Command, done: (exitCode: number) => void): void {
  const commands = () => import('./commands/models.ts');
  const json = ['--json', 'as one JSON document'] as const;
  const add = (usage: string, summary: string, example: string) =>
    models
      .command(usage)
      .description(summary)
      .addHelpText('after', `\nExample:\n  ${example}`)
      .option(...json);
  models.option(...json).action(async (flags) => done(await (await commands()).listModelsCommand(flags)));
  add('list', 'the catalogue, and what is on this machine', 'pentathlon models list').action(async (flags) =>
    done(await (await commands()).listModelsCommand(flags)),
  );
  add(
    'pull <model>',
    'fetch a name of the catalogue, hf:owner/repo:file, an address or a path',
    'pentathlon models pull hf:Qwen/Qwen3-0.6B-GGUF:Qwen3-0.6B-Q8_0.gguf',
  )
    .option('--as <name>', "the file's name here, instead of its own")
    .action(async (asked: string, flags) => done(await (await commands()).pullModelCommand(asked, flags)));
  add('show <model>', 'what a model says about itself; a name or a path', 'pentathlon models show smollm2-135m').action(
    async (name: string, flags) => done(await (await commands()).showModelCommand(name, flags)),
  );
  add(
    'bench <model>',
    'how fast a model reads and writes here; a name or a path, with settings',
    "pentathlon models bench 'smollm2-135m?kv=q8_0'",
  ).action(async (spec: string, flags) => done(await (await import('./commands/models-bench.ts')).benchModelCommand(spec, flags)));
  add('rm <model>', 'delete a model that was pulled', 'pentathlon models rm smollm2-135m --yes')
    .option('--yes', 'do it')
    .action(async (name: string, flags) => done(await (await commands()).removeModelCommand(name, flags)));
}

function runOptions(command: Command): Command {
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  return command
    .option('-a, --agent <agent>', 'model[+strategy][?key=value&…] or a player; repeat it, or separate with commas', collect)
    .option('-n, --samples <n>', 'rows or deals of each task', wholeNumber('-n', 1))
    .option('--epochs <k>', 'times each sample is played, each a draw of its own', wholeNumber('--epochs', 1), 1)
    .option('--seed <seed>', 'seed of deals, openings and players', '0')
    .option('--db <file>', 'the store (default: ./pentathlon.db)')
    .option('--budget <amount>', 'for the whole run, restarts included: 5usd, 2Mtok, 1000calls, 30min')
    .option('--until-valid <most>', 'play matches without a valid result again, up to so many a pairing', wholeNumber('--until-valid', 1))
    .option('--max-concurrency <n>', 'calls in flight per endpoint', wholeNumber('--max-concurrency', 1), 16)
    .option('--max-retries <n>', 'retries of a call that failed in passing', wholeNumber('--max-retries', 0), 5)
    .option('--call-timeout <s>', 'seconds one call may take once sent; local models have the trial’s', seconds('--call-timeout'), 300)
    .option('--trial-timeout <s>', 'seconds one trial may use, waiting left out', seconds('--trial-timeout'), 3_600)
    .option('--compat', "a paper's own reading and scoring, where a task has it")
    .option('--data <folder>', "folder of the benchmark's files")
    .option('--answer <kind>', 'of a .jsonl file: text, choice or number')
    .option('--judge <judge>', 'of a .jsonl file: equals or includes')
    .option('--base-url <url>', 'server to call instead of the provider’s own')
    .option('--prices <file>', 'prices that come before the built-in ones')
    .option('--plain', 'progress as plain lines, also on a terminal')
    .option('--json', 'one JSON document on stdout')
    .option('--dry-run', 'print trials, calls, tokens and price expected; send nothing')
    .option('--explain', 'print for each trial whether it would be played and why; play nothing');
}
