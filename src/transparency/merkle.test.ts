import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import {
  consistencyProof,
  emptyRoot,
  type Hash,
  inclusionProof,
  leafHash,
  nodesOver,
  rootAt,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.rules.ts';

/** The leaves and roots that implementations of Certificate Transparency test themselves with. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hexToBytes);
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the roots of the known leaves are the known roots', () => {
  for (const [size, root] of knownRoots.entries()) {
    assert.equal(bytesToHex(rootOf(knownLeaves.slice(0, size).map(leafHash))), root);
  }
});

test('the proofs over the known leaves are the known proofs', () => {
  const nodes = nodesOver(knownLeaves.map(leafHash));
  assert.deepEqual(inclusionProof(nodes, 0, 8).map(bytesToHex), [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  assert.deepEqual(consistencyProof(nodes, 1, 8).map(bytesToHex), [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
});

/** RFC 9162, section 2.1.1, written down as it stands, with Node's own SHA-256. */
function naiveRoot(leaves: readonly Uint8Array[]): Buffer {
  const sha256 = (...parts: Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (!only) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), only);
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha256(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

const leaf = fc.uint8Array({ maxLength: 40 });

test('every root is that of the naive definition', () => {
  assert.equal(bytesToHex(emptyRoot), knownRoots[0]);
  fc.assert(
    fc.property(fc.array(leaf, { maxLength: 70, size: 'max' }), (leaves) => {
      assert.equal(bytesToHex(rootOf(leaves.map(leafHash))), naiveRoot(leaves).toString('hex'));
    }),
  );
});

test('between all sizes up to 70 every proof holds', () => {
  const hashes = Array.from({ length: 70 }, (_, at) => leafHash(`leaf ${at}`));
  const nodes = nodesOver(hashes);
  const roots = Array.from({ length: 71 }, (_, size) => rootAt(nodes, size));
  for (const [size, root] of roots.entries()) {
    for (const [first, firstRoot] of roots.slice(0, size + 1).entries()) {
      const proof = consistencyProof(nodes, first, size);
      assert.ok(verifyConsistency({ first, size, firstRoot, root, proof }), `${first} ${size}`);
    }
    for (const [index, hash] of hashes.slice(0, size).entries()) {
      const proof = inclusionProof(nodes, index, size);
      assert.ok(verifyInclusion({ leaf: hash, index, size, root, proof }), `${index} ${size}`);
    }
  }
});

/** Changes one bit of one of the hashes, leaves one out, or doubles one. */
const change = fc.record({
  how: fc.constantFrom('bit', 'less', 'more', 'swap'),
  at: fc.nat(),
  bit: fc.nat(255),
});
type Change = { how: string; at: number; bit: number };

function changed(hashes: readonly Hash[], { how, at, bit }: Change): Hash[] {
  const index = at % hashes.length;
  const next = (index + 1) % hashes.length;
  const copy = hashes.map((hash) => Uint8Array.from(hash));
  const one = copy[index] ?? new Uint8Array(32);
  const other = copy[next] ?? new Uint8Array(32);
  if (how === 'less') copy.splice(index, 1);
  else if (how === 'more') copy.splice(index, 0, one);
  else if (how === 'swap') [copy[index], copy[next]] = [other, one];
  else one[bit >> 3] = (one[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

const sized = fc
  .integer({ min: 2, max: 300 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1), change }));
const many = Array.from({ length: 300 }, (_, at) => leafHash(`many ${at}`));
const manyNodes = nodesOver(many);

function isSame(one: readonly Hash[], other: readonly Hash[]): boolean {
  return one.map(bytesToHex).join() === other.map(bytesToHex).join();
}

test('no changed inclusion proof holds', () => {
  fc.assert(
    fc.property(sized, ({ size, index, change }) => {
      const proof = inclusionProof(manyNodes, index, size);
      const root = rootAt(manyNodes, size);
      const hash = many[index] ?? emptyRoot;
      const forged = changed([hash, ...proof, root], change);
      fc.pre(!isSame(forged, [hash, ...proof, root]));
      const [leaf = emptyRoot, ...rest] = forged;
      const last = rest.pop() ?? emptyRoot;
      assert.equal(verifyInclusion({ leaf, index, size, root: last, proof: rest }), false);
      const rightly = { leaf: hash, size, root, proof };
      for (const wrong of [index + 1, index - 1, -1, 0.5, Number.NaN, size]) {
        assert.equal(verifyInclusion({ ...rightly, index: wrong }), false);
      }
    }),
    { numRuns: 1000 },
  );
});

test('no changed consistency proof holds', () => {
  fc.assert(
    fc.property(sized, ({ size, index, change }) => {
      const first = Math.max(1, index);
      const claim = [
        rootAt(manyNodes, first),
        ...consistencyProof(manyNodes, first, size),
        rootAt(manyNodes, size),
      ];
      const forged = changed(claim, change);
      fc.pre(!isSame(forged, claim));
      const [firstRoot = emptyRoot, ...proof] = forged;
      const root = proof.pop() ?? emptyRoot;
      assert.equal(verifyConsistency({ first, size, firstRoot, root, proof }), false);
    }),
    { numRuns: 1000 },
  );
});

test('a leaf changed, left out, added or moved gives another root', () => {
  fc.assert(
    fc.property(
      fc.array(leaf, { minLength: 2, maxLength: 40, size: 'max' }),
      change,
      (leaves, change) => {
        const hashes = leaves.map(leafHash);
        const forged = changed(hashes, change);
        fc.pre(!isSame(forged, hashes));
        assert.notEqual(bytesToHex(rootOf(forged)), bytesToHex(rootOf(hashes)));
      },
    ),
  );
});

test('of the empty tree there is one root, and nothing to prove', () => {
  const root = rootOf([leafHash('x')]);
  const grown = { first: 0, size: 1, firstRoot: emptyRoot, root, proof: [] };
  assert.ok(verifyConsistency(grown));
  assert.equal(verifyConsistency({ ...grown, firstRoot: root }), false);
  assert.equal(verifyConsistency({ ...grown, proof: [root] }), false);
});
