import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pentathlon } from './support/run-pentathlon.ts';
import { importsOf, ROOT, type SourceImport, sources } from './support/source-imports.ts';

/** Where a file lives in the house; for suites the suite itself, since two suites are strangers. */
function floorOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  if (path === 'harness/index.ts') return 'door';
  if (top === 'harness') return second;
  if (path === 'tasks/registry.ts') return 'registry';
  if (top === 'tasks') return second === 'authoring' ? 'authoring' : `suite ${second}`;
  return top;
}

const GROUND = ['core', 'stats'];
const FIRST = ['agents', 'judges', 'local-models', 'results'];
/** What each floor may import beside itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  stats: [],
  agents: GROUND,
  judges: GROUND,
  'local-models': GROUND,
  results: GROUND,
  authoring: [...GROUND, 'agents', 'judges'],
  suite: [...GROUND, 'agents', 'judges', 'authoring'],
  registry: [...GROUND, 'suite'],
  models: [...GROUND, ...FIRST, 'authoring', 'registry'],
  engine: [...GROUND, ...FIRST, 'authoring', 'registry'],
  app: [...GROUND, ...FIRST, 'authoring', 'registry', 'models', 'engine'],
  door: [...GROUND, 'agents', 'judges', 'authoring', 'suite'],
};

const kindOf = (floor: string): string => floor.split(' ')[0] as string;

function mayImport({ from, to }: SourceImport): boolean {
  const [here, there] = [floorOf(from), floorOf(to)];
  return here === there || (MAY[kindOf(here)]?.includes(kindOf(there)) ?? false);
}

const HEAVY = ['openai', '@anthropic-ai/sdk', 'langchain', '@langchain', 'esbuild', 'undici', 'better-sqlite3'];
const heavy = (specifier: string): boolean => HEAVY.some((name) => specifier === name || specifier.startsWith(`${name}/`));

const isHouse = ({ to }: SourceImport): boolean => /\.tsx?$/.test(to);
const arrow = ({ from, to }: SourceImport): string => `${from} → ${to}`;

let all: SourceImport[];
beforeAll(() => {
  all = sources().flatMap((path) => importsOf(path));
});

describe('arrows', () => {
  test('run down only', () => {
    expect(all.filter(isHouse).length).toBeGreaterThan(400);
    expect(all.filter((one) => isHouse(one) && !mayImport(one)).map(arrow)).toEqual([]);
  });

  test.each([
    ['harness/core/x.ts', "import { y } from '../stats/y.ts';"],
    ['harness/stats/x.ts', "import type { Y } from '../core/y.ts';"],
    ['harness/agents/x.ts', "import { y } from '../../judges/y.ts';"],
    ['harness/engine/x.ts', "import { y } from '../models/y.ts';"],
    ['harness/models/x.ts', "const y = await import('../engine/y.ts');"],
    ['results/x.ts', "export * from '../harness/engine/y.ts';"],
    ['tasks/dc-cot/x.ts', "import {\n  a,\n  b,\n} from '../gtbench/y.ts';"],
    ['tasks/gtbench/x.ts', "import '../../results/open-store.ts';"],
    ['tasks/gtbench/x.ts', "import { run } from '../../harness/engine/run.ts';"],
    ['tasks/authoring/x.ts', "import { y } from '../gtbench/y.ts';"],
    ['harness/index.ts', "export * from './engine/run.ts';"],
    ['harness/models/x.ts', "import { y } from '../index.ts';"],
  ])('%s may not %s', (from, text) => {
    const [found] = importsOf(from, text);
    expect(found).toBeDefined();
    expect(mayImport(found as SourceImport)).toBe(false);
  });

  test('models sits above agents, a suite on authoring', () => {
    expect(mayImport({ from: 'harness/models/registry.ts', to: 'harness/agents/parameters.ts', kind: 'static' })).toBe(true);
    expect(mayImport({ from: 'tasks/gtbench/x.ts', to: 'tasks/authoring/y.ts', kind: 'static' })).toBe(true);
  });

  test('the ground floor needs no heavy package, and the database has one door', () => {
    expect(all.filter(({ from, to }) => /^harness\/(core|stats)\//.test(from) && heavy(to)).map(arrow)).toEqual([]);
    const database = all.filter(({ to, kind }) => to === 'better-sqlite3' && kind === 'static');
    expect(database.map(({ from }) => from)).toEqual(['results/open-store.ts']);
  });
});

describe('start-up', () => {
  test('no source that the program loads at its start imports a heavy package', () => {
    const loaded = closure('harness/app/pentathlon.ts', (path) =>
      all.filter(({ from, kind }) => from === path && kind === 'static').map(({ to }) => to),
    );
    expect(loaded.has('harness/app/program.ts')).toBe(true);
    expect([...loaded].filter(heavy)).toEqual([]);
    expect([...loaded].filter((path) => path.startsWith('harness/engine/') || path.startsWith('harness/models/'))).toEqual([]);
  });

  test('nor does the bundle that users start', () => {
    const loaded = closure('pentathlon.js', (chunk) => staticImports(chunk));
    const inside = [...loaded].filter((path) => path.endsWith('.js')).flatMap(bundledPackages);
    expect(inside).toContain('commander');
    expect([...inside, ...loaded].filter(heavy)).toEqual([]);
  });
});

/** All that is reached from a start by steps. */
function closure(start: string, steps: (path: string) => readonly string[]): Set<string> {
  const seen = new Set([start]);
  for (const path of seen) for (const next of steps(path)) seen.add(next);
  return seen;
}

const chunkText = (chunk: string): string => readFileSync(join(ROOT, 'dist', chunk), 'utf8');

function staticImports(chunk: string): string[] {
  if (!chunk.endsWith('.js')) return [];
  const found = chunkText(chunk).matchAll(/^(?:import|export)\s*(?:[^"'();]*?\bfrom\s*)?"([^"]+)"/gm);
  return [...found].map(([, specifier = '']) => specifier.replace(/^\.\//, ''));
}

/** Packages whose sources went into a chunk, as its source map tells. */
function bundledPackages(chunk: string): string[] {
  const { sources } = JSON.parse(chunkText(`${chunk}.map`)) as { sources: string[] };
  const names = sources.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

describe('names and places', () => {
  test('no file is called utils, helpers, common or misc', () => {
    const named = sources(['harness', 'tasks', 'judges', 'local-models', 'results', 'test']).map((path) => basename(path));
    expect(named.filter((name) => /^(utils?|helpers?|common|misc)\b/.test(name))).toEqual([]);
  });

  /** Made by tools and left out of the repository. */
  const MADE = /^(node_modules|dist|coverage)$|\.db(-wal|-shm)?$/;
  const NEEDED = ['package.json', 'tsconfig.json', 'harness', 'tasks', 'judges', 'local-models', 'results', 'test'];
  const BESIDE = ['README.md', 'LICENSE', 'CHANGELOG.md', 'docs', 'package-lock.json'];
  const CONFIGS = ['biome.json', 'vitest.config.ts', 'esbuild.config.mjs'];

  test('the top level holds what it should and nothing else', () => {
    const top = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !MADE.test(name));
    expect(top.sort()).toEqual([...NEEDED, ...BESIDE, ...CONFIGS].sort());
  });

  test('no folder of it is empty', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.filter(({ name }) => readdirSync(join(ROOT, name)).length === 0).map(({ name }) => name)).toEqual([]);
  });
});

describe('help', () => {
  test('every command shows an example', async () => {
    const help = (...words: string[]) => pentathlon([...words, '--help'], { cwd: ROOT });
    const { stdout } = await help();
    expect(stdout).toMatch(/Examples?:/);
    const list = stdout.split('Commands:\n')[1]?.split('\n\n')[0] ?? '';
    const commands = [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name = '']) => [name]);
    expect(commands.length).toBeGreaterThanOrEqual(10);
    const asked = [
      ...commands.filter(([name]) => name !== 'help'),
      ['runs', 'delete'],
      ['runs', 'compare'],
      ['gtbench', 'verify'],
      ['models', 'pull'],
    ];
    for (const words of asked) {
      const { code, stdout: text, stderr } = await help(...words);
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
      expect(text, words.join(' ')).toMatch(/Example:\s+pentathlon \S/);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });
});
