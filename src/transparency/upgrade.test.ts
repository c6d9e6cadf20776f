import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Context } from '#platform/context.ts';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { sql } from '#platform/sql.ts';
import { aMember, anOrganisation, system, testApplication } from '../../test/application.ts';
import { emptyDatabase } from '../../test/database.ts';
import { familyOf } from '../../test/queue.ts';
import { verifyLog } from '../verifier/verify-log.rules.ts';
import { commitTo } from './commit-to.ts';
import type { Facts } from './commitment.rules.ts';
import * as contracts from './contract.ts';
import { originOf, ticketEntry, ticketTravelled } from './index.ts';
import { keepKeyOfLog } from './keys.store.ts';
import { factsOf, fileOf, type LoggingApplication, logged } from './log.fixture.ts';
import { readLogFile } from './log-file.rules.ts';
import { keepLog } from './logs.store.ts';
import { sealOpening } from './opening-seal.ts';
import { sequenceLog } from './sequence-log.ts';
import { textOfKey } from './signed-note.rules.ts';
import { keyNamed, signingKeyToBegin } from './signing-key.ts';

/** What version 0013 left: a log of `puente-log/1`, its tickets with one commitment to all their facts. */
const logId = randomUUID();
const households = Array.from({ length: 4 }, () => randomUUID());
const numbers = households.map((_, at) => `OLD${at}`);
const all = readMigrations();
let application: LoggingApplication;

before(async () => {
  const database = await emptyDatabase();
  await migrate(
    database.url,
    all.filter(({ name }) => name < '0014'),
  );
  const puente = await testApplication({ database });
  const organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
  application = { puente, coordinator: await aMember(puente, organisationId, 'coordinator') };
  await puente.within(system, (context) => writeAsBefore(context, organisationId));
  await migrate(database.url, all);
});
after(() => application.puente.close());

async function writeAsBefore(context: Context, organisationId: string): Promise<void> {
  const origin = originOf(logId);
  const signing = await signingKeyToBegin(context);
  const log = { logId, organisationId, name: 'Before', origin, lastOn: '2026-11-02' };
  assert.ok(await keepLog(context.tx, log));
  const key = keyNamed(origin, signing);
  await keepKeyOfLog(context.tx, logId, signing.number, textOfKey(key));
  const rule = { classes: ['urgent', 'normal'], seed: 's', leadDays: 3 };
  await pend(context, { kind: 'log.begun', programme: logId, rule, format: 'puente-log/1' });
  await pend(context, { kind: 'key.added', keyId: key.id, publicKey: textOfKey(key) });
  for (const [at, ticket] of numbers.slice(0, 3).entries()) {
    const householdId = households[at] ?? '';
    await pend(context, { kind: 'ticket.given', ticket }, factsOf(ticket), householdId);
    const slot = { what: 'slot', ticket, port: '2301', day: '2026-11-05', plan: null };
    await pend(context, { kind: 'sealed' }, slot, householdId);
    const travel = { ticket, householdId, travelledOn: '2026-11-05', size: 4 };
    await ticketTravelled(context, logId, travel);
  }
  await sequenceLog(context, logId);
  // The last waited for its position when the new version came.
  const [ticket = ''] = numbers.slice(3);
  await pend(context, { kind: 'ticket.given', ticket }, factsOf(ticket), households[3]);
}

/** A row that waits, with the one opening that there was. */
async function pend(
  { tx, keyring }: Context,
  entry: Facts,
  facts?: Facts & { ticket: string },
  householdId?: string,
): Promise<void> {
  const openingId = facts ? randomUUID() : null;
  const { commitment, ...opening } = commitTo(facts ?? {});
  const text = JSON.stringify(facts ? { ...entry, commitment } : entry);
  await tx.run(sql`insert into transparency.pending (log_id, entry, on_day, opening_id)
    values (${logId}, ${text}, '2026-11-02', ${openingId})`);
  if (!facts || !openingId) return;
  const sealed = sealOpening(keyring, logId, openingId, { part: 'commitment', ...opening });
  await tx.run(sql`insert into transparency.openings (log_id, opening_id, household_id, ticket, sealed)
    values (${logId}, ${openingId}, ${householdId}, ${facts.ticket}, ${sealed})`);
}

test('a log of the form before goes on, and says plainly what is not understood', async () => {
  const { puente } = application;
  const kept = readLogFile(await fileOf(application, logId)).checkpoints.at(-1) ?? null;
  const changed = factsOf('OLD0', 3);
  const given = factsOf('NEW');
  await logged(
    application,
    logId,
    ticketEntry(households[0] ?? '', changed, (committed) => ({
      kind: 'ticket.changed',
      ...committed,
      reason: 'household_changed',
    })),
    ticketEntry(randomUUID(), given, (committed) => ({ kind: 'ticket.given', ...committed })),
  );
  puente.clock.now = new Date('2026-12-06T12:00:00Z');
  const text = await fileOf(application, logId);
  const file = readLogFile(text);
  const { faults, sealed, size, holds } = verifyLog(file, kept);
  assert.deepEqual(faults, []);
  assert.equal(size, 2 + 6 + 1 + 2);
  assert.ok(holds.some(({ code }) => code === 'sinceHolds'));
  assert.equal(sealed.find(({ code }) => code === 'otherVersion')?.values.count, 4);
  // What opened class and day along with the size is not given to the public any more; days are.
  assert.doesNotMatch(text, /enrolledOn/);
  assert.deepEqual(
    file.openings.map(({ part, facts }) => [part, facts.ticket]),
    [
      ['commitment', 'OLD0'],
      ['commitment', 'OLD1'],
      ['commitment', 'OLD2'],
      ['travel', 'OLD0'],
    ],
  );
});

test('a family keeps what opens its entry of the form before', async () => {
  const family = application.puente.callAs(familyOf(households[3] ?? ''));
  const { logs } = await family(contracts.myTicketEntries, {});
  const [entry] = logs[0]?.entries ?? [];
  assert.match(entry?.leaf ?? '', /"ticket":"OLD3"/);
  assert.deepEqual(entry?.openings[0]?.facts, factsOf('OLD3'));
});
