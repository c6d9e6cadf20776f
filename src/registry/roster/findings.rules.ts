import type { Language } from './report.rules.ts';

/** What happened to a cell, a row or a file that needed a word. */
export type Outcome = 'refused' | 'warned' | 'repaired';

interface Meaning {
  readonly outcome: Outcome;
  readonly es: string;
  readonly en: string;
}

const refused = (es: string, en: string): Meaning => ({ outcome: 'refused', es, en });
const warned = (es: string, en: string): Meaning => ({ outcome: 'warned', es, en });
const repaired = (es: string, en: string): Meaning => ({ outcome: 'repaired', es, en });

/**
 * Every finding that reading a roster can make: its stable code, its outcome and its sentence. Words
 * in braces are filled in: `{value}` is what stood in the cell.
 */
export const findingMeanings = {
  // the file
  'file-empty': refused('El archivo está vacío.', 'The file is empty.'),
  'file-too-large': refused(
    'El archivo es demasiado grande: divídalo en partes de hasta {limit}.',
    'The file is too large: split it into parts of up to {limit}.',
  ),
  'not-a-spreadsheet': refused(
    'No es una hoja de cálculo: guárdelo como .xlsx o .csv.',
    'This is not a spreadsheet: save it as .xlsx or .csv.',
  ),
  'old-spreadsheet': refused(
    'Es un formato antiguo o cifrado con contraseña: guárdelo como .xlsx sin contraseña.',
    'This is an old format, or locked with a password: save it as .xlsx without a password.',
  ),
  'spreadsheet-broken': refused(
    'La hoja de cálculo está dañada: ábrala y guárdela de nuevo.',
    'The spreadsheet is damaged: open it and save it again.',
  ),
  'quotes-unbalanced': refused(
    'Hay comillas que se abren y no se cierran cerca de la línea {line}.',
    'A quotation mark opens and does not close near line {line}.',
  ),
  'column-required': refused(
    'Falta la columna obligatoria «{heading}».',
    'The required column “{heading}” is missing.',
  ),
  'no-rows': warned(
    'El archivo solo tiene encabezados. Nadie se borra.',
    'The file has only headings. Nobody is deleted.',
  ),
  'column-missing': warned(
    'Falta la columna «{heading}»; queda vacía.',
    'The column “{heading}” is missing; it stays empty.',
  ),
  'column-unknown': warned(
    'La columna «{heading}» no se conoce; no se lee.',
    'The column “{heading}” is not known; it is not read.',
  ),
  'column-twice': warned(
    'La columna «{heading}» está dos veces; se lee la primera.',
    'The column “{heading}” stands twice; the first is read.',
  ),
  'sheets-more': warned(
    'El libro tiene {count} hojas; se lee la primera.',
    'The workbook has {count} sheets; the first is read.',
  ),
  'byte-order-mark': repaired(
    'Se quitó una marca invisible al inicio del archivo.',
    'An invisible mark at the start of the file was removed.',
  ),
  'separator-semicolon': repaired(
    'Las columnas están separadas por punto y coma.',
    'Columns are separated by semicolons.',
  ),
  'separator-tab': repaired(
    'Las columnas están separadas por tabuladores.',
    'Columns are separated by tabs.',
  ),
  'encoding-latin-1': repaired(
    'El archivo estaba en Latin-1; los acentos se leen bien.',
    'The file was in Latin-1; accents are read right.',
  ),
  'encoding-utf-16': repaired(
    'El archivo estaba en UTF-16; los acentos se leen bien.',
    'The file was in UTF-16; accents are read right.',
  ),
  // the row
  'row-blank': repaired('Fila en blanco; se salta.', 'Blank row; skipped.'),
  'heading-again': repaired(
    'Los encabezados se repiten; la fila se salta.',
    'The headings stand again; the row is skipped.',
  ),
  'cells-too-many': refused(
    'La fila tiene {count} celdas y hay {expected} columnas: quizá falta poner comillas a un texto con coma.',
    'The row has {count} cells for {expected} columns: perhaps a text with a comma lacks quotation marks.',
  ),
  'cells-run-together': refused(
    'Una celda contiene un salto de línea y faltan celdas: quizá unas comillas abarcan dos filas.',
    'A cell holds a line break and cells are missing: perhaps quotation marks span two rows.',
  ),
  'cells-missing': warned(
    'Faltan celdas al final: la fila tiene {count} de {expected}; el resto queda vacío.',
    'Cells are missing at the end: the row has {count} of {expected}; the rest stays empty.',
  ),
  'cells-beyond': warned(
    'Hay texto a la derecha de la última columna; no se lee.',
    'There is text to the right of the last column; it is not read.',
  ),
  'name-missing': refused('No hay ningún nombre.', 'There is no name at all.'),
  'name-too-long': refused(
    'El nombre tiene {count} letras; el máximo es {limit}.',
    'The name has {count} characters; the limit is {limit}.',
  ),
  'family-key-missing': warned(
    'Sin clave de familia: esta persona no se une a ninguna familia.',
    'No family key: this person is joined to no family.',
  ),
  'same-person-again': repaired(
    'Es la misma persona que en la fila {other}.',
    'This is the same person as in row {other}.',
  ),
  'same-person-differs': warned(
    'Se repite la persona de la fila {other} con otro dato; se conserva el primero.',
    'This repeats the person of row {other} with another value; the first is kept.',
  ),
  'same-person-perhaps': warned(
    'Quizá es la misma persona que en la fila {other}; quedan aparte.',
    'This may be the same person as in row {other}; they stay apart.',
  ),
  'a-number-of-another': warned(
    'El número A también está en la fila {other}, con otra persona; quedan aparte.',
    'The A-number also stands in row {other}, with another person; they stay apart.',
  ),
  // any cell
  'hidden-characters': repaired(
    'Se quitaron caracteres invisibles.',
    'Invisible characters were removed.',
  ),
  emoji: repaired('Se quitaron emojis.', 'Emoji were removed.'),
  'accents-composed': repaired(
    'Se unieron acentos sueltos a su letra.',
    'Loose accents were joined to their letters.',
  ),
  'blanks-trimmed': repaired('Se quitaron espacios sobrantes.', 'Blanks too many were removed.'),
  'line-break': repaired(
    'Un salto de línea o tabulador quedó como un espacio.',
    'A line break or tab became one blank.',
  ),
  'value-too-long': warned(
    'El texto tiene {count} letras; el máximo es {limit}. La celda queda vacía.',
    'The text has {count} characters; the limit is {limit}. The cell stays empty.',
  ),
  'looks-like-formula': warned(
    'Empieza como una fórmula: «{value}». Se conserva como texto.',
    'It begins like a formula: “{value}”. Kept as text.',
  ),
  'looks-like-html': warned(
    'Contiene HTML: «{value}». Se conserva como texto.',
    'It contains HTML: “{value}”. Kept as text.',
  ),
  mojibake: warned(
    'Los acentos parecen dañados: «{value}». Se conserva como está.',
    'Accents look damaged: “{value}”. Kept as it is.',
  ),
  // dates
  'date-rewritten': repaired(
    'La fecha «{value}» se lee {stored}.',
    'The date “{value}” is read as {stored}.',
  ),
  'date-from-serial': repaired(
    'El número de fecha de la hoja de cálculo «{value}» se lee {stored}.',
    'The spreadsheet’s date number “{value}” is read as {stored}.',
  ),
  'date-two-readings': warned(
    'La fecha «{value}» tiene más de una lectura: {readings}.',
    'The date “{value}” has more than one reading: {readings}.',
  ),
  'date-impossible': warned(
    'La fecha «{value}» no existe en el calendario; queda vacía.',
    'The date “{value}” is not in the calendar; it stays empty.',
  ),
  'date-in-future': warned(
    'La fecha «{value}» está en el futuro; queda vacía.',
    'The date “{value}” is in the future; it stays empty.',
  ),
  'date-too-old': warned(
    'La fecha «{value}» es de hace más de 120 años; queda vacía.',
    'The date “{value}” is more than 120 years ago; it stays empty.',
  ),
  'date-month-only': warned('Solo se sabe el mes: {stored}.', 'Only the month is known: {stored}.'),
  'date-year-only': warned(
    'Solo se sabe el año: {stored}, aproximado.',
    'Only the year is known: {stored}, approximate.',
  ),
  'date-age': warned(
    '«{value}» es una edad: año aproximado {stored}.',
    '“{value}” is an age: approximate year {stored}.',
  ),
  'date-unreadable': warned(
    'No se entiende la fecha «{value}»; queda vacía.',
    'The date “{value}” is not understood; it stays empty.',
  ),
  'enrolled-not-a-day': warned(
    'La fecha de inscripción «{value}» no es un día completo; queda vacía.',
    'The enrolment date “{value}” is not a whole day; it stays empty.',
  ),
  'enrolled-before-programme': warned(
    'El {stored} es anterior al programa, que empezó el {start}; queda vacía.',
    '{stored} is before the programme, which began on {start}; it stays empty.',
  ),
  // numbers
  'a-number-rewritten': repaired(
    'El número A se escribe con nueve dígitos.',
    'The A-number is written with nine digits.',
  ),
  'a-number-zero-restored': repaired(
    'La hoja de cálculo había quitado el cero inicial del número A.',
    'The spreadsheet had dropped the leading zero of the A-number.',
  ),
  'a-number-eight-digits': warned(
    'El número A tiene ocho dígitos; se guarda con un cero delante, sin confirmar.',
    'The A-number has eight digits; it is kept with a leading zero, unconfirmed.',
  ),
  'a-number-letter': warned(
    'El número A «{value}» tiene algo que no es un dígito; queda vacío.{suggestion}',
    'The A-number “{value}” holds something that is no digit; it stays empty.{suggestion}',
  ),
  'a-number-scientific': warned(
    'El número A «{value}» perdió dígitos en la hoja de cálculo; queda vacío.',
    'The A-number “{value}” lost digits in the spreadsheet; it stays empty.',
  ),
  'a-number-wrong-length': warned(
    'El número A «{value}» no tiene nueve dígitos; queda vacío.',
    'The A-number “{value}” does not have nine digits; it stays empty.',
  ),
  'phone-rewritten': repaired(
    'El teléfono «{value}» se lee {stored}.',
    'The telephone “{value}” is read as {stored}.',
  ),
  'phone-too-short': warned(
    'El teléfono «{value}» es demasiado corto; no se usa.',
    'The telephone “{value}” is too short; it is not used.',
  ),
  'phone-too-long': warned(
    'El teléfono «{value}» es demasiado largo; no se usa.',
    'The telephone “{value}” is too long; it is not used.',
  ),
  'phone-unreadable': warned(
    'No se entiende el teléfono «{value}»; no se usa.',
    'The telephone “{value}” is not understood; it is not used.',
  ),
  // lists of codes
  'value-mapped': repaired(
    '«{value}» se guarda como {stored}.',
    '“{value}” is stored as {stored}.',
  ),
  'value-unknown': warned(
    '«{value}» no está en la lista; queda vacío.',
    '“{value}” is not in the list; it stays empty.',
  ),
  'need-unknown': warned(
    'La necesidad «{value}» no está en la lista; las demás quedan.',
    'The need “{value}” is not in the list; the others stay.',
  ),
  'code-two-readings': warned(
    'El código «{value}» significa una cosa en ISO y otra en las tablas de las cortes; queda vacío.',
    'The code “{value}” means one thing in ISO and another in the courts’ tables; it stays empty.',
  ),
  'sex-two-readings': warned(
    '«M» puede ser mujer o masculino, porque el archivo usa «H»; queda vacío.',
    '“M” may be mujer (woman) or male, because the file uses “H”; it stays empty.',
  ),
} as const satisfies Readonly<Record<string, Meaning>>;

/** The stable code of a finding. */
export type FindingCode = keyof typeof findingMeanings;

/** What fills the braces of a sentence. */
export type FindingValues = Readonly<Record<string, string | number>>;

/** The longest piece of a cell that a message repeats. */
const longestQuote = 60;

function quote(value: string | number): string {
  const text = String(value);
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** The sentence of a finding in one language, its braces filled. */
export function findingMessage(
  code: FindingCode,
  values: FindingValues,
  language: Language,
): string {
  return findingMeanings[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    quote(values[name] ?? ''),
  );
}
