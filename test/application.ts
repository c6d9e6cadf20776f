import { randomBytes, randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { foundOrganisation } from '#coordination/found-organisation.ts';
import type { Send } from '#outreach/send-messages.ts';
import type { Actor, Role } from '#platform/actor.ts';
import { openApplication, type RunningApplication } from '#platform/application.ts';
import { exportDatabase } from '#platform/backup/export-database.ts';
import { type Context, contextOf } from '#platform/context.ts';
import { keepContextKey } from '#platform/context-key.ts';
import { type Keyring, keyringOf } from '#platform/crypto/keyring.ts';
import { openDatabase } from '#platform/database.ts';
import type { Within } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { backgroundsOf, listeners, routesOf } from '../src/server/compose.ts';
import { runWaitingJobs } from '../src/server/jobs.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** A composed application on a database of its own, with the time in the test's hand. */
export interface TestApplication extends RunningApplication {
  database: TestDatabase;
  keyring: Keyring;
  /** What `now` gives; a test sets it. */
  clock: { now: Date };
  /** Runs work as an actor, as a use case would get it. */
  within<T>(actor: Actor, work: (context: Context) => Promise<T>): Promise<T>;
  /** Runs the jobs that wait, until none is left; messages go to `send`. */
  settle(send?: Send): Promise<void>;
  close(): Promise<void>;
}

export const system: Actor = { kind: 'system', task: 'test' };

/** The time of most tests: noon at UTC on 2026-11-02, a Monday. */
export const aMonday = new Date('2026-11-02T12:00:00Z');

/** Opens an application for a test file, on a database of its own if none is given; close it in `after`. */
export async function testApplication(
  settings: {
    demo?: boolean;
    publicUrl?: string | null;
    courtsFolder?: string;
    database?: TestDatabase;
    /** Of an application that was open on the same database before. */
    keyring?: Keyring;
  } = {},
): Promise<TestApplication> {
  const { demo = false, publicUrl = null, courtsFolder = null } = settings;
  const database = settings.database ?? (await testDatabase());
  const keyring = settings.keyring ?? keyringOf(randomBytes(32));
  await keepContextKey(database.url.migrator, keyring.key('row-security'));
  const connections = openDatabase(database.url.app, keyring.key('row-security'), 8);
  const clock = { now: aMonday };
  const parts = {
    database: connections,
    keyring,
    routes: routesOf({ demo, publicUrl, courtsFolder }),
    listeners,
    now: () => clock.now,
    demo,
    publicUrl,
    writeBackup: (to: Writable) =>
      exportDatabase(database.url.migrator, to, keyring.key('backups')),
  };
  const running = openApplication(parts);
  return {
    ...running,
    settle: async (send) => {
      const background = backgroundsOf({ send: send ?? null, address: 'https://puente.example/p' });
      await runWaitingJobs(running, background, database.url.worker);
      const within: Within = (work) =>
        connections.as(system, (tx) => work(contextOf(tx, system, parts)));
      for (const { works = {} } of background) {
        for (const { work } of Object.values(works)) await work(within);
      }
    },
    database,
    keyring,
    clock,
    within: (actor, work) => connections.as(actor, (tx) => work(contextOf(tx, actor, parts))),
    close: async () => {
      await connections.close();
      await database.drop();
    },
  };
}

/** An organisation for a test; the first that takes public requests receives them. */
export function anOrganisation(
  application: TestApplication,
  name: string,
  takesPublicRequests = false,
): Promise<string> {
  return application.within(system, (context) =>
    foundOrganisation(context, { name, kind: 'shelter', city: 'Tijuana', takesPublicRequests }),
  );
}

/** A member of staff with roles, as an actor. */
export async function aMember(
  application: TestApplication,
  organisationId: string,
  ...roles: Role[]
): Promise<Extract<Actor, { kind: 'staff' }>> {
  const staffId = randomUUID();
  await application.within(system, async ({ tx, now }) => {
    await tx.run(sql`
      insert into coordination.staff (staff_id, organisation_id, display_name, sign_in_name, joined_at)
      values (${staffId}, ${organisationId}, ${roles.join(' ')}, ${staffId}, ${now})`);
    await tx.run(sql`
      insert into coordination.staff_roles (staff_id, role)
      select ${staffId}, unnest(${roles}::text[])`);
  });
  return { kind: 'staff', staffId, organisationId, roles };
}
