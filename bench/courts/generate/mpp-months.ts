import { dayNumber } from './calendar.ts';
import { Random } from './random.ts';

/** A month of notices to appear: how many at each location, `-` being none (unplaced). */
interface Month {
  readonly from: string;
  readonly to: string;
  readonly places: Readonly<Record<string, number>>;
}

/** Shares of a month's cases by location, the remainder to the first. */
function spread(total: number, shares: Readonly<Record<string, number>>): Record<string, number> {
  const places = Object.fromEntries(
    Object.entries(shares).map(([place, share]) => [place, Math.floor(total * share)]),
  );
  const [first = '-'] = Object.keys(shares);
  const given = Object.values(places).reduce((sum, count) => sum + count, 0);
  return { ...places, [first]: (places[first] ?? 0) + total - given };
}

const AUTUMN_2019 = {
  MPB: 0.418,
  ENP: 0.193,
  MPL: 0.266,
  SYP: 0.063,
  CIX: 0.053,
  TUM: 0.004,
  OPP: 0.002,
};
const FROM_DECEMBER_2019 = {
  ENP: 0.38,
  MPB: 0.164,
  MPL: 0.153,
  SYP: 0.16,
  CIX: 0.126,
  TUM: 0.013,
  OPP: 0.002,
};
const SECOND = { SYP: 0.1686, MPB: 0.5385, ENP: 0.2929 };
const LATER = { SYP: 0.4, ENP: 0.3, CIX: 0.1, MPB: 0.1, MPL: 0.1 };

/**
 * Notices to appear by month and location at full size. January to July 2019: TRAC, Table 1 of 26 August
 * 2019. Then so that the totals TRAC gave are met (56,004 at November 2019, 59,241 December, 61,000,
 * 62,000 and 65,000 January to March 2020, 67,790 in autumn, 71,036 at January 2021; El Paso more than
 * 22,000, Brownsville 16,400, Laredo 13,400); December 2021 to May 2022: 5,114, of them 2,752 in
 * Brownsville (TRAC, report 686). The rest is ours.
 */
export const MONTHS: readonly Month[] = [
  month('2019-01-02', '2019-01-31', { SYP: 15 }),
  month('2019-02-01', '2019-02-28', { SYP: 163, '-': 1 }),
  month('2019-03-01', '2019-03-31', { ENP: 71, SYP: 240, CIX: 27, MPL: 1 }),
  month('2019-04-01', '2019-04-30', { ENP: 1169, SYP: 899, CIX: 560, '-': 1 }),
  month('2019-05-01', '2019-05-31', { ENP: 2189, SYP: 1615, CIX: 1355, '-': 2 }),
  month('2019-06-01', '2019-06-30', { ENP: 3425, SYP: 1447, CIX: 1009, '-': 2 }),
  month('2019-07-01', '2019-07-31', { ENP: 3768, SYP: 1634, CIX: 1838, MPL: 3114, MPB: 1450 }),
  month('2019-08-01', '2019-08-31', spread(12_506, AUTUMN_2019)),
  month('2019-09-01', '2019-09-30', spread(4_800, AUTUMN_2019)),
  month('2019-10-01', '2019-10-31', spread(4_000, AUTUMN_2019)),
  month('2019-11-01', '2019-11-30', spread(8_703, AUTUMN_2019)),
  month('2019-12-01', '2019-12-31', spread(3_237, FROM_DECEMBER_2019)),
  month('2020-01-01', '2020-01-31', spread(1_759, FROM_DECEMBER_2019)),
  month('2020-02-01', '2020-02-29', spread(1_000, FROM_DECEMBER_2019)),
  month('2020-03-01', '2020-03-31', spread(3_000, FROM_DECEMBER_2019)),
  month('2020-04-01', '2020-04-30', spread(215, FROM_DECEMBER_2019)),
  month('2020-05-01', '2020-05-31', spread(124, FROM_DECEMBER_2019)),
  month('2020-06-01', '2020-06-30', spread(208, FROM_DECEMBER_2019)),
  month('2020-07-01', '2020-07-31', spread(382, FROM_DECEMBER_2019)),
  month('2020-08-01', '2020-08-31', spread(768, FROM_DECEMBER_2019)),
  month('2020-09-01', '2020-09-30', spread(1_093, FROM_DECEMBER_2019)),
  month('2020-10-01', '2020-10-31', spread(700, FROM_DECEMBER_2019)),
  month('2020-11-01', '2020-11-30', spread(900, FROM_DECEMBER_2019)),
  month('2020-12-01', '2020-12-31', spread(1_000, FROM_DECEMBER_2019)),
  month('2021-01-01', '2021-01-20', spread(646, FROM_DECEMBER_2019)),
  month('2021-01-21', '2021-11-30', spread(60, LATER)),
  month('2021-12-06', '2021-12-31', spread(129, SECOND)),
  month('2022-01-01', '2022-01-31', spread(399, SECOND)),
  month('2022-02-01', '2022-02-28', spread(897, SECOND)),
  month('2022-03-01', '2022-03-31', spread(1_100, SECOND)),
  month('2022-04-01', '2022-04-30', spread(1_250, SECOND)),
  month('2022-05-01', '2022-05-31', spread(1_339, SECOND)),
  month('2022-06-01', '2022-06-30', spread(1_400, SECOND)),
  month('2022-07-01', '2022-08-08', spread(1_200, SECOND)),
  month('2022-09-01', '2024-12-31', spread(90, LATER)),
  month('2025-01-22', '2026-07-31', spread(420, LATER)),
];

function month(from: string, to: string, places: Record<string, number>): Month {
  return { from, to, places };
}

export interface Enrolment {
  /** Day number of the notice to appear. */
  readonly nta: number;
  /** Location assigned, '' if none. */
  readonly location: string;
}

/** Every enrolment at full size, by day; the same in every dump. */
export function enrolments(): Enrolment[] {
  const random = new Random(2019, 1);
  return MONTHS.flatMap((month) => {
    const [from, to] = [dayNumber(month.from), dayNumber(month.to)];
    const found = Object.entries(month.places).flatMap(([place, count]) =>
      Array.from({ length: count }, () => ({
        nta: random.between(from, to),
        location: place === '-' ? '' : place,
      })),
    );
    return found.sort((left, right) => left.nta - right.nta);
  });
}
