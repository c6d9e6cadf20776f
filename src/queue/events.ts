/**
 * The facts that the queue announces. Their subject is the programme for `programme…` and `batch…`,
 * else the household. Payloads hold codes and ids.
 */
export interface QueueFactPayloads {
  'queue.programmeDeclared': { state: 'announced' | 'in_force' };
  'queue.programmeStarted': { order: string };
  'queue.programmePaused': { order: string };
  'queue.programmeResumed': { order: string };
  'queue.programmeEnded': { order: string };
  /** Whom it takes in changed. */
  'queue.programmeAmended': { order: string; version: number };
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
  'queue.expediteAsked': { programmeId: string; requestId: string };
  'queue.expediteDecided': {
    programmeId: string;
    requestId: string;
    state: 'granted' | 'refused' | 'confirmed' | 'not_confirmed';
    reasonCode: string;
  };
  /** Somebody of staff had the public list computed anew; the nightly run is no decision. */
  'queue.listPublished': { entries: number };
  'queue.drawCommitted': { batchId: string; organisationId: string };
  'queue.batchClosed': { batchId: string; listHash: string };
  'queue.drawRevealed': { batchId: string; organisationId: string };
  'queue.batchDrawn': { batchId: string; seed: string; method: string };
}
