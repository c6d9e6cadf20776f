import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import type { Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { anOrganisation, type TestApplication, testApplication } from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';

let puente: TestApplication;
let anyone: Call;
before(async () => {
  puente = await testApplication();
  anyone = puente.callAs({ kind: 'anyone' });
  await anOrganisation(puente, 'Albergue Ejemplo', true);
});
after(() => puente.close());

async function opened(receipt: { folio: string; words: string[] }): Promise<Call> {
  const place = await anyone(contracts.openMyPlace, {
    folio: receipt.folio,
    words: receipt.words.join(' '),
  });
  return (await puente.visit(place.session)).call;
}

test('folio and words open the place; wrong words and a folio of nobody are refused alike', async () => {
  const receipt = await anyone(contracts.registerHousehold, anaAndHerFamily());
  const call = await opened(receipt);
  assert.equal((await call(contracts.myHousehold, {})).folio, receipt.folio);
  const refusal = async (folio: string) => {
    const words = 'uno dos tres cuatro cinco seis';
    const error: unknown = await anyone(contracts.openMyPlace, { folio, words }).catch((e) => e);
    assert.ok(error instanceof Problem);
    return { code: error.code, kind: error.kind, details: error.details, waits: error.waits };
  };
  assert.deepEqual(await refusal(receipt.folio), await refusal('33333333'));
  await opened(receipt);
});

test('my place shows no need, number or other adult’s answer', async () => {
  const form = anaAndHerFamily();
  const call = await opened(await anyone(contracts.registerHousehold, form));
  const unproven = await call(contracts.myHousehold, {});
  assert.equal(unproven.people[0]?.answers, null);
  await assert.rejects(
    call(contracts.proveOpeningFact, { answer: 'Quetzaltenango' }),
    refused('registry.openingFactDiffers'),
  );
  await call(contracts.proveOpeningFact, { answer: ' totonicapan' });
});

test('the fact opens the day for the visit that proved it', async () => {
  const receipt = await anyone(contracts.registerHousehold, anaAndHerFamily());
  const place = await anyone(contracts.openMyPlace, {
    folio: receipt.folio,
    words: receipt.words.join(' '),
  });
  const before = await puente.visit(place.session);
  await before.call(contracts.proveOpeningFact, { answer: 'TOTONICAPÁN' });
  const visit = await puente.visit(place.session);
  const household = await visit.call(contracts.myHousehold, {});
  assert.equal(household.dayOpened, true);
  assert.deepEqual(household.people[0]?.answers?.aNumberEndings, ['671']);
  const text = JSON.stringify(household);
  for (const secret of ['V-HEAD1', '8681234567', 'prima@example.org', '012345671']) {
    assert.ok(!text.includes(secret), secret);
  }
  const [, bruno, , domingo] = household.people;
  assert.notEqual(bruno?.answers, null);
  assert.equal(domingo?.answers, null);
  const other: Actor = { kind: 'anyone' };
  assert.deepEqual((await puente.visit(undefined)).actor, other);
});
