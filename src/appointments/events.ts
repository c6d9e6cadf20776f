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
  'appointments.slotChanged': { programmeId: string; slotId: string; before: string };
  'appointments.slotCancelled': {
    programmeId: string;
    slotId: string;
    reason: 'no_longer_planned' | 'paused' | 'left_queue';
  };
  'appointments.slotAccepted': { programmeId: string; slotId: string; reason: null };
  'appointments.slotDeclined': { programmeId: string; slotId: string; reason: string };
  'appointments.offerLapsed': { programmeId: string; slotId: string };
  'appointments.slotConfirmed': { programmeId: string; slotId: string };
  'appointments.slotMissed': { programmeId: string; slotId: string; reason: string };
  'appointments.householdArrived': { programmeId: string; slotId: string; reason: null };
}
