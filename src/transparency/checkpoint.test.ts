import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import {
  cosign,
  cosignedAt,
  cosignedText,
  readCheckpoint,
  signCheckpoint,
  withSignature,
} from './checkpoint.rules.ts';
import { leafHash } from './merkle.rules.ts';
import { isSignedBy, signatureLine, toBase64, verifierKey } from './signed-note.rules.ts';

/** The example of c2sp.org/tlog-cosignature. */
const published = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

test('reads the checkpoint that the standard shows', () => {
  const checkpoint = readCheckpoint(published);
  assert.equal(checkpoint?.origin, 'example.com/behind-the-sofa');
  assert.equal(checkpoint?.size, 20_852_163);
  assert.equal(
    toBase64(checkpoint?.root ?? new Uint8Array()),
    'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
  );
  assert.equal(checkpoint?.note.signatures.map(signatureLine).join(''), published.split('\n\n')[1]);
  assert.ok(
    checkpoint &&
      cosignedText(checkpoint, 1_679_315_147).startsWith(
        'cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUY',
      ),
  );
});

const logSecret = new Uint8Array(32).fill(1);
const witnessSecret = new Uint8Array(32).fill(2);
const origin = 'puente/log/1';
const logKey = verifierKey(origin, 1, ed25519.getPublicKey(logSecret));
const witnessKey = verifierKey('witness.example.org', 4, ed25519.getPublicKey(witnessSecret));
const checkpoint = { origin, size: 5, root: leafHash('x') };
const byLog = (bytes: Uint8Array) => ed25519.sign(bytes, logSecret);
const byWitness = (bytes: Uint8Array) => ed25519.sign(bytes, witnessSecret);
const signed = withSignature(
  signCheckpoint(checkpoint, logKey, byLog),
  cosign(checkpoint, witnessKey, 1_790_000_000, byWitness),
);

test('a log signs, a witness adds its line and time, and both are checked apart', () => {
  const read = readCheckpoint(signed);
  assert.ok(read && isSignedBy(read.note, logKey));
  assert.equal(cosignedAt(read, witnessKey), 1_790_000_000);
  // The same key as a log's key is another key: another id, another text.
  const asLog = verifierKey(witnessKey.name, 1, witnessKey.publicKey);
  assert.equal(isSignedBy(read.note, asLog), false);
  assert.equal(cosignedAt(read, asLog), null);
  assert.equal(cosignedAt(read, logKey), null);
  assert.equal(cosignedAt(read, { ...witnessKey, type: 1 }), null, 'whatever id it bears');
});

test('one bit changed anywhere is believed of neither', () => {
  const bytes = new TextEncoder().encode(signed);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const forged = Uint8Array.from(bytes);
      forged[at] = (forged[at] ?? 0) ^ (1 << bit);
      const read = readCheckpoint(new TextDecoder().decode(forged));
      const stands =
        read && isSignedBy(read.note, logKey) && cosignedAt(read, witnessKey) === 1_790_000_000;
      assert.ok(!stands);
    }),
    { numRuns: 500 },
  );
});

test('a witness of another checkpoint, or under another name, is none of this', () => {
  const other = { ...checkpoint, size: 6 };
  const moved = withSignature(
    signCheckpoint(other, logKey, byLog),
    cosign(checkpoint, witnessKey, 1_790_000_000, byWitness),
  );
  const read = readCheckpoint(moved);
  assert.ok(read);
  assert.equal(cosignedAt(read, witnessKey), null);
  const renamed = verifierKey('other.example.org', 4, witnessKey.publicKey);
  assert.equal(cosignedAt(read, renamed), null);
});

test('what is no checkpoint is none', () => {
  for (const text of [
    signed.replace('\n5\n', '\n05\n'),
    signed.replace('\n5\n', '\n-5\n'),
    signed.replace('\n5\n', '\n5.0\n'),
    signed.replace('\n5\n', '\n99999999999999999\n'),
    signed.replace('\n5\n', '\n5\n5\n'),
    signed.replace(`${toBase64(checkpoint.root)}\n`, ''),
    signed.replace(toBase64(checkpoint.root), 'QQ=='),
    signed.replace(origin, 'a b'),
    '',
  ]) {
    assert.notEqual(text, signed);
    assert.equal(readCheckpoint(text), null, text.slice(0, 60));
  }
});
