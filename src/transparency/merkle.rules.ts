import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The Merkle tree of RFC 9162, section 2.1, over SHA-256. Sizes and positions count from 0 and stay
 * below 2^53. Whoever keeps a tree needs only its complete nodes, which never change again.
 */

/** 32 bytes. */
export type Hash = Uint8Array;

/**
 * The hash of the complete subtree over the leaves from `index`·2^`level` to (`index`+1)·2^`level`,
 * the last not included. Level 0 are the hashes of the leaves.
 */
export type Nodes = (level: number, index: number) => Hash;

const utf8 = new TextEncoder();

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot: Hash = sha256(new Uint8Array());

/** SHA-256(0x00 ‖ leaf). A text is taken as its UTF-8. */
export function leafHash(leaf: Uint8Array | string): Hash {
  const bytes = typeof leaf === 'string' ? utf8.encode(leaf) : leaf;
  return sha256.create().update(Uint8Array.of(0)).update(bytes).digest();
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256.create().update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** The complete nodes over hashes of leaves, kept in memory. */
export function nodesOver(leaves: readonly Hash[]): Nodes {
  const levels: Hash[][] = [[...leaves]];
  for (let below = levels[0]; below && below.length > 1; below = levels.at(-1)) {
    const level: Hash[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      level.push(nodeHash(known(below[at]), known(below[at + 1])));
    }
    levels.push(level);
  }
  return (level, index) => known(levels[level]?.[index]);
}

/** The root of the tree over hashes of leaves. */
export function rootOf(leaves: readonly Hash[]): Hash {
  return rootAt(nodesOver(leaves), leaves.length);
}

/** The root that the tree had when it had `size` leaves. */
export function rootAt(nodes: Nodes, size: number): Hash {
  return size === 0 ? emptyRoot : hashOfRange(nodes, 0, size);
}

/** The proof that the leaf at `index` is in the tree of `size` leaves (RFC 9162, 2.1.3.1). */
export function inclusionProof(nodes: Nodes, index: number, size: number): Hash[] {
  if (!(index >= 0 && index < size)) throw new RangeError('no such leaf in a tree of that size');
  const proof: Hash[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    proof.push(index < middle ? hashOfRange(nodes, middle, to) : hashOfRange(nodes, from, middle));
    if (index < middle) to = middle;
    else from = middle;
  }
  return proof.reverse();
}

/**
 * The proof that the tree of `size` leaves begins with the tree of `first` leaves (RFC 9162, 2.1.4.1).
 * Empty where there is nothing to show: `first` is 0 or `size`.
 */
export function consistencyProof(nodes: Nodes, first: number, size: number): Hash[] {
  if (!(first >= 0 && first <= size))
    throw new RangeError('a tree does not begin with a larger one');
  if (first === 0) return [];
  const proof: Hash[] = [];
  let [from, to] = [0, size];
  while (first < to) {
    const middle = from + splitOf(to - from);
    proof.push(first <= middle ? hashOfRange(nodes, middle, to) : hashOfRange(nodes, from, middle));
    if (first <= middle) to = middle;
    else from = middle;
  }
  // The old tree itself needs no hash: whoever checks knows its root.
  if (from > 0) proof.push(hashOfRange(nodes, from, to));
  return proof.reverse();
}

/** What an inclusion proof is checked against. */
export interface Inclusion {
  leaf: Hash;
  index: number;
  size: number;
  root: Hash;
  proof: readonly Hash[];
}

/** True when the proof leads from the leaf to the root (RFC 9162, 2.1.3.2). */
export function verifyInclusion({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const step of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(step, hash);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, step);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

/** What a consistency proof is checked against. */
export interface Consistency {
  first: number;
  size: number;
  firstRoot: Hash;
  root: Hash;
  proof: readonly Hash[];
}

/** True when the proof shows that the later tree begins with the earlier one (RFC 9162, 2.1.4.2). */
export function verifyConsistency(claim: Consistency): boolean {
  const { first, size, firstRoot, root, proof } = claim;
  if (!isSize(first) || !isSize(size) || first > size) return false;
  if (first === size) return proof.length === 0 && sameHash(firstRoot, root);
  if (first === 0) return proof.length === 0 && sameHash(firstRoot, emptyRoot);
  return leadsToBoth(claim, isPowerOfTwo(first) ? [firstRoot, ...proof] : proof);
}

function leadsToBoth(claim: Consistency, path: readonly Hash[]): boolean {
  let [at, last] = [claim.first - 1, claim.size - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  const [seed, ...steps] = path;
  if (!seed) return false;
  let [older, newer] = [seed, seed];
  for (const step of steps) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      older = nodeHash(step, older);
      newer = nodeHash(step, newer);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newer = nodeHash(newer, step);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(older, claim.firstRoot) && sameHash(newer, claim.root);
}

/** True when two hashes are the same 32 bytes. They are public: no need to compare in constant time. */
export function sameHash(one: Hash, other: Hash): boolean {
  return one.length === 32 && other.length === 32 && one.every((byte, at) => byte === other[at]);
}

/** The hash of the leaves from `from` to `to`, as a subtree whose left end stands on its own size. */
function hashOfRange(nodes: Nodes, from: number, to: number): Hash {
  const size = to - from;
  if (isPowerOfTwo(size)) return nodes(Math.log2(size), from / size);
  const middle = from + splitOf(size);
  return nodeHash(hashOfRange(nodes, from, middle), hashOfRange(nodes, middle, to));
}

/** The largest power of two below `size` (which is at least 2). */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function isPowerOfTwo(size: number): boolean {
  let power = 1;
  while (power < size) power *= 2;
  return power === size;
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function known(hash: Hash | undefined): Hash {
  if (!hash) throw new RangeError('a node of the tree is missing');
  return hash;
}
