import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { redirected } from './redirect.ts';

/** A connection that broke, or that nobody took; the code says how. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** Nobody was there at all. */
  readonly unreachable: boolean;

  constructor(why: string, unreachable = false) {
    super(why);
    this.unreachable = unreachable;
  }
}

/** An answer whose body is still to be read. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: IncomingMessage;
  /** Where it came from in the end. */
  readonly address: URL;
  /** What the first server that spoke of the file said of it before it sent us on, and its host. */
  readonly linked: { readonly etag: string; readonly by: string } | undefined;
}

/** How to ask. */
export interface Asking {
  /** The headers for an address; those that name a person depend on it. */
  readonly headers: (address: URL) => Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds without a byte after which a connection counts as broken. */
  readonly idleMs: number;
}

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 10;
const UNREACHABLE = /^(ENOTFOUND|EAI_|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ETIMEDOUT|EADDRNOTAVAIL)/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/;

/**
 * Asks for an address and follows where it is sent. Rejects with Interrupted where the connection fails, with UserError for redirects
 * without end, from https to http or to another protocol and for certificates that do not hold, and as the signal says.
 */
export async function httpGet(start: URL, asking: Asking): Promise<Reply> {
  let address = start;
  let linked: Reply['linked'];
  for (let times = 0; times <= MOST_REDIRECTS; times++) {
    const body = await ask(address, asking);
    const status = body.statusCode ?? 0;
    const { location, 'x-linked-etag': etag } = body.headers;
    linked ??= typeof etag === 'string' ? { etag, by: address.host } : undefined;
    if (!REDIRECTS.includes(status) || location === undefined) return { status, headers: body.headers, body, address, linked };
    body.destroy();
    address = redirected(address, location);
  }
  throw new UserError(`${start.host} sends on from address to address without end; check the address`);
}

function ask(address: URL, { headers, signal, idleMs }: Asking): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = address.protocol === 'https:' ? secureRequest : plainRequest;
    const sent = request(address, {
      headers: { 'user-agent': 'pentathlon', 'accept-encoding': 'identity', ...headers(address) },
      // Of its own: a connection kept for later would hold the process.
      agent: false,
      // Counted while it connects, too.
      timeout: idleMs,
      ...(signal && { signal }),
    });
    sent.once('timeout', () => sent.destroy(new Interrupted(`no byte for ${idleMs / 1_000} s`, sent.socket?.connecting)));
    sent.once('response', resolve);
    sent.once('error', (error) => reject(reason(error, address, signal)));
    sent.end();
  });
}

/** What a failure while asking or reading means. */
export function reason(error: Error & { code?: string }, { host }: URL, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof Interrupted || error instanceof UserError) return error;
  const code = error.code ?? error.message;
  if (CERTIFICATE.test(code)) return new UserError(`${host}: its certificate does not hold (${code}); nothing was fetched`);
  return new Interrupted(code, UNREACHABLE.test(code));
}
