import { type Code, codeText } from '../code.rules.ts';
import { monthText, NO_DAY } from '../day.rules.ts';
import type { Column } from './case-table.ts';
import { ColumnDraft, codesFor } from './column-draft.ts';

/** A column of `length` rows whose values are numbers known by a text: packed codes, months. */
export function columnOf(
  length: number,
  keyOf: (row: number) => number,
  textOf: (key: number) => string,
): Column {
  const draft = new ColumnDraft(length);
  for (let row = 0; row < length; row++) draft.set(row, keyOf(row));
  return draft.finish(length, textOf);
}

/** A column of positions in a short list of texts (at most 256), those that occur sorted as text. */
export function columnOfList(
  positions: Uint8Array,
  length: number,
  texts: readonly string[],
): Column {
  const counts = new Uint32Array(texts.length);
  for (let row = 0; row < length; row++) {
    const position = positions[row] ?? 0;
    counts[position] = (counts[position] ?? 0) + 1;
  }
  const values = [...new Set(texts.filter((_, position) => (counts[position] ?? 0) > 0))].sort();
  const codeOf = Uint8Array.from(texts, (text) => Math.max(0, values.indexOf(text)));
  const codes = codesFor(values.length, length);
  for (let row = 0; row < length; row++) codes[row] = codeOf[positions[row] ?? 0] ?? 0;
  return { codes, values };
}

/** A column of days cut to their months, `YYYY-MM`. */
export function columnOfMonths(days: Int32Array): Column {
  const monthOf = (row: number) => Math.floor((days[row] ?? NO_DAY) / 100);
  return columnOf(days.length, monthOf, (month) =>
    monthText(month === NO_MONTH ? NO_DAY : month * 100 + 1),
  );
}

const NO_MONTH = Math.floor(NO_DAY / 100);

/** A column of packed codes. */
export function columnOfCodes(length: number, codeOf: (row: number) => Code): Column {
  return columnOf(length, codeOf, codeText);
}

/** A column of positions in a short list of texts, made row by row. */
export function columnOfKinds(
  length: number,
  positionOf: (row: number) => number,
  texts: readonly string[],
): Column {
  const positions = new Uint8Array(length);
  for (let row = 0; row < length; row++) positions[row] = positionOf(row);
  return columnOfList(positions, length, texts);
}
