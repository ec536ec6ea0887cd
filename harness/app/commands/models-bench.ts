import { bytesText } from '../../../local-models/bytes-text.ts';
import { type ModelSpeed, measureSpeed } from '../../../local-models/speed.ts';
import { terminalLine } from '../../core/terminal-text.ts';
import { locateLocal, readLocal } from '../../models/local.ts';
import { parseParameters } from '../agent-spec.ts';
import { counted } from '../figures.ts';
import { jsonText } from '../json-text.ts';
import { print, say } from '../output.ts';
import { textTable } from '../text-table.ts';

/** Requests at once that are timed. */
const SEQUENCES = [1, 4, 8] as const;
/** Words of a prompt and tokens of an answer, as a turn of a game has them. */
const WORK = { words: 200, written: 48, rounds: 2 };

/** `pentathlon models bench`: how fast a model reads and writes here, for one request and for several at once. */
export async function benchModelCommand(spec: string, flags: { readonly json?: boolean }): Promise<number> {
  const at = spec.indexOf('?');
  const name = at === -1 ? spec : spec.slice(0, at);
  const parameters = readLocal(at === -1 ? {} : parseParameters(spec.slice(at + 1), spec));
  const file = await locateLocal(name, parameters);
  say(`loads ${terminalLine(name)} and times it; a minute or so for a small model`);
  const speed = await measureSpeed(
    file,
    SEQUENCES.map((sequences) => ({ sequences, ...WORK })),
  );
  await print(flags.json ? jsonText(speed) : speedText(name, speed));
  return 0;
}

function speedText(name: string, { loadSeconds, loaded, speeds, residentBytes }: ModelSpeed): string {
  const { backend, devices, gpuLayers, threads, context, kv, ramBytes, vramBytes, measured } = loaded;
  const on =
    backend === 'cpu'
      ? `processor, ${counted(threads, 'thread')}`
      : `${backend} (${devices.map(terminalLine).join(', ')}), ${gpuLayers} layers there`;
  const memory = [
    ...(residentBytes === undefined ? [] : [`${bytesText(residentBytes)} resident`]),
    ...(vramBytes > 0 ? [`${bytesText(vramBytes)} on the GPU`] : []),
    ...(residentBytes === undefined ? [`${bytesText(ramBytes)} reckoned`] : []),
  ];
  const right = (heading: string) => ({ heading, align: 'right' as const });
  const table = textTable(
    [right('at once'), right('prompt tokens/s'), right('written tokens/s'), right('seconds a round')],
    speeds.map(({ sequences, promptPerSecond, writtenPerSecond, seconds }) => [
      String(sequences),
      promptPerSecond.toFixed(0),
      writtenPerSecond.toFixed(1),
      seconds.toFixed(2),
    ]),
  );
  const tried = Object.entries(measured ?? {}).map(([n, seconds]) => `${n}: ${seconds} s`);
  return [
    `${terminalLine(name)}: ${on}; slots of ${context} tokens, kv ${kv}; loaded in ${loadSeconds.toFixed(1)} s; ${memory.join(', ')}`,
    ...(tried.length === 0 ? [] : [`threads measured for it: ${tried.join(', ')}`]),
    table,
  ].join('\n');
}
