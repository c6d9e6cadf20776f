import type { CaseFacts, Facts } from '../release/facts.ts';

type Numbers = Int32Array | Uint32Array | Uint8Array;

/** The facts of some cases of a part alone, in arrays of their own. `at` are their positions, upwards. */
export function takeCases(facts: Facts, at: Uint32Array): Facts {
  const proceedings = spans(facts.proceedings.start, at);
  const hearings = spans(facts.hearingLocations.start, at);
  const identifiers = spans(facts.identifiers.start, at);
  const held = facts.proceedings;
  const heard = facts.hearingLocations;
  return {
    cases: takeOf(facts.cases, at),
    identifiers: { start: identifiers.start, code: pick(facts.identifiers.code, identifiers.at) },
    proceedings: {
      start: proceedings.start,
      idnproceeding: pick(held.idnproceeding, proceedings.at),
      compDate: pick(held.compDate, proceedings.at),
      decCode: pick(held.decCode, proceedings.at),
      otherComp: pick(held.otherComp, proceedings.at),
      isAbsentia: pick(held.isAbsentia, proceedings.at),
      location: pick(held.location, proceedings.at),
      nat: pick(held.nat, proceedings.at),
      lang: pick(held.lang, proceedings.at),
    },
    hearingLocations: {
      start: hearings.start,
      location: pick(heard.location, hearings.at),
      adjDate: pick(heard.adjDate, hearings.at),
      idnschedule: pick(heard.idnschedule, hearings.at),
    },
  };
}

function takeOf(cases: CaseFacts, at: Uint32Array): CaseFacts {
  return {
    length: at.length,
    idncase: pick(cases.idncase, at),
    nat: pick(cases.nat, at),
    lang: pick(cases.lang, at),
    caseType: pick(cases.caseType, at),
    isRepresented: pick(cases.isRepresented, at),
    firstProceedingOsc: pick(cases.firstProceedingOsc, at),
    firstHearingOsc: pick(cases.firstHearingOsc, at),
    firstHeldHearing: pick(cases.firstHeldHearing, at),
  };
}

/** Where the lists of the cases begin once only these are kept, and the positions they are taken from. */
function spans(start: Uint32Array, cases: Uint32Array): { start: Uint32Array; at: Uint32Array } {
  const begins = new Uint32Array(cases.length + 1);
  for (let i = 0; i < cases.length; i++) {
    const one = cases[i] ?? 0;
    begins[i + 1] = (begins[i] ?? 0) + (start[one + 1] ?? 0) - (start[one] ?? 0);
  }
  const at = new Uint32Array(begins[cases.length] ?? 0);
  for (let i = 0; i < cases.length; i++) {
    const shift = (start[cases[i] ?? 0] ?? 0) - (begins[i] ?? 0);
    for (let k = begins[i] ?? 0; k < (begins[i + 1] ?? 0); k++) at[k] = k + shift;
  }
  return { start: begins, at };
}

function pick(from: Uint8Array, at: Uint32Array): Uint8Array;
function pick(from: Int32Array, at: Uint32Array): Int32Array;
function pick(from: Uint32Array, at: Uint32Array): Uint32Array;
function pick(from: Numbers, at: Uint32Array): Numbers {
  const taken = roomLike(from, at.length);
  for (let i = 0; i < at.length; i++) taken[i] = from[at[i] ?? 0] ?? 0;
  return taken;
}

function roomLike(from: Numbers, length: number): Numbers {
  if (from instanceof Uint8Array) return new Uint8Array(length);
  return from instanceof Int32Array ? new Int32Array(length) : new Uint32Array(length);
}
