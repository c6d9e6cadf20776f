/**
 * A monthly dump of the immigration courts as it lies on disk: a folder, or the zip it is published as.
 * Opening one reads names, sizes and dates only.
 */
export interface Dump {
  readonly kind: 'folder' | 'zip';
  /** The folder or file as it was given. */
  readonly source: string;
  /** Every file of the dump, in no order; the look-up tables and the read-me too. */
  readonly members: readonly Member[];
  /** Lets go of what opening took. Members can no longer be read through this object. */
  close(): Promise<void>;
}

/**
 * One file of a dump. Plain data: it is posted to worker threads, each of which opens its own handle.
 */
export type Member = FileMember | PackedMember;

interface MemberFacts {
  /** Path within the dump, with `/`: `EOIR Case Data/A_TblCase.csv`. */
  readonly name: string;
  /** Last step of the path as it is written: `A_TblCase.csv`. */
  readonly baseName: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** `YYYY-MM-DD`: of a folder the file's modification in UTC, of a zip the date as it is written there. */
  readonly modified: string | null;
}

/** A file of a folder: any range of its bytes can be read, so that several threads share it. */
export interface FileMember extends MemberFacts {
  readonly kind: 'file';
  /** Where it lies on this machine. */
  readonly path: string;
}

/** A member of a zip: its bytes come from the first to the last, by `unpack` of `zip/`. */
export interface PackedMember extends MemberFacts {
  readonly kind: 'packed';
  /** The zip file. */
  readonly archive: string;
  /** Of the member's local header, from the start of the archive. */
  readonly offset: number;
  readonly packedSize: number;
  /** 0 stored, 8 Deflate, 9 Deflate64. */
  readonly method: number;
  /** Of the unpacked bytes, unsigned. */
  readonly crc32: number;
}
