import type { Definition, ValueDefinition } from './definition.ts';

const yes = (meaning: ValueDefinition['meaning']): ValueDefinition => ({
  value: 'true',
  title: { en: 'Yes', es: 'Sí' },
  meaning,
});

const no = (meaning: ValueDefinition['meaning']): ValueDefinition => ({
  value: 'false',
  title: { en: 'No', es: 'No' },
  meaning,
});

/** What the record says of the person, and where the case was heard. */
export const personAndPlace: readonly Definition[] = [
  {
    column: 'nationality',
    type: 'text',
    title: { en: 'Nationality', es: 'Nacionalidad' },
    meaning: {
      en: 'The court’s code of the nationality (NAT): of the case, or if it has none, of its last proceeding.',
      es: 'El código de nacionalidad del tribunal (NAT): el del caso o, si no tiene, el de su último procedimiento.',
    },
    values: [],
    codes: 'nationalities',
    sources: ['codebook', 'lookups', 'puente'],
  },
  {
    column: 'language',
    type: 'text',
    title: { en: 'Language', es: 'Idioma' },
    meaning: {
      en: 'The court’s code of the language of the hearings (LANG): of the case, or if it has none, of its last proceeding.',
      es: 'El código del idioma de las audiencias (LANG): el del caso o, si no tiene, el de su último procedimiento.',
    },
    values: [],
    codes: 'languages',
    sources: ['codebook', 'lookups', 'puente'],
  },
  {
    column: 'assigned_location',
    type: 'text',
    title: { en: 'Assigned hearing location', es: 'Lugar de audiencia asignado' },
    meaning: {
      en: 'The court of the programme of the case’s earliest hearing at one of them, by date, then number; cancelled hearings and every kind count. If it had none, of its first proceeding at one; else empty.',
      es: 'El tribunal del programa de la primera audiencia del caso en uno de ellos, por fecha y luego por número; cuentan las canceladas y las de toda clase. Si no tuvo ninguna, el de su primer procedimiento en uno; si no, vacío.',
    },
    values: [],
    codes: 'hearingLocations',
    sources: ['tracMonths', 'lookups', 'puente'],
  },
  {
    column: 'current_location',
    type: 'text',
    title: { en: 'Current hearing location', es: 'Lugar de audiencia actual' },
    meaning: {
      en: 'The hearing location of the last proceeding, moves to another court included.',
      es: 'El lugar de audiencia del último procedimiento, incluidos los traslados a otro tribunal.',
    },
    values: [],
    codes: 'hearingLocations',
    sources: ['tracTransfers', 'lookups', 'puente'],
  },
  {
    column: 'transferred_out',
    type: 'boolean',
    title: { en: 'Transferred out', es: 'Trasladado fuera' },
    meaning: {
      en: 'Whether the case has left the courts of the programme. A case once of the programme stays of it.',
      es: 'Si el caso salió de los tribunales del programa. Un caso que fue del programa lo sigue siendo.',
    },
    values: [
      yes({
        en: 'The current hearing location is known and is no court of the programme.',
        es: 'El lugar de audiencia actual se conoce y no es un tribunal del programa.',
      }),
      no({
        en: 'It is a court of the programme, or it is not known.',
        es: 'Es un tribunal del programa, o no se conoce.',
      }),
      {
        value: '',
        title: { en: 'Does not apply', es: 'No corresponde' },
        meaning: {
          en: 'The case is not of the programme, or the programme has no courts of its own.',
          es: 'El caso no es del programa, o el programa no tiene tribunales propios.',
        },
      },
    ],
    sources: ['tracTransfers', 'tracAbout', 'puente'],
  },
  {
    column: 'represented',
    type: 'boolean',
    title: { en: 'Represented', es: 'Con abogado' },
    meaning: {
      en: 'Whether a lawyer of the person was ever on record. The government’s own lawyers, who stand in the same table, do not count. The record does not say when a lawyer came in, so that this is as of the release, at any date.',
      es: 'Si alguna vez constó un abogado de la persona. No cuentan los abogados del gobierno, que están en la misma tabla. El registro no dice cuándo entró el abogado, así que el dato es el de la publicación, en cualquier fecha.',
    },
    values: [
      yes({
        en: 'A row of level COURT and type ALIEN in tbl_RepsAssigned, or a valid date of the form that enters an appearance (E_28_DATE) in A_TblCase.',
        es: 'Una fila de nivel COURT y tipo ALIEN en tbl_RepsAssigned, o una fecha válida del formulario de comparecencia (E_28_DATE) en A_TblCase.',
      }),
      no({ en: 'Neither.', es: 'Ninguna de las dos.' }),
    ],
    sources: ['codebook', 'tracRepresentation', 'puente'],
  },
];
