import { format } from 'node:util';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** Lines kept; of more, the first. */
const MOST = 1_000;

/**
 * Keeps what a user's module writes to the console while screens are open, where it would stand across them. Returns how to give the
 * console back; what was kept is then written to stderr.
 */
export function holdConsole(): () => void {
  const kept: string[] = [];
  const own = console;
  const before = METHODS.map((method) => [method, own[method]] as const);
  for (const method of METHODS) {
    own[method] = (...words: unknown[]) => {
      if (kept.length < MOST) kept.push(format(...words));
    };
  }
  return () => {
    for (const [method, write] of before) own[method] = write;
    for (const text of kept) own.error(text);
  };
}
