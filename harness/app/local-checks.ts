import type { BackendHere } from '../../local-models/setup/backend-here.ts';
import type { GpuBackend } from '../../local-models/setup/gpu-packages.ts';
import type { LocalSetup } from '../../local-models/setup/setup.ts';
import { terminalLine } from '../core/terminal-text.ts';
import { type Check, fact, fault } from './check.ts';
import { counted } from './figures.ts';
import { quoted } from './shell-words.ts';

/** What `doctor` says of local models: the library, the backend, memory, and what would add a GPU backend that is left out. */
export function localChecks(setup: LocalSetup): Check[] {
  const { installed, backend } = setup;
  if (installed === undefined || backend === undefined) {
    return [fact('node-llama-cpp', `not installed: needed only for local/ models; to add it: ${installCommand(setup)}`)];
  }
  if (typeof backend === 'string') {
    const text = `${installed} does not load (${backend}); local/ models may run with ?gpu=false; to install it anew: ${installCommand(setup)}`;
    return [fault('node-llama-cpp', text), fact('memory', memoryWords(setup))];
  }
  return [
    library(setup, installed, backend),
    fact('backend', backendWords(backend)),
    fact('memory', `${memoryWords(setup)}, ${counted(backend.cores, 'physical core')}`),
    ...gpuChecks(setup, backend),
  ];
}

function library(setup: LocalSetup, installed: string, { release }: BackendHere): Check {
  const { wanted } = setup;
  if (installed === wanted) return fact('node-llama-cpp', `${installed}, llama.cpp ${release}`);
  return fault('node-llama-cpp', `${installed}: expected ${wanted}; to install that: ${installCommand(setup)}`);
}

function backendWords({ backend, devices, vramTotal, vramFree }: BackendHere): string {
  if (backend === 'cpu') return 'cpu: models run on the processor';
  return `${backend} on ${terminalLine(devices.join(', '))}: ${gigabytes(vramFree)} of ${gigabytes(vramTotal)} free`;
}

const memoryWords = ({ ramTotal, ramFree }: LocalSetup): string => `${gigabytes(ramFree)} of ${gigabytes(ramTotal)} free`;

const NAMES: Readonly<Record<GpuBackend, string>> = { cuda: 'CUDA', vulkan: 'Vulkan' };
const DRIVERS: Readonly<Record<GpuBackend, string>> = { cuda: "NVIDIA's driver", vulkan: 'the Vulkan library' };

/** Nothing where a GPU is at work, or where there is none and no backend for one. */
function gpuChecks(setup: LocalSetup, { backend }: BackendHere): Check[] {
  const { offered, here, seen } = setup;
  const drivers = (['cuda', 'vulkan'] as const).filter((one) => (one === 'cuda' ? seen.nvidia : seen.vulkan));
  const [wanted] = drivers.filter((one) => offered.includes(one));
  if (wanted !== undefined && (backend === 'cpu' || (backend === 'vulkan' && wanted === 'cuda'))) {
    const why = here.includes(wanted)
      ? `is installed and does not work here; to see why: npx --no node-llama-cpp inspect gpu`
      : `is left out of this installation; to add it: ${addCommand(setup, wanted)}`;
    return [fact('gpu', `${DRIVERS[wanted]} is here; the ${NAMES[wanted]} backend ${why}`)];
  }
  if (backend !== 'cpu') return [];
  if (offered.length === 0)
    return drivers.length === 0 ? [] : [fact('gpu', 'a driver is here, and node-llama-cpp brings no backend for this system')];
  const missing = offered.filter((one) => !here.includes(one)).map((one) => NAMES[one]);
  if (!seen.device)
    return [fact('gpu', `none seen${missing.length === 0 ? '' : `; backends left out of this installation: ${missing.join(', ')}`}`)];
  const next = here.includes('vulkan') ? '' : `; to add the Vulkan backend then: ${addCommand(setup, 'vulkan')}`;
  return [fact('gpu', `a device without a driver of use: install NVIDIA's driver or libvulkan${next}`)];
}

/** The one command that installs node-llama-cpp. */
function installCommand({ place, root, wanted }: LocalSetup): string {
  if (place === 'clone') return inClone(root, 'npm install');
  return `npm install ${place === 'global' ? '-g ' : ''}node-llama-cpp@${wanted}`;
}

/** The one command that adds a backend: where our package.json leaves it out, npm installs it only once that is lifted. */
function addCommand({ place, root, wanted, packages, overridden }: LocalSetup, backend: GpuBackend): string {
  const lifted = packages[backend].filter((name) => overridden.includes(name));
  if (lifted.length > 0) return inClone(root, `npm pkg delete ${lifted.map((name) => `"overrides.${name}"`).join(' ')} && npm install`);
  if (place === 'clone') return inClone(root, 'npm install --include=optional');
  return `npm install ${place === 'global' ? '-g ' : ''}--include=optional node-llama-cpp@${wanted}`;
}

const inClone = (root: string, command: string): string => `cd ${quoted(root)} && ${command}`;

/** Bytes as GiB. */
const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
