/** Node's types lack WebAssembly's own. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } }).WebAssembly;

/** A lid on what WebAssembly memories and the virtual files of a child may hold together. */
export interface MemoryCap {
  /** Whether something was refused since it was last set. */
  refused: boolean;
  /** Bytes. */
  limit: number;
  /** Bytes held by virtual files. */
  files: number;
  /** Bytes of the memories seen. */
  readonly held: () => number;
}

/** Puts the lid on every memory of this process, made before or after. */
export function capMemory(): MemoryCap {
  const sizes = new Map<WasmMemory, number>();
  const held = (): number => [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const cap: MemoryCap = { refused: false, limit: Number.POSITIVE_INFINITY, files: 0, held };
  const grow = Memory.prototype.grow;
  Memory.prototype.grow = function (this: WasmMemory, pages: number): number {
    const wanted = this.buffer.byteLength + pages * 65_536;
    const others = held() - (sizes.get(this) ?? 0);
    if (wanted + others + cap.files > cap.limit) {
      cap.refused = true;
      throw new RangeError('the memory cap is reached');
    }
    const before = grow.call(this, pages);
    sizes.set(this, this.buffer.byteLength);
    return before;
  };
  return cap;
}

interface FileNode {
  contents?: { readonly length: number };
}
interface FileOps {
  write(stream: { node: FileNode }, buffer: Uint8Array, offset: number, length: number, position: number, canOwn?: boolean): number;
}
interface NodeOps {
  setattr(node: FileNode, attributes: { size?: number }): void;
}
/** The parts of Emscripten's file system that hold bytes. */
export interface FileSystem {
  readonly ErrnoError: new (code: number) => Error;
  readonly filesystems: { readonly MEMFS: { readonly ops_table: { readonly file: { readonly node: NodeOps; readonly stream: FileOps } } } };
}

const NO_SPACE = 51;

/** Counts the bytes of virtual files under the lid: they lie in JavaScript, outside of any WebAssembly memory. */
export function capFiles(cap: MemoryCap, fs: FileSystem): void {
  const { node: nodes, stream: streams } = fs.filesystems.MEMFS.ops_table.file;
  const { write } = streams;
  const { setattr } = nodes;
  const counted = <T>(node: FileNode, most: number, step: () => T): T => {
    const before = node.contents?.length ?? 0;
    if (cap.held() + cap.files + Math.max(0, most - before) > cap.limit) throw new fs.ErrnoError(NO_SPACE);
    const result = step();
    cap.files += (node.contents?.length ?? 0) - before;
    return result;
  };
  streams.write = (stream, buffer, offset, length, position, canOwn) =>
    counted(stream.node, position + length, () => write(stream, buffer, offset, length, position, canOwn));
  nodes.setattr = (node, attributes) => counted(node, attributes.size ?? 0, () => setattr(node, attributes));
}
