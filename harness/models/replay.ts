import { basename } from 'node:path';
import { z } from 'zod';
import { type RawParameters, readParameters } from '../agents/parameters.ts';
import { ProviderError } from '../core/errors/provider-error.ts';
import type { Json } from '../core/json.ts';
import { textOf } from '../core/message.ts';
import type { Call, Model } from '../core/model.ts';
import type { Request } from '../core/request.ts';
import { type Recorded, recordedAnswers } from './replay-fields.ts';
import { type Found, type ReplayIndex, replayIndex } from './replay-index.ts';
import { rawRows } from './replay-rows.ts';

const name = z.string().optional();
/** `list`: which list inside an object; the others name fields, and are empty where a field is to be left unread. */
const parameters = { list: name, id: name, prompt: name, text: name, draw: name };

/**
 * Recorded answers as a model. A sample's rows are those of its id where the file has ids; else those of the request's own prompt; else
 * those whose prompt holds the sample's words. Several rows are successive draws. What is not recorded, or could be one of several, is a
 * ProviderError of kind `missing`: never a guess.
 * `fingerprint` is made of the file's content and how it is read, not of where it lies.
 * @throws UserError, one line, naming the file (and the row) where it cannot be used.
 */
export async function replayModel(path: string, raw: RawParameters): Promise<{ model: Model; fingerprint: Json }> {
  const { list, ...fields } = readParameters('replay', parameters, raw);
  const recording = await rawRows(path, list);
  const rows = recordedAnswers(path, recording.rows, fields);
  const index = replayIndex(rows);
  const firstDraw = rows.some(({ draw }) => draw === 0) ? 0 : 1;
  const settings = Object.keys(raw)
    .sort()
    .map((key) => `${key}=${raw[key]}`);

  const model: Model = {
    id: `replay/${path}${settings.length > 0 ? `?${settings.join('&')}` : ''}`,
    endpoint: `replay ${basename(path)}`,
    price: 'free',
    recorded: true,
    async generate(request, call) {
      call.signal.throwIfAborted();
      const row = pick(find(index, request, call), call, firstDraw);
      if (typeof row !== 'string' && row.text !== undefined) return { text: row.text, finish: 'stop' };
      const reason = typeof row === 'string' ? row : `row ${row.place} holds no text`;
      const hint = index.hasIds ? '; rows are matched by id, by prompt with id= left empty' : '';
      throw new ProviderError(`${path} has no answer for sample ${call.sample.id}: ${reason}${hint}`, {
        kind: 'missing',
        retryable: false,
      });
    },
  };
  return { model, fingerprint: { recording: recording.sha256, ...raw } };
}

/** Past a player's first turn only the words of the request tell turns apart. */
function find(index: ReplayIndex, { messages }: Request, { sample, turn }: Call): Found | undefined {
  if (index.hasIds && turn <= 1) return index.byId(sample.id);
  const asked = messages.filter(({ role }) => role !== 'system');
  const exact = index.byPrompt([messages, asked].map((part) => part.map(textOf).join('\n\n')));
  return exact ?? (turn <= 1 ? index.byWords(sample.words) : undefined);
}

/** The row of this draw, or why there is none. Epochs after the first are further draws: the two together would need a plan. */
function pick(found: Found | undefined, { draw, epoch = 1 }: Call, firstDraw: number): Recorded | string {
  if (found === undefined) return 'no row is its own';
  if ('ambiguous' in found) return found.ambiguous;
  const { rows } = found;
  const place = epoch > 1 ? epoch - 1 : draw;
  const numbered = rows.every((row) => row.draw !== undefined);
  const [row, second] = numbered ? rows.filter((one) => one.draw === firstDraw + place) : rows.slice(place, place + 1);
  const asked = `draw ${draw + 1}${epoch > 1 ? ` of epoch ${epoch}` : ''} is asked for`;
  if (row === undefined || (epoch > 1 && draw > 0)) return `${asked}, ${rows.length} recorded`;
  return second === undefined || second.text === row.text ? row : `${asked}, rows ${row.place} and ${second.place} both are it`;
}
