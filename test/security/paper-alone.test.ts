import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { routesOf } from '../../src/server/compose.ts';
import { system, type TestApplication, testApplication } from '../application.ts';
import { familyOf } from '../queue.ts';
import { aCoalition, type Coalition } from './coalition.ts';

/** Who took a family's paper has its folio and words, and not its own fact: no day opens, nor where it is. */
let puente: TestApplication;
let coalition: Coalition;
before(async () => {
  puente = await testApplication();
  coalition = await aCoalition(puente);
  // Days that are nothing else, at a port whose clocks nothing else goes by.
  await puente.within(system, async ({ tx }) => {
    const place = sql`port = '2604', time_zone = 'America/Hermosillo'`;
    await tx.run(sql`update appointments.slots set day = '2026-12-29', ${place}`);
    await tx.run(sql`update appointments.stand_by_asks set day = '2026-12-30', ${place}`);
  });
});
after(() => puente.close());

const ofFamilies = routesOf({ demo: false, publicUrl: null })
  .map(({ contract }) => contract)
  .filter(({ may, method }) => method === 'GET' && may.includes('family'))
  .map(({ name }) => name);
const told = /2026-12-(29|30)|"2604"|Hermosillo/;

const answerOf = async (name: string, proofs: Record<string, boolean>) => {
  const { householdId = '' } = coalition.ids;
  return JSON.stringify(await puente.answer(familyOf(householdId, proofs), name, coalition.ids));
};

test('the search would find them: its own fact opens day and port', async () => {
  for (const name of ['appointments.mySlots', 'appointments.myStandBy']) {
    assert.match(await answerOf(name, { day: true }), told);
  }
});

for (const name of ofFamilies) {
  test(`${name} tells neither day nor port to who has the paper alone`, async () => {
    assert.doesNotMatch(await answerOf(name, {}), told);
  });
}
