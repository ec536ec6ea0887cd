import { type FileHandle, open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { bytesText } from '../bytes-text.ts';
import type { Environment } from '../catalogue/models-folder.ts';
import { figure } from '../figure.ts';
import { seemsToBe } from '../gguf/not-gguf.ts';
import { diskFault } from './disk-fault.ts';
import { httpGet, Interrupted, type Reply, reason } from './http-get.ts';
import { authorization, type StatedDigest, statedDigest } from './hub.ts';
import { type PartState, readPart, removeEmptyPart, removePart, writePartState } from './part-file.ts';
import { received } from './received.ts';
import { refusal } from './refusal.ts';

/** A file to fetch into a part. */
export interface Download {
  readonly address: URL;
  /** The source's id, by which a part of another source is told. */
  readonly source: string;
  readonly part: string;
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
  /** Told whenever bytes have been written; `total` where the server says it. */
  readonly onBytes?: ((bytes: number, total: number | undefined) => void) | undefined;
  /** Milliseconds before the first try again; each further pause is twice as long. */
  readonly pauseMs?: number | undefined;
  /** Milliseconds without a byte after which a connection counts as broken. */
  readonly idleMs?: number | undefined;
}

/** Tries again in a row that bring no byte. */
const MOST_TRIES = 5;
/** Longest wait that a server may ask for, in seconds. */
const LONGEST_WAIT = 60;
const MAGIC = 'GGUF';

/**
 * Fetches a file into its part, from where an earlier try left it if the server still has the same file. A connection that breaks is
 * taken up again; the part stays whatever happens, but where it turns out to be of no use or holds nothing. Resolves to the SHA-256 that a
 * server states, if one does. Rejects with UserError, one line, and as the signal says.
 */
export async function download(one: Download): Promise<StatedDigest | undefined> {
  try {
    return await fetchAll(one);
  } catch (error) {
    removeEmptyPart(one.part);
    throw error;
  }
}

async function fetchAll(one: Download): Promise<StatedDigest | undefined> {
  const { address, part, signal, pauseMs = 1_000 } = one;
  let fruitless = 0;
  let anything = false;
  for (;;) {
    const before = readPart(part)?.bytes ?? 0;
    try {
      return await attempt(one);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      const now = readPart(part)?.bytes ?? 0;
      anything ||= now > before;
      // Where nobody is there from the start, a person is told at once what else to do.
      if (error.unreachable && !anything) throw error;
      fruitless = now > before ? 0 : fruitless + 1;
      if (fruitless >= MOST_TRIES) throw new UserError(error instanceof Later ? error.message : brokenOff(address, error, now));
      await pause(Math.max(error instanceof Later ? error.seconds * 1_000 : 0, pauseMs * 2 ** fruitless), undefined, { signal });
    }
  }
}

const brokenOff = ({ host }: URL, { message }: Error, bytes: number): string =>
  `${host} breaks off (${message}), ${MOST_TRIES} times without a byte; ${figure(bytes)} bytes are kept, the same command goes on from there`;

/** The server asks to be asked again later; the message is what to say where it goes on asking. */
class Later extends Interrupted {
  readonly seconds: number;

  constructor(message: string, seconds: number) {
    super(message);
    this.seconds = seconds;
  }
}

async function attempt(one: Download): Promise<StatedDigest | undefined> {
  const { address, source, part, env, signal, idleMs = 60_000 } = one;
  const found = readPart(part);
  const had = found?.state.source === source && mayGoOn(found.state) ? found : undefined;
  const from = had?.bytes ?? 0;
  const range = had !== undefined && from > 0 ? { range: `bytes=${from}-`, ...ifStill(had.state) } : {};
  const reply = await httpGet(address, { headers: (at) => ({ ...authorization(at, env), ...range }), signal, idleMs });
  // From now on, whatever is waited for before they are written.
  const pieces = received(reply.body);
  try {
    const told = stateOf(source, reply);
    const changed = had !== undefined && isAnother(had.state, told);
    if (reply.status === 416 && had !== undefined) {
      if (!changed && totalOf(reply) === from) return statedIn(had.state, address);
      removePart(part);
      throw new Interrupted('the server no longer has what was fetched before');
    }
    check(one, reply);
    const goesOn = reply.status === 206;
    if (goesOn && (changed || startOf(reply) !== from)) {
      removePart(part);
      throw new Interrupted('the file changed on the server');
    }
    // First: what was fetched before must at no moment stand beside the marks of another file.
    if (!goesOn) removePart(part);
    writePartState(part, { ...told, total: totalOf(reply) });
    await write(one, reply, pieces, goesOn ? from : 0);
    return statedIn(told, address) ?? (had && statedIn(had.state, address));
  } finally {
    reply.body.destroy();
  }
}

/** Without a mark of the server's nobody could tell that a file was replaced meanwhile. */
const mayGoOn = (state: PartState): boolean => state.validator !== undefined || state.sha256 !== undefined;

const ifStill = ({ validator }: PartState): Readonly<Record<string, string>> => (validator === undefined ? {} : { 'if-range': validator });

function isAnother(before: PartState, now: PartState): boolean {
  if (before.sha256 !== undefined && now.sha256 !== undefined) return before.sha256 !== now.sha256;
  return before.validator !== undefined && now.validator !== undefined && before.validator !== now.validator;
}

function stateOf(source: string, { headers, linked }: Reply): PartState {
  const strong = headers.etag?.startsWith('W/') ? undefined : headers.etag;
  const sha256 = statedDigest(linked?.etag);
  return { source, validator: strong ?? headers['last-modified'], ...(sha256 && { sha256, statedBy: linked?.by }) };
}

const statedIn = ({ sha256, statedBy }: PartState, { host }: URL): StatedDigest | undefined =>
  sha256 === undefined ? undefined : { sha256, by: statedBy ?? host };

const rangeOf = ({ headers }: Reply) => /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
const startOf = (reply: Reply): number => Number(rangeOf(reply)?.[1] ?? Number.NaN);

/** Length of the whole file. */
function totalOf(reply: Reply): number | undefined {
  const stated = reply.status === 200 ? reply.headers['content-length'] : rangeOf(reply)?.[2];
  const total = Number(stated ?? Number.NaN);
  return Number.isSafeInteger(total) ? total : undefined;
}

/** Throws for an answer that is no file. */
function check({ address }: Download, reply: Reply): void {
  const { status, headers } = reply;
  if (status === 200 || status === 206) {
    if (/^text\/html|^application\/xhtml/i.test(headers['content-type'] ?? ''))
      throw new UserError(`${address.host} answers with a web page instead of the file; check the address`);
    return;
  }
  const asked = Number(headers['retry-after']);
  const wait = Number.isFinite(asked) ? asked : 0;
  const words = refusal(status, reply.address, wait);
  const passing = status === 429 || status >= 500;
  throw passing && wait <= LONGEST_WAIT ? new Later(words, wait) : new UserError(words);
}

async function write(one: Download, reply: Reply, pieces: AsyncIterable<Buffer>, from: number): Promise<void> {
  const { part, address, signal, onBytes } = one;
  const total = totalOf(reply);
  await requireRoom(part, (total ?? 0) - from);
  const file = await open(part, from === 0 ? 'w' : 'r+');
  let [at, head] = [from, from === 0 ? Buffer.alloc(0) : undefined];
  try {
    for await (const chunk of pieces) {
      if (head !== undefined) {
        head = Buffer.concat([head, chunk]);
        if (head.length >= MAGIC.length) {
          requireMagic(address, head);
          head = undefined;
        }
      }
      await writeAll(file, chunk, at);
      at += chunk.length;
      onBytes?.(at, total);
    }
    // What a server announces and does not send is a break like any other.
    if (total !== undefined && at < total) throw new Interrupted(`${figure(total - at)} bytes too early`);
  } catch (error) {
    throw diskFault(error, dirname(part)) ?? reason(error as Error, address, signal);
  } finally {
    await file.close();
  }
}

async function requireRoom(part: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(part));
  const free = bavail * bsize;
  if (bytes > free) throw new UserError(`${dirname(part)} has no room for ${bytesText(bytes)} more: ${bytesText(free)} are free`);
}

function requireMagic({ host }: URL, head: Buffer): void {
  if (head.toString('latin1', 0, MAGIC.length) === MAGIC) return;
  throw new UserError(`${host} sends what is no GGUF file: ${seemsToBe(head.subarray(0, 512))}`);
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}
