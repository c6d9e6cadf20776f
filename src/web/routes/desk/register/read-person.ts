import type { z } from 'zod';
import type { registerHousehold } from '#registry/contract.ts';
import { caseSituationByCode } from '#vocabulary/case-situations.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { portByCode } from '#vocabulary/ports.ts';
import type { Words } from '../../../words/say.ts';
import {
  aNumberReading,
  birthReading,
  type FieldReading,
  nationalityReading,
  returnReading,
} from './readings.ts';
import { relations, type TypedPerson } from './typed.ts';

/** One person as the registry takes it. */
export type Person = z.input<(typeof registerHousehold)['input']>['people'][number];

/** One person of the form, with what to say beside the fields (`p0.birth` …). */
export interface PersonReading {
  person: Person;
  said: Record<string, FieldReading<unknown>>;
}

/** Reads one row. `prefix` is `p0`, `p1` …; `today` is `YYYY-MM-DD`. */
export function readPerson(
  typed: TypedPerson,
  prefix: string,
  today: string,
  words: Words,
): PersonReading {
  const birth = birthReading(typed.birth ?? '', today, words);
  const returned = returnReading(typed.returned ?? '', today, words);
  const aNumber = aNumberReading(typed.aNumber ?? '', words);
  const nationality = nationalityReading(typed.nationality ?? '', words);
  const names = {
    given: typed.given ?? '',
    firstSurname: typed.first ?? '',
    secondSurname: typed.second ?? '',
  };
  const nameless = Object.values(names).every((name) => name === '');
  return {
    person: {
      names,
      birth: birth.value,
      sex: sexOf(typed.sex),
      relation: relations.find((code) => code === typed.relation) ?? 'unknown',
      nationality: nationality.value,
      aNumbers: aNumber.value ? [aNumber.value] : [],
      inProgramme: yesNo(typed.programme),
      enrolment: enrolmentOf(typed, returned.value),
      caseKnowledge: { situation: situationOf(typed.situation) },
      needs: (typed.needs ?? []).filter((code) => needByCode.has(code)),
    },
    said: {
      [`${prefix}.given`]: nameless
        ? { value: null, error: words.say('families.error.name') }
        : { value: null },
      [`${prefix}.birth`]: birth,
      [`${prefix}.returned`]: returned,
      [`${prefix}.aNumber`]: aNumber,
      [`${prefix}.nationality`]: nationality,
    },
  };
}

function sexOf(typed: string | undefined): 'F' | 'M' | 'X' | null {
  return typed === 'F' || typed === 'M' || typed === 'X' ? typed : null;
}

function yesNo(typed: string | undefined): 'yes' | 'no' | 'unknown' {
  return typed === 'yes' || typed === 'no' ? typed : 'unknown';
}

function situationOf(typed: string | undefined): string {
  return typed && caseSituationByCode.has(typed) ? typed : 'UNKNOWN';
}

/** What is said at the desk is declared, until somebody records the paper. */
function enrolmentOf(
  typed: TypedPerson,
  returned: { date: string | null; precision: 'day' | 'month' | 'year' | 'unknown' },
): Person['enrolment'] {
  const port = typed.port && portByCode.has(typed.port) ? typed.port : null;
  if (typed.programme === 'no') return null;
  if (returned.date === null && port === null) return null;
  return { enrolledOn: returned.date, precision: returned.precision, port, basis: 'declared' };
}
