import { type ChildProcess, spawn } from 'node:child_process';
import { builtFile } from '../../harness/core/built-file.ts';
import { ProviderError, type ProviderFailure } from '../../harness/core/errors/provider-error.ts';
import { terminalText } from '../../harness/core/terminal-text.ts';
import { modelDigest } from '../gguf/model-digest.ts';
import { childEnvironment } from '../setup/child-environment.ts';
import { keepThreads, keptThreads } from './kept-threads.ts';
import type { Loaded } from './load.ts';
import type { LocalFile } from './local-file.ts';
import type { Ask, Conversation, FromChild, ToChild } from './protocol.ts';

/** What of a process's last words is told. */
const LAST_WORDS = 200;
/** A process that ends so often while it loads is not tried again. */
const LOAD_CRASHES = 2;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What came back, and what it ran on. */
export interface Asked<T> {
  readonly value: T;
  readonly loaded: Loaded;
}

/** A model in a process of its own: what a backend does to it when it crashes, it does to that process alone. */
export class ModelProcess {
  readonly #file: LocalFile;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #ready: Promise<Loaded> | undefined;
  #asked = 0;
  #loaded = false;
  /** How often in a row it ended before it was loaded. */
  #loadCrashes = 0;
  #words = '';
  /** How the last process ended. */
  #how = '';

  constructor(file: LocalFile) {
    this.#file = file;
  }

  /** Loads the model if it is not there; what that came to. Rejects with ProviderError. */
  ready(): Promise<Loaded> {
    if (this.#loadCrashes >= LOAD_CRASHES) return Promise.reject(this.#ended(this.#how));
    this.#ready ??= this.#start();
    return this.#ready;
  }

  /** Asks the model. Rejects with ProviderError, or with the signal's reason once that is aborted. */
  async ask<T>(ask: Ask, signal: AbortSignal, conversation?: Conversation): Promise<Asked<T>> {
    signal.throwIfAborted();
    const loaded = await unlessAborted(this.ready(), signal);
    signal.throwIfAborted();
    return { value: await this.#send<T>(ask, signal, conversation), loaded };
  }

  /** A trial's conversations are over. */
  over(trial: string): void {
    this.#tell({ over: trial });
  }

  /** The process's number, while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ends the process; the next ask starts it again. */
  close(): void {
    const child = this.#child;
    if (child === undefined) return;
    this.#loaded = true;
    this.#gone(child, 'closed');
    child.kill('SIGKILL');
  }

  async #start(): Promise<Loaded> {
    const { load, content, cacheBytes } = this.#file;
    await this.#unchanged();
    const kept = load.threads ?? keptThreads(content, load);
    this.#words = '';
    this.#loaded = false;
    const child = spawn(process.execPath, [builtFile('local-model-child.mjs', import.meta.url)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: childEnvironment(process.env),
      // A session of its own, so that Ctrl-C reaches the parent alone.
      detached: true,
      windowsHide: true,
    });
    this.#child = child;
    child.stderr?.on('data', (bytes: Buffer) => {
      this.#words = (this.#words + bytes.toString()).slice(-4_096);
    });
    child.on('message', (message: FromChild) => this.#heard(message));
    child.on('error', (error) => this.#gone(child, error.message));
    child.on('exit', (code, signal) => this.#gone(child, signal ?? `code ${code}`));
    this.#hold(false);
    (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
    process.once('exit', () => child.kill('SIGKILL'));
    this.#tell({ load: { ...load, ...(kept !== undefined && { threads: kept }) }, cacheBytes });
    const loaded = await this.#send<Loaded>({ kind: 'warm' });
    this.#loaded = true;
    this.#loadCrashes = 0;
    if (loaded.measured !== undefined) keepThreads(content, load, loaded.threads);
    return loaded;
  }

  /** While something is asked the program stays for the child's word, and for its end; else it may end before it. */
  #hold(on: boolean): void {
    const ref = on ? 'ref' : 'unref';
    this.#child?.[ref]();
    this.#child?.channel?.[ref]();
  }

  /** The file may be another one by now; under this name its answers would be taken for the first one's. */
  async #unchanged(): Promise<void> {
    const { parts, content } = this.#file;
    const now = await modelDigest(parts).catch(({ message }: Error) => message);
    if (now === content) return;
    const why = /^[0-9a-f]{64}$/.test(now) ? 'its file is not the one that this run began with; put that one back, or run it anew' : now;
    throw this.#failure('not-found', why);
  }

  #tell(message: ToChild): void {
    // A failure to write means that the process is gone, which its exit tells.
    this.#child?.send(message, () => undefined);
  }

  #send<T>(ask: Ask, signal?: AbortSignal, conversation?: Conversation): Promise<T> {
    const id = this.#asked++;
    return new Promise<T>((resolve, reject) => {
      const drop = () => {
        this.#tell({ drop: id });
        settle(() => reject(signal?.reason));
      };
      const settle = (end: () => void) => {
        if (!this.#pending.delete(id)) return;
        signal?.removeEventListener('abort', drop);
        if (this.#pending.size === 0) this.#hold(false);
        end();
      };
      this.#pending.set(id, {
        resolve: (value) => settle(() => resolve(value as T)),
        reject: (error) => settle(() => reject(error)),
      });
      signal?.addEventListener('abort', drop, { once: true });
      if (this.#child === undefined) {
        this.#pending.get(id)?.reject(this.#ended('before it was asked'));
        return;
      }
      this.#hold(true);
      this.#tell({ id, ask, ...(conversation !== undefined && { conversation }) });
    });
  }

  #heard(message: FromChild): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if (message.ok) pending.resolve(message.value);
    else pending.reject(this.#failure(message.failure.kind, message.failure.message));
  }

  #gone(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#ready = undefined;
    this.#how = how;
    if (!this.#loaded) this.#loadCrashes++;
    const error = this.#ended(how);
    for (const { reject } of [...this.#pending.values()]) reject(error);
  }

  #ended(how: string): ProviderError {
    const lines = this.#words.trim().split('\n');
    const words = lines.findLast((line) => /error|assert|failed/i.test(line)) ?? lines.at(-1) ?? '';
    const said = words === '' ? '' : `; it said: ${terminalText(words).slice(0, LAST_WORDS)}`;
    const hopeless = this.#loadCrashes >= LOAD_CRASHES;
    return this.#failure(
      hopeless ? 'not-found' : 'server',
      `its process ended ${this.#loaded ? '' : 'while it was loaded '}(${how})${said}`,
    );
  }

  #failure(kind: ProviderFailure, why: string): ProviderError {
    return new ProviderError(`local/${this.#file.name}: ${why}`, { kind, retryable: kind === 'server' });
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
