import { stampOf } from './calendar.ts';
import { decisionTraps } from './decision-traps.ts';
import { hearing, lawyer, NTA, proceeding, type Trap } from './trap-parts.ts';

const osc = (date: string) => ({ osc: stampOf(date) });

const marking: Trap[] = [
  { about: 'only an identifier', proceedings: [proceeding('MIA')] },
  { about: 'only the older name', identifiers: ['RM'], proceedings: [proceeding('MIA')] },
  { about: 'many identifiers, one twice', identifiers: ['RM', 'NA', 'MP', 'B6', 'MP', '', 'FA'] },
  { about: 'only the place of a proceeding', identifiers: [] },
  { about: 'only the place of a proceeding, with other codes', identifiers: ['NA', 'FA'] },
  {
    about: 'only the place of a hearing',
    identifiers: [],
    proceedings: [proceeding('MIA')],
    hearings: [hearing('TUM', '2019-09-01')],
  },
  {
    about: 'only the place of a cancelled hearing without a date',
    identifiers: ['DD'],
    proceedings: [proceeding('MIA')],
    hearings: [hearing('OPP', '', 'M H')],
  },
  {
    about: 'the test location marks nothing',
    identifiers: [],
    proceedings: [proceeding('MPP')],
    hearings: [hearing('MPP', '2019-09-01')],
  },
  { about: 'an identifier at the test location', proceedings: [proceeding('MPP')] },
  { about: 'the watched port PDN', identifiers: [], proceedings: [proceeding('PDN')] },
  { about: 'the watched port POE', identifiers: [], proceedings: [proceeding('POE')] },
  { about: 'a code that only begins so', identifiers: ['M1'], proceedings: [proceeding('MIA')] },
  {
    about: 'codes that look alike',
    identifiers: ['P1', 'P2', 'NA', 'B6'],
    proceedings: [proceeding('SND')],
    hearings: [hearing('SND', '2019-08-01', 'M P', { scheduleType: 'MP' })],
  },
  { about: 'credible fear', caseType: 'CFR' },
  { about: 'withholding only', caseType: 'WHO', identifiers: ['RM'] },
  {
    about: 'another type in its proceeding',
    proceedings: [proceeding('ENP', '', { caseType: 'CFR' })],
  },
  { about: 'removal only in its proceeding', caseType: 'DEP' },
];

const notices: Trap[] = [
  ...['2018-11-30', '2018-12-01', '2021-01-20', '2021-01-21', '2021-11-30', '2021-12-01'],
  ...['2022-08-31', '2022-09-01', '2024-12-31', '2025-01-01', '2026-09-01', '2026-09-02'],
].map((date) => ({ about: `notice of ${date}`, proceedings: [proceeding('SYP', '', osc(date))] }));

const oddNotices: Trap[] = [
  {
    about: 'notice only in hearings, the earlier counts',
    proceedings: [proceeding('CIX', '', osc(''))],
    hearings: [
      hearing('CIX', '2019-10-01', 'M P', osc('2019-07-04')),
      hearing('CIX', '2019-09-01', 'M P', osc('2019-07-05')),
    ],
  },
  {
    about: 'no proceeding at all, notice in a hearing',
    proceedings: [],
    hearings: [hearing('MPB', '2019-10-01', 'M P', osc('2019-08-08'))],
  },
  { about: 'no proceeding and no hearing', proceedings: [] },
  {
    about: 'no notice anywhere',
    proceedings: [proceeding('ENP', '', osc(''))],
    hearings: [hearing('ENP', '2019-10-01', 'M P', osc(''))],
  },
  {
    about: 'notice in the future, another in a hearing',
    proceedings: [proceeding('ENP', '', osc('2027-01-04'))],
    hearings: [hearing('ENP', '2019-10-01', 'M P', osc('2019-05-05'))],
  },
  { about: 'notice in the future only', proceedings: [proceeding('ENP', '', osc('2091-06-10'))] },
  {
    about: 'one notice before 1950, one good',
    proceedings: [
      proceeding('ENP', '2019-08-01 /C', osc('1949-12-31')),
      proceeding('ENP', '', osc('2019-07-01')),
    ],
  },
  { about: 'notice of 1900', proceedings: [proceeding('ENP', '', osc('1900-01-01'))] },
  {
    about: 'notice of 1950 makes it too old',
    proceedings: [
      proceeding('ENP', '2019-08-01 /C', osc('1950-01-01')),
      proceeding('ENP', '', osc('2019-07-01')),
    ],
  },
  {
    about: 'the proceedings speak before an earlier hearing',
    proceedings: [proceeding('ENP', '', osc('2019-06-10'))],
    hearings: [hearing('ENP', '2019-10-01', 'M P', osc('2015-01-01'))],
  },
  {
    about: 'a day that is not',
    proceedings: [proceeding('ENP', '', osc('2019-02-29'))],
    hearings: [hearing('ENP', '2019-10-01', 'M P', osc('2019-06-30'))],
  },
  { about: 'month 13 only', proceedings: [proceeding('ENP', '', osc('2019-13-01'))] },
  { about: 'the leap day', proceedings: [proceeding('ENP', '', osc('2020-02-29'))] },
  { about: 'a date without time', proceedings: [proceeding('ENP', '', { osc: '2019-06-10' })] },
  {
    about: 'a date with T and a time',
    proceedings: [proceeding('ENP', '', { osc: '2019-06-10T23:59:59.997' })],
  },
];

const people: Trap[] = [
  { about: 'language and nationality of the last proceeding', nat: '', lang: '' },
  {
    about: 'the last proceeding has none either',
    nat: '',
    lang: '',
    proceedings: [
      proceeding('ENP', '2019-09-09 /T'),
      proceeding('ENP', '', { nat: '', lang: '', rank: 1 }),
    ],
  },
  {
    about: 'each from the last on its own',
    nat: '',
    lang: 'QUI',
    proceedings: [
      proceeding('ENP', '2019-09-09 /T', { nat: 'GT', lang: 'MAM' }),
      proceeding('ENP', '', { nat: 'CU', lang: 'ENG', rank: 1 }),
    ],
  },
  { about: 'nationality NA is a country', nat: 'NA' },
  { about: 'nationality MP is a country', nat: 'MP', lang: 'FR' },
  { about: 'a lawyer of the government only', representations: [lawyer('COURT', 'INS')] },
  { about: 'a lawyer at the board only', representations: [lawyer('BOARD', 'ALIEN')] },
  { about: 'a lawyer at court', representations: [lawyer('COURT', 'ALIEN')] },
  {
    about: 'both lawyers',
    representations: [lawyer('COURT', 'INS'), lawyer('COURT', 'ALIEN'), lawyer('BOARD', 'INS')],
  },
  { about: 'a form without a row', e28: stampOf('2019-10-10') },
  { about: 'a form of a day that is not', e28: stampOf('2019-09-31') },
  { about: 'a form of long ago', e28: stampOf('1900-01-01') },
];

/** Cases made by hand, each of which a plausible reader gets wrong; in every dump of every scale. */
export const TRAPS: readonly Trap[] = [
  ...marking,
  ...notices,
  ...oddNotices,
  ...people,
  ...decisionTraps,
  { about: 'an orphan of the programme', isOrphan: true, hearings: [hearing('ENP', NTA)] },
  { about: 'an orphan by place', isOrphan: true, identifiers: [] },
];
