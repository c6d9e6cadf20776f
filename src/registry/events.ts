/**
 * The facts that the registry announces; their subject is the household unless said.
 * Payloads hold codes and ids,
 * never personal text, and never another household's id: a family can read its own chain.
 */
export interface RegistryFactPayloads {
  'registry.householdRegistered': {
    way: 'web' | 'desk' | 'phone' | 'paper' | 'import';
    size: number;
    byProxy: boolean;
    childAlone: boolean;
  };
  /** Something held changed: people, whereabouts, language, or fields of a person. */
  'registry.householdCorrected': { what: string };
  /** A paper was seen, or a second person confirmed it. */
  'registry.enrolmentDecided': { enrolmentId: string; basis: 'paper_seen' | 'confirmed' };
  /** Somebody of staff opened the household; the chain has who and in which roles. */
  'registry.householdOpened': Record<string, never>;
  /** A number or address was shown at a desk. */
  'registry.contactShown': { contactId: string };
  /** A contact is added, replaced or ended from `takesEffectAt`; the old one is to be told now. */
  'registry.contactChanged': {
    contactId: string | null;
    replaces: string | null;
    takesEffectAt: string;
  };
  'registry.contactChangeUndone': { contactId: string };
  'registry.callAsked': { callId: string };
  'registry.familyCalled': { callId: string; outcome: 'spoke' | 'no_answer' | 'wrong_number' };
  'registry.correctionAsked': { correctionId: string; about: string };
  'registry.correctionDeclined': { correctionId: string };
  'registry.openingFactChosen': Record<string, never>;
  /** New secret words; whose they are is not said beyond "an adult's own". */
  'registry.wordsMade': { ofPerson: boolean; handedBy: 'form' | 'family' | 'desk' };
  'registry.consentGiven': { consentId: string; purpose: string; recipientId: string | null };
  'registry.consentWithdrawn': { consentId: string; purpose: string; recipientId: string | null };
  'registry.noteAdded': { noteId: string; forLawyers: boolean };
  /** Somebody left to a household of their own. Where is not said. */
  'registry.personLeft': { people: number };
  /** A desk took out somebody who had been added by mistake; `deciders` are one or two ids of staff. */
  'registry.personTakenOut': { personId: string; reason: string; deciders: string[] };
  'registry.householdsLinked': { linkId: string; kind: 'same_person' | 'family_of' };
  'registry.linkUndone': { linkId: string };
  /** The family left the queue; for 30 days it can come back at the same place. */
  'registry.householdWithdrew': Record<string, never>;
  'registry.withdrawalUndone': Record<string, never>;
  'registry.householdClosed': { reason: string };
  'registry.householdReopened': Record<string, never>;
  'registry.legalHoldChanged': { reason: string | null };
  'registry.dataExported': Record<string, never>;
  /** A file was read; the subject is the organisation. */
  'registry.importRead': {
    importId: string;
    people: number;
    families: number;
    refusedRows: number;
    warnings: number;
    repairs: number;
  };
  /** All of a file was taken; the subject is the organisation. */
  'registry.importTaken': { importId: string; added: number; updated: number; unchanged: number };
  'registry.householdErased': { by: 'family' | 'retention' };
}

/** The name of a fact of the registry. */
export type RegistryFactName = keyof RegistryFactPayloads;
