import { sha256 } from './digest.ts';

/** The seed one call sends: an integer in [0, 2³¹) made of the user's seed and the call's id, so that no two draws share one. */
export function derivedSeed(seed: number, callId: string): number {
  return Number.parseInt(sha256(`${seed} ${callId}`).slice(0, 8), 16) >>> 1;
}
