import {
  type CodeList,
  nameOfCode,
} from '#observatory/courts/cases/code-names/name-of-code.rules.ts';
import { definitionOf } from '#observatory/courts/cases/definitions/definitions.rules.ts';
import type { TableDimension } from '#observatory/courts/figures/table-columns.ts';

/** The list that names the codes of a column; null where its values are no codes. */
export function codeListOf(dimension: TableDimension): CodeList | null {
  return definitionOf(dimension).codes ?? null;
}

/** The English name of a code; of several joined by a bar, their names so joined; empty if unknown. */
export function nameOfValue(dimension: TableDimension, value: string): string {
  const list = codeListOf(dimension);
  if (!list || value === '') return '';
  const names = value.split('|').map((code) => nameOfCode(list, code, 'en') ?? '');
  return names.every((name) => name === '') ? '' : names.join(' | ');
}
