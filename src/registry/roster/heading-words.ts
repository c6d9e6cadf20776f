import { type Column, columns, spanishHeadings } from './columns.rules.ts';

/**
 * Where a heading leads: a column, and for columns that papers split (first and second surname,
 * first and other given names) the place of the part.
 */
export interface HeadingMeaning {
  readonly column: Column;
  readonly part: number;
}

/** Other words for a heading, in Spanish and English, written as `headingKey` leaves them. */
const otherWords: Readonly<Record<Column, string>> = {
  family_key:
    'familykey family family_id family_code family_number familia familia_id id_familia id_de_familia clave clave_de_familia clave_familiar clave_de_la_familia codigo_familia codigo_de_familia codigo_familiar numero_familia numero_de_familia no_familia folio_familiar grupo_familiar nucleo_familiar hogar household household_key household_id household_number case_id',
  given_names:
    'given_name givenname givennames first_name first_names firstname name names nombre nombre_s nombres_de_pila nombre_de_pila nombre_propio forename forenames',
  surnames:
    'surname last_name last_names lastname lastnames family_name family_names apellido apellido_s',
  birth_date:
    'birthdate date_of_birth dob d_o_b birth birthday born nacimiento fecha_de_nacimiento fecha_nac fec_nac fec_nacimiento f_nacimiento f_nac fecha_de_nac',
  sex: 'gender genero sexo_genero',
  nationality:
    'nationalities country country_of_origin country_of_nationality citizenship pais pais_de_origen pais_origen ciudadania pais_de_nacionalidad',
  language:
    'languages preferred_language primary_language best_language spoken_language mother_tongue lengua lenguaje idioma_principal idioma_preferido idioma_materno lengua_materna lengua_principal',
  reads: 'can_read literate literacy reading sabe_leer puede_leer lectura alfabetizado alfabetismo',
  phone:
    'phone_number phones telephone telephone_number tel mobile mobile_phone cell cellphone cell_phone telefono_celular numero_de_telefono numero_telefono num_telefono no_telefono celular movil telefono_movil telefonos',
  channel:
    'channels contact_channel preferred_channel contact_method how_to_contact canal_de_contacto canal_preferido medio medio_de_contacto via via_de_contacto forma_de_contacto',
  a_number:
    'anumber a a_no a_num a_nbr alien_number alien_no alien_registration_number numero_de_a num_a no_a a_numero numero_de_extranjero numero_extranjero numero_de_registro_de_extranjero numero_alien',
  enrolled_on:
    'enrolled enrolled_date enrollment_date enrolment_date date_enrolled date_of_enrollment date_of_enrolment mpp_date mpp_enrollment_date fecha_de_inscripcion inscripcion inscrito inscrito_el fecha_mpp fecha_de_mpp fecha_ingreso_mpp fecha_de_retorno fecha_retorno fecha_de_devolucion',
  enrolled_port:
    'port port_of_entry enrollment_port enrolment_port poe port_code puerto_de_entrada puerto_entrada puerto_de_inscripcion puerto_inscripcion garita codigo_puerto',
  case_situation:
    'case_status status_of_case court_status situation status situacion situacion_del_caso situacion_de_caso estado_del_caso estado_caso estado_de_caso estatus estatus_del_caso estatus_caso',
  city: 'current_city city_now town municipality location ciudad_actual municipio localidad lugar ubicacion',
  needs:
    'need special_needs specific_needs vulnerability vulnerabilities needs_codes necesidad necesidades_especiales necesidades_especificas vulnerabilidad vulnerabilidades',
};

const splitWords: readonly (readonly [column: Column, part: number, words: string])[] = [
  ['given_names', 1, 'primer_nombre first_given_name'],
  ['given_names', 2, 'segundo_nombre otros_nombres middle_name middle_names second_name'],
  [
    'surnames',
    1,
    'primer_apellido apellido_paterno first_surname paternal_surname apellido_1 surname_1',
  ],
  [
    'surnames',
    2,
    'segundo_apellido apellido_materno second_surname maternal_surname apellido_2 surname_2',
  ],
];

/** Every heading we understand, by its key. */
export const headingWords: ReadonlyMap<string, HeadingMeaning> = new Map([
  ...columns.flatMap((column) =>
    [column, spanishHeadings[column], ...otherWords[column].split(' ')].map(
      (word) => [word, { column, part: 0 }] as const,
    ),
  ),
  ...splitWords.flatMap(([column, part, words]) =>
    words.split(' ').map((word) => [word, { column, part }] as const),
  ),
]);
