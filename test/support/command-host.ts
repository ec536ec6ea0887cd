import type { CommandHost, StoredTrial } from '../../harness/core/suite.ts';

/** A host for a suite's command, and what the command printed and said. */
export function commandHost(words: readonly string[], stored: readonly StoredTrial[] = []) {
  const lines: string[] = [];
  const documents: unknown[] = [];
  const said: string[] = [];
  const host: CommandHost = {
    arguments: words,
    print: (line) => void lines.push(line),
    printJson: (data) => void documents.push(JSON.parse(JSON.stringify(data))),
    say: (line) => void said.push(line),
    trials: async (_, visit) => stored.forEach(visit),
  };
  return { host, lines, documents, said };
}
