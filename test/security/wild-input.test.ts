import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, type Caller, roles } from '#platform/actor.ts';
import type { Contract } from '#platform/contract.ts';
import { Problem } from '#platform/problem.ts';
import { routesOf } from '../../src/server/compose.ts';
import { aMember, system, type TestApplication, testApplication } from '../application.ts';
import { arbitraryInput } from './arbitrary-input.ts';
import { aCoalition, type Coalition } from './coalition.ts';

/**
 * Whatever is sent to any route, by anybody who may call it, is answered or refused by a code of ours:
 * never an error of the database or of the language, whose message could hold what was sent.
 */
const contracts = routesOf({ demo: false, publicUrl: null }).map(({ contract }) => contract);

let puente: TestApplication;
let coalition: Coalition;
const callers = new Map<Caller, Actor>();
before(async () => {
  puente = await testApplication();
  coalition = await aCoalition(puente);
  callers.set('anyone', { kind: 'anyone' });
  callers.set('system', system);
  for (const role of roles) callers.set(role, await aMember(puente, coalition.ours, role));
});
after(() => puente.close());

for (const contract of contracts) {
  test(`${contract.name} answers or refuses whatever it is sent`, async () => {
    const inputs = arbitraryInput(contract.input, known());
    for (const caller of contract.may) await sendMany(contract, caller, inputs);
  });
}

const known = () => ({
  ...coalition.ids,
  folio: coalition.receipt.folio,
  timeZone: 'America/Tijuana',
  port: '2301',
  ports: '2301',
  enrolledOn: '2019-08-14',
  situation: 'ACTIVE-HEAR',
  value: '+526641234567',
  language: 'spa',
  criteria: 'V-PREG',
});

/** Every caller of the contract sends some; each call at a new hour, so that no allowance runs out. */
async function sendMany(contract: Contract, caller: Caller, inputs: fc.Arbitrary<unknown>) {
  const actor = caller === 'family' ? coalition.family : callers.get(caller);
  assert.ok(actor, caller);
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      puente.clock.now = new Date(puente.clock.now.getTime() + 3_600_000);
      try {
        contract.output.parse(await puente.answer(actor, contract.name, input));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        assert.match(error.code, /^[a-z]+\.[a-zA-Z]+$/);
        assert.ok(!JSON.stringify(error.details).includes('Paz'), 'it repeats what was sent');
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}
