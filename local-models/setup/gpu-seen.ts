import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What of a GPU can be seen without loading a driver. */
export interface GpuSeen {
  /** NVIDIA's driver. */
  readonly nvidia: boolean;
  /** The loader of Vulkan drivers. */
  readonly vulkan: boolean;
  /** A graphics device, with or without a driver of use. */
  readonly device: boolean;
}

const LIBRARIES = [
  '/usr/lib',
  '/usr/lib64',
  '/usr/local/lib',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib/wsl/lib',
];

/** Looks for the drivers' files. */
export function gpuSeen(platform: string, env: NodeJS.ProcessEnv): GpuSeen {
  if (platform === 'win32') {
    const system = join(env.SystemRoot ?? 'C:\\Windows', 'System32');
    return { nvidia: existsSync(join(system, 'nvcuda.dll')), vulkan: existsSync(join(system, 'vulkan-1.dll')), device: false };
  }
  const onPath = (env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, 'nvidia-smi')));
  return {
    nvidia: onPath || existsSync('/proc/driver/nvidia/version') || existsSync('/usr/lib/wsl/lib/libcuda.so.1'),
    vulkan: LIBRARIES.some((folder) => existsSync(join(folder, 'libvulkan.so.1'))),
    device: existsSync('/dev/kfd') || existsSync('/dev/dxg') || namesIn('/dev/dri').some((name) => name.startsWith('render')),
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
