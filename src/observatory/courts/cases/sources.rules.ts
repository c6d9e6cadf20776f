/** A public text that a definition rests on. */
export interface Source {
  readonly name: string;
  /** As it can be opened or looked up; null where the definition is Puente's own choice. */
  readonly address: string | null;
}

/** The public sources of the definitions, retrieved 2026-11-21. */
export const sources = {
  dump: {
    name: 'Executive Office for Immigration Review, case data (monthly dump)',
    address: 'https://fileshare.eoir.justice.gov/EOIR%20Case%20Data.zip',
  },
  codebook: {
    name: 'Deportation Data Project, codebook of the EOIR case data (CC0)',
    address: 'https://github.com/deportationdata/eoir',
  },
  lookups: {
    name: 'Deportation Data Project, EOIR look-up tables (CC0)',
    address: 'https://github.com/deportationdata/eoir',
  },
  tracAbout: {
    name: 'TRAC, about the data of the MPP tool',
    address: 'https://trac.syr.edu/phptools/immigration/mpp/about_data.html',
  },
  tracMoves: {
    name: 'TRAC, how court proceedings are counted (transfers and changes of venue)',
    address: 'https://trac.syr.edu/immigration/reports/243/include/side_2.html',
  },
  tracMonths: {
    name: 'TRAC, MPP cases by month and hearing location, 26 August 2019, reprinted by LexisNexis',
    address:
      'https://www.lexisnexis.com/LegalNewsRoom/immigration/b/insidenews/posts/increasing-numbers-remain-in-mexico-awaiting-immigration-court-hearings-trac',
  },
  tracAttendance: {
    name: 'TRAC report 587, hearings and attendance',
    address: 'https://trac.syr.edu/immigration/reports/587/',
  },
  tracRepresentation: {
    name: 'TRAC report 568, attorneys who have registered their appearance',
    address: 'https://trac.syr.edu/immigration/reports/568/',
  },
  tracTransfers: {
    name: 'TRAC report 643, transferred out of MPP hearing locations',
    address: 'https://trac.syr.edu/immigration/reports/643/',
  },
  tracSecond: {
    name: 'TRAC report 686, new MPP cases from December 2021',
    address: 'https://trac.syr.edu/immigration/reports/686/',
  },
  kocherOutcomes: {
    name: 'Austin Kocher, outcomes of MPP cases, 22 June 2021',
    address: 'https://austinkocher.substack.com/p/biden-administration-could-reopen',
  },
  kocherStatus: {
    name: 'Austin Kocher, pending and closed MPP cases, February 2021',
    address: 'https://austinkocher.substack.com/p/who-will-be-affected-by-dhss-plans',
  },
  dhsSecond: {
    name: 'Department of Homeland Security, court-ordered reimplementation of MPP, 2 December 2021',
    address:
      'https://www.dhs.gov/news/2021/12/02/dhs-justice-and-state-prepare-court-ordered-reimplementation-mpp',
  },
  puente: { name: "Puente's choice", address: null },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceKey = keyof typeof sources;

/** A source as one line: its name, then its address in brackets if it has one. */
export function sourceLine(key: SourceKey): string {
  const { name, address }: Source = sources[key];
  return address === null ? name : `${name} <${address}>`;
}
