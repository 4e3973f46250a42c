/** The little of WebAssembly that is used here; its types come with browsers only. */

/** A memory that threads share. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
  /** Adds pages at the end and gives the number of pages before; other threads see them, too. */
  grow(pages: number): number;
}

/** A compiled program, ready to be made an instance of in any thread. */
export type WasmModule = object;

interface Engine {
  readonly Memory: new (size: {initial: number; maximum: number; shared: true}) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: {env: {memory: SharedMemory}}) => {readonly exports: object};
}

const {WebAssembly: engine} = globalThis as unknown as {WebAssembly: Engine};

/** Bytes of a page of memory. */
export const PAGE = 65_536;

/** What a memory may grow to: pages are taken when they are written, so this costs nothing. */
const MOST_PAGES = 16_384;

/** A memory of at least so many bytes, all zero. */
export function sharedMemory(bytes: number): SharedMemory {
  return new engine.Memory({initial: Math.ceil(bytes / PAGE), maximum: MOST_PAGES, shared: true});
}

/** Compiles a program. */
export function compileWasm(bytes: Uint8Array): WasmModule {
  return new engine.Module(bytes);
}

/** Makes a program run over a memory and gives its functions. */
export function instantiate<T>(module: WasmModule, memory: SharedMemory): T {
  return new engine.Instance(module, {env: {memory}}).exports as T;
}
