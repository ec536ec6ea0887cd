import type { RanOn } from '../core/ran-on.ts';
import { count, counted } from './figures.ts';

/** What a local model ran on, in one line. */
export const ranOnWords = (ranOn: RanOn): string => `ran on ${ranOnParts(ranOn).join(' · ')}`;

/** The same in parts: backend with devices, layers and threads; slots; type of the cache; flash attention; release. */
export function ranOnParts({
  backend,
  devices,
  gpu_layers: layers,
  threads,
  slots,
  context,
  kv,
  flash,
  llama_cpp: release,
}: RanOn): string[] {
  const gpu = backend !== 'cpu';
  const where = gpu ? `${backend} on ${deviceWords(devices ?? [])}, ${counted(layers ?? 0, 'layer')} there` : 'the processor';
  return [
    `${where}, ${counted(threads, 'thread')}`,
    `${counted(slots, 'slot')} of ${count(context)} tokens`,
    `kv ${kv}`,
    `flash attention ${flash === 'true' ? 'on' : flash === 'false' ? 'off' : flash}`,
    `llama.cpp ${release}`,
  ];
}

/** Equal devices are counted: `2 × NVIDIA H200`. */
function deviceWords(devices: readonly string[]): string {
  if (devices.length === 0) return 'an unnamed device';
  const names = [...new Set(devices)];
  return names
    .map((name) => {
      const times = devices.filter((other) => other === name).length;
      return times === 1 ? name : `${times} × ${name}`;
    })
    .join(', ');
}
