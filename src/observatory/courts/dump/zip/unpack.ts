import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { PackedMember } from '../dump.ts';
import { type Fill, inflate } from './inflate.ts';
import { damaged, faultOfReading, truncated, unpackYourself } from './zip-fault.ts';

/**
 * The unpacked bytes of a member in order, in blocks of up to 1 MB, each valid until the next is asked
 * for. It runs in the thread that asks and needs no other. Throws a CourtFault where the archive ends
 * early or is damaged, where size or CRC are not those it says, or where it is packed in another way
 * than stored, Deflate or Deflate64; the last block has been given by then.
 */
export function* unpack(member: PackedMember): Generator<Uint8Array> {
  let file: number | null = null;
  try {
    file = openSync(member.archive, 'r');
    yield* checked(member, blocksOf(member, file));
  } catch (error) {
    throw faultOfReading(error, member.archive);
  } finally {
    if (file !== null) closeSync(file);
  }
}

function* checked(member: PackedMember, blocks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for (const block of blocks) {
    size += block.length;
    if (size > member.size) throw damaged(member, 'holds more than it says');
    crc = crc32(block, crc);
    yield block;
  }
  if (size < member.size) throw damaged(member, 'holds less than it says');
  if (crc !== member.crc32) throw damaged(member, 'is not what was packed (its CRC is another)');
}

function* blocksOf(member: PackedMember, file: number): Generator<Uint8Array> {
  const source = packedBytes(member, file, startOfBytes(member, file));
  if (member.method === 0) return yield* stored(source);
  if (member.method !== 8 && member.method !== 9) {
    throw unpackYourself(nameOf(member), `is packed by method ${member.method}`);
  }
  const isWhole = yield* inflate(member.method, source);
  if (!isWhole) throw damaged(member, 'cannot be unpacked');
}

const STORED_ROOM = 1 << 20;

function* stored(fill: Fill): Generator<Uint8Array> {
  const room = new Uint8Array(STORED_ROOM);
  for (let length = fill(room); length > 0; length = fill(room)) yield room.subarray(0, length);
}

/** The packed bytes, from `start`, piece after piece. */
function packedBytes(member: PackedMember, file: number, start: number): Fill {
  let at = start;
  const end = start + member.packedSize;
  return (room) => {
    const wanted = Math.min(room.length, end - at);
    const length = readSync(file, room, 0, wanted, at);
    if (length === 0 && wanted > 0) throw truncated(member);
    at += length;
    return length;
  };
}

const LOCAL_HEADER = { length: 30, signature: 0x04034b50, flags: 6, name: 26, extra: 28 } as const;
const ENCRYPTED = 1;

/** Where the packed bytes begin: behind the member's local header, its name and its extra fields. */
function startOfBytes(member: PackedMember, file: number): number {
  const header = new DataView(new ArrayBuffer(LOCAL_HEADER.length));
  const length = readSync(file, header, 0, LOCAL_HEADER.length, member.offset);
  if (length < LOCAL_HEADER.length) throw truncated(member);
  if (header.getUint32(0, true) !== LOCAL_HEADER.signature) {
    throw damaged(member, 'is not where the table of contents says');
  }
  if (header.getUint16(LOCAL_HEADER.flags, true) & ENCRYPTED) {
    throw unpackYourself(nameOf(member), 'is encrypted');
  }
  const name = header.getUint16(LOCAL_HEADER.name, true);
  return member.offset + LOCAL_HEADER.length + name + header.getUint16(LOCAL_HEADER.extra, true);
}

function nameOf(member: PackedMember): string {
  return `${member.name} in ${member.archive}`;
}
