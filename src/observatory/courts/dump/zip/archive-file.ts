import { type FileHandle, open } from 'node:fs/promises';
import { Reader } from '@zip.js/zip.js';

/** An archive on disk as the zip library wants it: bytes from anywhere, also beyond 4 GB. */
export class ArchiveFile extends Reader<string> {
  readonly #path: string;
  #handle: FileHandle | null = null;

  constructor(path: string) {
    super(path);
    this.#path = path;
  }

  override async init(): Promise<void> {
    await super.init?.();
    this.#handle = await open(this.#path);
    this.size = (await this.#handle.stat()).size;
  }

  override async readUint8Array(from: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - from)));
    if (this.#handle === null || bytes.length === 0) return bytes;
    const { bytesRead } = await this.#handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    await this.#handle?.close();
  }
}
