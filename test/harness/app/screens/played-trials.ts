import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Screen, Size } from '../../../../harness/app/screens/screen.ts';
import { trialScreen } from '../../../../harness/app/screens/trial/trial-screen.ts';
import { openStore } from '../../../../results/open-store.ts';
import type { Store } from '../../../../results/store.ts';
import { type TrialRecord, trialRecord } from '../../../../results/trial-record.ts';
import type { ApiReply, ApiRequest, ApiServerOptions } from '../../../support/api-server.ts';
import { askedServer } from '../../../support/asked-server.ts';
import { type EngineRunOptions, engineRun } from '../../../support/engine-run.ts';

/** What was played, to be looked at. */
export interface Played {
  readonly store: Store;
  readonly numbers: readonly number[];
  readonly records: readonly TrialRecord[];
}

/** Plays with a scripted server and opens the store for reading until the test is over. */
export async function played(
  options: Omit<EngineRunOptions, 'baseURL'> & { answer?: (request: ApiRequest) => string | ApiReply; fault?: ApiServerOptions['fault'] },
): Promise<Played> {
  const { answer, fault, ...rest } = options;
  const server = await askedServer({ ...(answer && { answer }), ...(fault && { fault }) });
  const { error, folder } = await engineRun({ ...rest, baseURL: server.openai });
  if (error !== undefined) throw error;
  const store = openStore(join(folder, 'test.db'), { reading: true });
  onTestFinished(() => store.close());
  const numbers = store.sql('SELECT n FROM trials ORDER BY n').pluck().all() as number[];
  return { store, numbers, records: numbers.map((n) => trialRecord(store, n)) };
}

/** A trial's screen once all that comes later is there. */
export async function opened({ store, numbers }: Pick<Played, 'store' | 'numbers'>, index = 0): Promise<Screen> {
  const screen = trialScreen(store, { numbers, index });
  await screen.later?.();
  return screen;
}

export const NARROW: Size = { columns: 80, rows: 21 };
export const WIDE: Size = { columns: 120, rows: 37 };

/** The screen after some keys; one that does nothing leaves it as it is. */
export const pressing = (screen: Screen, keys: readonly string[], size: Size = NARROW): Screen =>
  keys.reduce((shown, key) => {
    const move = shown.press(key, size);
    return move?.kind === 'to' ? move.screen : shown;
  }, screen);

/** What is to be read on it. */
export const textOf = (screen: Screen, size: Size = NARROW): string =>
  screen
    .lines(size)
    .map((spans) => spans.map(({ text }) => text).join(''))
    .join('\n');

/** The text of a request's last message. */
export function lastWords({ body }: ApiRequest): string {
  const list = body.messages ?? body.input;
  const { content } = list[list.length - 1];
  return typeof content === 'string' ? content : content.map((part: { text?: string }) => part.text ?? '').join('\n');
}

/** Plays a legal move of any game, another one for another prompt. */
export function legalAnswer(request: ApiRequest): string {
  const words = lastWords(request);
  const legal = [...(/legal moves: (.*)/.exec(words)?.[1] ?? '').matchAll(/<(?:->|[^<>])+>/g)].map(([token]) => token);
  // A list too long to be written out is told as a form: `<Proposal: [a, b, c]> with …`.
  const move = legal[words.length % legal.length]?.replace(/\b[a-z]\b/g, '0');
  return `I think about it.\nAnswer: ${move}`;
}
