import { closeSync, openSync, readSync } from 'node:fs';
import type { Member } from './dump.ts';
import { unpack } from './zip/unpack.ts';

/** The first bytes of a member, all of a shorter one. */
export function readStart(member: Member, length: number): Buffer {
  return member.kind === 'file' ? readFile(member.path, length) : readPacked(member, length);
}

function readFile(path: string, wanted: number): Buffer {
  const bytes = Buffer.alloc(wanted);
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (let got = -1; got !== 0 && length < wanted; length += got) {
      got = readSync(file, bytes, length, wanted - length, length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function readPacked(member: Extract<Member, { kind: 'packed' }>, wanted: number): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  for (const piece of unpack(member)) {
    pieces.push(Buffer.from(piece));
    length += piece.length;
    if (length >= wanted) break;
  }
  return Buffer.concat(pieces).subarray(0, wanted);
}
