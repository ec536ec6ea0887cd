import { closest } from 'fastest-levenshtein';
import { loadSuite } from '../../../tasks/registry.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { terminalText } from '../../core/terminal-text.ts';
import { safeJson } from '../json-text.ts';
import { print, say } from '../output.ts';

/** `pentathlon <suite> <verb> …`: a suite's own command. Without a verb, what there is. Resolves to the exit code. */
export async function suiteVerb(suiteId: string, verb: string | undefined, words: readonly string[]): Promise<number> {
  const suite = await loadSuite(suiteId);
  const commands = suite?.commands ?? [];
  if (verb === undefined || words.includes('--help') || verb === '--help') {
    const shown = commands.filter((command) => verb === undefined || verb === '--help' || command.verb === verb);
    const list = shown.map(({ usage, summary, example }) => `pentathlon ${suiteId} ${usage}\n  ${summary}\n  Example: ${example}`);
    await print(
      list.length > 0
        ? list.join('\n\n')
        : `${suiteId} has no commands of its own; its tasks are run\n  Example: pentathlon run ${suiteId} -a openai/gpt-5-mini`,
    );
    return 0;
  }
  const command = commands.find((known) => known.verb === verb);
  if (command === undefined) {
    const verbs = commands.map((known) => known.verb);
    throw new UserError(
      verbs.length === 0
        ? `${suiteId} has no commands of its own`
        : `unknown command "${suiteId} ${verb}": did you mean "${closest(verb, verbs)}"? There are: ${verbs.join(', ')}`,
    );
  }
  const pending: Promise<void>[] = [];
  const exitCode = await command.run({
    arguments: words,
    print: (line) => void pending.push(print(terminalText(line))),
    printJson: (data) => void pending.push(print(safeJson(JSON.stringify(data)))),
    say,
    trials: async (wanted, visit) => (await import('../stored-trials.ts')).storedTrials(suiteId, wanted, visit),
  });
  await Promise.all(pending);
  return exitCode;
}
