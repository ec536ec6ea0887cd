import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../../harness/core/cache-folder.ts';
import { digest, sha256 } from '../../../harness/core/digest.ts';
import type { ChildFiles } from './child-files.ts';
import { CHECKSUM, type PythonSources } from './child-setting.ts';
import { startChild } from './start-child.ts';

const NAME = /^or-r1-[0-9a-f]+\.snapshot$/;
/** Snapshots that are kept: of other versions, and of sources as they were before a change. */
const KEPT = 6;
const LIMITS = { memoryMb: 4_000, seconds: 600 };

/**
 * The file that holds Python's memory with runner and look-alikes loaded. It is kept in the user's cache folder under the hash of all
 * it depends on, its checksum before it; one that does not match is made again. Where that folder cannot be written, a folder of this
 * process holds it. Rejects with a line that says why where Python does not start.
 */
export async function snapshotFile(files: ChildFiles, sources: PythonSources): Promise<string> {
  const name = `or-r1-${digest(dependencies(files, sources))}.snapshot`;
  const file = join(cacheFolder(), name);
  if (isWhole(file)) return file;
  const content = await makeSnapshot(files, sources);
  return saved(file, content) ?? (saved(join(ownFolder(), name), content) as string);
}

function dependencies({ program, pyodide }: ChildFiles, { runner, modules }: PythonSources) {
  const contentOf = (path: string): string => sha256(readFileSync(path));
  const python = ['package.json', 'pyodide.asm.wasm', 'pyodide.asm.mjs', 'python_stdlib.zip'].map((name) => contentOf(join(pyodide, name)));
  return [process.version, process.arch, contentOf(program), ...python, runner, modules];
}

function isWhole(file: string): boolean {
  try {
    const content = readFileSync(file);
    return content.length > CHECKSUM && content.toString('latin1', 0, CHECKSUM) === sha256(content.subarray(CHECKSUM));
  } catch {
    return false;
  }
}

/** Written beside its place and then moved there, so that no reader meets half a file. Undefined where it cannot be written. */
function saved(file: string, content: Buffer): string | undefined {
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(draft, Buffer.concat([Buffer.from(sha256(content), 'latin1'), content]), { flag: 'wx', mode: 0o600 });
      renameSync(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
    removeOld(dirname(file));
    return file;
  } catch {
    return undefined;
  }
}

function removeOld(folder: string): void {
  const made = (file: string): number => statSync(file).mtimeMs;
  const files = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => join(folder, name));
  for (const file of files.sort((a, b) => made(b) - made(a)).slice(KEPT)) rmSync(file, { force: true });
}

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pentathlon-or-r1-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Python started cold: seconds of processor. */
function makeSnapshot(files: ChildFiles, sources: PythonSources): Promise<Buffer> {
  const { process: child, input, output, errors } = startChild(files, { once: true }, LIMITS);
  const parts: Buffer[] = [];
  let said = '';
  input.on('error', () => {});
  input.end(`${JSON.stringify(sources)}\n`);
  errors.on('data', (piece: Buffer) => {
    said = `${said}${piece.toString('utf8')}`.slice(-2_000);
  });
  output.on('data', (piece: Buffer) => parts.push(piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const content = Buffer.concat(parts);
      if (code === 0) resolve(content);
      else reject(new Error(`${content.toString('utf8', 0, 500)}${said}`.trim().slice(-500) || `it ended with ${code}`));
    });
  });
}
