import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { processExists } from '../../harness/core/process-exists.ts';

/** How often a holder says that it lives; silent for longer, one on another host counts as dead. */
const BEAT_MS = 5_000;
const SILENCE_MS = 60_000;
/** A file that names no holder for longer was left behind by a power cut or a full disk: writing it takes no time. */
const NAMELESS_MS = 5_000;
const LOOK_MS = 200;

/** A lock that is held; given back by calling it. */
export type Held = () => void;

/**
 * Waits until no other process holds a lock file, then holds it. A holder that died without giving it back is followed: on this host as
 * soon as its process is gone. So is a file that names no holder, after some seconds. `waiting` is told once what for: the holder's process,
 * undefined for a file that names none. Rejects as the signal says, and with the file system's error where the file cannot be written.
 */
export async function holdLock(path: string, waiting: (pid: number | undefined) => void, signal?: AbortSignal): Promise<Held> {
  let said = false;
  for (let looks = 0; ; looks++) {
    signal?.throwIfAborted();
    if (create(path)) return held(path);
    const holder = holderOf(path);
    if (isDead(path, holder) && follow(path)) continue;
    // One that is just being written names nobody at the first look.
    if (!said && (holder !== undefined || looks > 0)) {
      said = true;
      waiting(holder?.pid);
    }
    await pause(LOOK_MS, undefined, { signal });
  }
}

/** The process that holds a lock file; undefined where none that lives does. */
export function lockHolder(path: string): number | undefined {
  const holder = holderOf(path);
  return holder === undefined || isDead(path, holder) ? undefined : holder.pid;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

const mine = (): string => JSON.stringify({ pid: process.pid, host: hostname() });

/** Whether the file was made by this call. */
function create(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(file, mine());
  } catch (error) {
    // A full disk takes the name and not the content: nobody could tell whose it is.
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}

function held(path: string): Held {
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // Somebody took it away; there is nothing left to keep alive.
    }
  }, BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(path, { force: true });
  };
}

/** Undefined where it is being written, is damaged or has just been given back. */
function holderOf(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return typeof holder.pid === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isDead(path: string, holder: Holder | undefined): boolean {
  if (holder === undefined) return silence(path) > NAMELESS_MS;
  return holder.host === hostname() ? !processExists(holder.pid) : silence(path) > SILENCE_MS;
}

/** Milliseconds since a lock file was last written; 0 where there is none. */
const silence = (path: string): number => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

/**
 * Takes a dead holder's file away. Only one process may at a time, by a lock on the lock, and it looks once more: else two that saw the
 * same dead holder could take away each other's new file. Whether it was this one's turn.
 */
function follow(path: string): boolean {
  const turn = `${path}.next`;
  if (!create(turn)) {
    if (silence(turn) > SILENCE_MS) rmSync(turn, { force: true });
    return false;
  }
  try {
    if (isDead(path, holderOf(path))) rmSync(path, { force: true });
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}
