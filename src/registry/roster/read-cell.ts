import { readAnumber } from '../a-number.rules.ts';
import {
  readCaseSituation,
  readChannel,
  readNeed,
  readReads,
  readSex,
} from '../answer-words.rules.ts';
import { readBirthDate } from '../birth-date.rules.ts';
import { readLanguage } from '../language.rules.ts';
import { type CodeReading, readNationality } from '../nationality.rules.ts';
import { readPhone } from '../phone.rules.ts';
import { readPort } from '../port.rules.ts';
import type { FindingCode, FindingValues } from './findings.rules.ts';
import { programmeStart } from './programme-start.law.ts';
import type { RosterPerson } from './report.rules.ts';
import type { Cell } from './sheet.rules.ts';
import { textWarnings } from './text-warnings.ts';

/** What every cell of one file is read with. */
export interface ReadingContext {
  /** Calendar date `YYYY-MM-DD`. */
  readonly today: string;
  readonly from1904: boolean;
  /** The sex column holds an `H` (hombre) and no `F`, so that an `M` in it may be mujer. */
  readonly sexUsesH: boolean;
}

/** The fields that one cell gives, and what has to be said about it. */
export interface CellReading {
  readonly fields: Partial<RosterPerson>;
  readonly notes: readonly { readonly code: FindingCode; readonly values: FindingValues }[];
}

/** Reads one cleaned cell that is not empty. */
export type CellReader = (cell: Cell, context: ReadingContext) => CellReading;

function noteOf(code: FindingCode | null, values: FindingValues): CellReading['notes'] {
  return code === null ? [] : [{ code, values }];
}

/** In a cell for a code, what begins like a formula is no code, whatever follows. */
const beginsLikeFormula = (text: string) => /^[=+\-@]/.test(text);
const unknown = { value: null, finding: 'value-unknown' } as const;

function coded<Code extends string>(
  read: (text: string) => CodeReading<Code>,
  fieldsOf: (value: Code | null) => Partial<RosterPerson>,
): CellReader {
  return ({ text }) => {
    const { value, finding } = beginsLikeFormula(text) ? unknown : read(text);
    return {
      fields: fieldsOf(value),
      notes: noteOf(finding, { value: text, stored: value ?? '' }),
    };
  };
}

const birthDate: CellReader = ({ text, kind }, { today, from1904 }) => {
  const { value, precision, finding, readings = [] } = readBirthDate(text, today, from1904);
  const code = kind === 'date' && finding === null ? 'date-from-serial' : finding;
  const values = { value: text, stored: value ?? '', readings: readings.join(' / ') };
  return { fields: { birth_date: value, birth_precision: precision }, notes: noteOf(code, values) };
};

const enrolledOn: CellReader = ({ text, kind }, { today, from1904 }) => {
  const { value, precision, finding, readings = [] } = readBirthDate(text, today, from1904);
  const values = {
    value: text,
    stored: value ?? '',
    readings: readings.join(' / '),
    start: programmeStart,
  };
  const empty = (code: FindingCode) => ({
    fields: { enrolled_on: null },
    notes: noteOf(code, values),
  });
  if (precision === 'month' || precision === 'year' || precision === 'age')
    return empty('enrolled-not-a-day');
  if (precision !== 'day' || value === null) return empty(finding ?? 'date-unreadable');
  if (value < programmeStart) return empty('enrolled-before-programme');
  const code = kind === 'date' ? 'date-from-serial' : finding;
  return { fields: { enrolled_on: value }, notes: noteOf(code, values) };
};

const aNumber: CellReader = ({ text, kind }) => {
  const { value, unconfirmed, finding, suggestion } = readAnumber(text, kind === 'number');
  return {
    fields: { a_number: value, ...(unconfirmed ? { a_number_unconfirmed: true } : {}) },
    notes: noteOf(finding, { value: text, suggestion: suggestion ? ` → ${suggestion}?` : '' }),
  };
};

const phone: CellReader = ({ text, kind }) => {
  const written = kind === 'number' && /e/i.test(text) ? String(Number(text)) : text;
  const { value, finding } = readPhone(written);
  return { fields: { phone: value }, notes: noteOf(finding, { value: text, stored: value ?? '' }) };
};

const sex: CellReader = (cell, context) => {
  if (context.sexUsesH && /^m$/i.test(cell.text)) {
    return { fields: { sex: null }, notes: noteOf('sex-two-readings', { value: cell.text }) };
  }
  return coded(readSex, (value) => ({ sex: value }))(cell, context);
};

const city: CellReader = ({ text }) => ({
  fields: { city: text },
  notes: textWarnings(text).map((code) => ({ code, values: { value: text } })),
});

const needs: CellReader = ({ text }) => {
  const readings = text
    .split(/[;,|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ part, ...(beginsLikeFormula(part) ? unknown : readNeed(part)) }));
  const known = [...new Set(readings.map(({ value }) => value).filter((value) => value !== null))];
  return {
    fields: { needs: known.length === 0 ? null : known.join('|') },
    notes: readings.flatMap(({ part, value, finding }) =>
      noteOf(finding === 'value-unknown' ? 'need-unknown' : finding, {
        value: part,
        stored: value ?? '',
      }),
    ),
  };
};

/** How each column but the names and the family key is read. */
export const cellReaders = {
  birth_date: birthDate,
  sex,
  nationality: coded(readNationality, (value) => ({ nationality: value })),
  language: coded(readLanguage, (value) => ({ language: value })),
  reads: coded(readReads, (value) => ({ reads: value })),
  phone,
  channel: coded(readChannel, (value) => ({ channel: value })),
  a_number: aNumber,
  enrolled_on: enrolledOn,
  enrolled_port: coded(readPort, (value) => ({ enrolled_port: value })),
  case_situation: coded(readCaseSituation, (value) => ({ case_situation: value })),
  city,
  needs,
} as const satisfies Readonly<Record<string, CellReader>>;
