import { basename } from 'node:path';
import { bytesText } from '../../../local-models/bytes-text.ts';
import { agentName } from '../../../local-models/catalogue/agent-name.ts';
import { catalogued } from '../../../local-models/catalogue/catalogue.ts';
import { findModel } from '../../../local-models/catalogue/find-model.ts';
import { type ListedModel, listModels } from '../../../local-models/catalogue/list-models.ts';
import { modelsFolder } from '../../../local-models/catalogue/models-folder.ts';
import { removable, removeModels } from '../../../local-models/catalogue/remove-model.ts';
import { type GgufFacts, readGguf } from '../../../local-models/gguf/gguf-file.ts';
import { cacheBytesPerToken, leastMemory } from '../../../local-models/gguf/memory-estimate.ts';
import { type ProgressLine, progressLine } from '../../../local-models/pull/progress-line.ts';
import { type PulledFile, pull } from '../../../local-models/pull/pull.ts';
import { UserError } from '../../core/errors/user-error.ts';
import { terminalLine, terminalText } from '../../core/terminal-text.ts';
import { count } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { print, say } from '../output.ts';
import { quoted } from '../shell-words.ts';
import { textTable } from '../text-table.ts';

/** Flags of `models` and its commands, read. */
export interface ModelsFlags {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly as?: string;
}

/** `pentathlon models list`: the catalogue and what lies in the models folder. */
export async function listModelsCommand(flags: ModelsFlags): Promise<number> {
  const models = await listModels(process.env);
  if (flags.json) await print(jsonText({ folder: modelsFolder(process.env), models }));
  else {
    await print(textTable(COLUMNS, models.map(row)));
    for (const { name, why } of models) if (why !== undefined) say(`${name}: ${why}`);
    for (const { name } of models) sayNoAgent(name);
    say(`they lie in ${modelsFolder(process.env)}; fetch one with: pentathlon models pull <name>`);
  }
  return 0;
}

/** Says so where a model's name, or the path to it, cannot be given as an agent. */
function sayNoAgent(name: string): void {
  if (agentName(name) === undefined)
    say(
      `${JSON.stringify(name)}: an agent cannot be called so, for its comma, question mark or spaces; rename the file, or pull it with --as <name>`,
    );
}

const left = (heading: string) => ({ heading, align: 'left' as const });
const right = (heading: string) => ({ heading, align: 'right' as const });
const COLUMNS = [left('model'), left('state'), right('size'), right('context'), left('licence'), left('figures')];

const row = (model: ListedModel): readonly string[] => [
  terminalLine(model.name),
  model.state === 'part' ? `${bytesText(model.bytesHere)} here` : model.state,
  model.bytes === undefined ? '–' : bytesText(model.bytes),
  model.context === undefined ? '–' : count(model.context),
  terminalLine(model.licence ?? '–'),
  model.verified ? 'verified' : 'unverified',
];

/** `pentathlon models pull <model>`: a model into the models folder. Exit code 3 where Ctrl-C stops it; the part is kept. */
export async function pullModelCommand(asked: string, flags: ModelsFlags): Promise<number> {
  const stop = new AbortController();
  const hear = () => stop.abort();
  for (const signal of SIGNALS) process.once(signal, hear);
  const progress = new Progress();
  try {
    const options = { env: process.env, as: flags.as, signal: stop.signal, onBytes: progress.at, say: progress.say };
    const files = await pull(asked, options);
    progress.end();
    await tell(asked, files, flags);
    return 0;
  } catch (error) {
    progress.end();
    if (!stop.signal.aborted) throw error;
    say('stopped; what was fetched is kept, the same command goes on from there');
    return 3;
  } finally {
    for (const signal of SIGNALS) process.off(signal, hear);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The lines of files one after another, and what else is said meanwhile. */
class Progress {
  #file = '';
  #line: ProgressLine | undefined;

  readonly at = (file: string, bytes: number, total: number | undefined): void => {
    if (file !== this.#file) this.end();
    this.#file = file;
    this.#line ??= progressLine(process.stderr, terminalLine(basename(file)));
    this.#line.at(bytes, total);
  };

  readonly say = (text: string): void => {
    this.end();
    say(text);
  };

  end(): void {
    this.#line?.end();
    this.#line = undefined;
  }
}

async function tell(asked: string, files: readonly PulledFile[], flags: ModelsFlags): Promise<void> {
  if (flags.json) return print(jsonText(files));
  for (const { path, bytes, sha256, checked, statedBy = 'its server', before } of files) {
    const how = { catalogue: "the catalogue's", hub: `as ${statedBy} states it`, none: 'recorded, as none was stated' }[checked];
    say(`${before ? 'was here before' : 'pulled'}: ${count(bytes)} bytes, SHA-256 ${sha256}, ${how}`);
    await print(terminalLine(path));
  }
  const [first] = files;
  const name = first && (catalogued(asked)?.name ?? agentName(basename(first.path)));
  if (name !== undefined) say(`play it with: pentathlon run gtbench -a ${quoted(`local/${name}`)}`);
}

/** `pentathlon models rm <model>`: deletes its file from the models folder, or the part of it. Only with --yes. */
export async function removeModelCommand(name: string, flags: ModelsFlags): Promise<number> {
  const { paths, bytes } = removable(name, process.env);
  const what = `${paths.join(', ')} (${bytesText(bytes)})`;
  if (flags.yes !== true) throw new UserError(`models rm ${name}: would delete ${what}; add --yes to do it`);
  removeModels(paths);
  if (flags.json) await print(jsonText({ deleted: paths, bytes }));
  else say(`deleted ${what}`);
  return 0;
}

/** Tokens for which the memory is reckoned, unless the model was trained for fewer. */
const MOST_TOKENS = 4_096;
/** Types of the cache whose size is told. */
const SHOWN_CACHES = ['f16', 'q8_0', 'q4_0'] as const;
/** Lines of a chat template that are shown. */
const TEMPLATE_LINES = 6;

/** `pentathlon models show <model>`: what a model's file says about itself. */
export async function showModelCommand(name: string, flags: ModelsFlags): Promise<number> {
  const facts = await readGguf(findModel(name, process.env).path);
  const systemRole = await hasSystemRole(facts);
  const { bytes, tokens } = leastMemory(facts, MOST_TOKENS, 'f16');
  if (flags.json) await print(jsonText({ ...facts, systemRole, leastMemory: bytes, leastMemoryTokens: tokens }));
  else await print(showText(facts, systemRole));
  sayNoAgent(name);
  return 0;
}

/** Undefined where there is no template, or none that can be read. */
async function hasSystemRole({ chatTemplate }: GgufFacts): Promise<boolean | undefined> {
  if (chatTemplate === undefined) return undefined;
  const { ChatTemplate } = await import('../../../local-models/child/chat-template.ts');
  try {
    return new ChatTemplate(chatTemplate, { bos: '', eos: '' }).takesSystem;
  } catch {
    return undefined;
  }
}

function showText(facts: GgufFacts, systemRole: boolean | undefined): string {
  const least = leastMemory(facts, MOST_TOKENS, 'f16');
  const cached = SHOWN_CACHES.map((type) => [type, cacheBytesPerToken(facts, type)] as const);
  const perToken = cached.map(([type, bytes]) => (bytes === undefined ? undefined : `${count(bytes)} B ${type}`));
  const rows: readonly (readonly [string, string | number | undefined])[] = [
    ['file', facts.path],
    ['parts', facts.parts.length > 1 ? facts.parts.length : undefined],
    ['size', `${count(facts.bytes)} bytes`],
    ['name', facts.name],
    ['architecture', facts.architecture],
    ['parameters', `${count(facts.parameters)} in ${count(facts.tensors)} tensors`],
    ['size label', facts.sizeLabel],
    ['quantisation', facts.quantisation],
    ['licence', facts.licence],
    ['context', facts.contextLength && `${count(facts.contextLength)} tokens`],
    ['layers', facts.layers],
    ['width', facts.embeddingLength],
    ['vocabulary', facts.vocabulary && `${count(facts.vocabulary)} tokens (${facts.tokenizer ?? 'unnamed'})`],
    [
      'cache',
      perToken.includes(undefined) ? 'not known: the file does not say, or says what cannot be' : `a token: ${perToken.join(', ')}`,
    ],
    ['memory', `at least ${bytesText(least.bytes)} ${least.tokens === 0 ? 'of weights' : `with ${count(least.tokens)} tokens of context`}`],
    ['system role', systemRole === undefined ? undefined : systemRole ? 'yes' : 'no: its words come first in what the user says'],
    ['chat template', facts.chatTemplate === undefined ? 'none: it is no chat model, or wants another' : ''],
  ];
  const lines = rows.flatMap(([what, value]) =>
    value === undefined ? [] : [`${what.padEnd(15)}${terminalLine(String(value))}`.trimEnd()],
  );
  return [...lines, ...templateLines(facts.chatTemplate)].join('\n');
}

function templateLines(template: string | undefined): string[] {
  if (template === undefined) return [];
  const all = terminalText(template).split('\n');
  const shown = all.slice(0, TEMPLATE_LINES).map((line) => `  ${line.length > 120 ? `${line.slice(0, 120)}…` : line}`);
  return all.length > TEMPLATE_LINES ? [...shown, `  … ${all.length - TEMPLATE_LINES} lines more`] : shown;
}
