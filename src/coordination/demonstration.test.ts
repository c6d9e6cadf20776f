import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApplication } from '#platform/application.ts';
import { aMember, anOrganisation, system, testApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import { routesOf } from '../server/compose.ts';
import { asAnyone } from './coalition.fixture.ts';
import * as contracts from './contract.ts';
import { markAsDemonstration } from './demonstration.ts';

test('outside the demonstration no route enters as somebody, even where the data says it is one', async () => {
  const puente = await testApplication();
  try {
    const organisationId = await anOrganisation(puente, 'Albergue Ejemplo');
    const { staffId } = await aMember(puente, organisationId, 'administrator');
    await puente.within(system, markAsDemonstration);
    const unknown = refused('platform.noSuchRoute');
    await assert.rejects(asAnyone(puente)(contracts.enterAsDemo, { staffId }), unknown);
    await assert.rejects(asAnyone(puente)(contracts.listDemoStaff, {}), unknown);
    assert.ok(routesOf({ demo: false }).every(({ contract }) => !/demo/i.test(contract.name)));
  } finally {
    await puente.close();
  }
});

test('in the demonstration one click enters, only where its data is marked as invented', async () => {
  const puente = await testApplication();
  try {
    const demo = openApplication({
      ...puente.parts,
      demo: true,
      routes: routesOf({ demo: true }),
    });
    const anyone = demo.callAs({ kind: 'anyone' });
    const organisationId = await anOrganisation(puente, 'Albergue Ejemplo');
    const { staffId } = await aMember(puente, organisationId, 'registrar');
    await assert.rejects(
      anyone(contracts.enterAsDemo, { staffId }),
      refused('coordination.noSuchPerson'),
    );
    await puente.within(system, markAsDemonstration);
    const { staff } = await anyone(contracts.listDemoStaff, {});
    assert.deepEqual(
      staff.map((member) => member.staffId),
      [staffId],
    );
    const { session } = await anyone(contracts.enterAsDemo, { staffId });
    const { actor } = await demo.visit(session);
    assert.ok(actor.kind === 'staff' && actor.staffId === staffId);
  } finally {
    await puente.close();
  }
});
