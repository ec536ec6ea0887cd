import type { Act } from '../core/act.ts';
import type { Player } from '../core/agent.ts';
import { UserError } from '../core/errors/user-error.ts';
import { type Failure, type Reading, read } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import type { Turn } from '../core/turn.ts';
import { appendText } from './ask.ts';

/** What happens to an answer that cannot be used: it stands, it is asked for again, or a legal one is drawn for it. */
export type Policy = { readonly kind: 'fail' } | { readonly kind: 'retry'; readonly times: number } | { readonly kind: 'random' };

type Failed = Extract<Reading<never>, { ok: false }>;

/** Reads `fail`, `retry:<1 to 99>` or `random`. Raises UserError on anything else. */
export function parsePolicy(text: string): Policy {
  if (text === 'fail' || text === 'random') return { kind: text };
  const times = /^retry:([1-9]\d?)$/.exec(text)?.[1];
  if (times !== undefined) return { kind: 'retry', times: Number(times) };
  throw new UserError(`illegal=${text}: expected fail, retry:<times, 1 to 99> or random, e.g. illegal=retry:2`);
}

/**
 * Applies the policy round any player. Each replacement is recorded as a step, whatever comes of it.
 * `retry`: the turn again in child scopes `retry 1`, `retry 2` …, the prompt ended by what was wrong with the last answer.
 * `random`: a legal answer by the turn's own generator; where the turn lists none, the failure stands.
 */
export function withPolicy(player: Player, policy: Policy, seat: number): Player {
  if (policy.kind === 'fail') return player;
  return {
    act: async (turn, scope) => {
      const act = await player.act(turn, scope);
      if (policy.kind === 'random') return randomInstead(act, turn, scope, seat);
      return retried(player, act, turn, scope, { seat, times: policy.times });
    },
  };
}

function randomInstead<A>(act: Act<A>, turn: Turn<A>, scope: Scope, seat: number): Act<A> {
  const { answer } = act;
  if (answer.ok || turn.legal === undefined || turn.legal.length === 0) return act;
  recordReplaced(scope, seat, 'random', answer);
  return { ...act, answer: read(scope.rng.pick(turn.legal)) };
}

async function retried<A>(
  player: Player,
  first: Act<A>,
  turn: Turn<A>,
  scope: Scope,
  { seat, times }: { seat: number; times: number },
): Promise<Act<A>> {
  let act = first;
  for (let attempt = 1; attempt <= times && !act.answer.ok; attempt++) {
    recordReplaced(scope, seat, 'retry', act.answer);
    act = await player.act({ ...turn, prompt: appendText(turn.prompt, feedback(turn, act.answer)) }, scope.child(`retry ${attempt}`));
  }
  return act;
}

function recordReplaced(scope: Scope, seat: number, by: 'retry' | 'random', { kind, reason }: Failed): void {
  scope.record({ kind: 'replaced', seat, failure: kind, by, reason });
}

const WRONG: Record<Failure, string> = {
  unparsed: 'no answer of the form asked for was found in it',
  illegal: 'it is not a legal answer here',
  refused: 'it declined to answer',
  truncated: 'it was cut off before its answer; be brief',
  empty: 'it held no text',
  filtered: 'a content filter cut it off',
};

function feedback<A>(turn: Turn<A>, { kind, reason }: Failed): string {
  const lines = [`Your previous reply to this could not be used: ${WRONG[kind]} (${reason}).`];
  if (turn.legal !== undefined) lines.push(`Legal answers: ${turn.legal.map((answer) => turn.answer.write(answer)).join(', ')}`);
  lines.push('Please answer again.');
  return lines.join('\n');
}
