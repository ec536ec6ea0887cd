import type { Conversation } from '../process/protocol.ts';

/** What stands round an ask: whose it is, and whether it was dropped. */
export interface AskCall {
  readonly conversation: Conversation | undefined;
  readonly signal: AbortSignal;
}
