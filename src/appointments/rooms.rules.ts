/**
 * The room left at one site, day by day, and the search that planning is made of: the earliest day
 * with room for a household.
 *
 * Days lie in blocks of a fixed width, each of which knows the most room on any of its days. A
 * search skips a full block at one look, and a block is made only when a search or a slot comes to
 * it, so that a site open for centuries costs what is used of it.
 */
export type Rooms = {
  /** The earliest day from `from` on and before `before` with room for `size`, else null. */
  earliest(size: number, from: number, before: number): number | null;
  /** Room left on a day: 0 and more on an open day, -1 on any other. */
  on(day: number): number;
  /** Adds to the room of a day; a negative number takes. */
  change(day: number, by: number): void;
};

/** The days that a search looks at, and the room each has at the beginning. */
export type Days = {
  readonly first: number;
  readonly last: number;
  /** Room that any day may have at the beginning; -1 if only the `unusual` days have some. */
  readonly usual: number;
  /** Days that may have, or come to have, more room than the usual. */
  readonly unusual: readonly number[];
  readonly capacityOn: (day: number) => number;
};

type Block = { readonly room: Float64Array; most: number };

const WIDTH = 64;

/** The rooms of a port, all of them still free; days are numbered and counted when first asked about. */
export function roomsOf(days: Days): Rooms {
  const blocks = new Map<number, Block>();
  const lastBlock = blockOf(days.last);
  const unusualBlocks = [...new Set(days.unusual.map(blockOf))].sort((a, b) => a - b);

  const blockAt = (number: number): Block => {
    const known = blocks.get(number);
    if (known) return known;
    const room = Float64Array.from({ length: WIDTH }, (_, i) =>
      days.capacityOn(number * WIDTH + i),
    );
    const made = { room, most: mostOf(room) };
    blocks.set(number, made);
    return made;
  };
  /** The next block, from a number on, that may have room for a size. */
  const nextBlock = (number: number, size: number) =>
    size <= days.usual ? number : (firstAtLeast(unusualBlocks, number) ?? lastBlock + 1);

  return {
    earliest(size, from, before) {
      const start = Math.max(from, days.first);
      const end = Math.min(before - 1, days.last);
      if (start > end) return null;
      const lastToSee = blockOf(end);
      let number = nextBlock(blockOf(start), size);
      while (number <= lastToSee) {
        const block = blockAt(number);
        const day = block.most < size ? null : dayWithin(block, number * WIDTH, size, start, end);
        if (day !== null) return day;
        number = nextBlock(number + 1, size);
      }
      return null;
    },
    on(day) {
      return blockAt(blockOf(day)).room[day - blockOf(day) * WIDTH] ?? -1;
    },
    change(day, by) {
      const block = blockAt(blockOf(day));
      const index = day - blockOf(day) * WIDTH;
      const before = block.room[index] ?? 0;
      const after = before + by;
      block.room[index] = after;
      if (after >= block.most) block.most = after;
      else if (before === block.most) block.most = mostOf(block.room);
    },
  };
}

function blockOf(day: number): number {
  return Math.floor(day / WIDTH);
}

function dayWithin(block: Block, base: number, size: number, start: number, end: number) {
  const stop = Math.min(end - base, WIDTH - 1);
  for (let index = Math.max(start - base, 0); index <= stop; index += 1) {
    if ((block.room[index] ?? -1) >= size) return base + index;
  }
  return null;
}

function mostOf(room: Float64Array): number {
  let most = -1;
  for (const people of room) if (people > most) most = people;
  return most;
}

/** The first of ascending numbers that is not below `least`. */
function firstAtLeast(ascending: readonly number[], least: number): number | undefined {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return ascending[low];
}
