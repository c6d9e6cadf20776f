import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import {
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';

let puente: TestApplication;
before(async () => {
  puente = await testApplication();
});
after(() => puente.close());

const anyone = { kind: 'anyone' } as const;
const register = (input = anaAndHerFamily()) =>
  puente.callAs(anyone)(contracts.registerHousehold, input);

test('before a coalition takes requests, the form says so and keeps nothing', async () => {
  await assert.rejects(register(), refused('registry.notOpenYet'));
});

test('a household is registered whole, and the same form again gives the same receipt', async () => {
  await anOrganisation(puente, 'Albergue Ejemplo', true);
  const form = anaAndHerFamily();
  const receipt = await register(form);
  assert.equal(receipt.words.length, 6);
  assert.deepEqual(await register(form), receipt);
  const kept = await puente.within(system, ({ tx }) =>
    tx.first<{ people: number; enrolments: number; facts: number; holds: boolean }>(sql`
      select (select count(*) from registry.people p where p.household_id = h.household_id) as people,
        (select count(*) from registry.enrolments e where e.household_id = h.household_id) as enrolments,
        (select count(*) from platform.facts f where f.subject_id = h.household_id) as facts,
        platform.chain_holds(h.household_id) as holds
      from registry.households h where folio = ${receipt.folio}`),
  );
  assert.deepEqual(kept, { people: 4, enrolments: 2, facts: 1, holds: true });
});

test('pressing twice at once registers once', async () => {
  const form = anaAndHerFamily();
  const receipts = await Promise.all([register(form), register(form), register(form)]);
  assert.equal(new Set(receipts.map(({ folio }) => folio)).size, 1);
});
