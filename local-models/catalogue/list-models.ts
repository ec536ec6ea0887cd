import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { type GgufFacts, readGguf } from '../gguf/gguf-file.ts';
import { partNames } from '../gguf/split-model.ts';
import { changedSince, entryOf } from '../pull/here.ts';
import { partOf, readPart } from '../pull/part-file.ts';
import { readRecord } from '../pull/pulled-record.ts';
import { agentName } from './agent-name.ts';
import { CATALOGUE, type CatalogueModel } from './catalogue.data.ts';
import { type Environment, filesIn, modelFiles, modelsFolder } from './models-folder.ts';

/** One model of the catalogue or of the models folder. */
export interface ListedModel {
  /** What follows `local/`; the file's own name where no agent can be called so. */
  readonly name: string;
  /** Where its file lies, or would. */
  readonly path: string;
  /** `changed`: another file than was pulled; `damaged`: no whole model. */
  readonly state: 'here' | 'not here' | 'part' | 'changed' | 'damaged';
  /** Why it is changed or damaged. */
  readonly why?: string;
  /** Bytes that are here, of a part as well. */
  readonly bytesHere: number;
  /** Bytes of the whole file, as far as is known. */
  readonly bytes: number | undefined;
  readonly licence: string | undefined;
  readonly context: number | undefined;
  readonly quantisation: string | undefined;
  /** Whether the figures, or the file that is here, were checked against a SHA-256 that others state. */
  readonly verified: boolean;
  readonly source: string | undefined;
}

/** The catalogue in its order, then whatever else lies in the models folder; a split model by its first part. */
export async function listModels(env: Environment): Promise<readonly ListedModel[]> {
  const folder = modelsFolder(env);
  const others = [...new Set([...modelFiles(folder), ...partFiles(folder)])].filter((file) => entryOf(file) === undefined && isFirst(file));
  const listed: ListedModel[] = [];
  for (const entry of CATALOGUE) listed.push(await listedModel(join(folder, entry.file), entry.name, entry));
  for (const file of others.sort()) listed.push(await listedModel(join(folder, file), agentName(file) ?? file, undefined));
  return listed;
}

/** Names of files of which a part is here. */
const partFiles = (folder: string): string[] => filesIn(folder, partOf('.gguf')).map((name) => name.slice(0, -partOf('').length));

const isFirst = (file: string): boolean => partNames(file)[0] === file;

async function listedModel(path: string, name: string, entry: CatalogueModel | undefined): Promise<ListedModel> {
  const known = {
    name,
    path,
    bytes: entry?.bytes,
    licence: entry?.licence,
    context: entry?.context,
    quantisation: undefined,
    verified: entry?.sha256 !== undefined,
    source: entry && `hf:${entry.repository}:${entry.file}`,
  };
  if (existsSync(path)) return { ...known, ...(await here(path, entry)) };
  const part = readPart(partOf(path));
  if (part === undefined) return { ...known, state: 'not here', bytesHere: 0 };
  return { ...known, state: 'part', bytesHere: part.bytes, bytes: part.state.total ?? known.bytes, source: part.state.source };
}

async function here(path: string, entry: CatalogueModel | undefined): Promise<Omit<ListedModel, 'name' | 'path'>> {
  const record = readRecord(path);
  const verified = entry?.sha256 !== undefined || (record !== undefined && record.checked !== 'none');
  const common = { verified, source: record?.source ?? entry?.repository };
  try {
    const facts = await readGguf(path);
    const why = await changedSince(path, entry);
    return { ...common, ...figures(facts, entry), ...(why === undefined ? { state: 'here' } : { state: 'changed', why, verified: false }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const none = { bytes: entry?.bytes, licence: entry?.licence, context: entry?.context, quantisation: undefined };
    return { ...common, ...none, state: 'damaged', why: error.message, bytesHere: 0, verified: false };
  }
}

const figures = ({ bytes, licence, contextLength, quantisation }: GgufFacts, entry: CatalogueModel | undefined) => ({
  bytesHere: bytes,
  bytes,
  licence: entry?.licence ?? licence,
  context: contextLength ?? entry?.context,
  quantisation,
});
