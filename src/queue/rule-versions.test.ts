import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { windDownLike } from '#pathways/index.ts';
import { aMember, anOrganisation, testApplication } from '../../test/application.ts';
import { anOrder, aProgramme } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import { amendRules, programmeRules } from './contract.ts';

const puente = await testApplication();
after(() => puente.close());
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const coordinator = await aMember(puente, ours, 'coordinator');
const other = await aMember(puente, await anOrganisation(puente, 'Casa Ejemplo'), 'coordinator');
const programmeId = await aProgramme(puente, coordinator);

const rules = windDownLike({
  programme: 'invented',
  phaseOneFrom: '2026-11-01',
  phaseTwoFrom: '2026-11-02',
  to: null,
  phaseOneSource: anOrder,
  phaseTwoSource: anOrder,
});

test('every version of the rules is kept with its order, its moment and who decided', async () => {
  const source = { ...anOrder, name: 'Invented order of a second phase' };
  await puente.callAs(coordinator)(amendRules, { programmeId, rules, source, after: 1 });
  const { versions, listed } = await puente.callAs(coordinator)(programmeRules, { programmeId });
  assert.deepEqual(
    versions.map((one) => [one.version, one.source.name, one.rules.phases[1]?.from]),
    [
      [2, 'Invented order of a second phase', '2026-11-02'],
      [1, anOrder.name, '2027-01-01'],
    ],
  );
  assert.ok(versions.every(({ decidedBy }) => decidedBy !== ''));
  assert.deepEqual(versions[0]?.decidedAt, puente.clock.now);
  assert.equal(listed, 0);
});

test('another organisation reads them as if there were none', async () => {
  await assert.rejects(
    puente.callAs(other)(programmeRules, { programmeId }),
    refused('queue.noSuchProgramme'),
  );
});

test('who read an older version is told; a phase that ends before it begins is refused', async () => {
  const amend = (change: { after?: number; rules: typeof rules }) =>
    puente.callAs(coordinator)(amendRules, { programmeId, source: anOrder, ...change });
  await assert.rejects(amend({ rules, after: 1 }), refused('queue.rulesMovedOn'));
  const phases = rules.phases.map((phase) => ({ ...phase, to: '2026-11-01' }));
  await assert.rejects(amend({ rules: { ...rules, phases } }), (error: unknown) => {
    refused('platform.checkTheFields')(error);
    const { fields } = error as { fields: { field: string; code: string }[] };
    assert.deepEqual(fields, [{ field: 'rules.phases.1.to', code: 'queue.endsBeforeStart' }]);
    return true;
  });
  const { versions } = await puente.callAs(coordinator)(programmeRules, { programmeId });
  assert.equal(versions.length, 2, 'nothing was kept');
});
