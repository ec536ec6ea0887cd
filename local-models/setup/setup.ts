import { existsSync, readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { join, sep } from 'node:path';
import { type BackendHere, backendHere } from './backend-here.ts';
import { type GpuBackend, gpuPackages } from './gpu-packages.ts';
import { type GpuSeen, gpuSeen } from './gpu-seen.ts';
import { installedPackage } from './installed-package.ts';

/** What this installation has for local models. */
export interface LocalSetup {
  /** The folder of our package. */
  readonly root: string;
  /** A clone of the repository, a project that depends on us, or a global installation. */
  readonly place: 'clone' | 'project' | 'global';
  /** Versions of node-llama-cpp: the one that is here, and the one it is made for. */
  readonly installed?: string;
  readonly wanted: string;
  /** Backends there are binaries of for this system, and those that are here. */
  readonly offered: readonly GpuBackend[];
  readonly here: readonly GpuBackend[];
  readonly packages: Readonly<Record<GpuBackend, readonly string[]>>;
  /** Those in whose place our package.json puts an empty one. */
  readonly overridden: readonly string[];
  readonly seen: GpuSeen;
  /** Bytes of memory. */
  readonly ramTotal: number;
  readonly ramFree: number;
  /** What llama.cpp takes, or why it does not load; absent where it is not installed. */
  readonly backend?: BackendHere | string;
}

/** Looks at the installation whose package lies in `root`. Loads the backend in a process of its own. */
export async function localSetup(root: string): Promise<LocalSetup> {
  const { peerDependencies = {}, overrides = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const library = installedPackage('node-llama-cpp', root);
  const packages = gpuPackages(process.platform, process.arch);
  const offered = (['cuda', 'vulkan'] as const).filter((backend) => packages[backend].length > 0);
  const isHere = (name: string) => library !== undefined && installedPackage(name, library.folder)?.name === name;
  const place = placeOf(root);
  return {
    root,
    place,
    ...(library !== undefined && { installed: library.version }),
    wanted: peerDependencies['node-llama-cpp'] ?? '',
    offered,
    here: offered.filter((backend) => packages[backend].every(isHere)),
    packages,
    overridden: place === 'clone' ? Object.keys(overrides) : [],
    seen: gpuSeen(process.platform, process.env),
    ramTotal: totalmem(),
    ramFree: freemem(),
    ...(library !== undefined && { backend: await backendHere() }),
  };
}

interface Manifest {
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** npm counts overrides and dependencies for development only where a package is the root, as in a clone. */
function placeOf(root: string): LocalSetup['place'] {
  const inside = root.lastIndexOf(`${sep}node_modules${sep}`);
  if (inside === -1) return 'clone';
  return existsSync(join(root.slice(0, inside), 'package.json')) ? 'project' : 'global';
}
