// Loads llama.cpp with its best backend, says what that is, and ends. In a process of its own: a driver that crashes takes its process along.
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import type { BackendHere } from '../setup/backend-here.ts';

const llama = await getLlama({ gpu: 'auto', build: 'never', skipDownload: true, logLevel: LlamaLogLevel.disabled });
const { total, free } = llama.gpu === false ? { total: 0, free: 0 } : await llama.getVramState();
const found: BackendHere = {
  backend: llama.gpu === false ? 'cpu' : llama.gpu,
  devices: llama.gpu === false ? [] : await llama.getGpuDeviceNames(),
  vramTotal: total,
  vramFree: free,
  cores: llama.cpuMathCores,
  release: llama.llamaCppRelease.release,
};
process.send?.(found, () => process.exit(0));
