/** Node's types lack WebAssembly's own. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Instance {
  readonly exports: { readonly memory?: WasmMemory };
}
type Instantiate = (...given: unknown[]) => Promise<Instance | { readonly instance: Instance }>;

const wasm = (globalThis as unknown as { WebAssembly: { instantiate: Instantiate } }).WebAssembly;
const PAGE = 65_536;

/**
 * Loads with WebAssembly memories of at least so many bytes from the first on. Pyodide copies a snapshot into the memory that its module
 * starts with, which is smaller than that of a Python that has grown.
 */
export async function withRoom<T>(bytes: number, load: () => Promise<T>): Promise<T> {
  const { instantiate } = wasm;
  wasm.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const { memory } = ('instance' in made ? made.instance : made).exports;
    const lacking = bytes - (memory?.buffer.byteLength ?? bytes);
    if (lacking > 0) memory?.grow(Math.ceil(lacking / PAGE));
    return made;
  };
  try {
    return await load();
  } finally {
    wasm.instantiate = instantiate;
  }
}
