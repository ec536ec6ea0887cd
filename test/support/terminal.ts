import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';

const PROGRAM = fileURLToPath(new URL('../../dist/pentathlon.js', import.meta.url));

/** A pseudo-terminal needs a native package, which some machines have no build of; undefined there. */
export const pseudoTerminal = await import('@lydell/node-pty').catch((error: Error) => {
  process.stderr.write(`no pseudo-terminal here, tests in one are skipped: ${error.message.split('\n')[0]}\n`);
  return undefined;
});

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The real program in a terminal, and what a person would see there. */
export interface TestTerminal {
  /** The rows of the screen, blanks at their ends left out. */
  screen(): string[];
  /** Resolves to the screen's text as soon as it holds a text or a condition is met; rejects with the screen after so many ms. */
  until(holds: string | RegExp | ((text: string) => boolean), limitMs?: number): Promise<string>;
  press(keys: string): void;
  resize(columns: number, rows: number): void;
  /** Every byte that was written so far. */
  raw(): string;
  /** Whether the other page is shown. */
  alternate(): boolean;
  readonly ended: Promise<{ exitCode: number; signal?: number }>;
  kill(signal?: string): void;
  close(): void;
  readonly pid: number;
}

export const KEYS = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  backspace: '\u007f',
  interrupt: '\u0003',
} as const;

/** Starts `pentathlon` with these words in a terminal of its own, without CI in its environment. */
export function openTerminal(words: readonly string[], { columns = 80, rows = 24, cwd, env = {} }: TerminalOptions): TestTerminal {
  if (pseudoTerminal === undefined) throw new Error('no pseudo-terminal here');
  const pty = pseudoTerminal.spawn(process.execPath, [PROGRAM, ...words], {
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm-256color', ...env },
  });
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1_000 });
  let raw = '';
  pty.onData((data) => {
    raw += data;
    terminal.write(data);
  });
  terminal.onData((reply) => pty.write(reply));
  const ended = new Promise<{ exitCode: number; signal?: number }>((resolve) => pty.onExit(resolve));
  const screen = () =>
    Array.from(
      { length: terminal.rows },
      (_, y) => terminal.buffer.active.getLine(terminal.buffer.active.viewportY + y)?.translateToString(true) ?? '',
    );
  const met = (holds: string | RegExp | ((text: string) => boolean), text: string): boolean =>
    typeof holds === 'string' ? text.includes(holds) : holds instanceof RegExp ? holds.test(text) : holds(text);
  return {
    screen,
    async until(holds, limitMs = 15_000) {
      const from = performance.now();
      for (;;) {
        await new Promise<void>((resolve) => terminal.write('', resolve));
        const text = screen().join('\n');
        if (met(holds, text)) return text;
        if (performance.now() - from > limitMs) throw new Error(`the terminal never showed ${holds}; it shows:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    press: (keys) => pty.write(keys),
    resize(newColumns, newRows) {
      terminal.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    raw: () => raw,
    alternate: () => terminal.buffer.active.type === 'alternate',
    ended,
    kill: (signal) => pty.kill(signal),
    close() {
      try {
        pty.kill('SIGKILL');
      } catch {
        // It has ended by itself.
      }
      terminal.dispose();
    },
    pid: pty.pid,
  };
}
