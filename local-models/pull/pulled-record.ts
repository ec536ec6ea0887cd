import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What was met when a file was pulled, kept beside it. */
export interface PulledRecord {
  /** Of the source, see ModelSource; the file's own path where it was placed by hand. */
  readonly source: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Against what the SHA-256 was checked: the catalogue's, the one that a server stated, or none: then it is what was met first. */
  readonly checked: 'catalogue' | 'hub' | 'none';
  /** The host that stated it. */
  readonly statedBy?: string | undefined;
}

const shape = z.object({
  source: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  checked: z.enum(['catalogue', 'hub', 'none']),
  statedBy: z.string().optional(),
});

const recordOf = (path: string): string => `${path}.json`;

/** A file's record; undefined where there is none that can be read. */
export function readRecord(path: string): PulledRecord | undefined {
  try {
    return shape.parse(JSON.parse(readFileSync(recordOf(path), 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeRecord(path: string, record: PulledRecord): void {
  const draft = `${recordOf(path)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(draft, recordOf(path));
}

export const removeRecord = (path: string): void => rmSync(recordOf(path), { force: true });
