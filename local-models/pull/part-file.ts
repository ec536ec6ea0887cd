import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What is known of a file that is half fetched: enough to tell whether the server still has the same. */
export interface PartState {
  /** Of the source, see ModelSource. */
  readonly source: string;
  /** A strong entity tag, or a date; whichever the server gave. */
  readonly validator?: string | undefined;
  /** The SHA-256 that a server states, and its host. */
  readonly sha256?: string | undefined;
  readonly statedBy?: string | undefined;
  readonly total?: number | undefined;
}

const stateShape = z.object({
  source: z.string(),
  validator: z.string().optional(),
  sha256: z.string().optional(),
  statedBy: z.string().optional(),
  total: z.number().optional(),
});

/** Where a file is gathered until it is whole. */
export const partOf = (path: string): string => `${path}.part`;
/** Held by whoever gathers it. */
export const lockOf = (path: string): string => `${path}.lock`;
const stateOf = (part: string): string => `${part}.json`;

/** Bytes that are there of a part, and what is known of it; none where either is missing. */
export function readPart(part: string): { bytes: number; state: PartState } | undefined {
  try {
    return { bytes: statSync(part).size, state: stateShape.parse(JSON.parse(readFileSync(stateOf(part), 'utf8'))) };
  } catch {
    return undefined;
  }
}

/** To be written before the first byte. */
export const writePartState = (part: string, state: PartState): void => writeFileSync(stateOf(part), JSON.stringify(state));

/** Removes a part that holds nothing, with what is known of it. */
export function removeEmptyPart(part: string): void {
  if ((statSync(part, { throwIfNoEntry: false })?.size ?? 0) === 0) removePart(part);
}

export function removePart(part: string): void {
  rmSync(part, { force: true });
  removePartState(part);
}

export const removePartState = (part: string): void => rmSync(stateOf(part), { force: true });
