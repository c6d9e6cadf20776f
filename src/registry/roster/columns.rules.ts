/** The columns of a roster, in the order of the template and of every export. */
export const columns = [
  'family_key',
  'given_names',
  'surnames',
  'birth_date',
  'sex',
  'nationality',
  'language',
  'reads',
  'phone',
  'channel',
  'a_number',
  'enrolled_on',
  'enrolled_port',
  'case_situation',
  'city',
  'needs',
] as const;

/** One column of a roster. */
export type Column = (typeof columns)[number];

/** Columns without which a file is refused; their cells may be empty. */
export const requiredColumns: readonly Column[] = ['family_key', 'given_names', 'surnames'];

/** The heading of each column as the Spanish template prints it. */
export const spanishHeadings: Readonly<Record<Column, string>> = {
  family_key: 'clave_familia',
  given_names: 'nombres',
  surnames: 'apellidos',
  birth_date: 'fecha_nacimiento',
  sex: 'sexo',
  nationality: 'nacionalidad',
  language: 'idioma',
  reads: 'lee',
  phone: 'telefono',
  channel: 'canal',
  a_number: 'numero_a',
  enrolled_on: 'fecha_inscripcion',
  enrolled_port: 'puerto',
  case_situation: 'situacion_caso',
  city: 'ciudad',
  needs: 'necesidades',
};
