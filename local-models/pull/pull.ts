import { constants, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { agentName, NO_AGENT } from '../catalogue/agent-name.ts';
import { type Environment, modelsFolder } from '../catalogue/models-folder.ts';
import { diskFault } from './disk-fault.ts';
import { download } from './download.ts';
import { holdLock } from './file-lock.ts';
import { finish } from './finish-pull.ts';
import { checkHere } from './here.ts';
import { Interrupted } from './http-get.ts';
import type { StatedDigest } from './hub.ts';
import { makeFolder } from './make-folder.ts';
import { type ModelSource, modelSource, type SourceFile } from './model-source.ts';
import { lockOf, partOf, removePart, writePartState } from './part-file.ts';
import type { PulledRecord } from './pulled-record.ts';

/** How a model is pulled. */
export interface PullOptions {
  readonly env: Environment;
  /** The file's name in the models folder, in place of its own; `.gguf` may be left out. */
  readonly as?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how far a file is; `total` where it is known. */
  readonly onBytes?: (file: string, bytes: number, total: number | undefined) => void;
  /** Told one line for a person: what is waited for, what is being checked. */
  readonly say?: (text: string) => void;
  readonly pauseMs?: number;
  readonly idleMs?: number;
}

/** A file that is here now. */
export interface PulledFile extends PulledRecord {
  readonly path: string;
  /** Whether it was here before. */
  readonly before: boolean;
}

/**
 * Brings a model into the models folder, all parts of a split one: fetched or copied beside its place, checked, and only then moved there
 * under its name. Resolves to its files, the first part first. Rejects with UserError, one line; a fetch that broke off goes on from where
 * it was the next time.
 */
export async function pull(asked: string, options: PullOptions): Promise<readonly PulledFile[]> {
  const source = modelSource(asked, options.env);
  const folder = modelsFolder(options.env);
  const places = source.files.map((file) => join(folder, nameOf(source, file, options.as)));
  const done: PulledFile[] = [];
  try {
    makeFolder(folder);
    for (const [i, file] of source.files.entries()) done.push(await pullFile(source, file, places[i] as string, options));
    return done;
  } catch (error) {
    throw diskFault(error, folder) ?? error;
  }
}

const NAME = /^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u;

function nameOf(source: ModelSource, { file }: SourceFile, as: string | undefined): string {
  if (as === undefined) {
    if (agentName(file) !== undefined) return file;
    const mend =
      source.files.length > 1 ? 'and the parts of a split model keep their names' : `give it another with --as, without ${NO_AGENT}`;
    throw new UserError(`models pull: no agent can be called local/${file}; ${mend}`);
  }
  if (!NAME.test(as) || agentName(as) === undefined)
    throw new UserError(`models pull --as: expected a file name without ${NO_AGENT}, got ${JSON.stringify(as)}`);
  if (source.model !== undefined) throw new UserError(`models pull --as: ${source.model.name} is a name of the catalogue already`);
  if (source.files.length > 1)
    throw new UserError('models pull --as: the parts of a split model keep their names, llama.cpp finds them by these');
  return as.endsWith('.gguf') ? as : `${as}.gguf`;
}

async function pullFile(source: ModelSource, file: SourceFile, path: string, options: PullOptions): Promise<PulledFile> {
  const { say, signal } = options;
  const giveBack = await holdLock(
    lockOf(path),
    (pid) => say?.(pid === undefined ? nameless(path) : `another pull of ${path} is under way (process ${pid}); waiting for it`),
    signal,
  );
  try {
    if (existsSync(path)) return { ...(await checkHere(source, path)), path, before: true };
    const stated = typeof file.from === 'string' ? copy(source, file.from, path) : await fetch(source, file.from, path, options);
    say?.(`checking ${path}`);
    return { ...(await finish(source, path, stated)), path, before: false };
  } finally {
    giveBack();
  }
}

const nameless = (path: string): string =>
  `${lockOf(path)} does not say which process pulls ${path}; waiting some seconds, in case it is just being written`;

/** Without a second set of blocks where the file system can share them. */
function copy(source: ModelSource, from: string, path: string): undefined {
  const part = partOf(path);
  removePart(part);
  writePartState(part, { source: source.id });
  try {
    copyFileSync(from, part, constants.COPYFILE_FICLONE);
  } catch (error) {
    removePart(part);
    throw new UserError(`${from} cannot be copied to ${path} (${(error as NodeJS.ErrnoException).code})`);
  }
}

async function fetch(source: ModelSource, address: URL, path: string, options: PullOptions): Promise<StatedDigest | undefined> {
  const { env, signal, onBytes, pauseMs, idleMs } = options;
  try {
    return await download({
      address,
      source: source.id,
      part: partOf(path),
      env,
      signal,
      onBytes: onBytes && ((bytes, total) => onBytes(path, bytes, total)),
      pauseMs,
      idleMs,
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    throw new UserError(
      `${address.host} cannot be reached (${error.message}); to place the file by hand, fetch ${address.origin}${address.pathname} where there is a network and put it at ${path}`,
    );
  }
}
