import { UserError } from '../core/errors/user-error.ts';

/** Where a provider answers unless told otherwise, and the variables that say so. */
export interface ProviderDefaults {
  readonly provider: string;
  readonly baseURL: string;
  readonly urlVariable?: string;
  readonly keyVariable: string;
}

/** What the user said of the connection; earlier members win. */
export interface ConnectionWishes {
  readonly parameterURL: string | undefined;
  readonly flagURL: string | undefined;
  readonly parameterKey: string | undefined;
  readonly flagKey: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Sent where a server of the user's own asks for no key: the SDKs insist on one. */
const NO_KEY = 'none';

/**
 * Base URL and key of a provider: parameter, then flag or alias, then the provider's variable, then its own address.
 * Raises UserError on a base URL that is none, and on a missing key unless the address is not the provider's own.
 */
export function connectionOf(defaults: ProviderDefaults, wishes: ConnectionWishes): { baseURL: string; apiKey: string } {
  const { env } = wishes;
  const fromEnv = defaults.urlVariable === undefined ? undefined : env[defaults.urlVariable] || undefined;
  const baseURL = checked(wishes.parameterURL ?? wishes.flagURL ?? fromEnv ?? defaults.baseURL, defaults.provider);
  const named = wishes.parameterKey ?? wishes.flagKey;
  const variable = named ?? defaults.keyVariable;
  const apiKey = env[variable]?.trim();
  if (apiKey) return { baseURL, apiKey };
  if (named === undefined && baseURL !== defaults.baseURL) return { baseURL, apiKey: NO_KEY };
  throw new UserError(
    `${defaults.provider} needs an API key: the environment variable ${variable} is not set; set it with \`export ${variable}=<key>\``,
  );
}

/** The address without a slash at its end. Keys have no place in it: it is shown, stored and part of a trial's id. */
function checked(text: string, provider: string): string {
  const bare = text.trim().replace(/\/+$/, '');
  if (bare === '' && provider.startsWith('langchain/')) return '';
  if (!URL.canParse(bare))
    throw new UserError(`base URL of ${provider}: expected an address such as http://localhost:8000/v1, got ${JSON.stringify(bare)}`);
  const { protocol, username, password, search, hash } = new URL(bare);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new UserError(`base URL of ${provider}: expected http or https, got ${protocol}`);
  if (username || password || search || hash) {
    throw new UserError(
      `base URL of ${provider}: expected no user, key, query or # in it; put the key into an environment variable and name that with key_env`,
    );
  }
  return bare;
}
