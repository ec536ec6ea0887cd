import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../../harness/core/errors/user-error.ts';
import { nearestName } from '../../harness/core/nearest-name.ts';
import { CATALOGUE } from './catalogue.data.ts';
import { catalogued } from './catalogue.ts';
import { type Environment, modelFiles, modelsFolder } from './models-folder.ts';

/** A model's file on this machine. */
export interface FoundModel {
  /** Absolute. */
  readonly path: string;
  /** Short, for boards and endpoints: the catalogue's name, or the file's without `.gguf`. */
  readonly name: string;
}

/**
 * What `local/<name>` means: a path (it holds a separator or ends in .gguf; from the working folder, `~/` from the home folder), a name of
 * the catalogue, or that of a file in the models folder, with or without `.gguf`. Whether it is a sound model is not looked at. Throws
 * UserError with what to do where there is no such file.
 */
export function findModel(name: string, env: Environment): FoundModel {
  if (/[\\/]/.test(name)) return atPath(name);
  const folder = modelsFolder(env);
  const known = catalogued(name);
  if (known !== undefined) {
    const path = join(folder, known.file);
    if (existsSync(path)) return { path, name: known.name };
    throw new UserError(`local/${known.name} is not on this machine; fetch it with: pentathlon models pull ${known.name}`);
  }
  if (name.endsWith('.gguf') && existsSync(name)) return atPath(name);
  const files = modelFiles(folder);
  const file = files.find((one) => one === name || shortName(one) === name) ?? files.find((one) => sameName(shortName(one), name));
  if (file !== undefined) return { path: join(folder, file), name: nameOf(file) };
  throw new UserError(`local/${name}: ${name.endsWith('.gguf') ? noFile(name, folder) : noModel(name, files)}`);
}

function atPath(name: string): FoundModel {
  const path = resolve(name.startsWith('~/') ? join(homedir(), name.slice(2)) : name);
  if (!existsSync(path)) throw new UserError(`local/${name}: there is no file ${path}`);
  return { path, name: shortName(basename(path)) };
}

const noFile = (name: string, folder: string): string => `there is no file ${resolve(name)}, nor one of that name in ${folder}`;

function noModel(name: string, files: readonly string[]): string {
  const names = [...CATALOGUE.map((model) => model.name), ...files.map(nameOf)];
  const known = [...new Set(names)];
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? '; there are' : `: did you mean "${nearest}"? There are`;
  return `there is no such model${hint}: ${known.join(', ')}; or give the path of a .gguf file`;
}

const shortName = (file: string): string => file.replace(/\.gguf$/i, '');
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase().replace(/\.gguf$/, '');
/** A catalogue model's file goes by the catalogue's name. */
const nameOf = (file: string): string => CATALOGUE.find((model) => model.file === file)?.name ?? shortName(file);
