import type { Names } from './named.ts';

/** One language as written down; languages.ts says what each field means. */
export interface LanguageRow {
  readonly code: string;
  readonly iso6393?: string;
  readonly names: Names;
  readonly ownName?: string;
  readonly courtCodes?: readonly string[];
  readonly spokenIn?: string;
  readonly signed?: boolean;
  readonly aliases?: readonly string[];
  readonly unconfirmed?: true;
}

/** A language that Spanish, English and its speakers write alike. */
const alike = (name: string, rest: Partial<Names> = {}): Names => ({ es: name, en: name, ...rest });

// ISO codes: ISO 639-3. Court codes: language table of the Executive Office for Immigration Review.
// Mayan names are spelled as the Academia de Lenguas Mayas de Guatemala spells them.
// biome-ignore format: one language a line
/** Every language of the programmes' court cases, and the sign languages of the same countries. */
export const languageRows: readonly LanguageRow[] = [
  { code: 'spa', names: { es: 'Español', en: 'Spanish', pt: 'Espanhol', ht: 'Panyòl' }, ownName: 'Español', courtCodes: ['SP'], aliases: ['Castellano', 'Espagnol'] },
  { code: 'por', names: { es: 'Portugués', en: 'Portuguese', pt: 'Português', ht: 'Pòtigè' }, ownName: 'Português', courtCodes: ['POR'], spokenIn: 'Brasil', aliases: ['Portugues brasileño', 'Brazilian Portuguese'] },
  { code: 'eng', names: { es: 'Inglés', en: 'English', pt: 'Inglês', ht: 'Anglè' }, ownName: 'English', courtCodes: ['ENG'] },
  { code: 'hat', names: { es: 'Criollo haitiano', en: 'Haitian Creole', pt: 'Crioulo haitiano', ht: 'Kreyòl ayisyen' }, ownName: 'Kreyòl ayisyen', courtCodes: ['CRE'], spokenIn: 'Haití', aliases: ['Kreyòl', 'Creole haitiano', 'Creole haitien', 'Haitiano', 'Haitian'] },
  { code: 'mam', names: alike('Mam'), ownName: 'Mam', courtCodes: ['MAM'], spokenIn: 'Guatemala', aliases: ['Maya mam'] },
  { code: 'quc', names: alike("K'iche'"), ownName: "K'iche'", courtCodes: ['QUI'], spokenIn: 'Guatemala', aliases: ['Quiché', 'Kiche', 'Maya quiché', "K'iche' (Quiche)"] },
  { code: 'kek', names: alike("Q'eqchi'"), ownName: "Q'eqchi'", courtCodes: ['KEK'], spokenIn: 'Guatemala', aliases: ['Kekchí', 'Kekchi', 'Quekchí', "Q'eqchi' (Kekchi)"] },
  { code: 'kjb', names: alike("Q'anjob'al"), ownName: "Q'anjob'al", courtCodes: ['KON'], spokenIn: 'Guatemala', aliases: ['Konjobal', 'Kanjobal', 'Canjobal', "Q'anjob'al (Konjobal)"] },
  { code: 'knj', names: alike('Akateko'), ownName: 'Akateko', courtCodes: ['KNJ'], spokenIn: 'Guatemala', aliases: ['Acateco', 'Western Konjobal', 'Western Kanjobal', 'Akateko (Western Konjobal)'] },
  { code: 'acr', names: alike('Achi'), ownName: 'Achi', courtCodes: ['ACC', 'RAB', 'QAC'], spokenIn: 'Guatemala', aliases: ['Achí', 'Achi (Cubulco)', 'Cubulco Achi', 'Rabinal Achi', 'Quiche-Achi'] },
  { code: 'que', names: { es: 'Quechua o kichwa', en: 'Quechua or Kichwa' }, courtCodes: ['QCH', 'QUG', 'QXR', 'QXL'], spokenIn: 'Ecuador', aliases: ['Quechua', 'Quichua', 'Kichwa', 'Quechua/Kichwa', 'Runasimi'] },
  { code: 'agu', names: alike('Awakateko'), courtCodes: ['AGC'], spokenIn: 'Guatemala', aliases: ['Aguacateco'] },
  { code: 'agu-x-chalchiteko', iso6393: 'agu', names: alike('Chalchiteko'), courtCodes: ['CCE'], spokenIn: 'Guatemala', aliases: ['Chalchiteco'] },
  { code: 'cac', names: alike('Chuj'), ownName: 'Chuj', courtCodes: ['CHU', 'CNM'], spokenIn: 'Guatemala', aliases: ['Chuj San Mateo Ixtatan', 'Chuj San Sebastian Coatan'] },
  { code: 'jac', names: alike("Popti'"), ownName: "Popti'", courtCodes: ['JAI', 'JAC'], spokenIn: 'Guatemala', aliases: ['Jakalteko', 'Jacalteco', "Popti' (Jakalteko W.)"] },
  { code: 'cak', names: alike('Kaqchikel'), ownName: 'Kaqchikel', courtCodes: ['CAC'], spokenIn: 'Guatemala', aliases: ['Cakchiquel', 'Kakchikel'] },
  { code: 'ixl', names: alike('Ixil'), ownName: 'Ixil', courtCodes: ['IXL'], spokenIn: 'Guatemala' },
  { code: 'poh', names: alike("Poqomchi'"), ownName: "Poqomchi'", courtCodes: ['POH'], spokenIn: 'Guatemala', aliases: ['Pocomchí', 'Pokomchi'] },
  { code: 'poc', names: alike('Poqomam'), ownName: 'Poqomam', courtCodes: ['PCO', 'POK'], spokenIn: 'Guatemala', aliases: ['Pocomam', 'Pokomam'] },
  { code: 'tzj', names: alike("Tz'utujil"), ownName: "Tz'utujil", courtCodes: ['TZT'], spokenIn: 'Guatemala', aliases: ['Tzutujil', 'Tzutuhil', 'Zutuhil'] },
  { code: 'qum', names: alike('Sipakapense'), courtCodes: ['QUM'], spokenIn: 'Guatemala', aliases: ['Sipacapense', 'Sipakapa'] },
  { code: 'quv', names: alike('Sakapulteko'), courtCodes: ['QUV'], spokenIn: 'Guatemala', aliases: ['Sacapulteco'] },
  { code: 'usp', names: alike('Uspanteko'), courtCodes: ['USP'], spokenIn: 'Guatemala', aliases: ['Uspanteco'] },
  { code: 'ttc', names: alike('Tektiteko'), courtCodes: ['TMM'], spokenIn: 'Guatemala', aliases: ['Tectiteco'] },
  { code: 'caa', names: alike("Ch'orti'"), ownName: "Ch'orti'", courtCodes: ['CAA'], spokenIn: 'Guatemala, Honduras', aliases: ['Chortí', 'Chorti'] },
  { code: 'mop', names: alike('Mopan'), courtCodes: ['MOP'], spokenIn: 'Belice, Guatemala', aliases: ['Mopán', 'Maya mopán'] },
  { code: 'cab', names: { es: 'Garífuna', en: 'Garifuna' }, ownName: 'Garifuna', courtCodes: ['CAB'], spokenIn: 'Honduras, Guatemala', aliases: ['Garinagu'] },
  { code: 'xin', names: { es: 'Xinka', en: 'Xinka' }, courtCodes: ['XIN'], spokenIn: 'Guatemala', aliases: ['Xinca'] },
  { code: 'miq', names: { es: 'Miskito', en: 'Miskito' }, ownName: 'Miskitu', courtCodes: ['MIS'], spokenIn: 'Honduras, Nicaragua', aliases: ['Mískito', 'Misquito'] },
  { code: 'yan', names: { es: 'Mayangna', en: 'Mayangna' }, ownName: 'Mayangna', courtCodes: ['YAN'], spokenIn: 'Nicaragua, Honduras', aliases: ['Sumo', 'Sumu', 'Mayangna (Sumo)'] },
  { code: 'tzh', names: { es: 'Tseltal', en: 'Tzeltal' }, courtCodes: ['TZH'], spokenIn: 'México', aliases: ['Tzeltal'] },
  { code: 'tzo', names: { es: 'Tsotsil', en: 'Tzotzil' }, courtCodes: ['TZO'], spokenIn: 'México', aliases: ['Tzotzil'] },
  { code: 'toj', names: { es: 'Tojolabal', en: 'Tojolabal' }, courtCodes: ['TOJ'], spokenIn: 'México', aliases: ['Tojolab’al'] },
  { code: 'ctu', names: { es: "Ch'ol", en: "Ch'ol" }, courtCodes: ['CTU'], spokenIn: 'México', aliases: ['Chol'] },
  { code: 'rus', names: { es: 'Ruso', en: 'Russian', pt: 'Russo', ht: 'Ris' }, ownName: 'Русский', courtCodes: ['RUS'] },
  { code: 'pan', names: { es: 'Panyabí', en: 'Punjabi', pt: 'Punjabi' }, ownName: 'ਪੰਜਾਬੀ', courtCodes: ['PUN'], aliases: ['Panjabi', 'Punyabi'] },
  { code: 'lin', names: { es: 'Lingala', en: 'Lingala', pt: 'Lingala' }, ownName: 'Lingála', courtCodes: ['LIN'] },
  { code: 'gsm', names: { es: 'Lengua de señas de Guatemala', en: 'Guatemalan Sign Language' }, courtCodes: ['GSM'], signed: true, aliases: ['Guatemalan Sign', 'Lengua de señas guatemalteca', 'LENSEGUA'] },
  { code: 'hds', names: { es: 'Lengua de señas de Honduras', en: 'Honduran Sign Language' }, courtCodes: ['HDS'], signed: true, aliases: ['Honduran Sign', 'Lengua de señas hondureña', 'LESHO'] },
  { code: 'ncs', names: { es: 'Lengua de señas de Nicaragua', en: 'Nicaraguan Sign Language' }, courtCodes: ['NCS'], signed: true, aliases: ['Nicaraguan Sign', 'Lengua de señas nicaragüense'] },
  { code: 'mfs', names: { es: 'Lengua de señas mexicana', en: 'Mexican Sign Language' }, courtCodes: ['MFS'], signed: true, aliases: ['Mexican Sign', 'Lengua de señas de México', 'LSM'] },
  { code: 'esn', names: { es: 'Lengua de señas salvadoreña', en: 'Salvadoran Sign Language' }, signed: true, aliases: ['Salvadoran Sign', 'Lengua de señas de El Salvador', 'LESSA'], unconfirmed: true },
  { code: 'csf', names: { es: 'Lengua de señas cubana', en: 'Cuban Sign Language' }, signed: true, aliases: ['Cuban Sign', 'Lengua de señas de Cuba'], unconfirmed: true },
  { code: 'ecs', names: { es: 'Lengua de señas ecuatoriana', en: 'Ecuadorian Sign Language' }, signed: true, aliases: ['Ecuadorian Sign', 'Lengua de señas del Ecuador', 'LSEC'] },
];
