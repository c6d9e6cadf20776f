import assert from 'node:assert/strict';
import type { Role } from '#platform/actor.ts';
import type { Call } from '#platform/call.ts';
import { system, type TestApplication } from '../../test/application.ts';
import * as contracts from './contract.ts';
import { codeAt } from './one-time-code.ts';
import { setUpLink } from './set-up-link.ts';

/** Somebody of an invented coalition, with all they know to sign in. */
export interface Enrolled {
  staffId: string;
  organisationId: string;
  signInName: string;
  secret: string;
  session: string;
}

/** A passphrase that the rules take. */
export const passphrase = 'río verde tres puentes lentos';

/** Calls routes as nobody. */
export function asAnyone(puente: TestApplication): Call {
  return puente.callAs({ kind: 'anyone' });
}

/** Calls routes with a session, as the web does. */
export async function withSession(puente: TestApplication, session: string): Promise<Call> {
  return (await puente.visit(session)).call;
}

/** A fresh set-up link, as `puente start` prints it. */
export async function printedLink(puente: TestApplication): Promise<string> {
  const link = await puente.within(system, setUpLink);
  assert.ok(link);
  return link.token;
}

/** What somebody sends who chose a passphrase, for the link they hold. */
export async function wayInFor(puente: TestApplication, token: string) {
  const { enrolment } = await asAnyone(puente)(contracts.openLink, { token });
  const code = codeAt(enrolment.secret, puente.clock.now);
  const wayIn = { way: 'passphrase', passphrase, enrolment: enrolment.sealed, code } as const;
  return { secret: enrolment.secret, wayIn };
}

/** Sets the coalition up: its founding organisation and Jimena, who administers it. */
export async function setUp(puente: TestApplication): Promise<Enrolled> {
  const token = await printedLink(puente);
  const { secret, wayIn } = await wayInFor(puente, token);
  const { session } = await asAnyone(puente)(contracts.completeSetUp, {
    token,
    organisation: { name: 'Coalición Ejemplo', kind: 'coordination', city: 'Ciudad de México' },
    person: { displayName: 'Jimena', signInName: 'Jimena@ejemplo.org' },
    wayIn,
  });
  return enrolled(puente, session, secret);
}

/** Somebody new, invited by an administrator. */
export async function joined(
  puente: TestApplication,
  by: Enrolled,
  signInName: string,
  ...roles: Role[]
): Promise<Enrolled> {
  const call = await withSession(puente, by.session);
  const { token } = await call(contracts.invite, { roles });
  return accepted(puente, token, signInName);
}

/** Another organisation, founded by Jimena, with its first administrator. */
export async function anotherOrganisation(
  puente: TestApplication,
  by: Enrolled,
  name: string,
  signInName: string,
): Promise<Enrolled> {
  const call = await withSession(puente, by.session);
  const organisation = { name, kind: 'shelter', city: 'Tijuana' } as const;
  const { organisationId } = await call(contracts.foundOrganisation, { organisation });
  const { token } = await call(contracts.invite, { organisationId, roles: ['administrator'] });
  return accepted(puente, token, signInName);
}

/** Accepts an invitation with a passphrase. */
export async function accepted(
  puente: TestApplication,
  token: string,
  signInName: string,
): Promise<Enrolled> {
  const { secret, wayIn } = await wayInFor(puente, token);
  const person = { displayName: signInName, signInName };
  const { session } = await asAnyone(puente)(contracts.acceptInvitation, { token, person, wayIn });
  return enrolled(puente, session, secret);
}

async function enrolled(puente: TestApplication, session: string, secret: string) {
  const call = await withSession(puente, session);
  const { staffId, organisationId, signInName } = await call(contracts.myAccount, {});
  return { staffId, organisationId, signInName, secret, session };
}

/** Moves the clock on, so that codes are fresh. */
export function wait(puente: TestApplication, seconds: number): void {
  puente.clock.now = new Date(puente.clock.now.getTime() + seconds * 1000);
}
