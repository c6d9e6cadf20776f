/**
 * Codes with two readings. The immigration courts keep tables of their own whose codes look like ISO
 * codes and mean something else: `ES` is El Salvador there and Spain in ISO 3166; `CAC` is Kaqchikel
 * there and, in lower case, Chuj in ISO 639-3. A cell that holds one of these is never interpreted.
 *
 * Made by laying the courts' tables (Deportation Data Project, CC0) beside ISO 3166-1 and ISO 639-3.
 */

/** Two-letter country codes that ISO 3166-1 and the courts' table read as different countries. */
export const conflictingCountryCodes: ReadonlySet<string> = new Set(
  (
    'AG AS AU BA BD BF BG BH BI BL BM BN BO BS BW BY BZ CC CD CF CG CH CI CK CN CR CW CX CZ DM DO ' +
    'ES GA GB GE IS KN KR LI LS LT MA MC MG MH MM MN MO MP MQ MU NA NE NI NU PA PM PN PS SB SC ' +
    'SE SG SK SN SR SS ST SV SZ TC TD TK TL TM TN TO TR VI ZA'
  ).split(' '),
);

/**
 * Three-letter codes that, written in capitals, ISO 639-3 (or the older 639-2) and the courts' table
 * read as different languages.
 */
export const conflictingLanguageCodes: ReadonlySet<string> = new Set(
  'AGC CAC CCE CHI CHU CRE ESN KON MIS NSS PAN POK QUI RAB TMM'.split(' '),
);
