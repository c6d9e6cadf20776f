/** The facts that the log announces. Their subject is the programme or waiting list whose log it is. */
export interface TransparencyFactPayloads {
  'transparency.logBegun': { origin: string };
  'transparency.checkpointSigned': { size: number };
  'transparency.keyReplaced': { number: number; reason: 'rotated' | 'lost' | 'stolen' };
  'transparency.witnessAdded': { witnessId: string };
  'transparency.witnessEnded': { witnessId: string };
  /** Openings were given to a witness: those from this position on. */
  'transparency.openingsGiven': { witnessId: string; from: number; count: number };
  'transparency.cosigned': { witnessId: string; size: number };
  /** Nothing was heard of the witness for 48 hours. */
  'transparency.witnessSilent': { witnessId: string };
  'transparency.witnessHeardAgain': { witnessId: string };
  /**
   * A witness saw another tree than ours. Signed by us: somebody has our key, or two histories were
   * shown. To be looked into at once, in the open.
   */
  'transparency.splitViewReported': {
    witnessId: string;
    reportId: string;
    size: number;
    signedByUs: boolean;
  };
}
