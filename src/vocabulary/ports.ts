import { byCode } from './named.ts';

/**
 * A port of entry and the Mexican city across from it.
 * `returnsFrom`, `secondProgrammeFrom` and `windDownFrom` are calendar dates as exact as the source
 * is: a day `YYYY-MM-DD` or a month `YYYY-MM`; absent where the source gives none.
 */
export interface Port {
  /** Four digits in the style of Schedule D of US Customs and Border Protection. */
  readonly code: string;
  readonly name: string;
  readonly usCity: string;
  readonly usState: string;
  /** The `code` of a place in places.ts. */
  readonly place: string;
  /** Degrees, ± 1 km: good for a map, not for finding the way. */
  readonly latitude: number;
  readonly longitude: number;
  /** First returns to Mexico under the programme of 2019–2021. */
  readonly returnsFrom?: string;
  /** First returns under the programme of 2021–2022. */
  readonly secondProgrammeFrom?: string;
  /** First crossing in the wind-down of 2021. */
  readonly windDownFrom?: string;
  /** Immigration court hearing locations (codes of the Executive Office for Immigration Review). */
  readonly hearingLocations: readonly string[];
  /** Spellings that people use besides `name`, the cities and the code. */
  readonly aliases: readonly string[];
  /** Set where the code is cross-checked with public data only and not with the agency's own list. */
  readonly unconfirmed: true;
}

/**
 * The seven ports that returned people under the Migrant Protection Protocols, and Hidalgo, used in
 * the wind-down only. Codes: Schedule D style, prefixes cross-checked with the public repository
 * rfcku/borders, unconfirmed. Dates: pages of DHS and the press of 2019–2022.
 */
export const ports: readonly Port[] = [
  {
    code: '2504',
    name: 'San Ysidro',
    usCity: 'San Diego',
    usState: 'CA',
    place: 'tijuana',
    latitude: 32.543,
    longitude: -117.035,
    returnsFrom: '2019-01-29',
    secondProgrammeFrom: '2022-01',
    windDownFrom: '2021-02-19',
    hearingLocations: ['SYP', 'OPP'],
    aliases: ['Puerta San Ysidro', 'El Chaparral', 'San Isidro'],
    unconfirmed: true,
  },
  {
    code: '2503',
    name: 'Calexico West',
    usCity: 'Calexico',
    usState: 'CA',
    place: 'mexicali',
    latitude: 32.665,
    longitude: -115.492,
    returnsFrom: '2019-03',
    hearingLocations: ['CIX'],
    aliases: ['Caléxico', 'Calexico Oeste'],
    unconfirmed: true,
  },
  {
    code: '2604',
    name: 'Nogales',
    usCity: 'Nogales',
    usState: 'AZ',
    place: 'nogales',
    latitude: 31.333,
    longitude: -110.945,
    returnsFrom: '2020-01-02',
    hearingLocations: ['TUM'],
    aliases: ['Nogales Arizona'],
    unconfirmed: true,
  },
  {
    code: '2402',
    name: 'El Paso (Paso del Norte)',
    usCity: 'El Paso',
    usState: 'TX',
    place: 'ciudad-juarez',
    latitude: 31.747,
    longitude: -106.487,
    returnsFrom: '2019-03',
    secondProgrammeFrom: '2021-12-08',
    windDownFrom: '2021-02-26',
    hearingLocations: ['ENP'],
    aliases: ['Paso del Norte', 'Juárez'],
    unconfirmed: true,
  },
  {
    code: '2303',
    name: 'Eagle Pass',
    usCity: 'Eagle Pass',
    usState: 'TX',
    place: 'piedras-negras',
    latitude: 28.706,
    longitude: -100.512,
    returnsFrom: '2019-10-28',
    windDownFrom: '2021-03',
    hearingLocations: ['MPL'],
    aliases: [],
    unconfirmed: true,
  },
  {
    code: '2304',
    name: 'Laredo',
    usCity: 'Laredo',
    usState: 'TX',
    place: 'nuevo-laredo',
    latitude: 27.502,
    longitude: -99.504,
    returnsFrom: '2019-07',
    windDownFrom: '2021-03',
    hearingLocations: ['MPL'],
    aliases: ['Laredo Texas'],
    unconfirmed: true,
  },
  {
    code: '2301',
    name: 'Brownsville (Gateway)',
    usCity: 'Brownsville',
    usState: 'TX',
    place: 'matamoros',
    latitude: 25.899,
    longitude: -97.498,
    returnsFrom: '2019-07',
    secondProgrammeFrom: '2022-01-19',
    windDownFrom: '2021-02-25',
    hearingLocations: ['MPB'],
    aliases: ['Gateway', 'Brownsville Gateway'],
    unconfirmed: true,
  },
  {
    code: '2305',
    name: 'Hidalgo/McAllen',
    usCity: 'Hidalgo',
    usState: 'TX',
    place: 'reynosa',
    latitude: 26.096,
    longitude: -98.272,
    windDownFrom: '2021-03',
    hearingLocations: [],
    aliases: ['Hidalgo', 'McAllen'],
    unconfirmed: true,
  },
];

/** Ports by their code. */
export const portByCode = byCode(ports);
