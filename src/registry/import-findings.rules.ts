import type { NewPersonReason } from './match-person.rules.ts';
import type { Finding, Language } from './roster/report.rules.ts';

/** What comparing a file with what was imported before can find, besides what reading it found. */
export type ComparisonCode = NewPersonReason | 'a-number-registered' | 'enrolment-has-paper';

/** A finding of the comparison, kept until somebody reads it. */
export interface ComparisonNote {
  row: number;
  code: ComparisonCode;
}

const sentences: Record<ComparisonCode, Record<Language, string>> = {
  'two-candidates': {
    es: 'Dos personas de esta familia se le parecen; se registró aparte. Revise si es una de ellas.',
    en: 'Two people of this family are like this one; taken apart. Check whether it is one of them.',
  },
  twin: {
    es: 'Otra persona de la familia nació el mismo día; se registró aparte.',
    en: 'Another person of the family was born on the same day; taken apart.',
  },
  namesake: {
    es: 'Otra persona de la familia tiene el mismo nombre; se registró aparte.',
    en: 'Another person of the family has the same name; taken apart.',
  },
  'a-number-of-another': {
    es: 'Otra persona de la familia tiene este número A; quedan aparte.',
    en: 'Another person of the family has this A-number; they stay apart.',
  },
  'a-number-differs': {
    es: 'Mismo nombre y nacimiento que otra persona, con otro número A; se registró aparte.',
    en: 'Same name and birth date as another person, another A-number; taken apart.',
  },
  'a-number-registered': {
    es: 'Este número A ya está registrado con otra persona; quedan aparte.',
    en: 'This A-number is already registered with another person; they stay apart.',
  },
  'enrolment-has-paper': {
    es: 'La fecha del archivo difiere de la que muestra un papel; queda la del papel.',
    en: 'The date in the file differs from the one a paper shows; the paper’s stays.',
  },
};

/** A note in words. */
export function findingOf({ row, code }: ComparisonNote, language: Language) {
  const column = code.startsWith('a-number') ? 'a_number' : null;
  const inRightColumn = code === 'enrolment-has-paper' ? 'enrolled_on' : column;
  const outcome: Finding['outcome'] = 'warned';
  return { row, column: inRightColumn, code, outcome, message: sentences[code][language] };
}
