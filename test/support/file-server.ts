import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a server does with one request for the file; as nothing else is said, it sends what was asked for. */
export interface Behaviour {
  /** Another status with no file. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text in place of the file. */
  readonly body?: string;
  /** The connection breaks after so many bytes of the body. */
  readonly cutAfter?: number;
  /** It stays silent after so many bytes of the body. */
  readonly stallAfter?: number;
  /** The length that is announced, whatever is sent. */
  readonly announce?: number;
  /** The whole file, whatever part was asked for. */
  readonly ignoreRange?: boolean;
  /** No length is announced. */
  readonly chunked?: boolean;
  /** Milliseconds before each piece of the body. */
  readonly pieceMs?: number;
}

/** A request as it came. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** A server of one file, which can be replaced. */
export interface FileServer {
  readonly origin: string;
  readonly asked: Asked[];
  content: Buffer;
  /** By default the content's hash; undefined for none. */
  etag: (content: Buffer) => string | undefined;
}

/** Bytes sent at a time where pieces are paced or cut. */
const PIECE = 16 * 1024;

/** Serves a file at every path, for as long as the test lasts, and behaves for each request as told: requests are numbered from 0. */
export async function fileServer(content: Buffer, behave: (asked: Asked, number: number) => Behaviour = () => ({})): Promise<FileServer> {
  const state: FileServer = { origin: '', asked: [], content, etag: (bytes) => `"${createHash('md5').update(bytes).digest('hex')}"` };
  const server = createServer((request, response) => {
    const asked = { path: request.url ?? '', headers: request.headers };
    state.asked.push(asked);
    void answer(state, request, response, behave(asked, state.asked.length - 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(state, { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

async function answer({ content, etag }: FileServer, request: IncomingMessage, response: ServerResponse, how: Behaviour): Promise<void> {
  if (how.status !== undefined || how.body !== undefined) {
    response.writeHead(how.status ?? 200, how.headers).end(how.body);
    return;
  }
  const tag = etag(content);
  const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
  const same = request.headers['if-range'] === undefined || request.headers['if-range'] === tag;
  const from = start === undefined || how.ignoreRange || !same ? undefined : Number(start);
  if (from !== undefined && from >= content.length) {
    response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    return;
  }
  const body = content.subarray(from ?? 0);
  response.writeHead(from === undefined ? 200 : 206, {
    ...(!how.chunked && { 'content-length': how.announce ?? body.length }),
    ...(from !== undefined && { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` }),
    ...(tag !== undefined && { etag: tag }),
    ...how.headers,
  });
  await send(response, body, how);
}

async function send(response: ServerResponse, body: Buffer, { cutAfter, stallAfter, pieceMs, announce }: Behaviour): Promise<void> {
  const until = Math.min(cutAfter ?? body.length, stallAfter ?? body.length, announce ?? body.length);
  for (let at = 0; at < until; at += PIECE) {
    if (pieceMs !== undefined) await new Promise((next) => setTimeout(next, pieceMs));
    await new Promise<void>((next) => response.write(body.subarray(at, Math.min(at + PIECE, until)), () => next()));
  }
  if (stallAfter !== undefined) return;
  const whole = until === (announce ?? body.length);
  if (whole && cutAfter === undefined) response.end();
  else response.destroy();
}
