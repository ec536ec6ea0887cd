import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { UserError } from '../core/errors/user-error.ts';
import type { configShape } from './config-shape.ts';

/** What `pentathlon.config.ts` may hold: names for agents' specs, with their base URL and key variable. */
export type Config = z.output<typeof configShape>;
/** An alias with its parts. */
export interface Alias {
  readonly spec: string;
  readonly baseURL?: string | undefined;
  readonly keyVariable?: string | undefined;
}

const NAMES = ['pentathlon.config.ts', 'pentathlon.config.mts', 'pentathlon.config.js', 'pentathlon.config.mjs'];

/** Reads the config in the working folder; an empty one where there is none. Throws UserError naming the field at fault. */
export async function loadConfig(): Promise<Config> {
  const file = NAMES.find((name) => existsSync(name));
  if (file === undefined) return { agents: {} };
  // Most folders hold no config: what reads one is loaded only where there is one.
  const [{ loadModule }, { configShape }] = await Promise.all([import('./load-module.ts'), import('./config-shape.ts')]);
  const { exports } = await loadModule(file);
  const parsed = configShape.safeParse(exports.default);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UserError(`${file}: ${issue?.path.join('.') || 'default export'}: ${issue?.message}`);
}

/** The alias of that name, if the config has one. */
export function aliasOf(config: Config, name: string): Alias | undefined {
  const found = Object.hasOwn(config.agents, name) ? config.agents[name] : undefined;
  return typeof found === 'string' ? { spec: found } : found;
}

/** The store a command works on: the flag's, the config's, or `./pentathlon.db`. Throws UserError for what names no file. */
export async function storePath(flag: string | undefined, config?: Config): Promise<string> {
  const path = flag ?? (config ?? (await loadConfig())).db ?? 'pentathlon.db';
  // SQLite would keep these in memory, and answers that were paid for would be gone with the process.
  if (['', ':memory:'].includes(path.trim()))
    throw new UserError(`${flag === undefined ? 'db in the config' : '--db'}: expected a file's name for the store, got "${path}"`);
  return path;
}
