/**
 * Who is called next. In one sentence: first those who stand at the head, then those who were never
 * called, each by number, whole parties, as long as they fit; the first that does not fit ends the call,
 * and only a party that is larger than the whole call is passed, and stays at the head.
 */

/** A number that waits to be called. */
export interface Waiting {
  number: number;
  /** It was called before, and missed, was turned back, or asked to be called again. */
  atHead: boolean;
}

/** The same, with how many people it is. */
export type Party = Waiting & { people: number };

/** Everybody who waits to be called, first to last. */
export function inCallOrder<One extends Waiting>(waiting: readonly One[]): One[] {
  return [...waiting].sort(
    (one, other) => Number(other.atHead) - Number(one.atHead) || one.number - other.number,
  );
}

/** Who a call takes. */
export interface Call {
  /** Called before, in the order of the call. */
  again: number[];
  /** Called for the first time, by number. */
  fresh: number[];
  /** Larger than the whole call; somebody after them was called. */
  passed: number[];
  peopleCalled: number;
  /** People of the first party that did not fit; null when everybody was called who is not passed. */
  nextParty: number | null;
}

/** Who is called when a port takes so many people. */
export function chooseCall(waiting: readonly Party[], people: number): Call {
  const call: Call = { again: [], fresh: [], passed: [], peopleCalled: 0, nextParty: null };
  let larger: number[] = [];
  for (const party of inCallOrder(waiting)) {
    if (party.people > people) {
      larger.push(party.number);
      call.nextParty ??= party.people;
      continue;
    }
    if (call.peopleCalled + party.people > people) {
      call.nextParty ??= party.people;
      break;
    }
    (party.atHead ? call.again : call.fresh).push(party.number);
    call.peopleCalled += party.people;
    call.passed.push(...larger);
    larger = [];
  }
  return call;
}
