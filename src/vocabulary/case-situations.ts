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
    names: {
      es: 'Abierto, sin audiencia todavía',
      en: 'Open, no hearing held yet',
      pt: 'Aberto, ainda sem audiência',
      ht: 'Louvri, poko gen odyans',
    },
    courtHook: 'open, no hearing held',
  },
  {
    code: 'ACTIVE-HEAR',
    names: {
      es: 'Abierto, con audiencia',
      en: 'Open, a hearing was held',
      pt: 'Aberto, com audiência',
      ht: 'Louvri, te gen odyans',
    },
    courtHook: 'open',
  },
  {
    code: 'ACTIVE-BIA',
    names: { es: 'En apelación', en: 'On appeal', pt: 'Em apelação', ht: 'Nan apèl' },
    courtHook: 'appeal pending; counted as active in 2021',
  },
  {
    code: 'INABS',
    names: {
      es: 'Orden de deportación por no presentarse',
      en: 'Removal ordered in absentia',
      pt: 'Ordem de deportação por não comparecer',
      ht: 'Lòd depòtasyon paske moun nan pa t prezante',
    },
    courtHook: 'final order, in absentia',
  },
  {
    code: 'TERM-DHS',
    names: {
      es: 'Terminado por un defecto del gobierno',
      en: 'Terminated because of a fault by the government',
      pt: 'Encerrado por um defeito do governo',
      ht: 'Fèmen poutèt yon fot gouvènman an',
    },
    courtHook: 'court decision T',
  },
  {
    code: 'TERM-OTHER',
    names: {
      es: 'Terminado por otra razón',
      en: 'Terminated for another reason',
      pt: 'Encerrado por outro motivo',
      ht: 'Fèmen pou yon lòt rezon',
    },
    courtHook: 'court decision T',
  },
  {
    code: 'DENIED-PRESENT',
    names: {
      es: 'Negado estando presente',
      en: 'Denied while present',
      pt: 'Negado estando presente',
      ht: 'Refize pandan moun nan te prezan',
    },
    courtHook: 'court decision D',
  },
  {
    code: 'DENIED-APPEAL',
    names: {
      es: 'Negado y apelado',
      en: 'Denied and appealed',
      pt: 'Negado e apelado',
      ht: 'Refize epi fè apèl',
    },
    courtHook: 'court decision D and an appeal',
  },
  {
    code: 'INACTIVE-NTA',
    names: {
      es: 'El aviso nunca llegó a la corte',
      en: 'The notice was never filed with the court',
      pt: 'O aviso nunca chegou ao tribunal',
      ht: 'Avi a pa t janm rive nan tribinal la',
    },
    courtHook: 'not in the court’s data',
  },
  {
    code: 'ABANDON/WITHDRAW',
    names: {
      es: 'Abandonado o retirado',
      en: 'Abandoned or withdrawn',
      pt: 'Abandonado ou retirado',
      ht: 'Abandone oswa retire',
    },
    courtHook: 'court decision A or W',
  },
  {
    code: 'AVR',
    names: {
      es: 'Firmó un regreso voluntario',
      en: 'Signed a voluntary return',
      pt: 'Assinou um retorno voluntário',
      ht: 'Siyen yon retou volontè',
    },
  },
  {
    code: 'GRANT-ASY',
    names: {
      es: 'Asilo concedido',
      en: 'Asylum granted',
      pt: 'Asilo concedido',
      ht: 'Yo bay azil',
    },
    courtHook: 'court decision G',
  },
  {
    code: 'GRANT-WH',
    names: {
      es: 'Suspensión de expulsión concedida',
      en: 'Withholding of removal granted',
      pt: 'Suspensão da expulsão concedida',
      ht: 'Yo sispann ekspilsyon an',
    },
    courtHook: 'court decision E',
  },
  {
    code: 'GRANT-CAT',
    names: {
      es: 'Protección contra la tortura concedida',
      en: 'Protection against torture granted',
      pt: 'Proteção contra a tortura concedida',
      ht: 'Yo bay pwoteksyon kont tòti',
    },
    courtHook: 'court decision Z or H',
  },
  {
    code: 'ADMCLOSE',
    names: {
      es: 'Cierre administrativo',
      en: 'Administratively closed',
      pt: 'Encerramento administrativo',
      ht: 'Fèmen administrativman',
    },
    courtHook: 'court decision B, K, Y and others',
    unconfirmed: true,
  },
  {
    code: 'PAROLED-VENUE-MOVED',
    names: {
      es: 'Con permiso en los Estados Unidos, corte cambiada',
      en: 'Paroled into the United States, court changed',
      pt: 'Com permissão nos Estados Unidos, tribunal mudado',
      ht: 'Ak pèmisyon Ozetazini, tribinal chanje',
    },
    courtHook: 'transfer T or C',
  },
  {
    code: 'DISENROLLED',
    names: {
      es: 'Sacado del programa',
      en: 'Taken out of the programme',
      pt: 'Retirado do programa',
      ht: 'Retire nan pwogram nan',
    },
    courtHook: 'DHS cohort report',
  },
  {
    code: 'UNKNOWN',
    names: { es: 'No se sabe', en: 'Not known', pt: 'Não se sabe', ht: 'Nou pa konnen' },
  },
];

/** Situations by their code. */
export const caseSituationByCode = byCode(caseSituations);
