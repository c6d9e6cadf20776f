import type { CaseColumn } from './case-columns.rules.ts';
import type { CaseExample } from './facts.fixture.ts';

/** A small case and what its row must say; a column that is left out is not asked. */
export interface RowExample {
  readonly says: string;
  readonly case: Omit<CaseExample, 'id'>;
  /** 2026-08-01, the release's own date, if left out. */
  readonly asOf?: string;
  /** `mpp` if left out. */
  readonly selection?: string;
  /** Null: not selected. */
  readonly row: Partial<Record<CaseColumn, string>> | null;
}

const begun = { id: 1, osc: '2019-06-05' };
const marked = { identifiers: ['MP'], proceedings: [begun] };
/** A case of mpp with these proceedings, of which the first gives the notice to appear. */
const tried = (...proceedings: NonNullable<CaseExample['proceedings']>) => ({
  identifiers: ['MP'],
  hearings: [{ id: 9, osc: '2019-06-05' }],
  proceedings,
});

const marking: readonly RowExample[] = [
  { says: 'MP marks', case: marked, row: { marked_by: 'identifier', identifiers: 'MP' } },
  { says: 'RM marks', case: { ...marked, identifiers: ['RM'] }, row: { marked_by: 'identifier' } },
  { says: 'other identifiers do not', case: { ...marked, identifiers: ['DD', 'FM'] }, row: null },
  {
    says: 'an identifier of one letter is its own',
    case: { ...marked, identifiers: ['M'] },
    row: null,
  },
  {
    says: 'all identifiers are listed, each once, sorted',
    case: { ...marked, identifiers: ['RM', 'J', 'MP', 'B6', 'RM', 'NA'] },
    row: { identifiers: 'B6|J|MP|NA|RM' },
  },
  ...['ENP', 'SYP', 'CIX', 'OPP', 'MPL', 'MPB', 'TUM'].map((loc) => ({
    says: `${loc} of a proceeding marks`,
    case: { proceedings: [{ ...begun, loc }] },
    row: { marked_by: 'location', identifiers: '', assigned_location: loc },
  })),
  {
    says: 'a location of a hearing marks',
    case: { proceedings: [begun], hearings: [{ id: 5, loc: 'MPB' }] },
    row: { marked_by: 'location', assigned_location: 'MPB' },
  },
  {
    says: 'identifier and location are both',
    case: { ...marked, hearings: [{ id: 5, loc: 'SYP' }] },
    row: { marked_by: 'both' },
  },
  {
    says: 'the test location does not mark',
    case: { proceedings: [{ ...begun, loc: 'MPP' }] },
    row: null,
  },
  {
    says: 'the bridge beside the court does not mark',
    case: { proceedings: [{ ...begun, loc: 'PDN' }] },
    row: null,
  },
  {
    says: 'at the test location an identified case is transferred out',
    case: { identifiers: ['MP'], proceedings: [{ ...begun, loc: 'MPP' }] },
    row: { marked_by: 'identifier', assigned_location: '', transferred_out: 'true' },
  },
  { says: 'only removal cases', case: { ...marked, type: 'AOC' }, row: null },
  {
    says: 'a hearing to come marks too',
    case: { proceedings: [begun], hearings: [{ id: 5, loc: 'MPL', adj: '2027-01-01' }] },
    asOf: '2020-01-01',
    row: { marked_by: 'location', assigned_location: 'MPL' },
  },
];

const noticeOn = (osc: string) => ({ identifiers: ['MP'], proceedings: [{ id: 1, osc }] });

const notices: readonly RowExample[] = [
  { says: 'before the window', case: noticeOn('2018-11-30'), row: null },
  { says: 'first day of the window', case: noticeOn('2018-12-01'), row: { phase: 'mpp1' } },
  { says: 'last day of mpp1', case: noticeOn('2021-01-20'), row: { phase: 'mpp1' } },
  { says: 'day after mpp1', case: noticeOn('2021-01-21'), row: { phase: 'other' } },
  { says: 'day before mpp2', case: noticeOn('2021-11-30'), row: { phase: 'other' } },
  { says: 'first day of mpp2', case: noticeOn('2021-12-01'), row: { phase: 'mpp2' } },
  { says: 'last day of mpp2', case: noticeOn('2022-08-31'), row: { phase: 'mpp2' } },
  { says: 'day after mpp2', case: noticeOn('2022-09-01'), row: { phase: 'other' } },
  { says: 'last day before later', case: noticeOn('2024-12-31'), row: { phase: 'other' } },
  { says: 'first day of later', case: noticeOn('2025-01-01'), row: { phase: 'later' } },
  {
    says: 'the earliest notice of the proceedings counts',
    case: {
      identifiers: ['MP'],
      proceedings: [
        { id: 1, osc: '2021-12-05' },
        { id: 2, osc: '2019-03-01' },
      ],
    },
    row: { nta_date: '2019-03-01', phase: 'mpp1' },
  },
  {
    says: 'the earliest may lie before the window, then the case is not of it',
    case: {
      identifiers: ['MP'],
      proceedings: [
        { id: 1, osc: '2019-03-01' },
        { id: 2, osc: '2005-03-01' },
      ],
    },
    row: null,
  },
  {
    says: 'a notice before 1950 is none',
    case: {
      identifiers: ['MP'],
      proceedings: [
        { id: 1, osc: '1949-12-31' },
        { id: 2, osc: '2019-03-01' },
      ],
    },
    row: { nta_date: '2019-03-01' },
  },
  {
    says: 'one of 1950 is one',
    case: {
      identifiers: ['MP'],
      proceedings: [
        { id: 1, osc: '1950-01-01' },
        { id: 2, osc: '2019-03-01' },
      ],
    },
    row: null,
  },
  {
    says: 'hearings step in where no proceeding has a notice',
    case: {
      identifiers: ['MP'],
      proceedings: [{ id: 1 }],
      hearings: [
        { id: 2, osc: '2019-09-09' },
        { id: 3, osc: '2019-08-08' },
      ],
    },
    row: { nta_date: '2019-08-08' },
  },
  {
    says: 'hearings do not step in where a proceeding has one',
    case: {
      identifiers: ['MP'],
      proceedings: [{ id: 1, osc: '2020-02-02' }],
      hearings: [{ id: 2, osc: '2019-08-08' }],
    },
    row: { nta_date: '2020-02-02' },
  },
  { says: 'no notice at all', case: { identifiers: ['MP'], proceedings: [{ id: 1 }] }, row: null },
  { says: 'no rows at all', case: { identifiers: ['MP'] }, row: null },
  {
    says: 'a notice on the day itself',
    case: noticeOn('2026-08-01'),
    row: { nta_date: '2026-08-01' },
  },
  { says: 'a notice after the release is none', case: noticeOn('2026-08-02'), row: null },
  {
    says: 'a notice after the date is none',
    case: noticeOn('2019-06-06'),
    asOf: '2019-06-05',
    row: null,
  },
  {
    says: 'hearings step in where the notices of proceedings are after the date',
    case: {
      identifiers: ['MP'],
      proceedings: [{ id: 1, osc: '2020-02-02' }],
      hearings: [{ id: 2, osc: '2019-08-08' }],
    },
    asOf: '2019-12-31',
    row: { nta_date: '2019-08-08' },
  },
];

const people: readonly RowExample[] = [
  {
    says: 'nationality and language of the case',
    case: {
      ...marked,
      nat: 'HO',
      lang: 'SP',
      proceedings: [{ ...begun, nat: 'CU', lang: 'ENG' }],
    },
    row: { nationality: 'HO', language: 'SP' },
  },
  {
    says: 'each steps in from the last proceeding by itself',
    case: {
      ...marked,
      nat: 'HO',
      proceedings: [
        { ...begun, nat: 'CU', lang: 'ENG' },
        { id: 2, nat: 'GT', lang: 'MAM' },
      ],
    },
    row: { nationality: 'HO', language: 'MAM' },
  },
  {
    says: 'only from the last one, though it be a move',
    case: tried(
      { id: 1, comp: '2019-08-01', dec: 'X', nat: 'CU', lang: 'SP' },
      { id: 2, comp: '2019-09-01', other: 'C', lang: 'POR' },
    ),
    row: { nationality: '', language: 'POR' },
  },
  { says: 'no lawyer', case: marked, row: { represented: 'false' } },
  { says: 'a lawyer', case: { ...marked, represented: true }, row: { represented: 'true' } },
];

const places: readonly RowExample[] = [
  {
    says: 'the earliest hearing at a listed location, by date, then number',
    case: {
      ...marked,
      hearings: [
        { id: 9, loc: 'ENP', adj: '2019-08-01' },
        { id: 8, loc: 'MPL', adj: '2019-08-01' },
        { id: 1, loc: 'SYP', adj: '2019-08-02' },
        { id: 2, loc: 'DAL', adj: '2019-07-01' },
      ],
    },
    row: { assigned_location: 'MPL' },
  },
  {
    says: 'a hearing without a date comes last',
    case: {
      ...marked,
      hearings: [
        { id: 1, loc: 'ENP' },
        { id: 2, loc: 'MPB', adj: '2024-01-01' },
      ],
    },
    row: { assigned_location: 'MPB' },
  },
  {
    says: 'hearings before proceedings',
    case: {
      identifiers: ['MP'],
      proceedings: [{ ...begun, loc: 'CIX', comp: '2019-07-01', other: 'C' }],
      hearings: [{ id: 2, loc: 'MPB', adj: '2024-01-01' }],
    },
    row: { assigned_location: 'MPB' },
  },
  {
    says: 'else the first proceeding at one, in the order of proceedings',
    case: tried(
      { id: 1, loc: 'ENP' },
      { id: 2, loc: 'CIX', comp: '2020-07-01', other: 'C' },
      { id: 3, loc: 'DAL', comp: '2019-07-01', other: 'C' },
    ),
    row: { assigned_location: 'CIX', current_location: 'ENP', transferred_out: 'false' },
  },
  {
    says: 'at an earlier date the order is that of the date',
    case: tried({ id: 1, loc: 'ENP' }, { id: 2, loc: 'CIX', comp: '2020-07-01', other: 'C' }),
    asOf: '2020-06-30',
    row: { assigned_location: 'ENP', current_location: 'CIX' },
  },
  {
    says: 'and the day of completion belongs to it',
    case: tried({ id: 1, loc: 'ENP' }, { id: 2, loc: 'CIX', comp: '2020-07-01', other: 'C' }),
    asOf: '2020-07-01',
    row: { assigned_location: 'CIX', current_location: 'ENP' },
  },
  {
    says: 'no location at all',
    case: marked,
    row: { assigned_location: '', transferred_out: 'false' },
  },
  {
    says: 'the last proceeding elsewhere is transferred out',
    case: tried({ id: 1, loc: 'MPB', comp: '2021-03-01', other: 'C' }, { id: 2, loc: 'MIA' }),
    row: { current_location: 'MIA', transferred_out: 'true' },
  },
  {
    says: 'not when its location is unknown',
    case: tried({ id: 1, loc: 'MIA', comp: '2021-03-01', other: 'C' }, { id: 2 }),
    row: { current_location: '', transferred_out: 'false' },
  },
];

const decided = (end: { dec?: string; other?: string; absentia?: boolean }) =>
  tried({ id: 1, comp: '2020-01-15', ...end });
const on = { status: 'closed', decided_on: '2020-01-15' };

const outcomes: readonly RowExample[] = [
  { says: 'X removes', case: decided({ dec: 'X' }), row: { outcome: 'removal', ...on } },
  {
    says: 'X in absentia',
    case: decided({ dec: 'X', absentia: true }),
    row: { outcome: 'removal_in_absentia', attendance: 'absent_last', ...on },
  },
  { says: 'V leaves', case: decided({ dec: 'V' }), row: { outcome: 'voluntary_departure', ...on } },
  ...['R', 'G', 'E', 'H', 'Z', 'Q'].map((dec) => ({
    says: `${dec} is relief`,
    case: decided({ dec }),
    row: { outcome: 'relief', ...on },
  })),
  ...['T', 'U', 'I'].map((dec) => ({
    says: `${dec} terminates`,
    case: decided({ dec }),
    row: { outcome: 'terminated', ...on },
  })),
  ...['A', 'C', 'D', 'F', 'K', 'W', '1'].map((dec) => ({
    says: `${dec} as a decision is other`,
    case: decided({ dec }),
    row: { outcome: 'other', ...on },
  })),
  {
    says: 'only X is in absentia',
    case: decided({ dec: 'V', absentia: true }),
    row: { outcome: 'voluntary_departure', attendance: 'no_hearing' },
  },
  ...['F', 'U', 'I'].map((other) => ({
    says: `${other} as a completion terminates`,
    case: decided({ other }),
    row: { outcome: 'terminated', ...on },
  })),
  ...['A', 'B', 'K', 'M', 'Y'].map((other) => ({
    says: `${other} as a completion closes for administration`,
    case: decided({ other }),
    row: { outcome: 'admin_closed', ...on },
  })),
  ...['J', 'O', 'P', 'X', 'G'].map((other) => ({
    says: `${other} as a completion is other`,
    case: decided({ other }),
    row: { outcome: 'other', ...on },
  })),
  {
    says: 'the decision goes before the completion',
    case: decided({ dec: 'G', other: 'A' }),
    row: { outcome: 'relief', ...on },
  },
  {
    says: 'a completion with an absence and no decision',
    case: decided({ other: 'J', absentia: true }),
    row: { outcome: 'other', attendance: 'no_hearing', ...on },
  },
  {
    says: 'no code is pending, though there is a date',
    case: decided({}),
    row: { outcome: 'pending', status: 'pending', decided_on: '' },
  },
  {
    says: 'a code without a date is closed, on no day',
    case: tried({ id: 1, dec: 'X' }),
    row: { outcome: 'removal', status: 'closed', decided_on: '' },
  },
  {
    says: 'no proceeding at all is pending',
    case: { identifiers: ['MP'], hearings: [{ id: 9, osc: '2019-06-05' }] },
    row: { outcome: 'pending', status: 'pending', decided_on: '', current_location: '' },
  },
  ...['C', 'T'].map((other) => ({
    says: `${other} is a move, even with a decision`,
    case: decided({ dec: 'X', other, absentia: true }),
    row: { outcome: 'pending', status: 'pending', attendance: 'no_hearing' },
  })),
  {
    says: 'a move after the decision leaves it standing',
    case: tried(
      { id: 1, comp: '2019-09-01', dec: 'G' },
      { id: 2, comp: '2019-10-01', other: 'T', loc: 'MIA' },
    ),
    row: { outcome: 'relief', decided_on: '2019-09-01', current_location: 'MIA' },
  },
  {
    says: 'an open proceeding after a decision reopens the case',
    case: tried({ id: 2, comp: '2019-09-01', dec: 'X' }, { id: 1 }),
    row: { outcome: 'pending', status: 'pending' },
  },
  {
    says: 'the same day: the higher number decides',
    case: tried({ id: 12, comp: '2019-09-01', dec: 'X' }, { id: 9, comp: '2019-09-01', dec: 'G' }),
    row: { outcome: 'removal' },
  },
  {
    says: 'a proceeding that ends after the date is undecided',
    case: decided({ dec: 'X', absentia: true }),
    asOf: '2020-01-14',
    row: { outcome: 'pending', status: 'pending', decided_on: '', attendance: 'no_hearing' },
  },
  {
    says: 'one that ends on the date is decided',
    case: decided({ dec: 'X' }),
    asOf: '2020-01-15',
    row: { outcome: 'removal', ...on },
  },
  {
    says: 'one that ends after the date sorts by its number among the open ones',
    case: tried(
      { id: 3, comp: '2020-05-01', dec: 'G' },
      { id: 2 },
      { id: 1, comp: '2019-09-01', dec: 'X' },
    ),
    asOf: '2020-01-01',
    row: { outcome: 'pending' },
  },
  {
    says: 'a move after the date is no move yet: it leaves the case undecided',
    case: tried({ id: 1, comp: '2019-09-01', dec: 'X' }, { id: 2, comp: '2020-05-01', other: 'C' }),
    asOf: '2020-01-01',
    row: { outcome: 'pending' },
  },
  {
    says: 'a code without a date stands at an earlier date too',
    case: tried({ id: 2, dec: 'G' }, { id: 1, comp: '2020-05-01', dec: 'X' }),
    asOf: '2020-01-01',
    row: { outcome: 'relief', decided_on: '' },
  },
  {
    says: 'a completion in days to come counts at the release, as the record says',
    case: tried({ id: 1, comp: '2027-05-01', dec: 'X' }),
    row: { outcome: 'removal', decided_on: '2027-05-01' },
  },
  {
    says: 'and the day before the release it does not',
    case: tried({ id: 1, comp: '2027-05-01', dec: 'X' }),
    asOf: '2026-07-31',
    row: { outcome: 'pending' },
  },
];

const absent = { id: 1, comp: '2019-09-01', dec: 'X', absentia: true };
const held = { ...marked, hearings: [{ id: 3, adj: '2019-10-10', held: true }] };

const attendances: readonly RowExample[] = [
  { says: 'no hearing', case: marked, row: { attendance: 'no_hearing' } },
  { says: 'a held hearing', case: held, row: { attendance: 'attended' } },
  {
    says: 'on the day it is not held yet',
    case: held,
    asOf: '2019-10-10',
    row: { attendance: 'no_hearing' },
  },
  { says: 'the day after it is', case: held, asOf: '2019-10-11', row: { attendance: 'attended' } },
  {
    says: 'a hearing of the day of the release is not held yet either',
    case: { ...marked, hearings: [{ id: 3, adj: '2026-08-01', held: true }] },
    row: { attendance: 'no_hearing' },
  },
  {
    says: 'another kind of hearing is none, nor one without a date',
    case: {
      ...marked,
      hearings: [
        { id: 3, adj: '2019-10-10' },
        { id: 4, held: true },
      ],
    },
    row: { attendance: 'no_hearing' },
  },
  {
    says: 'absent, then reopened',
    case: tried(absent, { id: 2 }),
    row: { attendance: 'absent_rescinded', status: 'pending' },
  },
  {
    says: 'absent, reopened, absent again',
    case: tried(absent, { ...absent, id: 2, comp: '2020-09-01' }),
    row: { attendance: 'absent_last' },
  },
  {
    says: 'an absence of any decision counts before the deciding one',
    case: tried({ ...absent, dec: 'V' }, { id: 2, comp: '2020-09-01', dec: 'G' }),
    row: { attendance: 'absent_rescinded', outcome: 'relief' },
  },
  {
    says: 'an absence in a move does not',
    case: tried({ ...absent, other: 'C' }, { id: 2, comp: '2020-09-01', dec: 'G' }),
    row: { attendance: 'no_hearing' },
  },
  {
    says: 'an absence in a proceeding that ends after the date is not known',
    case: tried({ ...absent, comp: '2020-05-01' }, { id: 2 }),
    asOf: '2020-01-01',
    row: { attendance: 'no_hearing' },
  },
  {
    says: 'absence rescinded goes before a held hearing',
    case: {
      ...tried(absent, { id: 2 }),
      hearings: [{ id: 3, osc: '2019-06-05', adj: '2019-08-01', held: true }],
    },
    row: { attendance: 'absent_rescinded' },
  },
];

const selections: readonly RowExample[] = [
  {
    says: 'all: a case of any type and date, without a mark',
    case: {
      type: 'DEP',
      proceedings: [{ id: 1, osc: '1991-01-01', loc: 'MIA', dec: 'X', comp: '1992-01-01' }],
    },
    selection: 'all',
    row: {
      marked_by: '',
      phase: 'other',
      nta_date: '1991-01-01',
      current_location: 'MIA',
      assigned_location: '',
      transferred_out: '',
      outcome: 'removal',
    },
  },
  {
    says: 'all: a case of nothing',
    case: {},
    selection: 'all',
    row: { nta_date: '', phase: 'other' },
  },
  {
    says: 'all: a case of mpp as mpp has it',
    case: tried({ id: 1, loc: 'MIA' }),
    selection: 'all',
    row: { marked_by: 'identifier', transferred_out: 'true', phase: 'mpp1' },
  },
  { says: 'not-mpp: a case of mpp is not in it', case: marked, selection: 'not-mpp', row: null },
  {
    says: 'not-mpp: one marked before its window is, with its mark and place',
    case: { identifiers: ['MP'], proceedings: [{ id: 1, osc: '2018-11-30', loc: 'ENP' }] },
    selection: 'not-mpp',
    row: { marked_by: 'both', assigned_location: 'ENP', transferred_out: '', phase: 'other' },
  },
  {
    says: 'dedicated docket: by its identifier, without locations',
    case: { identifiers: ['DD', 'MP'], proceedings: [{ ...begun, loc: 'ENP' }] },
    selection: 'dedicated-docket',
    row: {
      marked_by: 'identifier',
      identifiers: 'DD|MP',
      assigned_location: '',
      current_location: 'ENP',
      transferred_out: '',
      phase: 'other',
    },
  },
  {
    says: 'not-dedicated-docket',
    case: marked,
    selection: 'not-dedicated-docket',
    row: { marked_by: '' },
  },
  {
    says: 'family expedited removal',
    case: { identifiers: ['FM'], proceedings: [begun] },
    selection: 'family-expedited-removal',
    row: { marked_by: 'identifier' },
  },
];

/** Every clause of the definitions at least once, and each boundary date on both sides. */
export const rowExamples: readonly RowExample[] = [
  ...marking,
  ...notices,
  ...people,
  ...places,
  ...outcomes,
  ...attendances,
  ...selections,
];
