import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type KnownPerson, matchPerson, type PersonMarks } from './match-person.rules.ts';

const ana: PersonMarks = {
  aNumber: '200123456',
  givenNames: 'Ana María',
  surnames: 'López Cruz',
  birthDate: '1988-03-20',
  birthPrecision: 'day',
};
const known = (marks: Partial<PersonMarks> = {}, id = 'ana'): KnownPerson => ({
  ...ana,
  ...marks,
  id,
});
const match = (row: Partial<PersonMarks>, ...family: readonly KnownPerson[]) =>
  matchPerson({ ...ana, ...row }, family);
const same = (id = 'ana') => ({ kind: 'same', id });
const fresh = (reason: string | null, ...likeIds: string[]) => ({ kind: 'new', reason, likeIds });
const noBirth = { birthDate: null, birthPrecision: 'unknown' } as const;

describe('the same person', () => {
  test('all three agree, in capitals without accents', () => {
    assert.deepEqual(match({ givenNames: 'ANA MARIA', surnames: 'LOPEZ CRUZ' }, known()), same());
  });
  test('name and birth date agree, the number is new', () => {
    assert.deepEqual(match({}, known({ aNumber: null })), same());
  });
  test('number and name agree, the birth date is mended by one slip', () => {
    assert.deepEqual(match({ birthDate: '1988-03-02' }, known()), same());
    assert.deepEqual(match({}, known(noBirth)), same());
  });
  test('number and birth date agree, a surname is left out or spelled by ear', () => {
    assert.deepEqual(match({ surnames: 'López' }, known()), same());
    assert.deepEqual(match({ surnames: 'Lópes Crus' }, known()), same());
  });
});

describe('a new person, with a warning', () => {
  test('two candidates', () => {
    assert.deepEqual(
      match({ aNumber: null }, known(), known({ aNumber: '200999999' }, 'other')),
      fresh('two-candidates', 'ana', 'other'),
    );
  });
  test('a twin', () => {
    assert.deepEqual(
      match({ givenNames: 'Luisa', aNumber: '200123457' }, known()),
      fresh('twin', 'ana'),
    );
  });
  test('a twin with the number of the other', () => {
    assert.deepEqual(match({ givenNames: 'Luisa' }, known()), fresh('a-number-of-another', 'ana'));
  });
  test("a parent's namesake", () => {
    assert.deepEqual(
      match({ birthDate: '2015-03-20', aNumber: null }, known()),
      fresh('namesake', 'ana'),
    );
    assert.deepEqual(match({ ...noBirth, aNumber: null }, known()), fresh('namesake', 'ana'));
  });
  test('the number alone', () => {
    assert.deepEqual(
      match({ givenNames: 'Luis', surnames: 'Paz', ...noBirth }, known()),
      fresh('a-number-of-another', 'ana'),
    );
  });
  test('another number', () => {
    assert.deepEqual(match({ aNumber: '200999999' }, known()), fresh('a-number-differs', 'ana'));
  });
  test('an uncertain birth date never counts as agreeing', () => {
    assert.deepEqual(
      match({ aNumber: null, birthPrecision: 'uncertain' }, known()),
      fresh('namesake', 'ana'),
    );
  });
});

test('nobody alike is a new person without a word', () => {
  const luis = { aNumber: null, givenNames: 'Luis', surnames: 'Paz', birthDate: '2001-01-01' };
  assert.deepEqual(match(luis, known()), fresh(null));
  assert.deepEqual(match({}), fresh(null));
});

const marks = fc.record({
  aNumber: fc.constantFrom(null, '200000001', '200000002'),
  givenNames: fc.constantFrom('Ana', 'Luis', 'ANA'),
  surnames: fc.constantFrom('López', 'Lopez Cruz', 'Paz'),
  birthDate: fc.constantFrom('1988-03-20', '1988-03-21', '2015-01-01'),
  birthPrecision: fc.constantFrom<PersonMarks['birthPrecision']>('day', 'uncertain'),
});
const family = fc
  .array(marks, { maxLength: 4 })
  .map((all) => all.map((one, at) => ({ ...one, id: String(at) })));

test('the order of the family never changes who it is', () => {
  fc.assert(
    fc.property(marks, family, (row, people) => {
      const [one, other] = [matchPerson(row, people), matchPerson(row, people.toReversed())];
      assert.equal(one.kind, other.kind);
      if (one.kind === 'same' && other.kind === 'same') assert.equal(one.id, other.id);
    }),
  );
});

test('another number, or whole birth dates years apart, is never the same person', () => {
  fc.assert(
    fc.property(marks, marks, (row, other) => {
      const found = matchPerson(row, [{ ...other, id: 'x' }]);
      const numbersDiffer =
        row.aNumber !== null && other.aNumber !== null && row.aNumber !== other.aNumber;
      const yearsApart = row.birthDate.slice(0, 4) !== other.birthDate.slice(0, 4);
      if (numbersDiffer || yearsApart) assert.equal(found.kind, 'new');
    }),
  );
});

test('who is known completely is found again', () => {
  fc.assert(
    fc.property(marks, (row) => {
      const whole = { ...row, aNumber: '200000009' };
      assert.deepEqual(matchPerson(whole, [{ ...whole, id: 'x' }]), { kind: 'same', id: 'x' });
    }),
  );
});
