/** A GPU backend that node-llama-cpp has built binaries of. */
export type GpuBackend = 'cuda' | 'vulkan';

/** The packages that hold a backend's binaries, by system and processor. Metal comes with the package of its systems. */
const GPU_PACKAGES: Readonly<Record<string, Readonly<Record<GpuBackend, readonly string[]>>>> = {
  'linux x64': {
    cuda: ['@node-llama-cpp/linux-x64-cuda', '@node-llama-cpp/linux-x64-cuda-ext'],
    vulkan: ['@node-llama-cpp/linux-x64-vulkan'],
  },
  'win32 x64': {
    cuda: ['@node-llama-cpp/win-x64-cuda', '@node-llama-cpp/win-x64-cuda-ext'],
    vulkan: ['@node-llama-cpp/win-x64-vulkan'],
  },
};

const NONE: Readonly<Record<GpuBackend, readonly string[]>> = { cuda: [], vulkan: [] };

/** Packages by backend; empty where there are none for the system. */
export const gpuPackages = (platform: string, arch: string): Readonly<Record<GpuBackend, readonly string[]>> =>
  GPU_PACKAGES[`${platform} ${arch}`] ?? NONE;
