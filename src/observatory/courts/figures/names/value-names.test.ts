import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasNames, nameOfValue } from './value-names.rules.ts';

test('names the codes of each list as the courts do', () => {
  assert.equal(nameOfValue('nationality', 'HO'), 'HONDURAS');
  assert.equal(nameOfValue('language', 'MAM'), 'MAM');
  assert.equal(nameOfValue('assigned_location', 'MPL'), 'MPP LAREDO,TEXAS - PORT OF ENTRY');
  assert.equal(nameOfValue('current_location', 'ENP'), 'MPP COURT EL PASO');
  assert.equal(nameOfValue('case_type', 'RMV'), 'Removal');
  assert.equal(nameOfValue('identifiers', 'MP|RM'), 'MIGRANT PROTECTION PROTOCOL|Remain in Mexico');
});

test('an unknown code, none, and a dimension without codes have no name', () => {
  assert.equal(nameOfValue('nationality', 'Q9'), '');
  assert.equal(nameOfValue('identifiers', 'Q9|Q8'), '');
  assert.equal(nameOfValue('nationality', ''), '');
  assert.equal(nameOfValue('outcome', 'relief'), '');
  assert.deepEqual(['nationality', 'outcome'].map(hasNames), [true, false]);
});
