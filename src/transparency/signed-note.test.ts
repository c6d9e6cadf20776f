import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import {
  fromBase64,
  isSignature,
  isSignedBy,
  readKey,
  readNote,
  signatureOver,
  textOfKey,
  toBase64,
  verifierKey,
  writeNote,
} from './signed-note.rules.ts';

/** The example of Go's golang.org/x/mod/sumdb/note. */
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const goSecret = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const goText =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const goNote = `${goText}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

function known<T>(value: T | null | undefined): T {
  assert.ok(value !== null && value !== undefined);
  return value;
}

test('reads, checks and writes the note that others publish', () => {
  const key = known(readKey(goKey));
  assert.equal(textOfKey(key), goKey);
  assert.ok(isSignedBy(known(readNote(goNote)), key));
  const secret = known(fromBase64(goSecret)).subarray(1);
  const signature = signatureOver(goText, key, (bytes) => ed25519.sign(bytes, secret));
  assert.equal(writeNote(goText, [signature]), goNote);
});

test('signs and checks the vectors of RFC 8032, section 7.1', () => {
  const vectors = [
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      'r',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ];
  for (const [secret = '', publicKey = '', text = '', signature = ''] of vectors) {
    const der = Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex');
    const ofNode = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(ofNode).export({ format: 'der', type: 'spki' });
    assert.equal(spki.subarray(-32).toString('hex'), publicKey);
    assert.equal(sign(null, Buffer.from(text), ofNode).toString('hex'), signature);
    assert.equal(bytesToHex(ed25519.sign(Buffer.from(text), hexToBytes(secret))), signature);
    assert.ok(isSignature(hexToBytes(signature), text, hexToBytes(publicKey)));
  }
});

test('a signature with its order added to s is another signature, and refused (RFC 8032, 5.1.7)', () => {
  const { publicKey } = known(readKey(goKey));
  const bytes = Uint8Array.from(known(readNote(goNote)?.signatures[0]).bytes);
  const order = ed25519.Point.Fn.ORDER;
  let s = bytes.subarray(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order;
  for (let at = 32; at < 64; at += 1) [bytes[at], s] = [Number(s & 255n), s >> 8n];
  assert.equal(isSignature(bytes, goText, publicKey), false);
});

test('no other text, signature or key is believed', () => {
  const key = known(readKey(goKey));
  const bytes = new TextEncoder().encode(goNote);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const forged = Uint8Array.from(bytes);
      forged[at] = (forged[at] ?? 0) ^ (1 << bit);
      const note = readNote(new TextDecoder().decode(forged));
      assert.ok(note === null || !isSignedBy(note, key));
    }),
    { numRuns: 500 },
  );
  const other = verifierKey('PeterNeumann', 1, new Uint8Array(32).fill(2));
  assert.equal(isSignedBy(known(readNote(goNote)), other), false);
  assert.equal(isSignedBy(known(readNote(goNote)), { ...other, id: key.id }), false);
});

test('a wrong line of a known key spoils the right one beside it', () => {
  const key = known(readKey(goKey));
  const [line = ''] = goNote.split('\n').slice(-2);
  const twice = known(readNote(`${goNote}${line.replace('x08go/Z', 'x08go/Y')}\n`));
  assert.equal(twice.signatures.length, 2);
  assert.equal(isSignedBy(twice, key), false);
});

test('what is no note, or no key, is none', () => {
  const line = goNote.split('\n').at(-2);
  for (const text of [
    '',
    '\n',
    goText,
    `${goText}\n`,
    goNote.slice(0, -1),
    goNote.replace('— ', '- '),
    goNote.replace('— Peter', '—  Peter'),
    goNote.replace('PeterNeumann ', 'Peter+Neumann '),
    goNote.replace('think', 'th\u0007ink'),
    `${goText}\n— PeterNeumann x08g\n`,
    `${goText}\n${`${line}\n`.repeat(101)}`,
    `${'x'.repeat(70_000)}\n\n${line}\n`,
    `${goNote}\ud800`,
  ]) {
    assert.equal(readNote(text), null, text.slice(0, 80));
  }
  for (const text of [
    '',
    'a+b',
    goKey.replace('c7', 'c8'),
    `${goKey}=`,
    goKey.replace('+AR', '+CR'),
  ]) {
    assert.equal(readKey(text), null, text);
  }
});

test('base 64 has one form', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const text = toBase64(bytes);
      assert.equal(text, Buffer.from(bytes).toString('base64'));
      assert.deepEqual(fromBase64(text), bytes);
    }),
  );
  for (const text of ['', '=', 'QQ', 'QR==', 'Q Q=', 'QQ==\n', 'Q-__']) {
    assert.equal(fromBase64(text), null, text);
  }
});
