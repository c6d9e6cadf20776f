import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { anOrganisation, type TestApplication, testApplication } from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { refused } from '../../test/refused.ts';
import { receiptAgain, registerHousehold } from './contract.ts';

let puente: TestApplication;
before(async () => {
  puente = await testApplication();
  await anOrganisation(puente, 'Casa Ejemplo', true);
});
after(() => puente.close());

test('whoever holds the key of a form sees its receipt again, and registers nobody anew', async () => {
  const call = puente.callAs({ kind: 'anyone' });
  const submissionKey = randomUUID();
  const receipt = await call(registerHousehold, anaAndHerFamily({ submissionKey }));
  assert.deepEqual(await call(receiptAgain, { submissionKey }), receipt);
  assert.deepEqual(await call(receiptAgain, { submissionKey }), receipt);
});

test('another key shows nothing, not even whether there is something', async () => {
  const call = puente.callAs({ kind: 'anyone' });
  await assert.rejects(
    call(receiptAgain, { submissionKey: randomUUID() }),
    refused('registry.noSuchReceipt'),
  );
});
