/** How a child is started: one JSON argument. */
export interface ChildSetting {
  /** Folders of the two packages, absolute. */
  readonly pyodide: string;
  readonly highs: string;
  /** The kept memory to start from; without one the child makes it. */
  readonly snapshot?: string;
  /** Serves one job and ends; else it serves until its input ends. */
  readonly once: boolean;
}

/** What to make a snapshot from: the runner's source, and those of the look-alikes by name. */
export interface PythonSources {
  readonly runner: string;
  readonly modules: Readonly<Record<string, string>>;
}

/** An answer for a child to run; memory in MB of 1,000,000 bytes. */
export interface Job {
  readonly program: string;
  readonly kind: string;
  readonly memoryMb: number;
}

/** Characters of the SHA-256 that stands before a snapshot in its file. */
export const CHECKSUM = 64;

/** Seconds of processor after which a child that serves many is started afresh. */
export const MOST_PROCESSOR = 200;
