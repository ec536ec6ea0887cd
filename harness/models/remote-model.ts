import type { Generation } from '../core/generation.ts';
import type { Json } from '../core/json.ts';
import type { Message } from '../core/message.ts';
import type { Call, Model } from '../core/model.ts';
import type { Price } from '../core/price.ts';
import type { Request, Settings } from '../core/request.ts';
import { sendLearned, type WireParameters } from './learned-parameters.ts';
import { providerFailure } from './provider-failure.ts';
import { exhaustedMs, type HeaderReader } from './rate-limit-headers.ts';

/** A reply as the harness sees it, and the headers it came with. */
export interface RemoteReply {
  readonly generation: Generation;
  readonly headers?: HeaderReader;
}

/** One provider's way of asking. */
export interface RemoteApi {
  /** The settings by their names on the wire: only those the user set, and what the API cannot do without. */
  parameters(settings: Settings & Pick<Request, 'schema'>, call: Call): WireParameters;
  /** Parameters that the API cannot do without. */
  readonly required: readonly string[];
  /** Settings that the API does not know at all: recorded as dropped. */
  readonly unknown: readonly (keyof Settings)[];
  /** Rejects with the SDK's own errors. */
  send(parameters: WireParameters, messages: readonly Message[], call: Call): Promise<RemoteReply>;
}

/** What every remote model is made with. */
export interface RemoteOptions {
  /** The spec that names it. */
  readonly id: string;
  readonly model: string;
  readonly baseURL: string;
  readonly apiKey: string;
  readonly settings: Settings;
  /** Whether replies are streamed; absent: only long ones. */
  readonly stream?: boolean;
  readonly price?: Price;
}

/** Answers longer than this many tokens are streamed: providers cut long silent connections. */
export const LONG_ANSWER = 16_384;

/** A model behind an API. Learns which parameters its endpoint refuses, reports exhausted limits, maps every failure. */
export function remoteModel(options: RemoteOptions, api: RemoteApi): Model {
  const { id, settings, apiKey, price } = options;
  const endpoint = `${options.baseURL} ${options.model}`;
  return {
    id,
    endpoint,
    ...(price && { price }),
    ...(settings.maxTokens !== undefined && { maxTokens: settings.maxTokens }),
    async generate(request, call) {
      call.signal.throwIfAborted();
      const wanted = { ...settings, ...settingsOf(request) };
      try {
        const { reply, parameters, dropped } = await sendLearned(endpoint, api.parameters(wanted, call), api.required, (adapted) =>
          api.send(adapted, request.messages, call),
        );
        const wait = reply.headers && exhaustedMs(reply.headers);
        if (wait !== undefined && wait > 0) call.hold?.(wait);
        const unknown = api.unknown.filter((name) => wanted[name] !== undefined);
        return { ...reply.generation, sent: record(parameters, [...dropped, ...unknown]) };
      } catch (error) {
        throw providerFailure(error, { endpoint, key: apiKey, signal: call.signal });
      }
    },
  };
}

/** What of a request is settings, without members that are undefined: those must not hide the model's own. */
function settingsOf({ messages: _, ...settings }: Request): Settings & Pick<Request, 'schema'> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** The settings that were sent, a schema by its name alone, and those that were not. */
function record(parameters: WireParameters, dropped: readonly string[]): Json {
  const sent = Object.entries(parameters).map(([name, value]) => [name, isSchema(value) ? 'json_schema' : value] as const);
  return { ...Object.fromEntries(sent), ...(dropped.length > 0 && { dropped }) };
}

const isSchema = (value: Json): boolean => (value as { type?: Json } | null)?.type === 'json_schema';

/** Wire parameters as the body has them: `a.b` becomes member b of a. */
export function nested(parameters: WireParameters): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const [outer, inner] = name.split('.') as [string, string?];
    if (inner === undefined) body[outer] = value;
    else body[outer] = { ...(body[outer] as object), [inner]: value };
  }
  return body;
}

/** Leaves out members that are undefined. */
export const present = (parameters: Readonly<Record<string, Json | undefined>>): WireParameters =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)) as WireParameters;

/** What a reply that is not of the API's shape is refused with; becomes a `malformed` ProviderError. */
export class UnexpectedReply extends Error {
  override readonly name = 'UnexpectedReply';
}
