import { UserError } from '../../harness/core/errors/user-error.ts';
import type { Environment } from '../catalogue/models-folder.ts';

const HUB = 'https://huggingface.co';
const SHA_256 = /^[0-9a-f]{64}$/;

/** Where a file of a repository lies on Hugging Face, or on the server that HF_ENDPOINT names. Throws UserError where that is no address. */
export function hubAddress(repository: string, file: string, revision: string, env: Environment): URL {
  const base = (env.HF_ENDPOINT || HUB).replace(/\/+$/, '');
  const path = [...repository.split('/'), 'resolve', revision, ...file.split('/')].map(encodeURIComponent).join('/');
  const address = `${base}/${path}`;
  if (!URL.canParse(address))
    throw new UserError(`HF_ENDPOINT: expected an address such as ${HUB}, got ${JSON.stringify(env.HF_ENDPOINT)}`);
  return new URL(address);
}

/** What proves who asks: HF_TOKEN, told to Hugging Face itself over TLS and to no other host, whatever redirects there. */
export function authorization(address: URL, env: Environment): Readonly<Record<string, string>> {
  const mine = address.origin === HUB && env.HF_TOKEN !== undefined && env.HF_TOKEN.trim() !== '';
  return mine ? { authorization: `Bearer ${env.HF_TOKEN?.trim()}` } : {};
}

/** A SHA-256 that a server states for a file. */
export interface StatedDigest {
  readonly sha256: string;
  /** The server's host: Hugging Face states them, and so may any other. */
  readonly by: string;
}

/** The SHA-256 in an `X-Linked-ETag`: there Hugging Face states it for a large file, in its own answer. */
export function statedDigest(linkedEtag: string | undefined): string | undefined {
  const found = linkedEtag?.replace(/^W\//, '').replaceAll('"', '');
  return found !== undefined && SHA_256.test(found) ? found : undefined;
}
