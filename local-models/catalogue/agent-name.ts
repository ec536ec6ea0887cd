/** What no agent's name can have: a comma parts agents, a question mark opens their parameters. */
export const NO_AGENT = 'a comma, a question mark, or spaces at its ends';

/**
 * What follows `local/` where a model's file is given as an agent: its name without `.gguf`, or with it where the end would be taken for a
 * strategy (`m+cot`). Undefined where no agent can be called so.
 */
export function agentName(file: string): string | undefined {
  const short = file.replace(/\.gguf$/i, '');
  if (short.trim() !== short || /[,?\p{Cc}]/u.test(short)) return undefined;
  return /\+[^./\\]*$/.test(short) ? `${short}.gguf` : short;
}
