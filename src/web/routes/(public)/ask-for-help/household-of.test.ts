import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { registerHousehold } from '#registry/contract.ts';
import { words } from '../../../words/words.ts';
import { type Draft, newDraft, type TypedPage, withOneMore, without, withTyped } from './draft.ts';
import { householdOf } from './household-of.ts';
import { after, before, firstOpen, stopsOf } from './stops.ts';

const today = '2026-11-02';
const asked = { screenLanguage: 'es', today } as const;

/** A draft in which each page holds these values, by field. */
function draftWith(
  pages: Record<string, Record<string, string | readonly string[]>>,
  people = [1],
): Draft {
  let draft: Draft = { ...newDraft(), people };
  for (const [key, fields] of Object.entries(pages)) {
    const typed = Object.entries(fields).map(([name, said]) => [name, [said].flat()]);
    draft = withTyped(draft, key, Object.fromEntries(typed) as TypedPage);
  }
  return draft;
}

const asking = (draft: Draft) => ({ draft, words: words('es'), today });

test('eight figures of an A-number are kept to be checked, several numbers are told apart', () => {
  const draft = draftWith({
    returned: { who: ['1'] },
    'a-numbers': { 'a.1': 'A# 200 123 456; 12345678' },
  });
  assert.deepEqual(householdOf(draft, asked).people[0]?.aNumbers, [
    { digits: '200123456', confirmed: true },
    { digits: '012345678', confirmed: false },
  ]);
});

test('a date is kept as exactly as it is known, and never as more than declared', () => {
  const draft = draftWith({
    'birth/1': { age: '35', 'birth.unknown': 'on' },
    returned: { who: ['1'] },
    'returned-on/1': { 'on.month': '8', 'on.year': '2019', basis: 'paper' },
    'returned-at/1': { port: 'unknown' },
  });
  const [person] = householdOf(draft, asked).people;
  assert.deepEqual(person?.birth, { precision: 'age', date: '1991-01-01' });
  assert.deepEqual(person?.enrolment, {
    enrolledOn: '2019-08-01',
    precision: 'month',
    port: null,
    basis: 'declared',
  });
});

test('one answer for everyone counts for those who were returned, and for nobody else', () => {
  const pages = {
    returned: { who: ['1', '2'] },
    'returned-on/1': { 'on.year': '2019', basis: 'memory', same: 'yes' },
    'returned-on/2': { 'on.year': '2020', basis: 'memory' },
    'returned-at/1': { port: '2301' },
    'case/1': { case: 'appealing', same: 'yes' },
  };
  const same = householdOf(draftWith(pages, [1, 2, 3]), asked);
  assert.deepEqual(
    same.people.map(({ enrolment, caseKnowledge }) => [
      enrolment?.enrolledOn,
      caseKnowledge?.situation,
    ]),
    [
      ['2019-01-01', 'ACTIVE-BIA'],
      ['2019-01-01', 'ACTIVE-BIA'],
      [undefined, undefined],
    ],
  );
  const each = { ...pages, 'returned-on/1': { ...pages['returned-on/1'], same: 'no' } };
  const apart = householdOf(draftWith(each, [1, 2, 3]), asked);
  assert.equal(apart.people[1]?.enrolment?.enrolledOn, '2020-01-01');
});

test('a permission is given only by a yes, and none without the first', () => {
  const pages = { permissions: { 'c.statistics.': 'yes', 'c.expedite.': 'no', 'c.evil.x': 'yes' } };
  const yes = draftWith({ ...pages, permission: { help: 'yes' } });
  assert.deepEqual(householdOf(yes, asked).consents, [
    { purpose: 'help', recipientId: null },
    { purpose: 'statistics', recipientId: null },
  ]);
  assert.deepEqual(householdOf(draftWith({ permission: { help: 'no' } }), asked).consents, []);
});

test('whoever is taken off the list takes along what was said of them', () => {
  const [draft, added] = withOneMore(newDraft(), 'people');
  const named = withTyped(draft, `names/${added}`, { given: ['Abner'] });
  assert.deepEqual(without(named, 'people', added).typed, {});
});

test('going on and going back are each other’s reverse on every way through the form', () => {
  const choice = fc.record({
    alone: fc.constantFrom('yes', 'no'),
    who: fc.constantFrom('self', 'relative'),
    language: fc.constantFrom('spa', 'mam'),
    returned: fc.constantFrom(['1'], ['1', '2'], ['none'], ['unknown']),
    told: fc.constantFrom('missed', 'waiting', 'denied'),
    same: fc.constantFrom('yes', 'no'),
    channel: fc.constantFrom('none', 'sms'),
  });
  fc.assert(
    fc.property(choice, ({ alone, who, language, returned, told, same, channel }) => {
      const pages = {
        language: { language },
        who: { who },
        'child-alone': { alone },
        returned: { who: returned },
        'returned-on/1': { same },
        'case/1': { case: told, same },
        'case/2': { case: 'denied' },
        'contact/1': { channel, value: '868 123 4567' },
      };
      const draft = draftWith(pages, [1, 2]);
      const keys = stopsOf(draft).map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      for (const key of keys) assert.equal(before(draft, after(draft, key)), key);
      const parts = stopsOf(draft).map(({ part }) => part);
      assert.deepEqual(
        parts,
        parts.toSorted((a, b) => a - b),
      );
    }),
  );
});

test('a draft of anything never throws: it asks again, or gives what the registry can read', () => {
  const page = fc.dictionary(
    fc.constantFrom(
      'language',
      'given',
      'birth.year',
      'birth.day',
      'who',
      'a.1',
      'on.year',
      'value',
    ),
    fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
  );
  const keys = fc.constantFrom(
    'language',
    'names/1',
    'birth/1',
    'returned',
    'a-numbers',
    'contact/1',
  );
  fc.assert(
    fc.property(fc.dictionary(keys, page), (typed) => {
      const draft: Draft = { ...newDraft(), typed: { 'names/1': { given: ['Ana'] }, ...typed } };
      firstOpen(asking(draft));
      const { error } = registerHousehold.input.safeParse(householdOf(draft, asked));
      const named = typed['names/1'] === undefined;
      if (named) assert.equal(error, undefined);
    }),
  );
});
