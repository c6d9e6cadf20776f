import { byCode, type Names } from './named.ts';

/**
 * Where a person's court case stands, as far as is known. `courtHook` says how the court's own data
 * shows it. The codes are ours; `UNKNOWN` is a full answer and never replaced by a guess.
 */
export interface CaseSituation {
  readonly code: string;
  readonly names: Names;
  readonly courtHook?: string;
  readonly unconfirmed?: true;
}

/** Situations that a registration, a roster and the pathways may name. */
export const caseSituations: readonly CaseSituation[] = [
  {
    code: 'ACTIVE-NOHEAR',
    names: { es: 'Abierto, sin audiencia todavía', en: 'Open, no hearing held yet' },
    courtHook: 'open, no hearing held',
  },
  {
    code: 'ACTIVE-HEAR',
    names: { es: 'Abierto, con audiencia', en: 'Open, a hearing was held' },
    courtHook: 'open',
  },
  {
    code: 'ACTIVE-BIA',
    names: { es: 'En apelación', en: 'On appeal' },
    courtHook: 'appeal pending; counted as active in 2021',
  },
  {
    code: 'INABS',
    names: { es: 'Orden de deportación por no presentarse', en: 'Removal ordered in absentia' },
    courtHook: 'final order, in absentia',
  },
  {
    code: 'TERM-DHS',
    names: {
      es: 'Terminado por un defecto del gobierno',
      en: 'Terminated because of a fault by the government',
    },
    courtHook: 'court decision T',
  },
  {
    code: 'TERM-OTHER',
    names: { es: 'Terminado por otra razón', en: 'Terminated for another reason' },
    courtHook: 'court decision T',
  },
  {
    code: 'DENIED-PRESENT',
    names: { es: 'Negado estando presente', en: 'Denied while present' },
    courtHook: 'court decision D',
  },
  {
    code: 'DENIED-APPEAL',
    names: { es: 'Negado y apelado', en: 'Denied and appealed' },
    courtHook: 'court decision D and an appeal',
  },
  {
    code: 'INACTIVE-NTA',
    names: {
      es: 'El aviso nunca llegó a la corte',
      en: 'The notice was never filed with the court',
    },
    courtHook: 'not in the court’s data',
  },
  {
    code: 'ABANDON/WITHDRAW',
    names: { es: 'Abandonado o retirado', en: 'Abandoned or withdrawn' },
    courtHook: 'court decision A or W',
  },
  { code: 'AVR', names: { es: 'Firmó un regreso voluntario', en: 'Signed a voluntary return' } },
  {
    code: 'GRANT-ASY',
    names: { es: 'Asilo concedido', en: 'Asylum granted' },
    courtHook: 'court decision G',
  },
  {
    code: 'GRANT-WH',
    names: { es: 'Suspensión de expulsión concedida', en: 'Withholding of removal granted' },
    courtHook: 'court decision E',
  },
  {
    code: 'GRANT-CAT',
    names: {
      es: 'Protección contra la tortura concedida',
      en: 'Protection against torture granted',
    },
    courtHook: 'court decision Z or H',
  },
  {
    code: 'ADMCLOSE',
    names: { es: 'Cierre administrativo', en: 'Administratively closed' },
    courtHook: 'court decision B, K, Y and others',
    unconfirmed: true,
  },
  {
    code: 'PAROLED-VENUE-MOVED',
    names: {
      es: 'Con permiso en los Estados Unidos, corte cambiada',
      en: 'Paroled into the United States, court changed',
    },
    courtHook: 'transfer T or C',
  },
  {
    code: 'DISENROLLED',
    names: { es: 'Sacado del programa', en: 'Taken out of the programme' },
    courtHook: 'DHS cohort report',
  },
  {
    code: 'UNKNOWN',
    names: { es: 'No se sabe', en: 'Not known', pt: 'Não se sabe', ht: 'Nou pa konnen' },
  },
];

/** Situations by their code. */
export const caseSituationByCode = byCode(caseSituations);
