import { hearing, proceeding, type Trap } from './trap-parts.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const everyCode: Trap[] = letters.flatMap((code) => [
  { about: `decision ${code}`, proceedings: [proceeding('ENP', `2020-01-15 ${code} N`)] },
  { about: `completion ${code}`, proceedings: [proceeding('MPL', `2020-01-15 /${code}`)] },
]);

const order: Trap[] = [
  {
    about: 'same day, the higher id decides',
    proceedings: [
      proceeding('ENP', '2020-01-15 X Y', { rank: 2 }),
      proceeding('MIA', '2020-01-15 R', { rank: 1 }),
    ],
  },
  {
    about: 'ids compare as numbers',
    proceedings: [
      proceeding('ENP', '2020-01-15 T', { id: 1_000_000 }),
      proceeding('MIA', '2020-01-15 X Y', { id: 999_999 }),
    ],
  },
  {
    about: 'the time of day does not order',
    proceedings: [
      proceeding('ENP', '', { completed: '2020-01-15 23:59:59.997', decision: 'V', rank: 1 }),
      proceeding('MIA', '', { completed: '2020-01-15 00:00:00.000', decision: 'R', rank: 2 }),
    ],
  },
  {
    about: 'an undated decision stands last',
    proceedings: [
      proceeding('ENP', '- R', { rank: 1 }),
      proceeding('MIA', '2020-05-05 X Y', { rank: 2 }),
    ],
  },
  {
    about: 'two undated, the higher id is last',
    proceedings: [proceeding('ENP', '- R', { rank: 2 }), proceeding('MIA', '', { rank: 1 })],
  },
  {
    about: 'decided on a day that is not',
    proceedings: [
      proceeding('ENP', '2020-02-30 X Y'),
      proceeding('MIA', '2021-05-05 R', { rank: -1 }),
    ],
  },
  {
    about: 'a move with a decision is a move',
    proceedings: [proceeding('ENP', '2020-01-15 R'), proceeding('MIA', '2020-03-01 X/C Y')],
  },
  {
    about: 'only a move with a decision',
    proceedings: [proceeding('ENP', '2020-01-15 X/T Y')],
  },
  {
    about: 'only moves',
    proceedings: [proceeding('ENP', '2020-01-15 /T'), proceeding('MIA', '2020-02-15 /C')],
  },
  {
    about: 'decided, then moved, still decided',
    proceedings: [proceeding('ENP', '2020-01-15 X Y'), proceeding('ENP', '2021-03-15 /C')],
  },
  {
    about: 'an open proceeding after a decision',
    proceedings: [proceeding('ENP', '2020-01-15 T'), proceeding('MIA')],
  },
  {
    about: 'both codes: the decision speaks',
    proceedings: [proceeding('ENP', '2020-01-15 V/A')],
  },
  { about: 'completed without any code', proceedings: [proceeding('ENP', '2020-01-15')] },
  { about: 'completed after the dump', proceedings: [proceeding('ENP', '2026-10-10 G')] },
  { about: 'completed on the day of the dump', proceedings: [proceeding('ENP', '2026-09-01 H')] },
  { about: 'decision on 2021-01-31', proceedings: [proceeding('ENP', '2021-01-31 X N')] },
  { about: 'decision on 2021-02-01', proceedings: [proceeding('ENP', '2021-02-01 X Y')] },
  { about: 'absent, but leaves by itself', proceedings: [proceeding('ENP', '2020-01-15 V Y')] },
  { about: 'absent, closed', proceedings: [proceeding('ENP', '2020-01-15 /A Y')] },
];

const attendance: Trap[] = [
  {
    about: 'absence rescinded, open again',
    proceedings: [proceeding('ENP', '2020-01-15 X Y'), proceeding('ENP')],
    hearings: [hearing('ENP', '2020-01-15')],
  },
  {
    about: 'absence rescinded, then relief',
    proceedings: [proceeding('ENP', '2020-01-15 X Y'), proceeding('MIA', '2023-01-15 R N')],
  },
  {
    about: 'absent twice',
    proceedings: [proceeding('ENP', '2020-01-15 X Y'), proceeding('MIA', '2023-01-15 X Y')],
  },
  {
    about: 'absence in a move is none',
    proceedings: [proceeding('ENP', '2020-01-15 /C Y'), proceeding('MIA', '2023-01-15 X N')],
  },
  {
    about: 'absence with another decision was one',
    proceedings: [proceeding('ENP', '2020-01-15 T Y'), proceeding('MIA')],
  },
  { about: 'only a cancelled hearing', hearings: [hearing('ENP', '2019-09-01', 'M H')] },
  { about: 'an unknown medium is held', hearings: [hearing('ENP', '2019-09-01', 'I')] },
  { about: 'another calendar', hearings: [hearing('ENP', '2019-09-01', 'N P')] },
  { about: 'no calendar', hearings: [hearing('ENP', '2019-09-01', ' P')] },
  { about: 'a hearing to come', hearings: [hearing('ENP', '2027-09-01')] },
  { about: 'a hearing without a day', hearings: [hearing('ENP', '')] },
  { about: 'a hearing on the day of the dump', hearings: [hearing('ENP', '2026-09-01')] },
  { about: 'a hearing on the eve', hearings: [hearing('ENP', '2026-08-31')] },
  { about: 'a hearing on 2021-01-31', hearings: [hearing('ENP', '2021-01-31')] },
  { about: 'a hearing on 2021-01-30', hearings: [hearing('ENP', '2021-01-30', 'I V')] },
  {
    about: 'a bond hearing counts',
    hearings: [hearing('ENP', '2019-09-01', 'M P', { recType: 'B' })],
  },
];

const places: Trap[] = [
  {
    about: 'the earliest hearing, cancelled',
    hearings: [hearing('SYP', '2019-08-01'), hearing('CIX', '2019-07-01', 'M H')],
  },
  {
    about: 'an earlier hearing elsewhere does not count',
    proceedings: [proceeding('MPL')],
    hearings: [hearing('MIA', '2019-07-01'), hearing('CIX', '2019-08-01')],
  },
  {
    about: 'same day, the lower id',
    hearings: [
      hearing('SYP', '2019-08-01', 'M P', { rank: 2 }),
      hearing('TUM', '2019-08-01', 'M P', { rank: 1 }),
    ],
  },
  {
    about: 'hearing ids compare as numbers',
    hearings: [
      hearing('SYP', '2019-08-01', 'M P', { id: 1_000_000 }),
      hearing('TUM', '2019-08-01', 'M P', { id: 999_999 }),
    ],
  },
  {
    about: 'an undated hearing stands last',
    hearings: [
      hearing('OPP', '', 'M P', { rank: 1 }),
      hearing('MPB', '2031-08-01', 'M P', { rank: 2 }),
    ],
  },
  { about: 'only an undated hearing', hearings: [hearing('OPP', '')] },
  {
    about: 'hearings elsewhere, the proceeding assigns',
    proceedings: [proceeding('TUM')],
    hearings: [hearing('MIA', '2019-07-01'), hearing('MPP', '2019-06-30')],
  },
  {
    about: 'the first completed proceeding assigns',
    proceedings: [
      proceeding('ENP', '', { rank: 1 }),
      proceeding('CIX', '2019-10-01 /C', { rank: 2 }),
    ],
  },
  {
    about: 'moved out',
    proceedings: [proceeding('ENP', '2021-03-05 /C'), proceeding('ORL')],
  },
  {
    about: 'moved between the programme own courts',
    proceedings: [proceeding('ENP', '2021-03-05 /C'), proceeding('MPL')],
  },
  {
    about: 'moved, the new court unknown',
    proceedings: [proceeding('ENP', '2021-03-05 /C'), proceeding('', '')],
  },
  {
    about: 'the last is a move elsewhere',
    proceedings: [proceeding('ENP', '2020-03-05 X N'), proceeding('DAL', '2021-03-05 /T')],
  },
  {
    about: 'moved to the test location',
    proceedings: [proceeding('ENP', '2021-03-05 /C'), proceeding('MPP')],
  },
];

/** Order, outcome, attendance and place of hand-made cases. */
export const decisionTraps: readonly Trap[] = [...everyCode, ...order, ...attendance, ...places];
