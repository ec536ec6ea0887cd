import type { HeaderReader } from './rate-limit-headers.ts';

/** What an SDK's error says, whichever SDK it comes from. */
export interface ErrorFacts {
  readonly status?: number;
  readonly headers?: HeaderReader;
  /** `error.code` or `error.type` of the provider's body, e.g. `unsupported_parameter`, `overloaded_error`. */
  readonly codes: readonly string[];
  readonly param?: string;
  /** The provider's own words where it sent any. */
  readonly message: string;
}

/** Status that errors announced inside a stream, after a 200, stand for. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  overloaded_error: 529,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  api_error: 500,
  server_error: 500,
  timeout_error: 504,
  invalid_request_error: 400,
  authentication_error: 401,
  permission_error: 403,
  not_found_error: 404,
};

/** Reads the facts off an error of the openai or Anthropic package, also where LangChain has handed it on. */
export function factsOf(error: unknown): ErrorFacts {
  const outer = record(withStatus(error));
  const body = record(outer.error);
  // Anthropic keeps the whole body, `{type, error: {type, message}}`; OpenAI only what is inside `error`.
  const inner = body.error === undefined ? body : record(body.error);
  const codes = [inner.code, inner.type, outer.code, outer.type].filter((code) => typeof code === 'string');
  const status = typeof outer.status === 'number' ? outer.status : codes.map((code) => STATUS_OF_CODE[code]).find(Boolean);
  const param = inner.param ?? outer.param;
  return {
    ...(status !== undefined && { status }),
    ...(isReader(outer.headers) && { headers: outer.headers }),
    codes,
    ...(typeof param === 'string' && { param }),
    message:
      ([inner.message, outer.message].find((words) => typeof words === 'string' && words !== '') as string | undefined) ?? String(error),
  };
}

/** The first of an error and its causes that has a status: LangChain puts some errors into others. */
function withStatus(error: unknown): unknown {
  for (let link = error; link instanceof Error; link = link.cause) if ('status' in link && link.status !== undefined) return link;
  return error;
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const isReader = (value: unknown): value is HeaderReader => typeof (value as HeaderReader | undefined)?.get === 'function';
