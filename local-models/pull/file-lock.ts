import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** How often a holder says that it lives; silent for longer, one on another host counts as dead. */
const BEAT_MS = 5_000;
const SILENCE_MS = 60_000;
const LOOK_MS = 200;

/** A lock that is held; given back by calling it. */
export type Held = () => void;

/**
 * Waits until no other process holds a lock file, then holds it. A holder that died without giving it back is followed: on this host as
 * soon as its process is gone. `waiting` is told the holder's process once. Rejects as the signal says.
 */
export async function holdLock(path: string, waiting: (pid: number) => void, signal?: AbortSignal): Promise<Held> {
  let said = false;
  for (;;) {
    signal?.throwIfAborted();
    if (create(path)) return held(path);
    const holder = holderOf(path);
    if (holder !== undefined && isDead(path, holder)) follow(path);
    else {
      if (holder !== undefined && !said) waiting(holder.pid);
      said ||= holder !== undefined;
      await pause(LOOK_MS, undefined, { signal });
    }
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
  try {
    writeFileSync(path, mine(), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
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

/** Undefined where it is being written or has just been given back. */
function holderOf(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return typeof holder.pid === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isDead(path: string, { pid, host }: Holder): boolean {
  if (host === hostname()) return !processExists(pid);
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > SILENCE_MS;
}

/**
 * Takes a dead holder's file away. Only one process may at a time, by a lock on the lock, and it looks once more: else two that saw the
 * same dead holder could take away each other's new file.
 */
function follow(path: string): void {
  const turn = `${path}.next`;
  if (!create(turn)) {
    if (Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > SILENCE_MS) rmSync(turn, { force: true });
    return;
  }
  try {
    const holder = holderOf(path);
    if (holder !== undefined && isDead(path, holder)) rmSync(path, { force: true });
  } finally {
    rmSync(turn, { force: true });
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
