import type { Payload, Solved } from '../sandbox/payload.ts';
import { solve } from '../sandbox/solve.ts';
import { type Certified, certify } from './certify.ts';
import { drafts } from './drafts.ts';

/** Solves and certifies every problem, by id. Throws where a certificate fails. */
export async function certifiedAnswers(): Promise<Record<string, Certified>> {
  const solve = await solver();
  return Object.fromEntries(drafts().map((draft) => [draft.id, certify(draft.model(), solve)]));
}

/** The text of answers.json. */
export function answersText(certified: Record<string, Certified>): string {
  const lines = Object.entries(certified).map(([id, { answer }]) => `  ${JSON.stringify(id)}: ${JSON.stringify(answer)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** HiGHS, loaded. */
export async function solver(): Promise<(payload: Payload) => Solved> {
  // The package's types are those of its CommonJS build, where the loader lies one level deeper.
  const { default: loadHighs } = (await import('highs')) as unknown as { default: typeof import('highs').default };
  const highs = await loadHighs();
  return (payload) => solve(highs, payload);
}
