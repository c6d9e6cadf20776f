import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { databaseProblem } from '../postgres/problems.ts';

// A long stream sealed in chunks: the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár,
// "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance" (CRYPTO 2015), in the layout of
// the age format (https://age-encryption.org/v1, "Payload"), with AES-256-GCM as its cipher.
//
//   file    = magic, salt (32 bytes), chunk …
//   key     = HKDF-SHA-256(given key, salt, "puente backup 1"), used for this file alone
//   chunk   = AES-256-GCM(64 KiB, the last one shorter) and its tag of 16 bytes
//   nonce   = number of the chunk from 0 (11 bytes, big-endian), then 1 for the last chunk and 0 before
//   AAD     = magic and salt
//
// A chunk that is changed, moved, left out or taken from another file does not open; a file that was cut
// has no last chunk.

const magic = Buffer.from('PUENTE BACKUP 1\n');
const saltLength = 32;
const chunkLength = 65_536;
const tagLength = 16;

/** Seals a stream under a key of 32 bytes. */
export async function* sealStream(
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const head = Buffer.concat([magic, salt]);
  const fileKey = deriveKey(key, salt);
  yield head;
  let number = 0;
  for await (const { bytes, last } of inPieces(source, chunkLength)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonce(number++, last));
    cipher.setAAD(head);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens a sealed stream. Throws `backup.broken` at the first chunk that is not as it was sealed. */
export async function* openStream(
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
): AsyncGenerator<Buffer> {
  const bytes = source[Symbol.asyncIterator]();
  const { head, rest } = await readHead(bytes);
  const fileKey = deriveKey(key, head.subarray(magic.length));
  let number = 0;
  for await (const piece of inPieces(continued(rest, bytes), chunkLength + tagLength)) {
    yield openChunk(piece.bytes, fileKey, nonce(number++, piece.last), head);
  }
}

function openChunk(sealed: Buffer, key: Buffer, iv: Buffer, head: Buffer): Buffer {
  if (sealed.length < tagLength) throw broken('it ends too early');
  const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
  cipher.setAAD(head);
  cipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, -tagLength)), cipher.final()]);
  } catch {
    throw broken('it was cut or changed, or the key is another');
  }
}

/** The problem of a backup that cannot be read. */
export const broken = (reason: string) => databaseProblem('backup.broken', { reason });

function deriveKey(key: Uint8Array, salt: Buffer): Buffer {
  if (key.length !== 32) throw new RangeError('a backup key has 32 bytes');
  return Buffer.from(hkdfSync('sha256', key, salt, 'puente backup 1', 32));
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<{ head: Buffer; rest: Buffer }> {
  const length = magic.length + saltLength;
  let read = Buffer.alloc(0);
  while (read.length < length) {
    const next = await bytes.next();
    if (next.done) throw broken('it ends too early');
    read = Buffer.concat([read, next.value]);
  }
  if (!read.subarray(0, magic.length).equals(magic)) throw broken('it is not a backup of Puente');
  return { head: read.subarray(0, length), rest: read.subarray(length) };
}

async function* continued(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Cuts a stream into pieces of one length; only the last may be shorter, and there is always a last. */
async function* inPieces(
  source: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    size += bytes.length;
    if (size <= length) continue;
    let all = Buffer.concat(waiting);
    // The final piece stays back until the stream has ended, for it is sealed as the last.
    for (; all.length > length; all = all.subarray(length)) {
      yield { bytes: all.subarray(0, length), last: false };
    }
    waiting = [all];
    size = all.length;
  }
  yield { bytes: Buffer.concat(waiting), last: true };
}
