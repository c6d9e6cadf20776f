import type { Column } from './columns.rules.ts';
import type { Language } from './report.rules.ts';

/** What to write in a column, and an invented example. */
interface ColumnHelp {
  readonly es: string;
  readonly en: string;
  readonly example: string;
}

/** Help for each column of the template. The example person is invented. */
export const columnHelp: Readonly<Record<Column, ColumnHelp>> = {
  family_key: {
    es: 'Obligatoria. La misma clave para todas las personas de una familia.',
    en: 'Required. The same key for every person of one family.',
    example: 'FAM-001',
  },
  given_names: {
    es: 'Nombres, como la persona los escribe. Un solo nombre basta.',
    en: 'Given names, as the person writes them. One name is enough.',
    example: 'Ejemplo Inventado',
  },
  surnames: { es: 'Apellidos, uno o dos.', en: 'Surnames, one or two.', example: 'Nadie Ninguno' },
  birth_date: {
    es: 'Año-mes-día. También solo el año, o la edad. Vacía si no se sabe.',
    en: 'Year-month-day. Or only the year, or the age. Empty if not known.',
    example: '1988-03-20',
  },
  sex: { es: 'F (mujer), M (hombre) o X.', en: 'F (female), M (male) or X.', example: 'F' },
  nationality: {
    es: 'Código de tres letras o el nombre del país.',
    en: 'Code of three letters, or the name of the country.',
    example: 'HND',
  },
  language: {
    es: 'La lengua que mejor entiende, por su nombre o código ISO 639-3.',
    en: 'The language best understood, by name or ISO 639-3 code.',
    example: 'spa',
  },
  reads: { es: '¿Lee? yes o no (sí, no).', en: 'Reads? yes or no.', example: 'yes' },
  phone: {
    es: 'Con + y código de país. Sin código se entiende México.',
    en: 'With + and country code. Without it, Mexico is meant.',
    example: '+525500000000',
  },
  channel: {
    es: 'whatsapp, sms, voice (llamada), email o none (ninguno).',
    en: 'whatsapp, sms, voice, email or none.',
    example: 'whatsapp',
  },
  a_number: {
    es: 'Nueve dígitos, como texto. Vacía si no hay.',
    en: 'Nine digits, as text. Empty if there is none.',
    example: '000000001',
  },
  enrolled_on: {
    es: 'Día en que la regresaron a México: año-mes-día.',
    en: 'Day of return to Mexico: year-month-day.',
    example: '2019-08-15',
  },
  enrolled_port: {
    es: 'Puerto por donde la regresaron: código o nombre.',
    en: 'Port of return: code or name.',
    example: '2504',
  },
  case_situation: {
    es: 'Código de la situación del caso; UNKNOWN si no se sabe.',
    en: 'Code of the case situation; UNKNOWN if not known.',
    example: 'UNKNOWN',
  },
  city: { es: 'Ciudad donde está ahora.', en: 'City where the person is now.', example: 'Tijuana' },
  needs: {
    es: 'Códigos de necesidades separados por |.',
    en: 'Codes of needs, parted by |.',
    example: 'V-PREG|V-AGE',
  },
};

/** What stands above the help, so that nobody takes the example for a person. */
export const instructions: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'Escriba en la primera hoja, una persona por fila. Los encabezados no se cambian; el orden no importa.',
    'La persona de la última columna es inventada: es solo un ejemplo y no se importa.',
  ],
  en: [
    'Write on the first sheet, one person a row. Headings stay as they are; their order does not matter.',
    'The person in the last column is invented: only an example, and not imported.',
  ],
};
