import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KEYS, openTerminal } from '../support/terminal.ts';

// `npm run captures`: plays the demo, and puts what it printed and two screens of it into the README, between their marks.
const PROGRAM = fileURLToPath(new URL('../../dist/pentathlon.js', import.meta.url));
const README = fileURLToPath(new URL('../../README.md', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'pentathlon-captures-'));
const program = (...words: string[]): string =>
  execFileSync(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1e8,
  });

/** The screen of a terminal of 80 × 24 after keys, without the blank lines that nothing stands on. */
async function captured(words: readonly string[], steps: readonly (readonly [keys: string, shows: string])[]): Promise<string> {
  const terminal = openTerminal([...words, '--db', 'pentathlon-demo.db'], { cwd: folder });
  try {
    for (const [keys, shows] of steps) {
      terminal.press(keys);
      await terminal.until(shows);
    }
    return terminal
      .screen()
      .join('\n')
      .replace(/\n{3,}/g, '\n\n');
  } finally {
    terminal.close();
  }
}

/** The id of a match of nim between these, at this deal. */
function match(deal: string, ...agents: string[]): string {
  const run = (JSON.parse(program('runs', '--json', '--db', 'pentathlon-demo.db')) as { id: string }[])[0]?.id ?? '';
  const { trials } = JSON.parse(program('show', run, '--json', '--limit', '100000', '--db', 'pentathlon-demo.db')) as {
    trials: { id: string; task: string; sample: string; agents: string[] }[];
  };
  const found = trials.find((one) => one.task === 'gtbench/nim' && one.sample === deal && one.agents.join() === agents.join());
  if (found === undefined) throw new Error(`no match of ${agents.join(' and ')} at ${deal}`);
  return found.id;
}

try {
  const board = program('demo').split('\n\n').slice(0, 2).join('\n\n');
  const screens = {
    demo: board,
    board: await captured(['board'], [['', 'gtbench · 10 games']]),
    trial: await captured(
      ['show', match('deal-1', 'mcts?simulations=10', 'mcts?simulations=200')],
      [
        ['', 'turn 1 of'],
        [KEYS.right, 'turn 2 of'],
        [KEYS.right, 'turn 3 of'],
        ['', 'regret of this move'],
      ],
    ),
  };
  let text = readFileSync(README, 'utf8');
  for (const [name, shown] of Object.entries(screens)) {
    const [from, to] = [`<!-- capture: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, rest = ''] = text.split(from);
    if (!rest.includes(to)) throw new Error(`README.md: no marks for ${name}`);
    text = `${before}${from}\n\`\`\`\n${shown.trimEnd()}\n\`\`\`\n${to}${rest.split(to)[1]}`;
  }
  writeFileSync(README, text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
