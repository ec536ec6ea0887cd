import { type Dispatcher, Pool } from 'undici';
import { ProviderError } from '../core/errors/provider-error.ts';

/** Largest reply that is read, in bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;

interface Destination {
  readonly pool: Pool;
  readonly path: string;
}

const pools = new Map<string, Pool>();
const destinations = new Map<string, Destination>();

/**
 * The part of `fetch` that the providers' SDKs use, straight on undici's pools: half the CPU of Node's own fetch.
 * It has no time limit (the engine owns those) and resolves once the whole reply is read, so that a stream which breaks off
 * is a failed call and never half an answer. Rejects with ProviderError `connection` or `too-large`, or as the signal says.
 */
export const pooledFetch = ((url: string | URL, init: RequestInit = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { pool, path } = destination(String(url));
    const exchange = new Exchange(String(url), init.signal ?? undefined, resolve, reject);
    pool.dispatch(
      { path, method: (init.method ?? 'GET') as Dispatcher.HttpMethod, headers: pairs(init.headers), body: init.body as string },
      exchange,
    );
  })) as unknown as typeof fetch;

/** Closes every pool; calls still in flight are cut off. */
export async function closeConnections(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  destinations.clear();
  await Promise.all(open.map((pool) => pool.destroy()));
}

function destination(url: string): Destination {
  const known = destinations.get(url);
  if (known) return known;
  const { origin, pathname, search } = new URL(url);
  let pool = pools.get(origin);
  if (!pool) {
    pool = new Pool(origin, { connections: null, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
    pools.set(origin, pool);
  }
  const made = { pool, path: pathname + search };
  // SDKs ask for a handful of addresses; the bound only guards against one that numbers them.
  if (destinations.size > 1000) destinations.clear();
  destinations.set(url, made);
  return made;
}

/** Names and values in one flat list, as undici takes them. Replies are asked for uncompressed: nothing here unpacks them. */
function pairs(headers: RequestInit['headers']): string[] {
  const flat = ['accept-encoding', 'identity'];
  for (const [name, value] of new Headers(headers)) if (name !== 'accept-encoding') flat.push(name, value);
  return flat;
}

/** One request under way: gathers the reply, stops at the size limit, ends when the signal says so. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #url: string;
  readonly #signal: AbortSignal | undefined;
  readonly #resolve: (reply: Reply) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;
  #headers: Headers_ = {};
  #controller: Dispatcher.DispatchController | undefined;
  #failure: Error | undefined;

  constructor(url: string, signal: AbortSignal | undefined, resolve: (reply: Reply) => void, reject: (reason: unknown) => void) {
    this.#url = url;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    if (signal?.aborted) this.#onAbort();
    else signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  readonly #onAbort = (): void => this.#fail(new DOMException('The call was stopped.', 'AbortError'));

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#reject(this.#failure);
    this.#controller?.abort(this.#failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure) controller.abort(this.#failure);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Headers_): void {
    this.#status = status;
    this.#headers = headers;
    if (Number(headers['content-length'] ?? 0) > MOST_BYTES) this.#fail(tooLarge());
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MOST_BYTES) this.#fail(tooLarge());
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#resolve(new Reply(this.#url, this.#status, new ReplyHeaders(this.#headers), this.#chunks));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error & { code?: string }): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    const reason = error.code ?? error.name;
    this.#reject(this.#failure ?? new ProviderError(`the connection failed (${reason})`, { kind: 'connection', retryable: true }));
  }
}

const tooLarge = (): ProviderError =>
  new ProviderError(`the reply is over ${MOST_BYTES / 1024 / 1024} MB`, { kind: 'too-large', retryable: false });

type Headers_ = Record<string, string | string[] | undefined>;

/** The part of `Headers` that the SDKs read. */
class ReplyHeaders {
  readonly #values: Headers_;

  constructor(values: Headers_) {
    this.#values = values;
  }

  get(name: string): string | null {
    const value = this.#values[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }

  has(name: string): boolean {
    return this.#values[name.toLowerCase()] !== undefined;
  }

  *entries(): IterableIterator<[string, string]> {
    for (const name of Object.keys(this.#values)) yield [name, this.get(name) as string];
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  forEach(visit: (value: string, name: string) => void): void {
    for (const [name, value] of this) visit(value, name);
  }
}

/** The part of `Response` that the SDKs read. */
class Reply {
  readonly url: string;
  readonly status: number;
  readonly ok: boolean;
  readonly headers: ReplyHeaders;
  readonly #chunks: readonly Buffer[];

  constructor(url: string, status: number, headers: ReplyHeaders, chunks: readonly Buffer[]) {
    this.url = url;
    this.status = status;
    this.ok = status >= 200 && status < 300;
    this.headers = headers;
    this.#chunks = chunks;
  }

  get body(): AsyncIterable<Buffer> {
    return chunksOf(this.#chunks);
  }

  async text(): Promise<string> {
    const [only] = this.#chunks;
    return this.#chunks.length === 1 && only ? only.toString('utf8') : Buffer.concat(this.#chunks).toString('utf8');
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
}

async function* chunksOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}
