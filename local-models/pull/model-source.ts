import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { nearestName } from '../../harness/core/nearest-name.ts';
import { CATALOGUE, type CatalogueModel } from '../catalogue/catalogue.data.ts';
import { catalogued } from '../catalogue/catalogue.ts';
import type { Environment } from '../catalogue/models-folder.ts';
import { partNames } from '../gguf/split-model.ts';
import { hubAddress } from './hub.ts';

/** Where a model's files are to come from. */
export interface ModelSource {
  /** What tells one source from another; without the parts of an address that may be secret. */
  readonly id: string;
  /** One file, or all parts of a split model. */
  readonly files: readonly SourceFile[];
  /** The catalogue's entry, where it was asked for by its name. */
  readonly model?: CatalogueModel;
}

/** One file to fetch. */
export interface SourceFile {
  /** An address, or the absolute path of a file on this machine. */
  readonly from: URL | string;
  /** Its name in the models folder. */
  readonly file: string;
}

const HUB_FILE = /^hf:([\w.-]+\/[\w.-]+)(?:@([\w./-]+))?:([^\\]+)$/;
/** No separator, no control character, no name that begins with a dot. */
const FILE_NAME = /^[^./\\\p{Cc}][^/\\\p{Cc}]*\.gguf$/u;

/**
 * Reads what `models pull` is given: a name of the catalogue, `hf:owner/repo:file` (with `@revision` after the repository), an http or https
 * address, or a path. Throws UserError.
 */
export function modelSource(asked: string, env: Environment): ModelSource {
  if (/^https?:/i.test(asked)) return fromAddress(asked);
  if (asked.startsWith('hf:')) return fromHub(asked, env);
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(asked)?.[1];
  if (scheme !== undefined) throw new UserError(`models pull: only http and https addresses can be fetched, got ${scheme}:`);
  const model = catalogued(asked);
  if (model !== undefined) {
    const { repository, file } = model;
    return { id: hubId(repository, file), model, files: [{ from: hubAddress(repository, file, 'main', env), file }] };
  }
  if (/[\\/]|\.gguf$/.test(asked)) return fromPath(asked);
  const names = CATALOGUE.map(({ name }) => name);
  const nearest = nearestName(asked, names);
  const hint = nearest === undefined ? '; expected' : `: did you mean "${nearest}"? Expected`;
  throw new UserError(`the catalogue has no model "${asked}"${hint} one of ${names.join(', ')}; or hf:owner/repo:file, an address, a path`);
}

function fromAddress(asked: string): ModelSource {
  if (!URL.canParse(asked)) throw new UserError(`models pull: ${JSON.stringify(asked)} is no address`);
  const address = new URL(asked);
  if (address.username !== '' || address.password !== '')
    throw new UserError('models pull: an address with a name or a password in it is not taken, as it would be kept; leave them out');
  // Hugging Face's page about a file has nearly the address of the file.
  if (address.hostname === 'huggingface.co') address.pathname = address.pathname.replace(/^(\/[^/]+\/[^/]+)\/blob\//, '$1/resolve/');
  address.hash = '';
  return { id: address.origin + address.pathname, files: partNames(address.pathname).map((path) => at(address, path)) };
}

function at(address: URL, path: string): SourceFile {
  const part = new URL(address);
  part.pathname = path;
  return { from: part, file: fileName(decoded(basename(path))) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const hubId = (repository: string, file: string, revision?: string): string =>
  `hf:${repository}${revision === undefined ? '' : `@${revision}`}:${file}`;

function fromHub(asked: string, env: Environment): ModelSource {
  const [, repository, revision, path] = HUB_FILE.exec(asked) ?? [];
  if (repository === undefined || path === undefined || path.split('/').includes('..'))
    throw new UserError(
      `models pull: expected hf:owner/repo:file, such as hf:${CATALOGUE[0]?.repository}:${CATALOGUE[0]?.file}, got ${JSON.stringify(asked)}`,
    );
  const files = partNames(path).map((one) => ({
    from: hubAddress(repository, one, revision ?? 'main', env),
    file: fileName(basename(one)),
  }));
  return { id: hubId(repository, path, revision), files };
}

function fromPath(asked: string): ModelSource {
  const path = resolve(asked.startsWith('~/') ? join(homedir(), asked.slice(2)) : asked);
  if (!existsSync(path)) throw new UserError(`models pull ${asked}: there is no file ${path}`);
  return { id: path, files: partNames(path).map((from) => ({ from, file: fileName(basename(from)) })) };
}

/** Names come from others: none may lead out of the folder, or onto a terminal. */
function fileName(name: string): string {
  if (FILE_NAME.test(name)) return name;
  throw new UserError(`models pull: expected a file that ends in .gguf, got ${JSON.stringify(name)}`);
}
