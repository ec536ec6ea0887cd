/** What of a record a run leaves that ended Python itself: by `os._exit`, or by an error that no Python code could catch. */
export function failureOf(error: unknown, capped: boolean): object {
  const { name = '', message = '', status } = (error ?? {}) as { name?: string; message?: string; status?: number };
  if (typeof status === 'number' && /exit/i.test(name)) return status === 0 ? { ended: 'ran' } : crashed('SystemExit', String(status));
  if (capped) return { ended: 'out-of-memory' };
  if (/call stack|recursion/i.test(message)) return crashed('RecursionError', 'the stack is used up');
  return crashed('SystemError', 'the interpreter failed');
}

const crashed = (type: string, message: string): object => ({ ended: 'crashed', error: { type, message } });
