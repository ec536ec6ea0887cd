import type { Act, Candidate } from '../../harness/core/act.ts';
import { digest } from '../../harness/core/digest.ts';
import type { Json } from '../../harness/core/json.ts';
import type { Result } from './result.ts';
import { marksIn } from './rewards.ts';

/** One draw as it is kept beside the answer's text. */
export type DrawRecord = {
  /** Null where the reply held no code. */
  readonly result: Result | null;
  /** How many of the format reward's marks the reply held. */
  readonly marks: number;
  /** Digest of the reply, to find it among the trial's calls. */
  readonly reply: string;
};

/** What a trial keeps of its programs: what judges and rollouts read. */
export type ProgramRecord = {
  readonly family: string | null;
  readonly answer: Result | null;
  readonly draws: readonly DrawRecord[];
};

/** The record of an act. */
export function recordOf({ answer, candidates }: Act<Result>, family: string | null): ProgramRecord {
  return { family, answer: answer.ok ? answer.value : null, draws: candidates.map(drawOf) };
}

const drawOf = ({ reading, text = '' }: Candidate<Result>): DrawRecord => ({
  result: reading.ok ? reading.value : null,
  marks: marksIn(text),
  reply: digest(text),
});

/** A record as the store gives it back; undefined for what is none. */
export function asRecord(record: Json | undefined): ProgramRecord | undefined {
  return typeof record === 'object' && record !== null && 'draws' in record ? (record as unknown as ProgramRecord) : undefined;
}
