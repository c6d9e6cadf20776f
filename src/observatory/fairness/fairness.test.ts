import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sql } from '#platform/sql.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../../test/application.ts';
import { aProgramme } from '../../../test/queue.ts';
import { type Fairness, fairness, fairnessTable } from '../contract.ts';
import { register } from './arrivals.fixture.ts';
import { countFairness } from './count-fairness.ts';

let puente: TestApplication;
let programmeId: string;
const anyone = { kind: 'anyone' } as const;
const ask = async (asOf?: string) =>
  (await puente.callAs(anyone)(fairness, { programmeId, asOf })).shown;
const count = () => puente.within(system, countFairness);

/** What was published, which must be there. */
async function published(asOf?: string): Promise<Fairness> {
  const shown = await ask(asOf);
  assert.ok(shown);
  return shown;
}

before(async () => {
  puente = await testApplication();
  const organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
  programmeId = await aProgramme(puente, await aMember(puente, organisationId, 'coordinator'));
  const registrar = await aMember(puente, organisationId, 'registrar');
  // Every second household arrives; of the last thirty nobody agreed to be counted.
  for (let at = 0; at < 90; at += 1) {
    await register(puente, registrar, {
      nationality: 'HND',
      language: at < 5 ? 'mam' : 'eng',
      isCounted: at < 60,
      arrivedOn: at % 2 === 0 ? '2026-11-20' : null,
    });
  }
});
after(() => puente.close());

const group = ({ dimensions }: Fairness, dimension: string, value: string) =>
  dimensions.find((one) => one.dimension === dimension)?.groups.find((one) => one.value === value);

test('before it was counted there is nothing, and of an unknown programme or day never', async () => {
  assert.equal(await ask(), null);
  await assert.rejects(puente.callAs(anyone)(fairnessTable, { programmeId }), {
    code: 'observatory.notCounted',
  });
  await count();
  const { shown } = await puente.callAs(anyone)(fairness, { programmeId: randomUUID() });
  assert.equal(shown, null);
  assert.equal(await ask('2026-10-26'), null);
});

test('before anybody could arrive there is nothing to tell', async () => {
  const shown = await published();
  assert.deepEqual(
    [shown.asOf, shown.all.households, shown.all.served],
    ['2026-11-02', null, null],
  );
  assert.equal(shown.compared, 0);
  assert.ok(shown.dimensions.every(({ groups }) => groups.length === 0));
});

test('counts those alone who agreed to be counted, rounded; a few stay hidden', async () => {
  puente.clock.now = new Date('2026-11-25T12:00:00Z');
  await count();
  const shown = await published();
  assert.equal(shown.asOf, '2026-11-23');
  const households = shown.all.households ?? 0;
  assert.equal(households % 5, 0);
  // Sixty agreed; 99 in 100 figures lie within 21 of the count.
  assert.ok(households >= 15 && households <= 105, String(households));
  assert.equal(group(shown, 'language', 'mam'), undefined);
  assert.ok(group(shown, 'way', 'desk'));
  const exact = await puente.within(system, ({ tx }) =>
    tx.rows<{ served: boolean; households: number }>(sql`
      select served, households::int from appointments.waits(${programmeId}, '2026-11-25')
      where dimension = 'all' and since is null order by served`),
  );
  assert.deepEqual(exact, [
    { served: false, households: 30 },
    { served: true, households: 30 },
  ]);
});

test('days run from the enrolment and from registering to the arrival, or to today', async () => {
  const days = await puente.within(system, ({ tx }) =>
    tx.rows<{ served: boolean; since: string; days: number }>(sql`
      select served, since, days from appointments.waits(${programmeId}, '2026-11-25')
      where dimension = 'all' and since is not null order by served, since`),
  );
  assert.deepEqual(days, [
    { served: false, since: 'enrolment', days: 2660 },
    { served: false, since: 'registration', days: 23 },
    { served: true, since: 'enrolment', days: 2655 },
    { served: true, since: 'registration', days: 18 },
  ]);
});

test('is counted once a week, the same for all: what happens meanwhile shows in the next', async () => {
  const before = await published();
  await puente.within(system, ({ tx, now }) =>
    tx.run(sql`update registry.consents set withdrawn_at = ${now} where purpose = 'statistics'`),
  );
  await count();
  assert.deepEqual(await ask(), before);
  puente.clock.now = new Date('2026-11-30T00:00:00Z');
  await count();
  assert.equal((await published()).all.households, null);
  assert.deepEqual(await ask('2026-11-23'), before, 'an earlier week stays as it was published');
});

test('two that count the same week at once leave one release', async () => {
  puente.clock.now = new Date('2026-12-07T00:10:00Z');
  await Promise.all([count(), count()]);
  assert.equal((await published()).asOf, '2026-12-07');
});

test('the file holds what is shown', async () => {
  const asOf = '2026-11-23';
  const shown = await published(asOf);
  const { name, content } = await puente.callAs(anyone)(fairnessTable, { programmeId, asOf });
  assert.equal(name, `puente-fairness-${asOf}.csv`);
  const rows: Record<string, string>[] = parse(Buffer.from(content, 'base64'), { columns: true });
  assert.ok(rows.every((row) => row.as_of === asOf));
  const told = rows.find(
    ({ group, measure }) => group === 'all' && measure === 'households',
  )?.figure;
  assert.equal(told, String(shown.all.households ?? '<10'));
  const reasons = rows.filter(({ part }) => part === 'overtakings');
  assert.equal(reasons.length, shown.overtakings.length);
  assert.ok(reasons.every(({ figure }) => figure === '<10'));
});
