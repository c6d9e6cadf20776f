import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitmentOf, type Facts, type Opening } from '#transparency/commitment.rules.ts';
import { leafOf } from '#transparency/entry.rules.ts';
import { readLog } from '#transparency/verify/read-log.rules.ts';
import { chooseCall } from '#waiting-lists/call-order.rules.ts';
import type { NewListEntry } from '#waiting-lists/list-entry.rules.ts';
import { afterOutcome, type NumberState } from '#waiting-lists/number-state.rules.ts';
import { checkLists } from './check-lists.rules.ts';

const [ours, theirs] = ['a', 'b'].map((one) => `0190a000-0000-7000-8000-00000000000${one}`);
const first = { who: '1'.repeat(32), of: ours ?? '' };
const second = { who: '2'.repeat(32), of: theirs ?? '' };
const deciders = [first, second];
/** A commitment that nobody opens. */
const unknown = '0'.repeat(64);
const begun: NewListEntry = {
  kind: 'list.begun',
  list: '0190a000-0000-7000-8000-000000000001',
  port: '2504',
  holders: [ours ?? '', theirs ?? ''],
  decidedBy: 'two_organisations',
  grace: 1,
  format: 'puente-log/2',
};

/** A list kept by pure rules alone, which writes what a log would say; it can be made to lie. */
class InventedList {
  entries: NewListEntry[] = [begun];
  openings: Opening[] = [];
  isPaused = false;
  parties: {
    number: number;
    people: number;
    state: NumberState;
    from: NumberState;
    missed: number;
  }[] = [];

  /** The day that is written into entries. */
  day = '2026-11-02';
  days: string[] = [this.day];

  write(entry: NewListEntry): void {
    this.entries.push(entry);
    this.days.push(this.day);
  }

  /** A commitment to facts, whose opening is of the next entry. */
  sealed(facts: Facts): string {
    const salt = this.entries.length.toString(16).padStart(64, '0');
    this.openings.push({ position: this.entries.length, part: 'commitment', salt, facts });
    return commitmentOf(facts, salt);
  }

  join(people: number): void {
    const number = this.parties.length + 1;
    this.parties.push({ number, people, state: 'waiting', from: 'waiting', missed: 0 });
    this.write({ kind: 'list.joined', number, commitment: this.sealed({ number, people }) });
  }

  call(people: number): void {
    const waiting = this.parties.filter(({ state }) => state === 'waiting' || state === 'again');
    const { again, fresh, passed, peopleCalled } = chooseCall(
      waiting.map((one) => ({ ...one, atHead: one.state === 'again' })),
      people,
    );
    if (peopleCalled === 0 || this.isPaused) return;
    const [from, to] = [fresh[0] ?? null, fresh.at(-1) ?? null];
    const commitment = this.sealed({ people });
    this.write({ kind: 'list.called', from, to, again, passed, deciders, commitment });
    for (const number of [...again, ...fresh]) this.party(number).state = 'called';
  }

  party(number: number) {
    const found = this.parties[number - 1];
    assert.ok(found);
    return found;
  }

  /** Lets whatever can befall one of the numbers befall it. */
  befall(pick: number, what: number): void {
    const party = this.parties[pick % Math.max(1, this.parties.length)];
    if (!party) return;
    const { number, state, missed } = party;
    if (state === 'called') {
      const outcome = (['crossed', 'missed', 'turned_back'] as const)[what % 3] ?? 'missed';
      Object.assign(party, afterOutcome(outcome, missed, 1));
      const commitment = this.sealed({ number, outcome });
      this.write({ kind: 'list.outcome', number, again: party.state === 'again', commitment });
    } else if (state === 'resting' && what % 2) {
      Object.assign(party, { state: 'again', missed: 0 });
      this.write({ kind: 'list.askedAgain', number });
    } else if (state === 'left') {
      party.state = party.from;
      this.write({ kind: 'list.returned', number });
    } else if (state !== 'crossed') {
      Object.assign(party, { state: 'left', from: state });
      this.write({ kind: 'list.left', number });
    }
  }

  pause(): void {
    const order = 'Invented order for tests';
    this.write({ kind: this.isPaused ? 'list.resumed' : 'list.paused', order });
    this.isPaused = !this.isPaused;
  }

  /** What a check finds, with all openings or none. */
  check(withOpenings = true) {
    return checkLists(
      readLog({
        origin: 'puente/log/invented',
        keys: [],
        witnesses: [],
        leaves: this.entries.map((entry, at) => leafOf(entry, this.days[at] ?? this.day)),
        openings: withOpenings ? this.openings : [],
        checkpoints: [],
      }),
    );
  }

  codes(withOpenings = false): string[] {
    return [...new Set(this.check(withOpenings).faults.map(({ code }) => code))].sort();
  }
}

const act = fc.record({ kind: fc.nat(9), pick: fc.nat(100), size: fc.integer({ min: 1, max: 9 }) });

function live(acts: readonly { kind: number; pick: number; size: number }[]): InventedList {
  const list = new InventedList();
  for (const { kind, pick, size } of acts) {
    if (kind < 4) list.join(1 + (pick % 6));
    else if (kind < 6) list.call(size);
    else if (kind < 9) list.befall(pick, size);
    else list.pause();
  }
  return list;
}

test('whatever befalls a list that keeps its rule, nothing is found wrong, open or sealed', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 120, size: 'max' }), (acts) => {
      const list = live(acts);
      assert.deepEqual(list.check(true).faults, []);
      assert.deepEqual(list.check(false).faults, []);
      assert.equal(list.check(true).callsSealed, 0);
    }),
    { numRuns: 300 },
  );
});

test('a number that is left out, or given twice, is found', () => {
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 40, maxLength: 120, size: 'max' }),
      fc.nat(),
      fc.boolean(),
      (acts, pick, isTwice) => {
        const list = live([...acts, { kind: 0, pick: 1, size: 1 }]);
        const joined = list.entries.flatMap(({ kind }, at) => (kind === 'list.joined' ? at : []));
        const at = joined[pick % joined.length] ?? 0;
        const last = joined.at(-1) === at;
        list.entries.splice(
          at,
          1,
          ...(isTwice ? [list.entries[at], list.entries[at]].flatMap((one) => one ?? []) : []),
        );
        // The last number can be left out unseen, as long as nothing was said of it: it was not given then.
        if (!isTwice && last) return;
        assert.ok(list.codes().includes('numberGap'), `${list.codes()}`);
      },
    ),
  );
});

/** Numbers 1 to 4 of 2, 3, 1 and 2 people, ready to be called. */
function four(): InventedList {
  const list = new InventedList();
  for (const people of [2, 3, 1, 2]) list.join(people);
  return list;
}

type Called = Extract<NewListEntry, { kind: 'list.called' }>;

function called(from: number | null, to: number | null, over: Partial<Called> = {}): Called {
  const nobody = { again: [], passed: [], deciders, commitment: unknown };
  return { kind: 'list.called', from, to, ...nobody, ...over };
}

test('each way to cheat has its sentence', () => {
  const outcome = (number: number, again: boolean) =>
    ({ kind: 'list.outcome', number, again, commitment: unknown }) as const;
  const order = { order: 'Invented order for tests' };
  const cheats: Record<string, [code: string, NewListEntry[]]> = {
    'a number slipped in': ['numberGap', [{ kind: 'list.joined', number: 9, commitment: unknown }]],
    'called before others': ['calledOutOfTurn', [called(2, 3)]],
    'called who never was given': ['notToBeCalled', [called(1, 7)]],
    'called again without a reason': ['notToBeCalled', [called(1, 2), called(2, 3)]],
    'crossed numbers called first': [
      'notToBeCalled',
      [called(1, 1), outcome(1, false), called(2, 2, { again: [1] })],
    ],
    'the head forgotten': ['calledOutOfTurn', [called(1, 1), outcome(1, true), called(2, 2)]],
    'the same person twice': [
      'listDecidersMissing',
      [called(1, 1, { deciders: [first, { ...second, who: first.who }] })],
    ],
    'the same organisation twice': [
      'listDecidersMissing',
      [called(1, 1, { deciders: [first, { ...second, of: first.of }] })],
    ],
    'somebody else of no holder': [
      'listDecidersMissing',
      [called(1, 1, { deciders: [first, { ...second, of: begun.list }] })],
    ],
    'out of turn by one': [
      'listDecidersMissing',
      [
        {
          kind: 'list.calledEarly',
          number: 3,
          reason: 'urgent',
          commitment: unknown,
          deciders: [first, first],
        },
      ],
    ],
    'called while paused': ['calledWhilePaused', [{ kind: 'list.paused', ...order }, called(1, 1)]],
    'early while paused': [
      'calledWhilePaused',
      [
        { kind: 'list.paused', ...order },
        { kind: 'list.calledEarly', number: 3, reason: 'urgent', commitment: unknown, deciders },
      ],
    ],
    'resumed without a pause': ['orderImpossible', [{ kind: 'list.resumed', ...order }]],
    'an outcome without a call': ['numberStep', [outcome(1, true)]],
    'back who never left': ['numberStep', [{ kind: 'list.returned', number: 1 }]],
    'asked again without a missed turn': ['numberStep', [{ kind: 'list.askedAgain', number: 1 }]],
    'about nobody': ['numberUnknown', [{ kind: 'list.left', number: 8 }]],
    'called after closing': [
      'afterClosing',
      [{ kind: 'list.closed', ...order, deciders }, called(1, 1)],
    ],
    'begun twice': ['begunTwice', [begun]],
  };
  for (const [name, [code, lies]] of Object.entries(cheats)) {
    const list = four();
    for (const lie of lies) list.write(lie);
    assert.ok(list.codes().includes(code), `${name}: ${list.codes()}`);
  }
});

test('who was called and of whom nothing was written for days is not forgotten at the next call', () => {
  const list = four();
  list.write(called(1, 1));
  Object.assign(list, { day: '2026-11-05' }).write(called(2, 2));
  assert.deepEqual(list.codes(), []);
  Object.assign(list, { day: '2026-11-06' }).write(called(3, 3));
  assert.deepEqual(list.codes(), ['outcomeMissing']);
});

test('another organisation takes the place of one, with the one that stays, and decides from then on', () => {
  const third = { who: '3'.repeat(32), of: '0190a000-0000-7000-8000-00000000000c' };
  const heldBy = (one: typeof first, other: typeof first): NewListEntry => ({
    kind: 'list.heldBy',
    holders: [one.of, other.of],
    deciders: [one, other],
  });
  const list = four();
  list.write(heldBy(first, third));
  list.write(called(1, 1, { deciders: [first, third] }));
  assert.deepEqual(list.codes(), []);
  list.write(called(2, 2, { deciders: [first, second] }));
  assert.deepEqual(list.codes(), ['listDecidersMissing']);
  const stolen = four();
  stolen.write(heldBy({ ...third, of: begun.list }, third));
  assert.deepEqual(stolen.codes(), ['listDecidersMissing']);
});

test('with all of it open, a call that took fewer or passed somebody who fitted is found', () => {
  const short = four();
  short.write(called(1, 1, { commitment: short.sealed({ people: 5 }) }));
  assert.deepEqual(short.codes(true), ['callDiffers']);
  assert.deepEqual(short.codes(), []);
  const passing = four();
  passing.write(called(2, 2, { passed: [1], commitment: passing.sealed({ people: 3 }) }));
  assert.deepEqual(passing.codes(true), ['callDiffers']);
  const graced = four();
  graced.call(2);
  graced.write({
    kind: 'list.outcome',
    number: 1,
    again: false,
    commitment: graced.sealed({ number: 1, outcome: 'missed' }),
  });
  assert.deepEqual(graced.codes(true), ['graceDiffers']);
});
