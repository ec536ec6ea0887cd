import { UserError } from '../core/errors/user-error.ts';

/** An agent's spec in its parts: `head[+strategy][?key=value&…]`. */
export interface AgentSpec {
  /** A model (`openai/gpt-5-mini`), a player (`mcts`), `custom:<module>`, or an alias. */
  readonly head: string;
  readonly strategy?: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Splits a spec. `strategies`: names that may follow a `+`; any other `+` belongs to the head, as in a file's name.
 * Throws UserError for a parameter without `=` or given twice.
 */
export function parseAgentSpec(text: string, strategies: readonly string[]): AgentSpec {
  const question = text.lastIndexOf('?');
  const before = question === -1 ? text : text.slice(0, question);
  const parameters = question === -1 ? {} : parseParameters(text.slice(question + 1), text);
  const plus = before.lastIndexOf('+');
  const strategy = plus === -1 ? '' : before.slice(plus + 1);
  if (before === '') throw new UserError(`agent "${text}": expected a name, as in openai/gpt-5-mini+cot?temperature=0 or mcts`);
  if (plus > 0 && (strategies.includes(strategy) || !/[./\\]/.test(strategy))) return { head: before.slice(0, plus), strategy, parameters };
  return { head: before, parameters };
}

/** Reads `key=value&key=value`. Throws UserError. */
export function parseParameters(text: string, whole: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new UserError(`"${whole}": expected key=value after the ?, got "${pair}"`);
    const key = pair.slice(0, equals);
    if (parameters.has(key)) throw new UserError(`"${whole}": ${key} is given twice`);
    parameters.set(key, pair.slice(equals + 1));
  }
  return Object.fromEntries(parameters);
}

/**
 * Splits a comma-separated list of specs. A comma inside a value does not split: a piece opens a new spec only
 * where it begins like one (`isHead`) or where no parameters came before it. An empty piece stays, to be refused.
 */
export function splitAgents(list: string, isHead: (head: string) => boolean): string[] {
  const specs: string[] = [];
  for (const piece of list.split(',')) {
    const last = specs.at(-1);
    const head = piece.split(/[?+]/, 1)[0] ?? '';
    if (last?.includes('?') && !isHead(head)) specs[specs.length - 1] = `${last},${piece}`;
    else specs.push(piece);
  }
  return specs.map((spec) => spec.trim());
}
