/**
 * What families are told, by the fact that it tells of. Each kind has its sentences in
 * `words/*.json`: what may be said to a contact that allowed everything, and what to one that
 * allowed only "there is news".
 */
export const kindOfFact = {
  'registry.householdRegistered': 'registered',
  'registry.contactChanged': 'contactChanged',
  // Not the ticket: a place is also held for whom a lawyer comes first, and nobody writes that to them.
  'queue.householdEligible': 'eligible',
  'queue.placePaused': 'paused',
  'queue.placeResumed': 'resumed',
  'queue.placeEnded': 'ended',
  'queue.expediteDecided': 'expediteDecided',
  'queue.classMoved': 'classMoved',
  'queue.placeCorrected': 'placeCorrected',
  'appointments.slotOffered': 'slotOffered',
  'appointments.slotChanged': 'slotChanged',
  'appointments.slotCancelled': 'slotCancelled',
  // A family that gave its day back itself is not told so: see `toldOf`.
  'appointments.slotDeclined': 'slotDeclined',
  'appointments.offerLapsed': 'offerLapsed',
  'appointments.slotMissed': 'slotMissed',
  'appointments.slotTurnedAway': 'slotTurnedAway',
  'appointments.arrivedAfterAll': 'arrivedAfterAll',
  'appointments.travelStopped': 'travelStopped',
  'appointments.travelResumed': 'travelResumed',
  'appointments.standByAsked': 'standByAsked',
  'appointments.standByUnanswered': 'standByUnanswered',
  'appointments.standByOver': 'standByOver',
} as const satisfies Readonly<Record<string, string>>;

export type MessageKind = (typeof kindOfFact)[keyof typeof kindOfFact];

/** The kind of message a fact becomes, or null. */
export function messageKindOf(fact: string): MessageKind | null {
  return Object.entries(kindOfFact).find(([name]) => name === fact)?.[1] ?? null;
}

/** The languages in which messages are written. */
export const messageLanguages = ['es', 'en', 'pt', 'ht'] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

const ofFamilyLanguage: Readonly<Record<string, MessageLanguage>> = {
  spa: 'es',
  eng: 'en',
  por: 'pt',
  hat: 'ht',
};

/**
 * The language of a message: the family's own where we have it, else its second language, else that of
 * the screens they used. `fallback` is said in the message.
 */
export function messageLanguage(reach: {
  language: string;
  secondLanguage: string | null;
  screenLanguage: string;
}): { language: MessageLanguage; fallback: boolean } {
  const own = ofFamilyLanguage[reach.language];
  if (own) return { language: own, fallback: false };
  const second = ofFamilyLanguage[reach.secondLanguage ?? ''];
  const screen = messageLanguages.find((language) => language === reach.screenLanguage);
  return { language: second ?? screen ?? 'es', fallback: true };
}
