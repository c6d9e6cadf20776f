import { type Choice, choiceOf } from './choice.ts';

/** Hearing locations with the court they report to. The shares are ours: the public files give none. */
const COURTS =
  'MIA 120, NYC 110, LOS 95, SFR 60, ORL 60, HOU 55, DAL 50, CHI 40, NEW 40, BOS 38, SNA 36, WAS 30, ATL 30, BAL 28, SND 26, ELP 24, HLG 24, DEN 18, PHI 18, CHL 18, MEM 16, SEA 14, NOL 14, PHO 14, LVG 12, CLE 10, DET 9, OMA 8, KAN 8, HAR 7, POO 6, TUC 5, SLC 5, BUF 4, PDN 1, POE 1';
const BASES: Readonly<Record<string, string>> = {
  ENP: 'ELP',
  SYP: 'SND',
  CIX: 'SND',
  OPP: 'SND',
  MPL: 'SNA',
  MPB: 'HLG',
  TUM: 'TUC',
  PDN: 'ELP',
  POE: 'SNA',
  MPP: 'ELP',
};

export const anyCourt: Choice = choiceOf(COURTS);

/** The courts that took over cases of the programme in 2021 (TRAC, report 650 and A. Kocher, 17 June 2021). */
export const receivingCourt: Choice = choiceOf(
  'MIA 2195, ORL 1054, DAL 578, HOU 853, LOS 600, NYC 600, ATL 500, CHI 450, NEW 400, BOS 380, WAS 350, SFR 340, BAL 300, CHL 290, MEM 280, DEN 250, SEA 240, NOL 220, PHI 200, SLC 150, OMA 145',
);

/** The court a hearing location reports to: itself unless it is a port or a programme's own court. */
export function baseOf(location: string): string {
  return BASES[location] ?? location;
}

/** City, state and the first digits of the postal code. */
export const TOWNS: readonly (readonly [string, string, string])[] = [
  ['LOS ANGELES', 'CA', '900'],
  ['HOUSTON', 'TX', '770'],
  ['MIAMI', 'FL', '331'],
  ['NEW YORK', 'NY', '100'],
  ['BROOKLYN', 'NY', '112'],
  ['EL PASO', 'TX', '799'],
  ['SAN YSIDRO', 'CA', '921'],
  ['BROWNSVILLE', 'TX', '785'],
  ['LAREDO', 'TX', '780'],
  ['CHICAGO', 'IL', '606'],
  ['DALLAS', 'TX', '752'],
  ['ATLANTA', 'GA', '303'],
  ['CHARLOTTE', 'NC', '282'],
  ['SILVER SPRING', 'MD', '209'],
  ['FT. LAUDERDALE', 'FL', '333'],
  ['SAN ANTONIO', 'TX', '782'],
  ['NEWARK', 'NJ', '071'],
  ['CHELSEA', 'MA', '021'],
  ['LUMPKIN', 'GA', '318'],
  ['SAIPAN', 'MP', '969'],
  ['TIJUANA, B.C.', '', ''],
  ['CD. JUAREZ', '', ''],
  ['MATAMOROS', '', ''],
  ["O'FALLON", 'MO', '633'],
  ['"LAS VEGAS"', 'NV', '891'],
];
