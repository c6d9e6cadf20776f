/** How the records of an archive are written. */
export interface ZipStyle {
  /** Sizes and places in 64 bits, as archives and members of 4 GB and more need them. */
  readonly isZip64: boolean;
  /** Sizes and CRC behind the packed bytes instead of before them. */
  readonly hasDescriptors: boolean;
}

/** What an archive says of one member. */
export interface Packed {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly modified: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  /** Of its local header. */
  readonly offset: number;
}

const IN_64_BITS = 0xffffffff;
const ZIP64_EXTRA = 1;
/** The names are UTF-8; sizes and CRC stand behind the bytes. */
const FLAGS = { utf8: 0x800, descriptor: 8 } as const;

/** What stands before a member's bytes. */
export function localHeader(packed: Packed, style: ZipStyle): Uint8Array {
  const name = Buffer.from(packed.name);
  const known = style.hasDescriptors ? { ...packed, crc: 0, size: 0, packedSize: 0 } : packed;
  const extra = style.isZip64 ? zip64Extra([known.size, known.packedSize]) : Buffer.alloc(0);
  return Buffer.concat([u32(0x04034b50), common(known, style, name, extra), name, extra]);
}

/** What the table of contents says of a member. */
export function centralHeader(packed: Packed, style: ZipStyle): Uint8Array {
  const name = Buffer.from(packed.name);
  const { isZip64 } = style;
  const extra = isZip64
    ? zip64Extra([packed.size, packed.packedSize, packed.offset])
    : Buffer.alloc(0);
  return Buffer.concat([
    u32(0x02014b50),
    u16(isZip64 ? 45 : 20),
    common(packed, style, name, extra),
    // No comment, first disk, no attributes.
    Buffer.alloc(10),
    u32(isZip64 ? IN_64_BITS : packed.offset),
    name,
    extra,
  ]);
}

/** What stands behind a member's bytes. */
export function dataDescriptor(packed: Packed, { isZip64 }: ZipStyle): Uint8Array {
  const size = isZip64 ? u64 : u32;
  return Buffer.concat([
    u32(0x08074b50),
    u32(packed.crc),
    size(packed.packedSize),
    size(packed.size),
  ]);
}

/** The archive's last record; in 64 bits it is three. */
export function endOfDirectory(
  members: number,
  start: number,
  size: number,
  { isZip64 }: ZipStyle,
): Uint8Array {
  const end = [u32(0x06054b50), u32(0), u16(members), u16(members)];
  if (!isZip64) return Buffer.concat([...end, u32(size), u32(start), u16(0)]);
  return Buffer.concat([
    u32(0x06064b50),
    u64(44),
    u16(45),
    u16(45),
    u64(0),
    u64(members),
    u64(members),
    u64(size),
    u64(start),
    u32(0x07064b50),
    u32(0),
    u64(start + size),
    u32(1),
    ...end,
    u32(IN_64_BITS),
    u32(IN_64_BITS),
    u16(0),
  ]);
}

/** What the local header and the table of contents say alike. */
function common(packed: Packed, style: ZipStyle, name: Buffer, extra: Buffer): Buffer {
  const { isZip64, hasDescriptors } = style;
  return Buffer.concat([
    u16(isZip64 ? 45 : 20),
    u16(FLAGS.utf8 | (hasDescriptors ? FLAGS.descriptor : 0)),
    u16(packed.method),
    u16(0),
    u16(dosDate(packed.modified)),
    u32(packed.crc),
    u32(isZip64 ? IN_64_BITS : packed.packedSize),
    u32(isZip64 ? IN_64_BITS : packed.size),
    u16(name.length),
    u16(extra.length),
  ]);
}

function dosDate(day: string): number {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return ((year - 1980) << 9) | (month << 5) | date;
}

function zip64Extra(values: readonly number[]): Buffer {
  return Buffer.concat([u16(ZIP64_EXTRA), u16(values.length * 8), ...values.map(u64)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
