import type { Column, Dimension } from '../cases/case-table.ts';

/** Keeps columns that were read, up to so many bytes: what was used longest ago goes first. */
export class ColumnShelf {
  readonly #read: (folder: string, programme: string, name: Dimension) => Column;
  readonly #room: number;
  readonly #columns = new Map<string, Column>();
  #used = 0;

  constructor(
    read: (folder: string, programme: string, name: Dimension) => Column,
    roomInBytes: number,
  ) {
    this.#read = read;
    this.#room = roomInBytes;
  }

  /** A column of a release; read from the disk where it is not at hand. */
  take(folder: string, programme: string, name: Dimension): Column {
    const key = [folder, programme, name].join('\u0000');
    const known = this.#columns.get(key);
    this.#columns.delete(key);
    const column = known ?? this.#read(folder, programme, name);
    this.#columns.set(key, column);
    if (!known) this.#used += column.codes.byteLength;
    this.#makeRoom(key);
    return column;
  }

  #makeRoom(kept: string): void {
    for (const [key, { codes }] of this.#columns) {
      if (this.#used <= this.#room) return;
      if (key === kept) continue;
      this.#columns.delete(key);
      this.#used -= codes.byteLength;
    }
  }
}
