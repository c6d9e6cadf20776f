import { byPosition, type OpenParts } from '../commitment.rules.ts';
import { type Entry, readLeaf } from '../entry.rules.ts';
import type { LogFile } from '../log-file.rules.ts';
import { leafHash, type Nodes, nodesOver } from '../merkle.rules.ts';

/** A log with its leaves read as entries, as all checks take it. */
export interface ReadLog extends LogFile {
  /** By position; null for a leaf that this version cannot read. */
  entries: readonly (Entry | null)[];
  /** By position. */
  opened: ReadonlyMap<number, OpenParts>;
  nodes: Nodes;
}

/** Something that does not hold: a code with a sentence in `src/verifier/words`, and what it names. */
export interface Fault {
  code: FaultCode;
  /** What the sentence needs. Positions count from 0. */
  values: Readonly<Record<string, string | number>>;
}

/** Everything that can be wrong with a log whose file is well formed. */
type FaultCode =
  | 'rootDiffers'
  | 'signatureMissing'
  | 'signatureWrong'
  | 'signerUnknown'
  | 'cosignatureWrong'
  | 'keysDiffer'
  | 'leafMalformed'
  | 'beginningMissing'
  | 'begunTwice'
  | 'dayBackwards'
  | 'keyMalformed'
  | 'keyTwice'
  | 'keyNotActive'
  | 'ticketTwice'
  | 'ticketUnknown'
  | 'leftTwice'
  | 'returnedNotLeft'
  | 'decidersMissing'
  | 'batchTwice'
  | 'batchNotClosed'
  | 'drawnTwice'
  | 'ruleVersionBack'
  | 'orderImpossible'
  | 'nothingSealed'
  | 'openingWrong'
  | 'openingMalformed'
  | 'openingOtherTicket'
  | 'classUnknown'
  | 'classGiven'
  | 'classMovedSilently'
  | 'batchMoved'
  | 'listHashDiffers'
  | 'drawSeedDiffers'
  | 'drawMethodDiffers'
  | 'dayTooFull'
  | 'dayNotOpen'
  | 'slotAtOtherPort'
  | 'slotWhileHeld'
  | 'slotWithoutPaper'
  | 'overtaken'
  | 'planDiffers'
  | 'planUnknown'
  | 'planNotOfThen'
  | 'planNotCarriedOut'
  | 'slotNotOfPlan'
  | 'shortWithoutAsk'
  | 'answerToNothing'
  | 'acceptedNotGiven'
  | 'askHoursWrong'
  | 'askNotOfThen'
  | 'askedAgain'
  | 'askCutShort'
  | 'askUnfit'
  | 'askPastRoom'
  | 'askNotBest'
  | 'askPassedOver'
  | 'numberGap'
  | 'numberUnknown'
  | 'numberStep'
  | 'notToBeCalled'
  | 'calledOutOfTurn'
  | 'calledWhilePaused'
  | 'callDiffers'
  | 'graceDiffers'
  | 'outcomeMissing'
  | 'listDecidersMissing'
  | 'afterClosing'
  | 'sinceOtherLog'
  | 'sinceNotSigned'
  | 'sinceShrunk'
  | 'sinceDiffers'
  | 'placeCheckpointWrong'
  | 'placeNotSigned'
  | 'placeNotInLog'
  | 'placeLeavesOut';

/** A fault with what its sentence names. */
export function fault(code: FaultCode, values: Fault['values'] = {}): Fault {
  return { code, values };
}

/** Reads every leaf of a log and builds its tree. */
export function readLog(file: LogFile): ReadLog {
  return {
    ...file,
    entries: file.leaves.map(readLeaf),
    opened: byPosition(file.openings),
    nodes: nodesOver(file.leaves.map(leafHash)),
  };
}
