import type OpenAI from 'openai';
import type { Model } from '../core/model.ts';
import { pooledFetch } from './connections.ts';
import { chatApi } from './openai-chat.ts';
import { responsesApi } from './openai-responses.ts';
import { LONG_ANSWER, type RemoteOptions, remoteModel } from './remote-model.ts';

/** OpenAI's own address; any server that speaks its API can stand in for it. */
export const OPENAI_URL = 'https://api.openai.com/v1';

/** Longest delay a timer takes: the SDK's own time limit is as good as off, the engine's signal decides. */
const NEVER = 2 ** 31 - 1;

/** `chat`: chat completions, which every compatible server has; `responses`: OpenAI's newer API. */
export type OpenAIApi = 'chat' | 'responses';

/** A model behind OpenAI's API, or a server compatible with it, through the openai package. Never retries by itself. */
export function openaiModel(options: RemoteOptions & { readonly api?: OpenAIApi }): Model {
  const { model, baseURL, api = 'chat', stream } = options;
  const streams = (maxTokens = 0): boolean => stream ?? maxTokens > LONG_ANSWER;
  let client: Promise<OpenAI> | undefined;
  const connect = (): Promise<OpenAI> => {
    client ??= connectTo(options);
    return client;
  };
  if (api === 'responses') return remoteModel(options, responsesApi(connect, model, streams));
  return remoteModel(options, chatApi(connect, model, streams, baseURL === OPENAI_URL ? 'max_completion_tokens' : 'max_tokens'));
}

async function connectTo({ baseURL, apiKey }: RemoteOptions): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  // Organisation and project are OpenAI's: other servers are not told them.
  const elsewhere = baseURL === OPENAI_URL ? {} : { organization: null, project: null };
  return new Client({
    apiKey,
    adminAPIKey: null,
    ...elsewhere,
    baseURL,
    maxRetries: 0,
    timeout: NEVER,
    fetch: pooledFetch,
    logLevel: 'off',
  });
}
