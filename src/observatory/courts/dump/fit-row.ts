import type { Header } from './header.rules.ts';
import type { Column } from './layout.ts';

const TEXT = 0;
const DATE = 1;
const INT = 2;
const KEY_TEXT = 3;
const KEY_INT = 4;

const TAB = 9;
const LF = 10;
const CR = 13;
const BLANK = 0x20;
const COMMA = 0x2c;

const WIDEST = 0x7fff_ffff;

/** Answer for a row that needs the rules: it may fit, need mending, or be refused. */
export const UNUSUAL = -1;

/** Bytes that must lie behind the last row, because dates are compared four bytes at a time. */
export const SLACK = 32;

/**
 * Looks whether a row fits as it stands: every cell of it, by bytes, without making anything. This is
 * where the time of an import goes, so it takes only the plain row: the right number of cells, printable
 * ASCII, dates and numbers written plainly. `UNUSUAL` says nothing against a row but that
 * `cell.rules.ts` must look; for a plain row both say the same.
 */
export class RowFitter {
  /** Where each cell of the row begins; a cell ends one byte before the next begins. */
  readonly starts: Int32Array;
  /** Cells of the row with blanks to trim. */
  padded = 0;
  readonly #kinds: Uint8Array;
  readonly #widths: Int32Array;
  readonly #lineEnd: number;
  readonly #endsInCommas: boolean;

  constructor(header: Header) {
    const length = header.columns.length;
    this.starts = new Int32Array(length + 1);
    this.#kinds = Uint8Array.from(header.columns, kindOf);
    this.#widths = Int32Array.from(header.columns, widthOf);
    this.#lineEnd = header.lineEnd === '\n' ? LF : CR;
    this.#endsInCommas = header.endsInCommas;
  }

  /** Where the next row begins, or `UNUSUAL`. `view` shows the same bytes. */
  fit(bytes: Uint8Array, view: DataView, from: number): number {
    const starts = this.starts;
    const kinds = this.#kinds;
    const widths = this.#widths;
    const length = kinds.length;
    let at = from;
    let end = TAB;
    let padded = 0;
    for (let column = 0; column < length; column++) {
      starts[column] = at;
      if (column === length - 1) {
        if (this.#endsInCommas) return this.#fitLast(bytes, view, at, padded);
        end = this.#lineEnd;
      }
      const kind = kinds[column];
      let byte = bytes[at] ?? 0;
      if (byte === end) {
        if (kind === KEY_INT || kind === KEY_TEXT) return UNUSUAL;
        at++;
        continue;
      }
      const start = at;
      if (kind === DATE && byte !== BLANK) {
        at = dateEnd(bytes, view, at);
        byte = bytes[at] ?? 0;
      } else if ((kind === INT || kind === KEY_INT) && byte !== BLANK) {
        while ((byte - 0x30) >>> 0 < 10) byte = bytes[++at] ?? 0;
        if (at - start > 9 && !isInt32(bytes, start, at)) return UNUSUAL;
      } else {
        while ((byte - BLANK) >>> 0 < 0x5f) byte = bytes[++at] ?? 0;
        if (bytes[start] === BLANK || bytes[at - 1] === BLANK) padded++;
        if (kind !== TEXT || at - start > (widths[column] ?? 0)) {
          if (!fitsTrimmed(bytes, start, at, kind ?? 0, widths[column] ?? 0)) return UNUSUAL;
        }
      }
      if (byte !== end) return UNUSUAL;
      at++;
    }
    starts[length] = at;
    this.padded = padded;
    return this.#afterLineEnd(bytes, at - 1);
  }

  /** The last cell where commas at the line's end are no data. */
  #fitLast(bytes: Uint8Array, view: DataView, start: number, padded: number): number {
    const last = this.#kinds.length - 1;
    let stop = start;
    while (((bytes[stop] ?? 0) - BLANK) >>> 0 < 0x5f) stop++;
    let end = stop;
    while (end > start && bytes[end - 1] === BLANK) end--;
    while (end > start && bytes[end - 1] === COMMA) end--;
    const kind = this.#kinds[last] ?? 0;
    const isFit =
      kind === DATE && end > start
        ? dateEnd(bytes, view, start) === end
        : fitsTrimmed(bytes, start, end, kind, this.#widths[last] ?? 0);
    if (!isFit) return UNUSUAL;
    const isPadded = stop > start && (bytes[start] === BLANK || bytes[stop - 1] === BLANK);
    this.padded = padded + (isPadded ? 1 : 0);
    this.starts[last + 1] = end + 1;
    return this.#afterLineEnd(bytes, stop);
  }

  #afterLineEnd(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== this.#lineEnd) return UNUSUAL;
    if (this.#lineEnd === LF) return at + 1;
    return bytes[at + 1] === LF ? at + 2 : UNUSUAL;
  }
}

const DIGITS = 0x3030_3030;
const HIGH_HALVES = 0xf0f0f0f0 | 0;

// The four-byte pieces of ` 00:00:00.000` with the first byte lowest: most times are midnight.
const MIDNIGHT_1 = 0x3a303020;
const MIDNIGHT_2 = 0x303a3030;
const MIDNIGHT_3 = 0x30302e30;

/** Where a plainly written date, with its time, ends; its first byte where it is none. */
function dateEnd(bytes: Uint8Array, view: DataView, at: number): number {
  const year = view.getInt32(at, true);
  if ((year & HIGH_HALVES) !== DIGITS || ((year + 0x06060606) & HIGH_HALVES) !== DIGITS) return at;
  const month = view.getInt32(at + 4, true);
  if ((month & 0xfff0f0ff) !== 0x2d30302d) return at;
  if (((month + 0x00060600) & 0xfff0f0ff) !== 0x2d30302d) return at;
  if (!isDigit(bytes[at + 8] ?? 0) || !isDigit(bytes[at + 9] ?? 0)) return at;
  const time = view.getInt32(at + 10, true);
  if (
    time === MIDNIGHT_1 &&
    view.getInt32(at + 14, true) === MIDNIGHT_2 &&
    view.getInt32(at + 18, true) === MIDNIGHT_3 &&
    bytes[at + 22] === 0x30
  ) {
    return at + 23;
  }
  return timeEnd(bytes, at);
}

/** The same for a date with another time, or none. */
function timeEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 10] ?? 0;
  if (first !== BLANK && first !== 0x54) return at + 10;
  let to = at + 11;
  while (((bytes[to] ?? 0) - 0x30) >>> 0 < 11) to++;
  if (to === at + 11) return at;
  if (bytes[to] === 0x2e) to++;
  while (isDigit(bytes[to] ?? 0)) to++;
  return to;
}

/** A cell of printable ASCII that is blank at an end, too wide, or a key: whether it plainly fits. */
function fitsTrimmed(
  bytes: Uint8Array,
  from: number,
  to: number,
  kind: number,
  width: number,
): boolean {
  let start = from;
  let end = to;
  while (start < end && bytes[start] === BLANK) start++;
  while (end > start && bytes[end - 1] === BLANK) end--;
  if (kind === TEXT) return end - start <= width;
  if (kind === KEY_TEXT) return end - start <= width && !mayBeNull(bytes, start, end);
  return start === end && kind !== KEY_INT;
}

/** Empty, or it begins as `b6`, `N/A` and a run of question marks do. */
function mayBeNull(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start];
  return start === end || first === 0x62 || first === 0x4e || first === 0x3f;
}

function isInt32(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 10) return false;
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + (bytes[at] ?? 0) - 0x30;
  return value <= 0x7fff_ffff;
}

function isDigit(byte: number): boolean {
  return (byte - 0x30) >>> 0 < 10;
}

function kindOf({ kind, isKey }: Column): number {
  if (kind === 'date') return DATE;
  if (kind === 'int') return isKey ? KEY_INT : INT;
  return isKey ? KEY_TEXT : TEXT;
}

function widthOf({ kind, width }: Column): number {
  return kind === 'any' ? WIDEST : width;
}
