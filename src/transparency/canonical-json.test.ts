import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, isCanonicalJson } from './canonical-json.rules.ts';

test('sorts as RFC 8785, section 3.2.3, sorts', () => {
  const value = JSON.parse(`{
    "\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
    "\\u00f6": "Latin Small Letter O With Diaeresis" }`);
  assert.equal(
    canonicalJson(value),
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control",' +
      '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",' +
      '"\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

test('writes what RFC 8785, section 3.2.2, writes', () => {
  const value = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false] }`);
  assert.equal(
    canonicalJson(value),
    `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
  );
});

test('what has no canonical text is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }]) {
    assert.throws(() => canonicalJson(value), RangeError);
  }
  assert.equal(canonicalJson({ a: undefined, b: -0 }), '{"b":0}');
});

test('the order of keys changes nothing, and only the one text is canonical', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.string(), (value, blank) => {
      const read = JSON.parse(JSON.stringify(value));
      const text = canonicalJson(read);
      assert.deepEqual(JSON.parse(text), read);
      assert.ok(isCanonicalJson(text));
      assert.equal(isCanonicalJson(`${text} `), false);
      assert.equal(isCanonicalJson(` ${text}`), false);
      assert.equal(
        isCanonicalJson(`${text}${blank}`),
        blank === '' || isCanonicalAnyway(text + blank),
      );
    }),
  );
});

/** A longer number is a text of its own. */
function isCanonicalAnyway(text: string): boolean {
  return /^-?[0-9.e+-]+$/.test(text) && String(Number(text)) === text;
}

test('two members of one name, another order or another form are not canonical', () => {
  for (const text of ['{"a":1,"a":1}', '{"b":1,"a":2}', '1.0', '"\\u0041"', '{"a" :1}', '', '-0']) {
    assert.equal(isCanonicalJson(text), false, text);
  }
});
