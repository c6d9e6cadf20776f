/** What the workers of an import share: which task is next, and how many bytes were read. */
export class WorkBoard {
  /** To be given to a worker, which opens its own board on it. */
  readonly memory: SharedArrayBuffer;
  readonly #next: Int32Array;
  readonly #bytes: BigInt64Array;

  constructor(memory = new SharedArrayBuffer(16)) {
    this.memory = memory;
    this.#bytes = new BigInt64Array(memory, 0, 1);
    this.#next = new Int32Array(memory, 8, 1);
  }

  /** The position of a task that nobody else gets. */
  takeTask(): number {
    return Atomics.add(this.#next, 0, 1);
  }

  /** Begins another list of tasks. No worker may be at work. */
  restart(): void {
    Atomics.store(this.#next, 0, 0);
  }

  addBytes(count: number): void {
    Atomics.add(this.#bytes, 0, BigInt(count));
  }

  get bytesRead(): number {
    return Number(Atomics.load(this.#bytes, 0));
  }
}
