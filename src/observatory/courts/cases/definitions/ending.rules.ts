import type { Definition } from './definition.ts';

/** Whether the person came to court, and what came of the case. */
export const ending: readonly Definition[] = [
  {
    column: 'attendance',
    type: 'text',
    title: { en: 'Attendance', es: 'Asistencia' },
    meaning: {
      en: 'Whether the person came to court, as far as the record tells. The first that holds, in this order.',
      es: 'Si la persona acudió al tribunal, hasta donde el registro lo dice. La primera que se cumple, en este orden.',
    },
    values: [
      {
        value: 'absent_last',
        title: { en: 'Absent at last', es: 'Ausente al final' },
        meaning: {
          en: 'Ordered removed in absentia: the deciding proceeding has DEC_CODE X and ABSENTIA Y.',
          es: 'Orden de expulsión en ausencia: el procedimiento que decide tiene DEC_CODE X y ABSENTIA Y.',
        },
      },
      {
        value: 'absent_rescinded',
        title: { en: 'Absent, then reopened', es: 'Ausente y reabierto' },
        meaning: {
          en: 'A proceeding before the deciding one, no move, has ABSENTIA Y: the case went on after it.',
          es: 'Un procedimiento anterior al que decide, que no es traslado, tiene ABSENTIA Y: el caso siguió después.',
        },
      },
      {
        value: 'attended',
        title: { en: 'Had a hearing', es: 'Tuvo audiencia' },
        meaning: {
          en: 'A master or individual hearing (CAL_TYPE M or I) before the date of the table that was held (ADJ_MEDIUM other than H).',
          es: 'Una audiencia preliminar o individual (CAL_TYPE M o I) anterior a la fecha de la tabla que se celebró (ADJ_MEDIUM distinto de H).',
        },
      },
      {
        value: 'no_hearing',
        title: { en: 'No hearing yet', es: 'Sin audiencia aún' },
        meaning: { en: 'None of these.', es: 'Nada de lo anterior.' },
      },
    ],
    sources: ['codebook', 'tracAttendance', 'puente'],
  },
  {
    column: 'outcome',
    type: 'text',
    title: { en: 'Outcome', es: 'Resultado' },
    meaning: {
      en: 'What came of the case by its deciding proceeding: the last, by completion date, then number, that is no change of venue or transfer (OTHER_COMP C or T). DEC_CODE goes before OTHER_COMP. Decisions of the Board of Immigration Appeals are not in it.',
      es: 'El resultado del caso según el procedimiento que decide: el último, por fecha de conclusión y luego por número, que no es cambio de sede ni traslado (OTHER_COMP C o T). DEC_CODE va antes que OTHER_COMP. No incluye las decisiones de la Junta de Apelaciones de Inmigración.',
    },
    values: [
      {
        value: 'pending',
        title: { en: 'Pending', es: 'Pendiente' },
        meaning: {
          en: 'There is no deciding proceeding, or it has neither code.',
          es: 'No hay procedimiento que decida, o no tiene ninguno de los dos códigos.',
        },
      },
      {
        value: 'removal',
        title: { en: 'Removal order', es: 'Orden de expulsión' },
        meaning: {
          en: 'DEC_CODE X, and ABSENTIA is not Y.',
          es: 'DEC_CODE X, y ABSENTIA no es Y.',
        },
      },
      {
        value: 'removal_in_absentia',
        title: { en: 'Removal order in absentia', es: 'Orden de expulsión en ausencia' },
        meaning: { en: 'DEC_CODE X and ABSENTIA Y.', es: 'DEC_CODE X y ABSENTIA Y.' },
      },
      {
        value: 'voluntary_departure',
        title: { en: 'Voluntary departure', es: 'Salida voluntaria' },
        meaning: { en: 'DEC_CODE V.', es: 'DEC_CODE V.' },
      },
      {
        value: 'relief',
        title: { en: 'Relief', es: 'Protección concedida' },
        meaning: {
          en: 'DEC_CODE R, G, E, H, Z or Q: asylum, withholding, protection under the Convention against Torture, or other relief.',
          es: 'DEC_CODE R, G, E, H, Z o Q: asilo, suspensión de la expulsión, protección de la Convención contra la Tortura u otra protección.',
        },
      },
      {
        value: 'terminated',
        title: { en: 'Terminated', es: 'Terminado' },
        meaning: {
          en: 'DEC_CODE T, U or I, or without one OTHER_COMP F, U or I.',
          es: 'DEC_CODE T, U o I, o sin él OTHER_COMP F, U o I.',
        },
      },
      {
        value: 'admin_closed',
        title: { en: 'Administratively closed', es: 'Cierre administrativo' },
        meaning: {
          en: 'No DEC_CODE, and OTHER_COMP A, B, K, M or Y.',
          es: 'Sin DEC_CODE, y OTHER_COMP A, B, K, M o Y.',
        },
      },
      {
        value: 'other',
        title: { en: 'Other closure', es: 'Otro cierre' },
        meaning: { en: 'Any other code.', es: 'Cualquier otro código.' },
      },
    ],
    sources: ['codebook', 'lookups', 'tracMoves', 'kocherOutcomes', 'puente'],
  },
  {
    column: 'status',
    type: 'text',
    title: { en: 'Status', es: 'Estado' },
    meaning: {
      en: 'Whether the immigration court has decided or closed the case.',
      es: 'Si el tribunal de inmigración decidió o cerró el caso.',
    },
    values: [
      {
        value: 'pending',
        title: { en: 'Pending', es: 'Pendiente' },
        meaning: {
          en: 'There is no deciding proceeding, or it has neither DEC_CODE nor OTHER_COMP.',
          es: 'No hay procedimiento que decida, o no tiene ni DEC_CODE ni OTHER_COMP.',
        },
      },
      {
        value: 'closed',
        title: { en: 'Closed', es: 'Cerrado' },
        meaning: { en: 'It has one of them.', es: 'Tiene uno de los dos.' },
      },
    ],
    sources: ['kocherStatus', 'tracMoves', 'puente'],
  },
  {
    column: 'decided_on',
    type: 'date',
    title: { en: 'Decided on', es: 'Fecha de decisión' },
    meaning: {
      en: 'The completion date (COMP_DATE) of the deciding proceeding of a closed case; empty while it is pending.',
      es: 'La fecha de conclusión (COMP_DATE) del procedimiento que decide en un caso cerrado; vacía mientras está pendiente.',
    },
    values: [],
    sources: ['codebook', 'puente'],
  },
  {
    column: 'decided_month',
    type: 'month',
    title: { en: 'Month of the decision', es: 'Mes de la decisión' },
    meaning: {
      en: 'The month in which the case was decided; empty while it is pending.',
      es: 'El mes en que se decidió el caso; vacío mientras está pendiente.',
    },
    values: [],
    sources: ['codebook', 'puente'],
  },
];
