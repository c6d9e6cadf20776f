/** Something the replay takes to be so because no source says it. All of them are unconfirmed. */
export interface Assumption<Value> {
  value: Value;
  /** Why this and not another, in words that the report prints. */
  why: string;
  unconfirmed: true;
}

function assumed<Value>(value: Value, why: string): Assumption<Value> {
  return { value, why, unconfirmed: true };
}

type Shares = Readonly<Record<string, number>>;

/** Every assumption of the replay, by name. The report prints them all. */
export const assumptions = {
  sizes: assumed<readonly number[]>(
    [0.26, 0.25, 0.21, 0.15, 0.08, 0.03, 0.02],
    'Court cases in one household, from 1 to 7: 2.7 on average, so that 71,036 cases are about 26,000 households. The same for every nationality, month and place.',
  ),
  sameInHousehold: assumed(
    true,
    'All cases of a household have one day and place of enrolment, one nationality and one situation.',
  ),
  babies: assumed(
    0.04,
    'Share of households of two and more with a child born in Mexico, who is in no court file and travels along.',
  ),
  children: assumed<readonly number[]>(
    [0, 0.4, 1, 1.7, 2.3, 3, 4],
    'Children in a household of 1 to 7 cases, on average: about a third of all, as in the court records that Reuters counted in October 2019.',
  ),
  autumn2019: assumed(
    [0.5, 0.5],
    'New cases of September and October 2019, of which only the sum is published, in equal parts.',
  ),
  californiaSplit: assumed(
    [6013, 4789],
    'New cases at San Ysidro and Calexico from August to December 2019, of which nothing is published, in the proportion of the months before.',
  ),
  sectorsToPorts: assumed(
    true,
    'Sectors of the Border Patrol stand for the nearest port: Big Bend for El Paso, Del Rio for Eagle Pass, El Centro and Yuma for Calexico, Rio Grande for Brownsville, Tucson for Nogales. The 12,211 people enrolled from January 2020 on are brought to the 11,795 court cases of that time in proportion.',
  ),
  placeTotals: assumed(
    true,
    'El Paso, Brownsville and Laredo have no more cases than TRAC gives, as “more than” at two of the three, to December 2020; California has what is left. Hearings of those returned at Eagle Pass were held at Laredo. The 6 cases of Table 1 without a place stand at San Ysidro.',
  ),
  sameMix: assumed(
    true,
    'Every month and place has the same nationalities, apart from how many are still pending, and the days of a month have as many enrolments each.',
  ),
  pendingBefore2020: assumed(
    0.7,
    'Share of the pending cases that were enrolled before 2020: about 70 % had waited a year or more (Human Rights First, January 2021).',
  ),
  mostPending: assumed(
    0.95,
    'The pending cases by nationality are brought to 29,148 in proportion; of no nationality and period is a larger share pending than this.',
  ),
  pendingByPort: assumed<Readonly<Record<string, number>>>(
    { '2301': 1.75, other: 0.79 },
    'How much likelier than elsewhere a case of Brownsville is still pending: with 28 % of its cohort transferred by the end of March (TRAC) and 100 people a day through its port, that cohort was about 8,700.',
  ),
  activeKinds: assumed<Shares>(
    { 'ACTIVE-NOHEAR': 0.3, 'ACTIVE-HEAR': 0.66, 'ACTIVE-BIA': 0.04 },
    'Pending cases without a hearing, with one, and on appeal. Without: as many as in March 2020, when 12 % of 65,000 had had none (TRAC).',
  ),
  whereActive: assumed<Shares>(
    { mexico: 0.9, origin: 0.07, us: 0.03 },
    'Where pending families are: about 1,200 of the first 12,000 registered from outside Mexico (UNHCR).',
  ),
  whereClosed: assumed<Shares>(
    { mexico: 0.4, origin: 0.45, us: 0.15 },
    'Where families with a closed case are.',
  ),
  besidePort: assumed(
    0.7,
    'Share of those in Mexico who wait in the city across from their port; the others are in another town.',
  ),
  towns: assumed<readonly [string, ...string[]]>(
    ['monterrey', 'saltillo', 'ciudad-de-mexico', 'tapachula', 'guadalajara'],
    'The other towns, each as likely.',
  ),
  reynosa: assumed(
    0.3,
    'Share of the families enrolled at Brownsville who wait at Reynosa, and can use Hidalgo as well.',
  ),
  otherPorts: assumed<Readonly<Record<string, readonly string[]>>>(
    { '2503': ['2504'], '2604': ['2402', '2504'] },
    'Calexico and Nogales are not known to have opened: their families can use San Ysidro, or El Paso and San Ysidro.',
  ),
  farAway: assumed(
    '2022-01-01',
    'Families outside Mexico keep their place and say that they cannot travel before this day.',
  ),
  burst: assumed(
    [5000, 4000, 3000],
    'The 12,000 people who registered in the first three days (UNHCR), day by day.',
  ),
  activeUntil: assumed(
    '2021-04-30',
    'By this day every pending family has asked, most of them early.',
  ),
  noPhaseUntil: assumed(
    '2021-07-25',
    'Families who are in neither phase ask on any day until this one, and get no place.',
  ),
  earlyPhaseTwo: assumed(
    0.6,
    'Share of the families of the second phase who ask before it is announced, and stand as “not yet”; the others ask within 30 days of it. Everybody asks in the end: the largest load that could have come.',
  ),
  byPhone: assumed(
    0.3,
    'Share of the requests that a registrar takes by telephone; the others come by web.',
  ),
  contacts: assumed<Shares>(
    { own: 0.85, relative: 0.1, none: 0.05 },
    'Whose number a family gives; who has none can only be told at a desk.',
  ),
  paper: assumed(
    { seen: 0.97, meanDays: 6 },
    'Share of the families whose paper of the enrolment a registrar sees, and after how many days on average.',
  ),
  answers: assumed<Shares>(
    { accept: 0.93, decline: 0.03, silent: 0.04 },
    'What families answer to an offered day. Of those without a number, half do not hear of it.',
  ),
  missed: assumed(
    { share: 0.04, saysBefore: 0.5 },
    'Share of the accepted days on which the family does not come, and in how many of these it says so the day before: then the day can be given at short notice. It keeps its place in either case.',
  ),
  standBy: assumed(
    { joins: 0.3, readyHours: 4, answers: { accept: 0.7, refuse: 0.1, silent: 0.2 } },
    'Share of the families in Mexico who say that they could come at short notice, the hours they need before they set out, and what they answer when they are asked.',
  ),
  expedite: assumed(
    { asks: 0.06, granted: 0.5, urgent: 0.25 },
    'Share of the waiting families who ask to go earlier, how many of these are granted by two people, and how many of them as urgent.',
  ),
  leave: assumed(
    0.01,
    'Share of the waiting families who leave the queue of themselves, on one of the days of the replay.',
  ),
  weekends: assumed(
    'none',
    'Ports take nobody on Saturdays and Sundays. Holidays are not left out.',
  ),
  horizon: assumed(
    8,
    'Days ahead for which the ports’ days are agreed: a plan never reaches further, so that who proves a date later is not behind days that were given away long before.',
  ),
  lot: assumed(
    8,
    'A port that takes fewer people a day than this takes them together every few days, so that a large family fits. In a small replay nearly every port does, and few families come.',
  ),
  leadDays: assumed(2, 'Days between planning and the first day that may be given.'),
  offerHours: assumed(24, 'How long an offer stands.'),
  may: assumed(
    '2021-05-01',
    'From May on each port takes the same part of its April number, such that all together could take the 1,988 of May (TRAC); from June on, such that they could take the rest up to about 13,000.',
  ),
  threeHundred: assumed(
    '2021-03-01',
    'The announced 300 people a day: from this day on, shared among the open ports in proportion to their April numbers.',
  ),
} as const;
