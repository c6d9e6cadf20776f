import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readInstance } from './instance.rules.ts';
import { readPreviousSlots } from './previous-plan.rules.ts';
import { InputFault, type JsonObject } from './reading.rules.ts';

const SITE = { id: 'PORT', from: '2021-03-01', to: '2021-03-31', perDay: 10 };
const UNIT = { id: 'T-1', size: 4, class: 'b', enrolledOn: '2020-01-01', sites: ['PORT'] };
const RULE = { classes: ['a', 'b'], seed: 's', leadDays: 3 };
const INSTANCE = { programme: 'MPP', asOf: '2021-03-01', rule: RULE, sites: [SITE], units: [UNIT] };
const SLOT = { unit: 'T-1', site: 'PORT', day: '2021-03-05' };

const withSite = (part: JsonObject) => ({ ...INSTANCE, sites: [{ ...SITE, ...part }] });
const withUnit = (part: JsonObject) => ({ ...INSTANCE, units: [{ ...UNIT, ...part }] });
const withRule = (part: JsonObject) => ({ ...INSTANCE, rule: { ...RULE, ...part } });

describe('an instance is read', () => {
  const accepted: Record<string, unknown> = {
    'with every optional part missing': INSTANCE,
    'with every optional part null': {
      ...withSite({ weekdays: null, closed: null, overrides: null }),
      units: [{ ...UNIT, readyFrom: null, leadDays: null, hold: null }],
    },
    'with empty text, no units, and lists that are empty': {
      ...withSite({ weekdays: [], closed: [], overrides: {} }),
      programme: '',
      rule: { ...RULE, seed: '' },
      units: [],
    },
    'with ids of any text': {
      ...INSTANCE,
      sites: [{ ...SITE, id: '__proto__' }],
      units: [{ ...UNIT, id: '', sites: ['__proto__'] }],
    },
    'with numbers written in any way that JSON allows': JSON.parse(
      JSON.stringify(withUnit({ size: 'SIZE', leadDays: 'LEAD' }))
        .replace('"SIZE"', '1e1')
        .replace('"LEAD"', '-0.0'),
    ),
    'with numbers at their limits': withSite({
      perDay: Number.MAX_SAFE_INTEGER,
      weekdays: [7, 1, 1],
      overrides: { '2021-03-02': 0, '1999-01-01': 5 },
      to: '2021-03-01',
    }),
    'with a leap day and the ends of the calendar': {
      ...withSite({ from: '0000-02-29', to: '9999-12-31' }),
      asOf: '2020-02-29',
    },
  };
  for (const [name, json] of Object.entries(accepted)) {
    test(name, () => assert.equal(readInstance(json).asOf.length, 10));
  }

  test('without keys it does not know', () => {
    const extra = { ...withUnit({ name: 'x' }), note: 'x' };
    assert.deepEqual(JSON.parse(JSON.stringify(readInstance(extra))), {
      ...INSTANCE,
      sites: [{ ...SITE, weekdays: null, closed: null, overrides: null }],
      units: [{ ...UNIT, readyFrom: null, leadDays: null, hold: null }],
    });
  });
});

describe('a faulty instance is refused, naming the id at fault, else the field', () => {
  const required = (whole: JsonObject, build: (part: JsonObject) => unknown, named: string) =>
    Object.keys(whole).flatMap((field): [unknown, string[]][] => [
      [build({ [field]: undefined }), field === 'id' ? ['id'] : [named, field]],
      [build({ [field]: null }), field === 'id' ? ['id'] : [named, field]],
    ]);
  const twice = (list: 'sites' | 'units', row: JsonObject) => ({ ...INSTANCE, [list]: [row, row] });

  const refused: [unknown, string[]][] = [
    [null, ['instance']],
    [[], ['instance']],
    ['text', ['instance']],
    ...required(INSTANCE, (part) => ({ ...INSTANCE, ...part }), ''),
    ...required(RULE, withRule, 'rule'),
    ...required(SITE, withSite, 'PORT'),
    ...required(UNIT, withUnit, 'T-1'),
    [{ ...INSTANCE, programme: 7 }, ['programme']],
    [{ ...INSTANCE, asOf: '2021-02-30' }, ['asOf', '2021-02-30']],
    [{ ...INSTANCE, units: {} }, ['units']],
    [{ ...INSTANCE, units: [UNIT, 'T-2'] }, ['units[1]']],
    [{ ...INSTANCE, sites: [[]] }, ['sites[0]']],
    [withRule({ classes: 'b' }), ['rule.classes']],
    [withRule({ classes: ['b', 1] }), ['rule.classes']],
    [withRule({ classes: ['b', 'b'] }), ['rule.classes', '"b"']],
    [withRule({ leadDays: -1 }), ['rule.leadDays', '-1']],
    [withRule({ leadDays: 1.5 }), ['rule.leadDays', '1.5']],
    [withRule({ leadDays: '3' }), ['rule.leadDays', '"3"']],
    [twice('sites', SITE), ['PORT', 'twice']],
    [twice('units', UNIT), ['T-1', 'twice']],
    [withSite({ id: 5 }), ['sites[0].id']],
    [withSite({ to: '2021-02-28' }), ['PORT', 'before']],
    [withSite({ from: '2021-02-29' }), ['PORT', 'from']],
    [withSite({ perDay: -1 }), ['PORT', 'perDay']],
    [withSite({ perDay: 2 ** 53 }), ['PORT', 'perDay']],
    [withSite({ perDay: Number.POSITIVE_INFINITY }), ['PORT', 'perDay']],
    [withSite({ weekdays: [0] }), ['PORT', 'weekdays']],
    [withSite({ weekdays: [8] }), ['PORT', 'weekdays', '8']],
    [withSite({ weekdays: ['1'] }), ['PORT', 'weekdays']],
    [withSite({ weekdays: 1 }), ['PORT', 'weekdays']],
    [withSite({ closed: ['2021-04-31'] }), ['PORT', 'closed', '2021-04-31']],
    [withSite({ closed: '2021-03-02' }), ['PORT', 'closed']],
    [withSite({ closed: [null] }), ['PORT', 'closed']],
    [withSite({ overrides: [] }), ['PORT', 'overrides']],
    [withSite({ overrides: { '1999-02-30': 1 } }), ['PORT', 'overrides', '1999-02-30']],
    [withSite({ overrides: { '1999-01-01': -1 } }), ['PORT', 'overrides', '1999-01-01']],
    [withSite({ overrides: { '2021-03-02': null } }), ['PORT', 'overrides', '2021-03-02']],
    [withSite({ overrides: JSON.parse('{"__proto__": 1}') }), ['PORT', '__proto__']],
    [withUnit({ id: 5 }), ['units[0].id']],
    [withUnit({ size: 0 }), ['T-1', 'size']],
    [withUnit({ size: -2 }), ['T-1', 'size']],
    [withUnit({ size: 1.5 }), ['T-1', 'size']],
    [withUnit({ size: '4' }), ['T-1', 'size']],
    [withUnit({ size: true }), ['T-1', 'size']],
    [withUnit({ class: 'vip' }), ['T-1', 'vip']],
    [withUnit({ class: 1 }), ['T-1', 'class']],
    [withUnit({ enrolledOn: '2020-13-01' }), ['T-1', 'enrolledOn']],
    [withUnit({ enrolledOn: 20200101 }), ['T-1', 'enrolledOn']],
    [withUnit({ sites: [] }), ['T-1', 'sites']],
    [withUnit({ sites: 'PORT' }), ['T-1', 'sites']],
    [withUnit({ sites: ['PORT', 'ELSE'] }), ['T-1', 'ELSE']],
    [withUnit({ sites: ['PORT', 'PORT'] }), ['T-1', 'PORT', 'twice']],
    [withUnit({ readyFrom: '2021-02-30' }), ['T-1', 'readyFrom']],
    [withUnit({ readyFrom: false }), ['T-1', 'readyFrom']],
    [withUnit({ leadDays: -1 }), ['T-1', 'leadDays']],
    [withUnit({ hold: 'no' }), ['T-1', 'hold']],
    [withUnit({ hold: 0 }), ['T-1', 'hold']],
    [withUnit({ id: 'a\nb\u2028c', size: 0 }), ['a\\nb\\u2028c']],
    [withUnit({ size: 'x'.repeat(999) }), ['T-1', 'size']],
  ];
  refuse(readInstance, refused);
});

describe('the slots of a previous plan are read', () => {
  test('and nothing else of it, whatever units and sites they name', () => {
    const slots = [
      { ...SLOT, note: 1 },
      { unit: 'gone', site: 'gone', day: '2019-01-01' },
    ];
    assert.deepEqual(readPreviousSlots({ slots, asOf: 'nonsense', kept: null }), [
      SLOT,
      { unit: 'gone', site: 'gone', day: '2019-01-01' },
    ]);
    assert.deepEqual(readPreviousSlots({ slots: [] }), []);
  });

  refuse(readPreviousSlots, [
    [[], ['previous plan']],
    [{}, ['slots']],
    [{ slots: null }, ['slots']],
    [{ slots: [SLOT, null] }, ['slots[1]']],
    [{ slots: [{ ...SLOT, unit: 5 }] }, ['slots[0].unit']],
    [{ slots: [{ ...SLOT, site: undefined }] }, ['T-1', 'site']],
    [{ slots: [{ ...SLOT, day: '2021-02-30' }] }, ['T-1', 'day', '2021-02-30']],
    [{ slots: [SLOT, { ...SLOT, day: '2019-01-01' }] }, ['T-1']],
  ]);
});

/** Tests that each input is refused in one short line that holds all the words. */
function refuse(read: (json: unknown) => unknown, inputs: readonly [unknown, string[]][]): void {
  for (const [index, [json, words]] of inputs.entries()) {
    test(`${index + 1}: ${words.join(', ')}`, () => {
      assert.throws(
        () => read(json),
        (error) => {
          assert.ok(error instanceof InputFault);
          for (const word of words) assert.ok(error.message.includes(word), error.message);
          assert.doesNotMatch(error.message, /[\n\r\u2028\u2029]/);
          assert.ok(error.message.length < 250);
          return true;
        },
      );
    });
  }
}
