import { existsSync } from 'node:fs';
import { localSetup } from '../../../local-models/setup/setup.ts';
import { keep } from '../../../results/kept.ts';
import { openStore } from '../../../results/open-store.ts';
import { PRICE_LISTS } from '../../models/prices.data.ts';
import { type Check, fact } from '../check.ts';
import { storePath } from '../config.ts';
import { failure } from '../fail.ts';
import { counted } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { localChecks } from '../local-checks.ts';
import { print } from '../output.ts';
import { ownPackage, packageVersion } from '../version.ts';

/** Flags of `doctor`, read. */
export interface DoctorFlags {
  readonly db?: string;
  readonly json?: boolean;
}

/** `pentathlon doctor`: what this installation has, and what it lacks. Exit code 2 where something must be mended. */
export async function doctorCommand(flags: DoctorFlags): Promise<number> {
  const path = await storePath(flags.db);
  const checks = [
    fact('pentathlon', packageVersion()),
    node(),
    await database(),
    await store(path),
    ...['OPENAI_API_KEY', 'ANTHROPIC_API_KEY'].map((name) =>
      fact(name, process.env[name] ? 'set' : 'not set: needed only for that provider'),
    ),
    ...['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'].filter((name) => process.env[name]).map((name) => fact(name, 'set')),
    fact('prices', PRICE_LISTS.map(({ provider, asOf }) => `${provider} as of ${asOf}`).join(', ')),
    ...(await local()),
  ];
  if (flags.json) await print(jsonText({ checks }));
  else await print(checks.map(({ name, text, ok }) => `${ok ? 'ok  ' : 'MEND'}  ${name.padEnd(20)}${text}`).join('\n'));
  return checks.every(({ ok }) => ok) ? 0 : 2;
}

async function local(): Promise<readonly Check[]> {
  const own = ownPackage();
  return own === undefined ? [] : localChecks(await localSetup(own.folder));
}

function node(): Check {
  const ok = Number(process.versions.node.split('.')[0]) >= 20;
  return { name: 'node', text: ok ? process.version : `${process.version}: expected 20 or newer; install it from nodejs.org`, ok };
}

async function database(): Promise<Check> {
  try {
    const { default: Database } = await import('better-sqlite3');
    const memory = keep(new Database(':memory:'));
    const version = keep(memory.prepare('SELECT sqlite_version()').pluck()).get() as string;
    memory.close();
    return fact('better-sqlite3', `SQLite ${version}`);
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return {
      name: 'better-sqlite3',
      text: `does not load (${why}); run \`npm rebuild better-sqlite3\`, which may need a C++ compiler`,
      ok: false,
    };
  }
}

async function store(path: string): Promise<Check> {
  if (!existsSync(path)) return fact('store', `${path}: none yet; the first run makes it`);
  try {
    const opened = openStore(path, { reading: true });
    const trials = opened.sql('SELECT count(*) FROM trials').pluck().get() as number;
    await opened.close();
    return fact('store', `${path}: ${counted(trials, 'trial')}`);
  } catch (error) {
    return { name: 'store', text: failure(error, path).text.replace(/^pentathlon: /, ''), ok: false };
  }
}
