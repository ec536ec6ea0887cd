import type { ServerResponse } from 'node:http';

/** A way to misbehave instead of answering. */
export type Fault =
  /** An error status with a JSON body. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is reset before anything is sent, or in the middle of the reply. */
  | { readonly kind: 'reset'; readonly midway?: boolean }
  /** Nothing is ever sent. */
  | { readonly kind: 'stall' }
  /** The reply's JSON ends in the middle, as if that were all. */
  | { readonly kind: 'truncated' }
  /** A page of HTML with status 200. */
  | { readonly kind: 'html' }
  /** JSON of another shape with status 200. */
  | { readonly kind: 'other-json'; readonly body: unknown }
  /** The right reply, `bytes` at a time, one piece each `everyMs`. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** A reply of so many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number; readonly announced?: boolean };

const status = (code: number, error: object, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'status',
  status: code,
  body: { type: 'error', error },
  headers,
});

/** Faults with the words providers use. */
export const faults = {
  rateLimited: (headers: Readonly<Record<string, string>> = { 'retry-after': '1' }): Fault =>
    status(429, { type: 'rate_limit_error', message: 'Rate limit reached' }, headers),
  outOfQuota: (): Fault =>
    status(429, { type: 'insufficient_quota', code: 'insufficient_quota', message: 'You exceeded your current quota' }),
  server: (code = 500): Fault => status(code, { type: 'api_error', message: 'Internal error' }),
  overloaded: (code = 529): Fault => status(code, { type: 'overloaded_error', message: 'Overloaded' }),
  wrongKey: (echo: string): Fault => status(401, { type: 'authentication_error', message: `Incorrect API key provided: ${echo}` }),
  noSuchModel: (model: string): Fault =>
    status(404, { type: 'not_found_error', code: 'model_not_found', message: `The model ${model} does not exist` }),
  badRequest: (message: string): Fault => status(400, { type: 'invalid_request_error', message }),
  unsupported: (param: string, instead?: string): Fault =>
    status(400, {
      type: 'invalid_request_error',
      code: 'unsupported_parameter',
      param,
      message: `Unsupported parameter: '${param}' is not supported with this model.${instead ? ` Use '${instead}' instead.` : ''}`,
    }),
  unsupportedValue: (param: string, value: unknown): Fault =>
    status(400, {
      type: 'invalid_request_error',
      code: 'unsupported_value',
      param,
      message: `Unsupported value: '${param}' does not support ${JSON.stringify(value)} with this model.`,
    }),
  reset: { kind: 'reset' },
  resetMidway: { kind: 'reset', midway: true },
  stall: { kind: 'stall' },
  truncated: { kind: 'truncated' },
  html: { kind: 'html' },
} as const;

/** Misbehaves. `text` is the reply that would have been sent. */
export async function misbehave(fault: Fault, response: ServerResponse, text: string): Promise<void> {
  const json = { 'content-type': 'application/json' };
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { ...json, ...fault.headers }).end(JSON.stringify(fault.body ?? {}));
      return;
    case 'reset':
      if (fault.midway) await new Promise((sent) => response.writeHead(200, json).write(text.slice(0, text.length / 2), sent));
      response.socket?.resetAndDestroy();
      return;
    case 'stall':
      return;
    case 'truncated':
      response.writeHead(200, json).end(text.slice(0, text.length / 2));
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Welcome to the proxy</body></html>');
      return;
    case 'other-json':
      response.writeHead(200, json).end(JSON.stringify(fault.body));
      return;
    case 'drip':
      await drip(fault, response.writeHead(200, json), text);
      return;
    case 'huge':
      await flood(fault, response, json);
  }
}

async function drip({ bytes, everyMs }: Extract<Fault, { kind: 'drip' }>, response: ServerResponse, text: string): Promise<void> {
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length && !response.destroyed; at += bytes) {
    response.write(whole.subarray(at, at + bytes));
    await new Promise((next) => setTimeout(next, everyMs));
  }
  response.end();
}

async function flood({ bytes, announced }: Extract<Fault, { kind: 'huge' }>, response: ServerResponse, headers: object): Promise<void> {
  response.writeHead(200, { ...headers, ...(announced && { 'content-length': bytes }) });
  const piece = Buffer.alloc(1 << 20, ' ');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
    if (!response.write(piece)) await writable(response);
  }
  response.end();
}

/** Until more can be written, or nobody is left to write to. */
const writable = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const next = (): void => {
      response.off('drain', next).off('close', next);
      resolve();
    };
    response.on('drain', next).on('close', next);
  });
