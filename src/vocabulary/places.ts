import { byCode, type Names } from './named.ts';

/** A Mexican town that the programmes used: across from a port, or inland. */
export interface Place {
  /** Our own: the name in plain letters with hyphens. */
  readonly code: string;
  readonly names: Names;
  /** State of Mexico, as usually shortened. */
  readonly state: string;
  /** Degrees, ± 1 km. */
  readonly latitude: number;
  readonly longitude: number;
  /** `port`: across from a port of entry; `inland`: anywhere else. */
  readonly kind: 'port' | 'inland';
  /** IANA time zone in which the town keeps its clocks (tz database, 2022f and later). */
  readonly timeZone: string;
  readonly aliases: readonly string[];
}

type Row = readonly [
  code: string,
  name: string,
  state: string,
  latitude: number,
  longitude: number,
  kind: Place['kind'],
  timeZone: string,
  aliases?: readonly string[],
];

// Towns and coordinates: border data in the public repository rfcku/borders and pages on the
// programme of 2019–2022. Time zones: tz database (Sonora keeps Phoenix time all year; Juárez and
// the north-eastern border towns follow the clocks of the United States since November 2022).
const rows: readonly Row[] = [
  ['tijuana', 'Tijuana', 'BC', 32.515, -117.038, 'port', 'America/Tijuana', ['TJ']],
  ['mexicali', 'Mexicali', 'BC', 32.625, -115.452, 'port', 'America/Tijuana'],
  ['nogales', 'Nogales', 'SON', 31.309, -110.942, 'port', 'America/Hermosillo', ['Nogales Sonora']],
  [
    'ciudad-juarez',
    'Ciudad Juárez',
    'CHIH',
    31.69,
    -106.425,
    'port',
    'America/Ciudad_Juarez',
    ['Juárez', 'Cd. Juárez', 'Cd Juárez'],
  ],
  ['piedras-negras', 'Piedras Negras', 'COAH', 28.7, -100.524, 'port', 'America/Matamoros'],
  ['nuevo-laredo', 'Nuevo Laredo', 'TAMPS', 27.476, -99.516, 'port', 'America/Matamoros'],
  ['reynosa', 'Reynosa', 'TAMPS', 26.081, -98.288, 'port', 'America/Matamoros'],
  [
    'matamoros',
    'Matamoros',
    'TAMPS',
    25.88,
    -97.504,
    'port',
    'America/Matamoros',
    ['H. Matamoros'],
  ],
  ['monterrey', 'Monterrey', 'NL', 25.686, -100.316, 'inland', 'America/Monterrey'],
  ['saltillo', 'Saltillo', 'COAH', 25.423, -100.992, 'inland', 'America/Monterrey'],
  ['tapachula', 'Tapachula', 'CHIS', 14.903, -92.262, 'inland', 'America/Mexico_City'],
  ['tenosique', 'Tenosique', 'TAB', 17.475, -91.423, 'inland', 'America/Mexico_City'],
  ['acayucan', 'Acayucan', 'VER', 17.949, -94.914, 'inland', 'America/Mexico_City'],
  ['villahermosa', 'Villahermosa', 'TAB', 17.989, -92.929, 'inland', 'America/Mexico_City'],
  [
    'ciudad-de-mexico',
    'Ciudad de México',
    'CDMX',
    19.433,
    -99.133,
    'inland',
    'America/Mexico_City',
    ['CDMX', 'Mexico City', 'México DF', 'DF'],
  ],
  ['guadalajara', 'Guadalajara', 'JAL', 20.667, -103.333, 'inland', 'America/Mexico_City'],
  ['hermosillo', 'Hermosillo', 'SON', 29.073, -110.956, 'inland', 'America/Hermosillo'],
];

const otherNames: Readonly<Record<string, Partial<Names>>> = {
  'ciudad-de-mexico': { en: 'Mexico City', pt: 'Cidade do México' },
};

/** The towns in which people wait, or from which they travel to a port. */
export const places: readonly Place[] = rows.map(
  ([code, name, state, latitude, longitude, kind, timeZone, aliases = []]) => ({
    code,
    names: { es: name, en: name, ...otherNames[code] },
    state,
    latitude,
    longitude,
    kind,
    timeZone,
    aliases,
  }),
);

/** Places by their code. */
export const placeByCode = byCode(places);
