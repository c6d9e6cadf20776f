export type CourtFaultCode =
  | 'courts.notADump'
  | 'courts.memberMissing'
  | 'courts.columnMissing'
  | 'courts.truncated'
  | 'courts.damaged'
  | 'courts.noSpace'
  | 'courts.cannotRead'
  | 'courts.cannotWrite'
  | 'courts.noRelease'
  | 'courts.releaseDamaged'
  | 'courts.placeTaken';

/**
 * A dump cannot be taken, or a release cannot be kept. The message is one sentence for the person at
 * the terminal: what is wrong, where, and what to do. Nothing has been written when it is thrown.
 */
export class CourtFault extends Error {
  override readonly name = 'CourtFault';
  readonly code: CourtFaultCode;

  constructor(code: CourtFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
