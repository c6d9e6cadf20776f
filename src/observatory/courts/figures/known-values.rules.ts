import { ATTENDANCES } from '../cases/attendance.rules.ts';
import { MARKINGS } from '../cases/marking.rules.ts';
import { OTHER_PHASE } from '../cases/nta.rules.ts';
import { OUTCOMES, STATUSES } from '../cases/outcome.rules.ts';
import type { Programme } from '../cases/programme.ts';
import { readDay } from '../day.rules.ts';
import type { TableDimension } from './table-columns.ts';

/** The values that a dimension can have, or the form that they have where no list holds them. */
export type KnownValues =
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'form'; readonly form: string; readonly isValue: (text: string) => boolean };

const booleans: KnownValues = { kind: 'list', values: ['true', 'false'] };

const month: KnownValues = {
  kind: 'form',
  form: 'a month, YYYY-MM',
  isValue: (text) => readDay(`${text}-01`) !== null,
};

const date: KnownValues = {
  kind: 'form',
  form: 'a date, YYYY-MM-DD',
  isValue: (text) => readDay(text) !== null,
};

const code: KnownValues = {
  kind: 'form',
  form: 'a code of the courts, one to three letters or digits',
  isValue: (text) => /^[^\s|]{1,3}$/u.test(text),
};

const codes: KnownValues = {
  kind: 'form',
  form: 'codes of the courts, joined by a bar',
  isValue: (text) => /^[^\s|]{1,3}(\|[^\s|]{1,3})*$/u.test(text),
};

/** What a dimension can be of the cases of a programme, besides none. */
export function knownValues(dimension: TableDimension, { phases }: Programme): KnownValues {
  switch (dimension) {
    case 'marked_by':
      return list(MARKINGS);
    case 'phase':
      return list([...phases.map(({ name }) => name), OTHER_PHASE]);
    case 'transferred_out':
    case 'represented':
      return booleans;
    case 'attendance':
      return list(ATTENDANCES);
    case 'outcome':
      return list(OUTCOMES);
    case 'status':
      return list(STATUSES);
    case 'nta_month':
    case 'decided_month':
      return month;
    case 'nta_date':
    case 'decided_on':
      return date;
    case 'identifiers':
      return codes;
    default:
      return code;
  }
}

function list(values: readonly string[]): KnownValues {
  return { kind: 'list', values: values.filter((value) => value !== '') };
}
