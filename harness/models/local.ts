import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findModel } from '../../local-models/catalogue/find-model.ts';
import { type GgufFacts, readGguf } from '../../local-models/gguf/gguf-file.ts';
import { cacheBytesPerToken } from '../../local-models/gguf/memory-estimate.ts';
import { modelDigest } from '../../local-models/gguf/model-digest.ts';
import { type LocalSettings, localModel } from '../../local-models/local-model.ts';
import { GPUS, KV_TYPES, type Load, UNQUANTISED } from '../../local-models/process/load.ts';
import type { LocalFile } from '../../local-models/process/local-file.ts';
import { installedPackage } from '../../local-models/setup/installed-package.ts';
import { type RawParameters, readParameters } from '../agents/parameters.ts';
import { digest } from '../core/digest.ts';
import { UserError } from '../core/errors/user-error.ts';
import type { Json } from '../core/json.ts';
import { number, sequences, yes } from './model-parameters.ts';
import type { ModelSpec, ResolvedModel } from './registry.ts';

/** Requests under way at once where the user names no number. */
const SLOTS = 4;
const MOST_SLOTS = 64;
const MOST_THREADS = 1_024;

const oneOf = <T extends readonly string[]>(values: T) => z.enum(values, { error: `expected one of ${values.join(', ')}` });

/** What may follow `?` in the spec of a local model: how answers are drawn, and how the model is loaded. */
export const LOCAL_PARAMETERS = {
  temperature: number(0, 5).optional(),
  top_k: number(0, Number.MAX_SAFE_INTEGER, true).optional(),
  top_p: number(0, 1).optional(),
  min_p: number(0, 1).optional(),
  repeat_penalty: number(0.1, 10).optional(),
  max_tokens: number(1, Number.MAX_SAFE_INTEGER, true).optional(),
  stop: sequences.optional(),
  seed: number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, true).optional(),
  think: yes.optional(),
  constrain: yes.optional(),
  exact: yes.optional(),
  slots: number(1, MOST_SLOTS, true).optional(),
  context: number(64, Number.MAX_SAFE_INTEGER, true).optional(),
  gpu: oneOf(GPUS).optional(),
  layers: z.union([z.enum(['auto', 'max']), number(0, 10_000, true)], { error: 'expected auto, max or a whole number' }).optional(),
  kv: oneOf(KV_TYPES).optional(),
  flash: z
    .enum(['auto', 'true', 'false'], { error: 'expected auto, true or false' })
    .transform((text) => (text === 'auto' ? text : text === 'true'))
    .optional(),
  threads: number(1, MOST_THREADS, true).optional(),
};

type LocalParameters = z.output<z.ZodObject<typeof LOCAL_PARAMETERS>>;

/** Finds a model of the catalogue or at a path. The file is looked at, not loaded. Rejects with UserError, one line. */
export async function locateLocal(name: string, parameters: LocalParameters): Promise<LocalFile> {
  const found = await findModel(name, process.env);
  const facts = await readGguf(found.path);
  const load = loadOf(parameters, facts);
  const { parts } = facts;
  return { name: found.name, content: await modelDigest(parts), parts, cacheBytes: cacheBytesPerToken(facts, load.kv) ?? 0, load };
}

/** The parameters of a local model. Raises UserError, one line. */
export const readLocal = (raw: RawParameters): LocalParameters => readParameters('local models', LOCAL_PARAMETERS, raw);

/** A GGUF model of the catalogue or at a path. Rejects with UserError, one line. */
export async function resolveLocal({ name, parameters: raw }: ModelSpec, id: string): Promise<ResolvedModel> {
  const parameters = readLocal(raw);
  const file = await locateLocal(name, parameters);
  if (installedPackage('node-llama-cpp', dirname(fileURLToPath(import.meta.url))) === undefined)
    throw new UserError('local/ models need node-llama-cpp, which is not installed; pentathlon doctor gives the command that adds it');
  const { constrain = false } = parameters;
  const fingerprint = fingerprintOf(file, raw);
  const settings = settingsOf(parameters);
  return {
    model: localModel({ id, file, identity: digest(fingerprint), settings, constrain }),
    fingerprint,
  };
}

/** Counts the ways in which a prompt is put and an answer drawn; another one is needed where they change what a model says. */
const DRAWN = 1;

/** The model's content, how many requests run at once, and all that the user said of it; where the file lies does not matter. */
const fingerprintOf = ({ content, load: { slots } }: LocalFile, raw: RawParameters): Json => ({
  provider: 'local',
  model: content,
  slots,
  drawn: DRAWN,
  settings: { ...raw },
});

function loadOf(parameters: LocalParameters, { path, contextLength }: GgufFacts): Load {
  const { exact, slots, context, gpu = 'auto', layers = 'auto', kv = 'f16', flash = 'auto', threads } = parameters;
  if (exact === true && slots !== undefined && slots > 1)
    throw new UserError(`exact=true plays one request at a time, slots=${slots} several: leave one of them out`);
  if (context !== undefined && contextLength !== undefined && context > contextLength)
    throw new UserError(`context=${context}: the model was trained for ${contextLength} tokens of context; ask for that many at most`);
  if (flash === false && !UNQUANTISED.includes(kv))
    throw new UserError(`kv=${kv} needs flash attention: leave flash=false out, or take kv=f16`);
  return {
    path: resolve(path),
    gpu,
    layers,
    slots: exact === true ? 1 : (slots ?? SLOTS),
    ...(context !== undefined && { context }),
    kv,
    flash,
    ...(threads !== undefined && { threads }),
  };
}

function settingsOf(parameters: LocalParameters): LocalSettings {
  const { temperature, top_k: topK, top_p: topP, min_p: minP, repeat_penalty: repeatPenalty, max_tokens: maxTokens } = parameters;
  const { stop, seed, think } = parameters;
  return Object.fromEntries(
    Object.entries({ temperature, topK, topP, minP, repeatPenalty, maxTokens, stop, seed, think }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
