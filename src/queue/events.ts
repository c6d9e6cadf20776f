/**
 * The facts that the queue announces. Their subject is the programme where they tell of it, its rules, its
 * list or its draw, else the household. Payloads hold codes and ids.
 */
export interface QueueFactPayloads {
  'queue.programmeDeclared': { state: 'announced' | 'in_force' };
  'queue.programmeStarted': { order: string };
  'queue.programmePaused': { order: string };
  'queue.programmeResumed': { order: string };
  'queue.programmeEnded': { order: string };
  /** Whom it takes in changed. */
  'queue.programmeAmended': { order: string; version: number };
  /** Another order says what the rules say already: a version more, and nobody moves. */
  'queue.rulesConfirmed': { order: string; version: number };
  /** The household stands in a paused programme: nothing is lost, nothing more is offered. */
  'queue.placePaused': { programmeId: string };
  'queue.placeResumed': { programmeId: string };
  /** The programme in which the household stands is over, by an order. */
  'queue.placeEnded': { programmeId: string };
  /** It can be eligible now for a programme in force; with it comes a ticket. */
  'queue.householdEligible': { programmeId: string; phase: string | null };
  /** What is known says no, not yet, or leaves something open. */
  'queue.householdJudged': { programmeId: string; outcome: string; reason: string | null };
  'queue.ticketGiven': { programmeId: string; ticketNumber: string };
  /** The day by which it stands, or why it is held, changed. */
  'queue.placeChanged': { programmeId: string; heldReason: string | null };
  'queue.portsChosen': { programmeId: string };
  'queue.queueLeft': { programmeId: string };
  'queue.queueReturned': { programmeId: string };
  /** Its place was left for more than 30 days: it asks for a new one, which `ticketGiven` gives. */
  'queue.newPlaceAsked': { programmeId: string };
  /** Some thousand households were considered for a programme; the next are those after this id. */
  'queue.considerationGoesOn': { after: string };
  'queue.expediteAsked': { programmeId: string; requestId: string };
  /** One more decision about a request; `deciders` are the staff ids behind it, two where it is granted. */
  'queue.expediteDecided': {
    programmeId: string;
    requestId: string;
    state: string;
    reasonCode: string;
    deciders: string[];
  };
  /** The family asks that a third person looks at a refusal. */
  'queue.expediteAppealed': { programmeId: string; requestId: string };
  /** Not decided in time, or nobody else could: from here reviewers elsewhere, or coordinators, may decide. */
  'queue.expediteEscalated': { programmeId: string; requestId: string; stage: string };
  /** Somebody knows the family and leaves the request to others, for good. */
  'queue.expediteStoodAside': { programmeId: string; requestId: string };
  /** A yes that waited for another person counts no more: it is to be decided first by somebody else. */
  'queue.expediteReopened': {
    programmeId: string;
    requestId: string;
    why: 'knows_family' | 'left';
  };
  /** The place is in a higher class, by two people; `waited`: for the quota of a week. */
  'queue.classMoved': {
    programmeId: string;
    requestId: string;
    class: string;
    reasonCode: string;
    deciders: [string, string];
    waited: boolean;
  };
  'queue.decisionRulesSet': { version: number; criteriaEdition: number };
  /** The household grew after it had a place: two people must see the paper before it counts so. */
  'queue.correctionNoticed': { correctionId: string };
  'queue.correctionProposed': { correctionId: string };
  'queue.correctionDecided': {
    correctionId: string;
    confirmed: boolean;
    deciders: [string, string];
  };
  /** One person asks to take somebody out of the household; nothing changes until a second one agrees. */
  'queue.takingOutAsked': { requestId: string };
  /** The second person did not agree: everybody stays. */
  'queue.takingOutDeclined': { requestId: string };
  /**
   * The place moved because two people saw the paper, or decided who belongs to the household; `deciders` are
   * their staff ids.
   */
  'queue.placeCorrected': {
    programmeId: string;
    reasonCode: 'date_corrected' | 'household_changed';
    deciders: string[];
  };
  /** Somebody of staff had the public list computed anew; the nightly run is no decision. */
  'queue.listPublished': { entries: number };
  'queue.drawCommitted': { batchId: string; organisationId: string };
  'queue.batchClosed': { batchId: string; listHash: string };
  'queue.drawRevealed': { batchId: string; organisationId: string };
  'queue.batchDrawn': { batchId: string; seed: string; method: string };
}
