import type { WhyMoved } from './why-moved.rules.ts';

/** Why a day was taken back, besides what a plan can say. */
export type WhyCancelled = WhyMoved | 'paused' | 'programme_ended' | 'family_apart';

/** Why a place at short notice is gone. */
export type WhyOver = 'room_cut' | 'paused' | 'programme_ended' | 'place_changed';

/**
 * The facts that appointments announce. Their subject is the programme for `plan…` and `opening…`, else
 * the household. No day and no port stand in a fact of a household, which the family reads without its own
 * fact proven: a message that may say them asks `offerToTell`.
 */
export interface AppointmentFactPayloads {
  'appointments.openingChanged': { port: string; version: number };
  'appointments.planMade': { planId: string };
  'appointments.planApplied': {
    planId: string;
    added: number;
    kept: number;
    changed: number;
    cancelled: number;
  };
  /** `until` is when the offer ends, pauses not counted. */
  'appointments.slotOffered': {
    programmeId: string;
    slotId: string;
    until: string;
  };
  /** The day that was offered or accepted is another now; a new offer follows. */
  'appointments.slotChanged': {
    programmeId: string;
    slotId: string;
    before: string;
    reason: WhyMoved;
  };
  'appointments.slotCancelled': { programmeId: string; slotId: string; reason: WhyCancelled };
  'appointments.slotAccepted': { programmeId: string; slotId: string; reason: null };
  /** `by`: who gave the day back. A family that did not do it itself is told. */
  'appointments.slotDeclined': {
    programmeId: string;
    slotId: string;
    reason: string;
    by: 'family' | 'staff';
  };
  'appointments.offerLapsed': { programmeId: string; slotId: string };
  'appointments.slotConfirmed': { programmeId: string; slotId: string };
  'appointments.slotMissed': { programmeId: string; slotId: string; reason: string };
  /** It was at the port on its day and was sent back; its place is kept. */
  'appointments.slotTurnedAway': { programmeId: string; slotId: string; reason: string };
  /** It has a day, and the programme stands still: it must not travel now. */
  'appointments.travelStopped': { programmeId: string; slotId: string };
  /** The programme goes on, and its day stands. */
  'appointments.travelResumed': { programmeId: string; slotId: string };
  'appointments.standByJoined': { programmeId: string };
  'appointments.standByLeft': { programmeId: string };
  /** Asked about a place at short notice; `until` is when the answer must be there. */
  'appointments.standByAsked': { programmeId: string; askId: string; until: string };
  /** It goes before others who stand before it: the reason code of that overtaking. */
  'appointments.standByAccepted': { programmeId: string; slotId: string; reason: 'stand_by' };
  'appointments.standByRefused': { programmeId: string; askId: string };
  'appointments.standByUnanswered': { programmeId: string; askId: string };
  /** What it was asked about is gone before it answered. */
  'appointments.standByOver': { programmeId: string; askId: string; reason: WhyOver };
  'appointments.householdArrived': { programmeId: string; slotId: string; reason: null };
  /** One person said that a household came after all: nothing changes before a second one does. */
  'appointments.arrivalSaid': { programmeId: string; slotId: string; reason: string | null };
  'appointments.arrivalTakenBack': { programmeId: string; slotId: string; reason: string | null };
  /** Two people said so: it was recorded wrongly, and no other day of it stands. */
  'appointments.arrivedAfterAll': { programmeId: string; slotId: string; reason: string | null };
}
