import type { Definition } from './definition.ts';

/** Which case it is, how it was found, and when it began. */
export const beginning: readonly Definition[] = [
  {
    column: 'idncase',
    type: 'number',
    title: { en: 'Case number', es: 'Número de caso' },
    meaning: {
      en: 'The court’s own number (IDNCASE) of one charging document against one person. It is not an A-number; one person can have several cases.',
      es: 'El número propio del tribunal (IDNCASE) de un documento de cargos contra una persona. No es un número A; una persona puede tener varios casos.',
    },
    values: [],
    sources: ['codebook'],
  },
  {
    column: 'marked_by',
    type: 'text',
    title: { en: 'Found by', es: 'Se reconoce por' },
    meaning: {
      en: 'How the record shows that the case is of the programme.',
      es: 'Cómo muestra el registro que el caso es del programa.',
    },
    values: [
      {
        value: 'identifier',
        title: { en: 'Identifier', es: 'Identificador' },
        meaning: {
          en: 'The court gave the case an identifier of the programme (CASE_ID in A_TblCaseIdentifier).',
          es: 'El tribunal puso al caso un identificador del programa (CASE_ID en A_TblCaseIdentifier).',
        },
      },
      {
        value: 'location',
        title: { en: 'Hearing location', es: 'Lugar de audiencia' },
        meaning: {
          en: 'A proceeding or hearing of the case is at a court of the programme (HEARING_LOC_CODE); it has no identifier of it.',
          es: 'Un procedimiento o una audiencia del caso está en un tribunal del programa (HEARING_LOC_CODE); no tiene identificador de él.',
        },
      },
      {
        value: 'both',
        title: { en: 'Both', es: 'Ambos' },
        meaning: {
          en: 'It has an identifier of the programme and a proceeding or hearing at one of its courts.',
          es: 'Tiene un identificador del programa y un procedimiento o una audiencia en uno de sus tribunales.',
        },
      },
      {
        value: '',
        title: { en: 'Not marked', es: 'Sin marca' },
        meaning: {
          en: 'Nothing in the record marks the case.',
          es: 'Nada en el registro marca el caso.',
        },
      },
    ],
    sources: ['lookups', 'puente'],
  },
  {
    column: 'identifiers',
    type: 'text',
    title: { en: 'Identifiers', es: 'Identificadores' },
    meaning: {
      en: 'All identifiers that the court gave the case (CASE_ID), each once, sorted, joined by a bar; not only those of the programme.',
      es: 'Todos los identificadores que el tribunal puso al caso (CASE_ID), cada uno una vez, ordenados y unidos por una barra; no solo los del programa.',
    },
    values: [],
    codes: 'caseIdentifiers',
    sources: ['codebook', 'lookups'],
  },
  {
    column: 'phase',
    type: 'text',
    title: { en: 'Phase', es: 'Fase' },
    meaning: {
      en: 'The phase of the programme in which the day of the notice to appear lies.',
      es: 'La fase del programa en que cae el día de la notificación de comparecencia.',
    },
    values: [
      {
        value: 'mpp1',
        title: { en: 'First programme', es: 'Primer programa' },
        meaning: {
          en: 'Notice before 21 January 2021, when enrolment was suspended.',
          es: 'Notificación anterior al 21 de enero de 2021, cuando se suspendieron las inscripciones.',
        },
      },
      {
        value: 'mpp2',
        title: { en: 'Second programme', es: 'Segundo programa' },
        meaning: {
          en: 'Notice from 1 December 2021 to 31 August 2022.',
          es: 'Notificación del 1 de diciembre de 2021 al 31 de agosto de 2022.',
        },
      },
      {
        value: 'later',
        title: { en: 'Later', es: 'Posterior' },
        meaning: {
          en: 'Notice after 31 December 2024.',
          es: 'Notificación posterior al 31 de diciembre de 2024.',
        },
      },
      {
        value: 'other',
        title: { en: 'Other', es: 'Otra' },
        meaning: {
          en: 'Notice outside these phases, or none.',
          es: 'Notificación fuera de estas fases, o ninguna.',
        },
      },
    ],
    sources: ['dhsSecond', 'tracSecond', 'puente'],
  },
  {
    column: 'nta_date',
    type: 'date',
    title: { en: 'Notice to appear', es: 'Notificación de comparecencia' },
    meaning: {
      en: 'The earliest date of a charging document (OSC_DATE) of the case’s proceedings, from 1950 to the date of the table; if none, of its hearings. The court’s table of cases has no such date.',
      es: 'La fecha más temprana de un documento de cargos (OSC_DATE) de los procedimientos del caso, desde 1950 hasta la fecha de la tabla; si no hay, de sus audiencias. La tabla de casos del tribunal no tiene esa fecha.',
    },
    values: [],
    sources: ['codebook', 'tracAttendance', 'puente'],
  },
  {
    column: 'nta_month',
    type: 'month',
    title: { en: 'Month of the notice', es: 'Mes de la notificación' },
    meaning: {
      en: 'The month of the notice to appear.',
      es: 'El mes de la notificación de comparecencia.',
    },
    values: [],
    sources: ['tracMonths', 'tracAttendance', 'puente'],
  },
  {
    column: 'case_type',
    type: 'text',
    title: { en: 'Case type', es: 'Tipo de caso' },
    meaning: {
      en: 'The kind of case (CASE_TYPE in A_TblCase). Cases of the programme are removal cases, RMV.',
      es: 'La clase de caso (CASE_TYPE en A_TblCase). Los casos del programa son de expulsión, RMV.',
    },
    values: [],
    codes: 'caseTypes',
    sources: ['codebook', 'lookups'],
  },
];
