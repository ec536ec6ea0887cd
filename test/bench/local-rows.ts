import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Llama, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { random } from '../../harness/core/random.ts';
import { modelDigest } from '../../local-models/gguf/model-digest.ts';
import type { Load } from '../../local-models/process/load.ts';
import { ModelProcess } from '../../local-models/process/model-process.ts';
import type { Answer, GenerateAsk } from '../../local-models/process/protocol.ts';
import { residentBytes } from '../../local-models/process/resident-bytes.ts';
import { promptOf } from '../../local-models/speed.ts';
import { writeGguf } from '../support/gguf.ts';
import { median, type Row } from './row.ts';
import { inScratch } from './scratch.ts';

const CONTEXT = 1_024;
const WORDS = 80;
const WRITTEN = 48;
const TURNS = 20;
const BAR = 0.95;
const never = new AbortController().signal;

/** A local model of random weights, as the harness runs it beside the same library used bare in this process. */
export async function localRows(quick: boolean): Promise<Row[]> {
  return inScratch(async (folder) => {
    const { path, bytes, parameters } = writeGguf(join(folder, 'random.gguf'), {
      preset: quick ? 'tiny' : '15m',
      weights: quick ? 'f32' : 'q8_0',
    });
    // Heavy: only this part of the bench needs it.
    const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
    const llama = await getLlama({ gpu: 'auto', build: 'never', skipDownload: true, maxThreads: 0, logLevel: LlamaLogLevel.error });
    const rows: Row[] = [
      {
        what: 'the local model measured',
        measured: `random weights, ${(parameters / 1e6).toFixed(1)} million, ${(bytes / 2 ** 20).toFixed(0)} MB; ${await deviceText(llama)}`,
      },
    ];
    const model = await llama.loadModel({ modelPath: path });
    const load: Load = { path, gpu: 'auto', layers: 'auto', slots: 8, context: CONTEXT, kv: 'f16', flash: 'auto' };
    for (const sequences of [1, 4, 8]) rows.push(...(await speedRows(model, { ...load, slots: sequences }, quick ? 2 : 7)));
    rows.push(...(await gameRows(model, load, quick)));
    rows.push(...ownBench(path));
    await llama.dispose();
    return rows;
  });
}

async function deviceText(llama: Llama): Promise<string> {
  return llama.gpu === false ? `processor, ${llama.cpuMathCores} cores` : `${llama.gpu}: ${(await llama.getGpuDeviceNames()).join(', ')}`;
}

const processOf = async (load: Load): Promise<ModelProcess> =>
  new ModelProcess({ name: 'bench', content: await modelDigest([load.path]), parts: [load.path], cacheBytes: 0, load });

const chatml = (text: string): string => `<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant\n`;
const askOf = (content: string, maxTokens: number): GenerateAsk => ({
  kind: 'generate',
  messages: [{ role: 'user', content }],
  sampling: { temperature: 0, topK: 40, topP: 1, minP: 0, repeatPenalty: 1, seed: 0 },
  maxTokens,
  stop: [],
});

/** What one round of requests at once took. */
interface Round {
  readonly seconds: number;
  readonly prompt: number;
  readonly written: number;
}

async function timed(work: () => Promise<readonly { prompt: number; written: number }[]>): Promise<Round> {
  const began = performance.now();
  const done = await work();
  const seconds = (performance.now() - began) / 1_000;
  const sum = (key: 'prompt' | 'written') => done.reduce((total, one) => total + one[key], 0);
  return { seconds, prompt: sum('prompt'), written: sum('written') };
}

/** Rounds of the harness and of the bare library by turns, on prompts of the same length that share nothing. */
async function speedRows(model: LlamaModel, load: Load, rounds: number): Promise<Row[]> {
  const { slots } = load;
  const rng = random('bench', 'local', slots);
  const ours = await processOf(load);
  const { threads, flash } = await ours.ready();
  const context = await model.createContext({
    sequences: slots,
    contextSize: CONTEXT,
    threads: { ideal: threads, min: threads },
    flashAttention: flash === 'true',
  });
  const sequences = Array.from({ length: slots }, () => context.getSequence());
  const sides = {
    ours: (texts: readonly string[], most: number) =>
      timed(() => Promise.all(texts.map(async (text) => counted((await ours.ask<Answer>(askOf(text, most), never)).value)))),
    bare: (texts: readonly string[], most: number) =>
      timed(() => Promise.all(texts.map((text, at) => bare(model, sequences[at] as LlamaContextSequence, text, most)))),
  };
  const found = { ours: [] as { prompt: Round; whole: Round }[], bare: [] as { prompt: Round; whole: Round }[] };
  for (let round = 0; round <= rounds; round++) {
    const [short, long] = [0, 1].map(() => Array.from({ length: slots }, () => promptOf(rng, WORDS))) as [string[], string[]];
    for (const side of round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      const measured = { prompt: await sides[side](short, 1), whole: await sides[side](long, WRITTEN) };
      // The first round warms both up.
      if (round > 0) found[side].push(measured);
    }
  }
  const resident = residentText(ours.pid);
  ours.close();
  await context.dispose();
  const [a, b] = [figures(found.ours), figures(found.bare)];
  const ratio = median(found.ours.map(({ whole }, at) => (found.bare[at]?.whole.seconds ?? 0) / whole.seconds));
  return [
    {
      what: `${slots} ${slots === 1 ? 'sequence' : 'sequences'} at once, ${threads} ${threads === 1 ? 'thread' : 'threads'}, against the library used bare`,
      measured: `${ratio.toFixed(2)} ×; prompt ${a.prompt} tokens/s (bare ${b.prompt}), writing ${a.written} tokens/s (bare ${b.written})${resident}`,
      bar: `≥ ${BAR} ×`,
      ok: ratio >= BAR,
    },
  ];
}

const counted = ({ evaluated, output }: Answer) => ({ prompt: evaluated, written: output });

async function bare(model: LlamaModel, sequence: LlamaContextSequence, text: string, most: number) {
  await sequence.clearHistory();
  const tokens = model.tokenize(chatml(text), true);
  return { prompt: tokens.length, written: await write(sequence, tokens, most) };
}

async function write(sequence: LlamaContextSequence, tokens: Token[], most: number): Promise<number> {
  let written = 0;
  for await (const _ of sequence.evaluate(tokens, { temperature: 0 })) if (++written >= most) break;
  return written;
}

function figures(rounds: readonly { prompt: Round; whole: Round }[]): { prompt: string; written: string } {
  const prompt = median(rounds.map(({ prompt: { prompt: tokens, seconds } }) => tokens / seconds));
  const written = median(
    rounds.map((one) => (one.whole.written - one.prompt.written) / Math.max(1e-6, one.whole.seconds - one.prompt.seconds)),
  );
  return { prompt: prompt.toFixed(0), written: written.toFixed(0) };
}

/** A game of many turns: rules first, a history that grows, and where it stands now. */
function turnsOf(): string[] {
  const rng = random('bench', 'game');
  const rules = promptOf(rng, 100);
  const moves = Array.from({ length: TURNS }, () => promptOf(rng, 6));
  return moves.map((_, turn) => `${rules}\n${moves.slice(0, turn).join('\n')}\n${promptOf(rng, 15)}`);
}

async function gameRows(model: LlamaModel, load: Load, quick: boolean): Promise<Row[]> {
  const turns = turnsOf();
  const rounds = quick ? 1 : 3;
  const context = await model.createContext({ contextSize: CONTEXT * 2, threads: load.threads ?? 1, flashAttention: false });
  const sequence = context.getSequence();
  const without = await quickest(rounds, async () => {
    for (const text of turns) await bare(model, sequence, text, 8);
    return { evaluated: turns.reduce((sum, text) => sum + model.tokenize(chatml(text), true).length, 0) };
  });
  await context.dispose();
  const rows: Row[] = [
    { what: `${TURNS} turns of a game, bare, each prompt evaluated whole`, measured: told(without.seconds, without.evaluated) },
  ];
  for (const slots of [4, 1]) {
    const ours = await processOf({ ...load, slots, context: CONTEXT * 2 });
    await ours.ready();
    let game = 0;
    const reused = await quickest(rounds, async () => {
      const trial = `game ${game++}`;
      let evaluated = 0;
      for (const text of turns)
        evaluated += (await ours.ask<Answer>(askOf(`${trial} ${text}`, 8), never, { trial, seat: 0 })).value.evaluated;
      return { evaluated };
    });
    ours.close();
    rows.push({
      what: `the same, ${slots === 1 ? 'exact=true: whole chunks reused' : 'each turn in the slot of the last one'}`,
      measured: `${told(reused.seconds, reused.evaluated)}; ${(without.seconds / reused.seconds).toFixed(1)} × as fast`,
      bar: 'half the prompt tokens at most',
      ok: reused.evaluated <= without.evaluated / 2,
    });
  }
  return rows;
}

const told = (seconds: number, evaluated: number): string => `${seconds.toFixed(2)} s, ${evaluated} prompt tokens evaluated`;

async function quickest<T>(rounds: number, work: () => Promise<T>): Promise<T & { seconds: number }> {
  const times: (T & { seconds: number })[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const done = await work();
    times.push({ ...done, seconds: (performance.now() - began) / 1_000 });
  }
  return times.reduce((best, one) => (one.seconds < best.seconds ? one : best));
}

function residentText(pid: number | undefined): string {
  const bytes = residentBytes(pid);
  return bytes === undefined ? '' : `; ${Math.round(bytes / 2 ** 20)} MB resident`;
}

/** llama.cpp's own benchmark, where its program is installed. */
function ownBench(path: string): Row[] {
  const words = ['-m', path, '-c', String(8 * CONTEXT), '-npp', '256', '-ntg', String(WRITTEN), '-npl', '1,4,8'];
  const { status, stdout } = spawnSync('llama-batched-bench', words, { encoding: 'utf8' });
  const table = status === 0 ? stdout.split('\n').filter((line) => /^\|\s*\d/.test(line)) : [];
  return table.map((line) => {
    const [prompt, written, parallel, , , promptSpeed, , writingSpeed] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return {
      what: `llama-batched-bench, ${parallel} at once, ${prompt} + ${written} tokens`,
      measured: `prompt ${promptSpeed} tokens/s, writing ${writingSpeed} tokens/s`,
    };
  });
}
