import { NO_DAY } from '../day.rules.ts';
import { lastDayOf, type PublishedFigure } from './published-figure.rules.ts';

/** Where a figure was published. */
export interface Publication {
  readonly name: string;
  readonly address: string;
}

/** The publications of the figures, as read on 2026-11-21. */
export const PUBLICATIONS = {
  trac568: {
    name: 'TRAC, report 568',
    address: 'https://trac.syr.edu/immigration/reports/568/',
  },
  tracAugust2019: {
    name: 'TRAC, 26 August 2019, Table 1, reprinted by LexisNexis',
    address:
      'https://www.lexisnexis.com/LegalNewsRoom/immigration/b/insidenews/posts/increasing-numbers-remain-in-mexico-awaiting-immigration-court-hearings-trac',
  },
  tracA3987: {
    name: 'TRAC at work, A3987',
    address: 'https://trac.syr.edu/tracatwork/detail/A3987.html',
  },
  tracA4055: {
    name: 'TRAC at work, A4055',
    address: 'https://trac.syr.edu/tracatwork/detail/A4055.html',
  },
  borderNews: {
    name: 'Border News, of TRAC’s data',
    address:
      'https://bordernews.org/61000-mpp-deportation-proceedings-263-decisions-to-grant-relief/',
  },
  council: {
    name: 'American Immigration Council, 22 January 2021',
    address: 'https://www.americanimmigrationcouncil.org/research/migrant-protection-protocols',
  },
  kocherFebruary2021: {
    name: 'Austin Kocher, 12 February 2021, of TRAC’s data',
    address: 'https://austinkocher.substack.com/p/who-will-be-affected-by-dhss-plans',
  },
  tracA4480: {
    name: 'TRAC at work, A4480',
    address: 'https://trac.syr.edu/tracatwork/detail/A4480.html',
  },
  trac643: {
    name: 'TRAC, report 643',
    address: 'https://trac.syr.edu/immigration/reports/643/',
  },
  tracApril2021: {
    name: 'TRAC, what is new, 21 April 2021',
    address: 'https://trac.syr.edu/whatsnew/email.210421.html',
  },
  trac647: {
    name: 'TRAC, report 647',
    address: 'https://trac.syr.edu/immigration/reports/647/',
  },
  trac650: {
    name: 'TRAC, report 650',
    address: 'https://trac.syr.edu/immigration/reports/650/',
  },
  kocherJune2021: {
    name: 'Austin Kocher, 22 June 2021, of TRAC’s data',
    address: 'https://austinkocher.substack.com/p/biden-administration-could-reopen',
  },
  trac686: {
    name: 'TRAC, report 686',
    address: 'https://trac.syr.edu/immigration/reports/686/',
  },
  cbp2020: {
    name: 'US Customs and Border Protection, fiscal year 2020',
    address: 'https://www.cbp.gov/newsroom/stats/migrant-protection-protocols-fy-2020',
  },
  cbp2021: {
    name: 'US Customs and Border Protection, fiscal year 2021',
    address: 'https://www.cbp.gov/newsroom/stats/migrant-protection-protocols',
  },
} as const satisfies Readonly<Record<string, Publication>>;

/** A figure that was published about the programme, with where. */
export interface SourcedFigure extends PublishedFigure {
  readonly publication: Publication;
}

type Row = readonly [
  month: string,
  measure: string,
  value: number,
  source: keyof typeof PUBLICATIONS,
];

// biome-ignore format: one figure a line
const rows: readonly Row[] = [
  ['2019-06', 'decided', 1155, 'trac568'],
  ['2019-06', 'decided_represented', 14, 'trac568'],
  ['2019-06', 'pending', 12997, 'trac568'],
  ['2019-06', 'pending_represented', 163, 'trac568'],
  ['2019-07', 'cases_total', 26001, 'tracAugust2019'],
  ['2019-11', 'cases_total', 56004, 'tracA3987'],
  ['2019-11', 'completed', 24231, 'tracA3987'],
  ['2019-11', 'relief', 117, 'tracA3987'],
  ['2019-11', 'removal_orders', 15441, 'tracA3987'],
  ['2019-11', 'terminated', 8099, 'tracA3987'],
  ['2019-11', 'absent_last_hearing', 17136, 'tracA3987'],
  ['2019-12', 'cases_total', 59241, 'tracA4055'],
  ['2019-12', 'relief', 187, 'tracA4055'],
  ['2020-01', 'relief', 263, 'borderNews'],
  ['2020-01', 'relief_CU', 117, 'borderNews'],
  ['2020-01', 'relief_VE', 90, 'borderNews'],
  ['2020-01', 'relief_NU', 23, 'borderNews'],
  ['2020-01', 'relief_HO', 12, 'borderNews'],
  ['2020-01', 'relief_GT', 7, 'borderNews'],
  ['2020-12', 'completed', 42012, 'council'],
  ['2020-12', 'relief', 638, 'council'],
  ['2021-01', 'cases_total', 71036, 'kocherFebruary2021'],
  ['2021-01', 'pending', 29148, 'kocherFebruary2021'],
  ['2021-01', 'completed', 41888, 'kocherFebruary2021'],
  ['2021-01', 'relief', 641, 'kocherFebruary2021'],
  ['2021-01', 'removal_orders', 32659, 'tracA4480'],
  ['2021-01', 'in_absentia_orders', 27898, 'tracA4480'],
  ['2021-01', 'pending_in_mpp_courts', 26432, 'trac643'],
  ['2021-01', 'pending_paroled_before', 2987, 'trac643'],
  ['2021-03', 'cohort_transferred', 3911, 'trac643'],
  ['2021-03', 'cohort_still_mpp', 22521, 'trac643'],
  ['2021-03', 'cohort_transferred_CU', 1218, 'tracApril2021'],
  ['2021-04', 'cohort_transferred', 8387, 'trac647'],
  ['2021-04', 'cohort_still_mpp', 18087, 'trac647'],
  ['2021-05', 'cohort_transferred', 10375, 'trac650'],
  ['2021-05', 'cohort_still_mpp', 16138, 'trac650'],
  ['2021-05', 'in_absentia_orders', 27842, 'kocherJune2021'],
  ['2021-05', 'attended_removal_orders', 4668, 'kocherJune2021'],
  ['2021-05', 'terminated', 6686, 'kocherJune2021'],
  ['2022-05', 'mpp2_cases', 5114, 'trac686'],
  ['2022-05', 'mpp2_completed', 1109, 'trac686'],
  ['2022-05', 'mpp2_relief', 27, 'trac686'],
  ['2022-05', 'mpp2_brownsville', 2752, 'trac686'],
  ['2022-05', 'mpp2_dec2021_cohort', 129, 'trac686'],
  ['2019-01', 'new_cases_all', 15, 'tracAugust2019'],
  ['2019-01', 'new_cases_ENP', 0, 'tracAugust2019'],
  ['2019-01', 'new_cases_SYP', 15, 'tracAugust2019'],
  ['2019-01', 'new_cases_CIX', 0, 'tracAugust2019'],
  ['2019-01', 'new_cases_MPL', 0, 'tracAugust2019'],
  ['2019-01', 'new_cases_MPB', 0, 'tracAugust2019'],
  ['2019-02', 'new_cases_all', 164, 'tracAugust2019'],
  ['2019-02', 'new_cases_ENP', 0, 'tracAugust2019'],
  ['2019-02', 'new_cases_SYP', 163, 'tracAugust2019'],
  ['2019-02', 'new_cases_CIX', 0, 'tracAugust2019'],
  ['2019-02', 'new_cases_MPL', 0, 'tracAugust2019'],
  ['2019-02', 'new_cases_MPB', 0, 'tracAugust2019'],
  ['2019-03', 'new_cases_all', 339, 'tracAugust2019'],
  ['2019-03', 'new_cases_ENP', 71, 'tracAugust2019'],
  ['2019-03', 'new_cases_SYP', 240, 'tracAugust2019'],
  ['2019-03', 'new_cases_CIX', 27, 'tracAugust2019'],
  ['2019-03', 'new_cases_MPL', 1, 'tracAugust2019'],
  ['2019-03', 'new_cases_MPB', 0, 'tracAugust2019'],
  ['2019-04', 'new_cases_all', 2629, 'tracAugust2019'],
  ['2019-04', 'new_cases_ENP', 1169, 'tracAugust2019'],
  ['2019-04', 'new_cases_SYP', 899, 'tracAugust2019'],
  ['2019-04', 'new_cases_CIX', 560, 'tracAugust2019'],
  ['2019-04', 'new_cases_MPL', 0, 'tracAugust2019'],
  ['2019-04', 'new_cases_MPB', 0, 'tracAugust2019'],
  ['2019-05', 'new_cases_all', 5161, 'tracAugust2019'],
  ['2019-05', 'new_cases_ENP', 2189, 'tracAugust2019'],
  ['2019-05', 'new_cases_SYP', 1615, 'tracAugust2019'],
  ['2019-05', 'new_cases_CIX', 1355, 'tracAugust2019'],
  ['2019-05', 'new_cases_MPL', 0, 'tracAugust2019'],
  ['2019-05', 'new_cases_MPB', 0, 'tracAugust2019'],
  ['2019-06', 'new_cases_all', 5883, 'tracAugust2019'],
  ['2019-06', 'new_cases_ENP', 3425, 'tracAugust2019'],
  ['2019-06', 'new_cases_SYP', 1447, 'tracAugust2019'],
  ['2019-06', 'new_cases_CIX', 1009, 'tracAugust2019'],
  ['2019-06', 'new_cases_MPL', 0, 'tracAugust2019'],
  ['2019-06', 'new_cases_MPB', 0, 'tracAugust2019'],
  ['2019-07', 'new_cases_all', 11804, 'tracAugust2019'],
  ['2019-07', 'new_cases_ENP', 3768, 'tracAugust2019'],
  ['2019-07', 'new_cases_SYP', 1634, 'tracAugust2019'],
  ['2019-07', 'new_cases_CIX', 1838, 'tracAugust2019'],
  ['2019-07', 'new_cases_MPL', 3114, 'tracAugust2019'],
  ['2019-07', 'new_cases_MPB', 1450, 'tracAugust2019'],
  ['2020-01', 'cbp_enrolments', 1974, 'cbp2020'],
  ['2020-02', 'cbp_enrolments', 1829, 'cbp2020'],
  ['2020-03', 'cbp_enrolments', 2255, 'cbp2020'],
  ['2020-04', 'cbp_enrolments', 215, 'cbp2020'],
  ['2020-05', 'cbp_enrolments', 124, 'cbp2020'],
  ['2020-06', 'cbp_enrolments', 208, 'cbp2020'],
  ['2020-07', 'cbp_enrolments', 382, 'cbp2020'],
  ['2020-08', 'cbp_enrolments', 768, 'cbp2020'],
  ['2020-09', 'cbp_enrolments', 1167, 'cbp2020'],
  ['2020-10', 'cbp_enrolments', 648, 'cbp2021'],
  ['2020-11', 'cbp_enrolments', 887, 'cbp2021'],
  ['2020-12', 'cbp_enrolments', 1092, 'cbp2021'],
  ['2021-01', 'cbp_enrolments', 662, 'cbp2021'],
];

/** The figures, each with where it was published; a month's is as of its last day. */
export const PUBLISHED_FIGURES: readonly SourcedFigure[] = rows.map(
  ([when, measure, value, key], at) => {
    const publication = PUBLICATIONS[key];
    const { name: source, address } = publication;
    const asOf = lastDayOf(when) ?? NO_DAY;
    return { line: at + 2, when, asOf, measure, value, source, address, publication };
  },
);
