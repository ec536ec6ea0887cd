import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, misbehave } from './api-faults.ts';
import { type Api, type ApiReply, apiOf, body, events, fill } from './api-wire.ts';

export { type Fault, faults } from './api-faults.ts';
export { type ApiReply, defaultText } from './api-wire.ts';

/** A request as the server saw it. */
export interface ApiRequest {
  /** x-client-request-id; empty where none was sent. */
  readonly id: string;
  readonly model: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of three APIs.
  readonly body: any;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** 1 for the first request with this id, 2 for the next. */
  readonly attempt: number;
}

/** How the server answers. All of it may change while it runs. */
export interface ApiServerOptions {
  /** Words or a whole reply; by default words made from the call's id. */
  answer?: (request: ApiRequest) => string | ApiReply;
  /** A fault in place of the answer, where it returns one. */
  fault?: (request: ApiRequest) => Fault | undefined;
  /** Milliseconds before a request is answered, or what it waits for. */
  latency?: (request: ApiRequest) => number | Promise<unknown>;
  /** Called when a reply has been handed to the system, whole. */
  answered?: (request: ApiRequest) => void;
}

/** A running server that speaks chat completions, responses and messages on 127.0.0.1. */
export interface ApiServer {
  /** Base URL for OpenAI's SDK (`…/v1`) and for Anthropic's. */
  readonly openai: string;
  readonly anthropic: string;
  /** Every request, in order of arrival. */
  readonly requests: readonly ApiRequest[];
  byId(id: string): readonly ApiRequest[];
  readonly inFlight: number;
  readonly maxInFlight: number;
  readonly options: ApiServerOptions;
  close(): Promise<void>;
}

/** Starts the server on a free port. */
export async function startApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  const requests: ApiRequest[] = [];
  const attempts = new Map<string, number>();
  let inFlight = 0;
  let maxInFlight = 0;
  const server = createServer(async (incoming, response) => {
    maxInFlight = Math.max(maxInFlight, ++inFlight);
    response.once('close', () => inFlight--);
    try {
      const request = await read(incoming, attempts);
      requests.push(request);
      response.once('finish', () => options.answered?.(request));
      await reply(request, response, options);
    } catch {
      // The client went away in the middle of its request.
      response.destroy();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', 1024, listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    openai: `${url}/v1`,
    anthropic: url,
    requests,
    byId: (id) => requests.filter((request) => request.id === id),
    get inFlight() {
      return inFlight;
    },
    get maxInFlight() {
      return maxInFlight;
    },
    options,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage, attempts: Map<string, number>): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const sent = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  const id = String(incoming.headers['x-client-request-id'] ?? '');
  const attempt = (attempts.get(id) ?? 0) + 1;
  attempts.set(id, attempt);
  return { id, model: String(sent.model ?? ''), body: sent, path: incoming.url ?? '', headers: incoming.headers, attempt };
}

async function reply(request: ApiRequest, response: ServerResponse, { answer, fault, latency }: ApiServerOptions): Promise<void> {
  const api = apiOf(request.path);
  if (!api) {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no such path"}}');
    return;
  }
  const pause = latency?.(request) ?? 0;
  if (typeof pause !== 'number') await pause;
  else if (pause > 0) await new Promise((next) => setTimeout(next, pause));
  const said = answer?.(request) ?? {};
  const scripted: ApiReply = typeof said === 'string' ? { text: said } : said;
  const whole = fill(scripted, {
    id: request.id,
    model: request.model,
    prompt: JSON.stringify(request.body.messages ?? request.body.input ?? ''),
  });
  const wrong = fault?.(request);
  if (wrong) await misbehave(wrong, response, JSON.stringify(body(api, whole)));
  else if (request.body.stream === true) stream(api, response, events(api, whole), scripted.headers);
  else response.writeHead(200, { 'content-type': 'application/json', ...scripted.headers }).end(JSON.stringify(body(api, whole)));
}

function stream(api: Api, response: ServerResponse, list: ReturnType<typeof events>, headers: ApiReply['headers']): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  for (const { event, data } of list) {
    const name = event === undefined || api === 'chat' ? '' : `event: ${event}\n`;
    response.write(`${name}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  }
  response.end();
}
