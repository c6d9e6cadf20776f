import { PUBLIC_DIMENSIONS, type PublicDimension } from './cell-definition.rules.ts';

/** Which cases the page can count: those of the programme, all, or all but those. */
export const PUBLIC_PROGRAMMES = ['mpp', 'all', 'not-mpp'] as const;

export type PublicProgramme = (typeof PUBLIC_PROGRAMMES)[number];

/** As a filter writes that nothing is recorded, since an empty field of a form is no filter. */
export const NOT_RECORDED = 'none';

/** At most so many conditions define a cell: the three dimensions of a table, and its filters. */
const MOST_CONDITIONS = 4;

/** What may be asked: the names are those of the address, whose query is the permanent link. */
export interface CourtQuestion extends Partial<Readonly<Record<PublicDimension, string>>> {
  readonly programme: PublicProgramme;
  /** Cases outside the programme beside those of it. */
  readonly beside?: 'outside' | undefined;
  readonly release?: string | undefined;
  readonly compare?: string | undefined;
  readonly rows?: PublicDimension | undefined;
  readonly columns?: PublicDimension | undefined;
  readonly third?: PublicDimension | undefined;
}

/** The dimensions of the table: rows, columns, and by what it is divided once more. */
export function dimensionsOf({ rows, columns, third }: CourtQuestion): PublicDimension[] {
  return [rows, columns, third].filter((name) => name !== undefined);
}

/** The filters, with '' where nothing is recorded. */
export function filtersOf(question: CourtQuestion): Map<PublicDimension, string> {
  return new Map(
    PUBLIC_DIMENSIONS.flatMap((name) => {
      const value = question[name];
      return value === undefined ? [] : [[name, value === NOT_RECORDED ? '' : value] as const];
    }),
  );
}

/** What is wrong with a question that is well written: the field, and the code of its fault. */
export function faultOf(question: CourtQuestion): { field: string; code: string } | null {
  const by = dimensionsOf(question);
  const filters = [...filtersOf(question).keys()];
  const twice = by.find((name, at) => by.indexOf(name) < at);
  if (twice) {
    return { field: by[2] === twice ? 'third' : 'columns', code: 'observatory.dimensionTwice' };
  }
  const both = filters.find((name) => by.includes(name));
  if (both) return { field: both, code: 'observatory.filterTwice' };
  const tooMany = filters.at(-1);
  if (by.length + filters.length > MOST_CONDITIONS && tooMany) {
    return { field: tooMany, code: 'observatory.tooManyFilters' };
  }
  const isSame = question.compare !== undefined && question.compare === question.release;
  if (isSame) return { field: 'compare', code: 'observatory.sameRelease' };
  const isInside = question.programme === 'mpp';
  return question.beside && !isInside ? { field: 'beside', code: 'observatory.besideWhat' } : null;
}

/** The form of a filter's value, so that no answer depends on whether a case has it. */
export const VALUE_FORMS: Readonly<Record<PublicDimension, RegExp>> = {
  nta_month: /^(?:none|\d{4}-(?:0[1-9]|1[0-2]))$/u,
  phase: /^(?:mpp1|mpp2|later|other)$/u,
  assigned_location: /^(?:none|[0-9A-Z]{1,3})$/u,
  current_location: /^(?:none|[0-9A-Z]{1,3})$/u,
  transferred_out: /^(?:none|true|false)$/u,
  attendance: /^(?:no_hearing|attended|absent_rescinded|absent_last)$/u,
  represented: /^(?:true|false)$/u,
  outcome:
    /^(?:pending|removal|removal_in_absentia|voluntary_departure|relief|terminated|admin_closed|other)$/u,
  status: /^(?:pending|closed)$/u,
  nationality: /^(?:none|[0-9A-Z]{1,2})$/u,
  language: /^(?:none|[0-9A-Z]{1,3})$/u,
};
