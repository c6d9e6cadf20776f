import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { windDownLike } from '#pathways/index.ts';
import { sql } from '#platform/sql.ts';
import { readLeaf } from '#transparency/entry.rules.ts';
import { leavesOf } from '#transparency/log.fixture.ts';
import { aMember, anOrganisation, system, testApplication } from '../../test/application.ts';
import { anOrder, aProgramme } from '../../test/queue.ts';
import { refused } from '../../test/refused.ts';
import { amendRules, programmeHistory, programmeRules } from './contract.ts';

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

test('another order for the same rules is a version more that moves nobody; the same order is none', async () => {
  const call = puente.callAs(coordinator);
  const facts = () =>
    puente.within(system, ({ tx }) =>
      tx.rows<{ name: string }>(sql`
        select name from platform.facts
        where subject_id = ${programmeId} and name in ('queue.programmeAmended', 'queue.rulesConfirmed')
        order by position`),
    );
  const [current] = (await call(programmeRules, { programmeId })).versions;
  assert.ok(current);
  const again = { programmeId, rules: current.rules, after: current.version };
  const read = { ...current.source, retrieved: '2026-11-02', says: 'Quoted otherwise.' };
  await assert.rejects(call(amendRules, { ...again, source: read }), refused('queue.sameRules'));
  const source = { ...anOrder, name: 'Invented order that confirms' };
  assert.deepEqual(await call(amendRules, { ...again, source }), { version: 3 });
  await assert.rejects(
    call(amendRules, { ...again, source, after: null }),
    refused('queue.sameRules'),
  );
  const { versions } = await call(programmeRules, { programmeId });
  assert.deepEqual(
    versions.map((one) => one.source.name),
    [source.name, current.source.name, anOrder.name],
  );
  assert.deepEqual(versions[0]?.rules, current.rules);
  assert.deepEqual(
    (await facts()).map(({ name }) => name),
    ['queue.programmeAmended', 'queue.rulesConfirmed'],
  );
  const { steps } = await call(programmeHistory, { programmeId });
  assert.deepEqual([steps[0]?.fact, steps[0]?.order], ['queue.rulesConfirmed', source.name]);
  const entries = (await leavesOf({ puente }, programmeId)).map(readLeaf);
  const amended = entries.flatMap((entry) => (entry?.kind === 'rule.amended' ? [entry] : []));
  assert.deepEqual(
    amended.map(({ version }) => version),
    [2, 3],
    'everybody can read that it was decided',
  );
  assert.notEqual(amended[0]?.sourceHash, amended[1]?.sourceHash);
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
  assert.equal(versions.length, 3, 'nothing was kept');
});
