import { type Hash, type Nodes, nodeHash } from './merkle.rules.ts';

/**
 * A tree in tiles of 256 hashes (as c2sp.org/tlog-tiles): hash k of tile (level, number) is the complete
 * node of height 8·level with index 256·number + k. A tree of 100,000 leaves is 392 tiles; each proof
 * needs a few, and only the last tile of a level ever changes.
 */
export interface TileId {
  level: number;
  number: number;
}

/** A tile with its hashes one after the other, 32 bytes each. */
export interface Tile extends TileId {
  hashes: Uint8Array;
}

const width = 256;
/** Heights of nodes that one level of tiles spans: 2^8 = 256. */
const heights = 8;

/** Where to find a tile's hashes: its level and number as text. */
export function tileKey({ level, number }: TileId): string {
  return `${level}/${number}`;
}

/** The complete nodes out of tiles. Throws a RangeError for a node whose tile is missing or too short. */
export function nodesInTiles(tiles: ReadonlyMap<string, Uint8Array>): Nodes {
  return (height, index) => {
    const { tile, from, to } = placeOf(height, index);
    const hashes = tiles.get(tileKey(tile));
    if (!hashes || hashes.length < to * 32) throw new RangeError('a tile of the tree is missing');
    return foldOf(hashes, from, to);
  };
}

/** The tiles that some work with nodes needs: it is run with nodes of zeros, and its result forgotten. */
export function tilesNeeded(work: (nodes: Nodes) => unknown): TileId[] {
  const needed = new Map<string, TileId>();
  work((height, index) => {
    const { tile } = placeOf(height, index);
    needed.set(tileKey(tile), tile);
    return new Uint8Array(32);
  });
  return [...needed.values()];
}

/** The last tile of each level as long as it is not full: what growing a tree of that size needs. */
export function edgeOf(size: number): TileId[] {
  const edge: TileId[] = [];
  for (let [level, count] = [0, size]; count > 0; level += 1, count = Math.floor(count / width)) {
    if (count % width !== 0) edge.push({ level, number: Math.floor(count / width) });
  }
  return edge;
}

/**
 * The tiles that change when leaves are added to a tree of `size` leaves, whole: those of the edge as
 * they are now, and new ones.
 */
export function grownTiles(
  edge: ReadonlyMap<string, Uint8Array>,
  size: number,
  leaves: readonly Hash[],
): Tile[] {
  const changed: Tile[] = [];
  let added = leaves;
  for (let [level, count] = [0, size]; added.length > 0; level += 1) {
    const tiles = filledTiles(edge, level, count, added);
    changed.push(...tiles);
    added = tiles.filter(isFull).map(({ hashes }) => foldOf(hashes, 0, width));
    count = Math.floor(count / width);
  }
  return changed;
}

/** The tiles of one level from the first that changes on. */
function filledTiles(
  edge: ReadonlyMap<string, Uint8Array>,
  level: number,
  count: number,
  added: readonly Hash[],
): Tile[] {
  const first = Math.floor(count / width);
  const before = edge.get(tileKey({ level, number: first })) ?? new Uint8Array();
  if (before.length !== (count % width) * 32) throw new RangeError('the edge is not of that size');
  const all = joined([before, ...added]);
  const tiles: Tile[] = [];
  for (let from = 0; from < all.length; from += width * 32) {
    const hashes = all.slice(from, from + width * 32);
    tiles.push({ level, number: first + tiles.length, hashes });
  }
  return tiles;
}

function isFull({ hashes }: Tile): boolean {
  return hashes.length === width * 32;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** In which tile a node stands, and between which of its hashes. */
function placeOf(height: number, index: number): { tile: TileId; from: number; to: number } {
  const level = Math.floor(height / heights);
  const span = 2 ** (height % heights);
  const first = index * span;
  const number = Math.floor(first / width);
  return { tile: { level, number }, from: first % width, to: (first % width) + span };
}

/** The node over a power of two of a tile's hashes. */
function foldOf(hashes: Uint8Array, from: number, to: number): Hash {
  if (to - from === 1) return hashes.slice(from * 32, to * 32);
  const middle = (from + to) / 2;
  return nodeHash(foldOf(hashes, from, middle), foldOf(hashes, middle, to));
}
