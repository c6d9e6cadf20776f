import type { EarlyReason } from './list-words.rules.ts';

/** The facts that waiting lists announce. Their subject is the list. Payloads hold codes and ids. */
export interface WaitingFactPayloads {
  /** A list was begun, and another organisation asked to keep it too. */
  'waiting.listAsked': { port: string; coHolderId: string };
  'waiting.listDeclined': { port: string };
  'waiting.listOpened': { port: string };
  'waiting.listPaused': { order: string };
  'waiting.listResumed': { order: string };
  'waiting.listClosed': { order: string };
  /** 90 days after closing: nothing is left that opens a number. */
  'waiting.listEmptied': Record<string, never>;
  /** Another organisation was asked to keep the list, in whose place; it does from now on; it does not. */
  'waiting.holderAsked': { comes: string; goes: string | null };
  'waiting.holderChanged': { comes: string; goes: string | null };
  'waiting.holderDeclined': { comes: string; goes: string | null };
  'waiting.numberGiven': { number: number };
  'waiting.proposed': { proposalId: string; kind: string };
  'waiting.proposalDeclined': { proposalId: string; kind: string };
  'waiting.numbersCalled': { callId: string; numbers: number };
  'waiting.calledEarly': { callId: string; number: number; reason: EarlyReason };
  'waiting.outcomesRecorded': { numbers: number };
  'waiting.outcomeCorrected': { number: number };
  /** Of the holder: asked to be called again, left, came back. */
  'waiting.askedAgain': { number: number };
  'waiting.numberLeft': { number: number };
  'waiting.numberReturned': { number: number };
  'waiting.ownWordSet': { number: number };
  'waiting.ownWordChecked': { number: number };
  'waiting.abuseReported': { reportId: string };
  'waiting.reportSettled': { reportId: string; result: string };
}
