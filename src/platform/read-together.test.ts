import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  householdPage,
  myHousehold,
  openMyPlace,
  registerHousehold,
  whoHasLooked,
} from '#registry/contract.ts';
import {
  aMember,
  anOrganisation,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import { Problem } from './problem.ts';
import { sql } from './sql.ts';

let puente: TestApplication;
let session: string;
let householdId: string;
before(async () => {
  puente = await testApplication();
  await anOrganisation(puente, 'Albergue Ejemplo', true);
  const anyone = puente.callAs({ kind: 'anyone' });
  const receipt = await anyone(registerHousehold, anaAndHerFamily());
  householdId = receipt.householdId;
  const { folio, words } = receipt;
  session = (await anyone(openMyPlace, { folio, words: words.join(' ') })).session;
});
after(() => puente.close());

test('what a family’s page asks for in one breath is answered as if each were asked alone', async () => {
  const { call } = await puente.visit(session);
  const [together, looks, again] = await Promise.all([
    call(myHousehold, {}),
    call(whoHasLooked, {}),
    call(myHousehold, {}),
  ]);
  assert.equal(together.householdId, householdId);
  assert.deepEqual(together, await call(myHousehold, {}));
  assert.deepEqual(again, together);
  assert.deepEqual(looks, await call(whoHasLooked, {}));
});

test('one that is refused leaves the others answered', async () => {
  const { call } = await puente.visit(session);
  const [refused, answered] = await Promise.allSettled([
    call(householdPage, { householdId: randomUUID() }),
    call(myHousehold, {}),
  ]);
  assert.ok(refused.status === 'rejected' && refused.reason instanceof Problem);
  assert.equal(refused.reason.code, 'platform.notYourRole');
  assert.ok(answered.status === 'fulfilled');
});

test('work that goes on after its transaction failed reaches nobody else’s', async () => {
  const organisation = await anOrganisation(puente, 'Otra');
  const member = await aMember(puente, organisation, 'registrar');
  const late = Promise.withResolvers<unknown>();
  const failed = puente.within(member, async ({ tx }) => {
    const slow = async () => {
      await tx.run(sql`select 1`);
      await tx.run(sql`select 2`);
      for (let more = 0; more < 10_000; more += 1) await tx.run(sql`select 3`);
    };
    slow().then(() => late.resolve('never refused'), late.resolve);
    await tx.run(sql`select 1/0`);
  });
  await assert.rejects(failed);
  const end = await late.promise;
  assert.ok(end instanceof Error && !/aborted/.test(end.message), String(end));
});
