import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from './question.ts';
import { typedIn } from './typed-in.ts';

const fields: Field[] = [
  { kind: 'choices', name: 'one', choices: [{ value: 'a', label: 'A' }], mayNotKnow: true },
  {
    kind: 'choices',
    name: 'some',
    many: true,
    choices: [{ value: 'b', label: 'B' }],
    mayNotSay: true,
  },
  { kind: 'text', name: 'given', label: 'Name' },
  { kind: 'date', name: 'birth' },
];

function formOf(...entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

test('takes what the page asked for, as it was written', () => {
  const form = formOf(
    ['one', 'unknown'],
    ['some', 'b'],
    ['some', 'not-said'],
    ['given', ' Ana '],
    ['birth.year', '91'],
  );
  assert.deepEqual(typedIn(form, fields), {
    one: ['unknown'],
    some: ['b', 'not-said'],
    given: [' Ana '],
    'birth.year': ['91'],
  });
});

test('leaves out what was never offered, other fields, and a second answer to one question', () => {
  const form = formOf(
    ['one', 'z'],
    ['one', 'a'],
    ['one', 'unknown'],
    ['some', 'unknown'],
    ['constructor', 'x'],
    ['__proto__', 'x'],
  );
  assert.deepEqual(typedIn(form, fields), { one: ['a'] });
});

test('a field holds 300 characters', () => {
  const typed = typedIn(formOf(['given', 'x'.repeat(100_000)]), fields);
  assert.equal(typed.given?.[0]?.length, 300);
});
