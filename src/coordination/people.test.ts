import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { type TestApplication, testApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import {
  accepted,
  anotherOrganisation,
  asAnyone,
  type Enrolled,
  joined,
  setUp,
  wait,
  wayInFor,
  withSession,
} from './coalition.fixture.ts';
import * as contracts from './contract.ts';

let puente: TestApplication;
let jimena: Enrolled;
before(async () => {
  puente = await testApplication();
  jimena = await setUp(puente);
});
after(() => puente.close());

const asJimena = () => withSession(puente, jimena.session);

test('an invitation opens once, with the roles it was made for', async () => {
  const { token } = await (await asJimena())(contracts.invite, {
    roles: ['registrar', 'coordinator', 'registrar'],
  });
  const rosa = await accepted(puente, token, 'rosa');
  const { actor } = await puente.visit(rosa.session);
  assert.ok(actor.kind === 'staff');
  assert.deepEqual(actor.roles, ['coordinator', 'registrar']);
  await assert.rejects(wayInFor(puente, token), refused('coordination.linkEnded'));
});

test('an invitation used by two at once takes in one', async () => {
  const { token } = await (await asJimena())(contracts.invite, { roles: ['observer'] });
  const { wayIn } = await wayInFor(puente, token);
  const ends = await Promise.allSettled(
    ['uno', 'dos-', 'tres'].map((signInName) =>
      asAnyone(puente)(contracts.acceptInvitation, {
        token,
        person: { displayName: signInName, signInName },
        wayIn,
      }),
    ),
  );
  assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('an invitation ends after 72 hours, or when it is withdrawn', async () => {
  const call = await asJimena();
  const old = await call(contracts.invite, { roles: ['observer'] });
  const withdrawn = await call(contracts.invite, { roles: ['observer'], label: 'Para Tomás' });
  const { invitations } = await call(contracts.listPeople, {});
  assert.ok(invitations.some(({ label }) => label === 'Para Tomás'));
  await call(contracts.withdrawInvitation, { linkId: withdrawn.linkId });
  await assert.rejects(wayInFor(puente, withdrawn.token), refused('coordination.linkEnded'));
  const start = puente.clock.now;
  wait(puente, 72 * 3600);
  await assert.rejects(wayInFor(puente, old.token), refused('coordination.linkEnded'));
  puente.clock.now = start;
});

test('an invitation is no set-up link and no recovery', async () => {
  const { token } = await (await asJimena())(contracts.invite, { roles: ['observer'] });
  const { wayIn } = await wayInFor(puente, token);
  await assert.rejects(
    asAnyone(puente)(contracts.completeSetUp, {
      token,
      organisation: { name: 'Usurpada', kind: 'other' },
      person: { displayName: 'x', signInName: 'usurper' },
      wayIn,
    }),
    refused('coordination.linkEnded'),
  );
  await assert.rejects(
    asAnyone(puente)(contracts.enrolAnew, { token, wayIn }),
    refused('coordination.linkEnded'),
  );
});

test('a sign-in name belongs to one person, however it is written', async () => {
  const { token } = await (await asJimena())(contracts.invite, { roles: ['observer'] });
  const { wayIn } = await wayInFor(puente, token);
  const person = { displayName: 'Otra', signInName: ' JIMENA@EJEMPLO.ORG ' };
  await assert.rejects(
    asAnyone(puente)(contracts.acceptInvitation, { token, person, wayIn }),
    refused('coordination.signInNameTaken'),
  );
});

test('the last administrator can neither go nor lose the role, even two at the same moment', async () => {
  const call = await asJimena();
  const { staffId } = jimena;
  await assert.rejects(
    call(contracts.removePerson, { staffId }),
    refused('coordination.lastAdministrator'),
  );
  await assert.rejects(
    call(contracts.changeRoles, { staffId, roles: ['observer'] }),
    refused('coordination.lastAdministrator'),
  );
  const marta = await joined(puente, jimena, 'marta', 'administrator');
  const asMarta = await withSession(puente, marta.session);
  const ends = await Promise.allSettled([
    call(contracts.removePerson, { staffId: marta.staffId }),
    asMarta(contracts.removePerson, { staffId }),
  ]);
  assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1);
  if ((await puente.visit(jimena.session)).actor.kind === 'anyone') jimena = marta;
});

test('the database itself keeps the last administrator', async () => {
  const actor = { kind: 'staff', ...jimena, roles: ['administrator'] } as const;
  await assert.rejects(
    puente.within(actor, ({ tx }) =>
      tx.run(sql`delete from coordination.staff_roles where staff_id = ${jimena.staffId}`),
    ),
    /last administrator/,
  );
});

test('a role that is taken away is gone in a session that is open', async () => {
  const leo = await joined(puente, jimena, 'leo', 'administrator', 'registrar');
  const asLeo = await withSession(puente, leo.session);
  await asLeo(contracts.listPeople, {});
  await (await asJimena())(contracts.changeRoles, { staffId: leo.staffId, roles: ['registrar'] });
  const after = await withSession(puente, leo.session);
  await assert.rejects(after(contracts.listPeople, {}), refused('platform.notYourRole'));
  assert.equal((await puente.visit(leo.session)).actor.kind, 'staff');
  await (await asJimena())(contracts.removePerson, { staffId: leo.staffId });
  assert.equal((await puente.visit(leo.session)).actor.kind, 'anyone');
});

test('nobody widens their own rights while another administrator could', async () => {
  const nora = await joined(puente, jimena, 'nora', 'administrator');
  const asNora = await withSession(puente, nora.session);
  await assert.rejects(
    asNora(contracts.changeRoles, { staffId: nora.staffId, roles: ['administrator', 'lawyer'] }),
    refused('coordination.notOneself'),
  );
  await asNora(contracts.changeRoles, {
    staffId: jimena.staffId,
    roles: ['administrator', 'lawyer'],
  });
  await asNora(contracts.changeRoles, { staffId: jimena.staffId, roles: ['administrator'] });
  await (await asJimena())(contracts.removePerson, { staffId: nora.staffId });
});

test('the founding organisation founds others and invites only their first administrator', async () => {
  const otto = await anotherOrganisation(puente, jimena, 'Albergue Dos', 'otto');
  const call = await asJimena();
  await assert.rejects(
    call(contracts.invite, { organisationId: otto.organisationId, roles: ['administrator'] }),
    refused('coordination.notYourOrganisation'),
  );
  const asOtto = await withSession(puente, otto.session);
  await assert.rejects(
    asOtto(contracts.foundOrganisation, { organisation: { name: 'Tercera', kind: 'other' } }),
    refused('coordination.onlyFounding'),
  );
  await assert.rejects(
    call(contracts.foundOrganisation, { organisation: { name: 'ALBERGUE DOS', kind: 'other' } }),
    refused('coordination.organisationNameTaken'),
  );
  const { organisations, mayFound } = await call(contracts.readCoalition, {});
  assert.equal(mayFound, true);
  assert.ok(organisations.every(({ hasAdministrator }) => hasAdministrator));
});

test("another organisation's ids open nothing: no data, no difference to ids that nobody has", async () => {
  const rita = await anotherOrganisation(puente, jimena, 'Albergue Tres', 'rita');
  const asRita = await withSession(puente, rita.session);
  const { linkId } = await (await asJimena())(contracts.invite, { roles: ['observer'] });
  const { people, invitations, recoveries } = await asRita(contracts.listPeople, {});
  assert.deepEqual(
    people.map(({ staffId }) => staffId),
    [rita.staffId],
  );
  assert.deepEqual([invitations, recoveries], [[], []]);
  const { staffId, organisationId } = jimena;
  const missing = refused('coordination.noSuchPerson');
  await assert.rejects(asRita(contracts.changeRoles, { staffId, roles: ['observer'] }), missing);
  await assert.rejects(asRita(contracts.removePerson, { staffId }), missing);
  await assert.rejects(
    asRita(contracts.askRecovery, { signInName: jimena.signInName }),
    refused('coordination.nobodyToRecover'),
  );
  await assert.rejects(
    asRita(contracts.withdrawInvitation, { linkId }),
    refused('coordination.linkEnded'),
  );
  await assert.rejects(
    asRita(contracts.invite, { organisationId, roles: ['administrator'] }),
    refused('coordination.notYourOrganisation'),
  );
  await assert.rejects(
    asRita(contracts.checkChain, { subjectId: organisationId }),
    refused('coordination.noSuchSubject'),
  );
  const { lines } = await asRita(contracts.readAudit, { from: '2026-01-01', to: '2027-12-31' });
  assert.ok(lines.length > 0);
  assert.ok(lines.every(({ subjectId }) => subjectId !== organisationId && subjectId !== staffId));
});

test('who is no administrator is refused on every route of administrators', async () => {
  const pia = await joined(puente, jimena, 'pia-', 'registrar', 'coordinator', 'lawyer');
  const call = await withSession(puente, pia.session);
  const id = jimena.staffId;
  const tries = [
    call(contracts.listPeople, {}),
    call(contracts.invite, { roles: ['administrator'] }),
    call(contracts.withdrawInvitation, { linkId: id }),
    call(contracts.changeRoles, { staffId: pia.staffId, roles: ['administrator'] }),
    call(contracts.removePerson, { staffId: id }),
    call(contracts.askRecovery, { signInName: jimena.signInName }),
    call(contracts.confirmRecovery, { recoveryId: id }),
    call(contracts.endRecovery, { recoveryId: id }),
    call(contracts.readCoalition, {}),
    call(contracts.foundOrganisation, { organisation: { name: 'Mía', kind: 'other' } }),
    call(contracts.readAudit, { from: '2026-01-01', to: '2026-12-31' }),
    call(contracts.checkChain, { subjectId: id }),
  ];
  const ends = await Promise.allSettled(tries);
  for (const end of ends) {
    assert.ok(end.status === 'rejected' && refused('platform.notYourRole')(end.reason));
  }
});

test('in SQL of their own, a registrar gains no role, no staff, no link and no way in', async () => {
  const sol = await joined(puente, jimena, 'sol-', 'registrar');
  const actor = { kind: 'staff', ...sol, roles: ['registrar'] } as const;
  const attempts = [
    sql`insert into coordination.staff_roles values (${sol.staffId}, 'administrator')`,
    sql`insert into coordination.links (link_id, kind, token_hash, organisation_id, roles, made_at, ends_at)
      values (gen_random_uuid(), 'invitation', '\\x00', ${sol.organisationId}, '{administrator}', now(), now())`,
    sql`select coordination.add_staff(gen_random_uuid(), ${sol.organisationId}, 'x', 'xxx', '{administrator}', now())`,
    sql`select coordination.keep_way_in(${jimena.staffId}, null, now())`,
    sql`select coordination.found_organisation(gen_random_uuid(), 'x', 'other', null, true, false, 1, '\\x00', now())`,
    sql`insert into coordination.demonstration values (true)`,
  ];
  for (const attempt of attempts) {
    await assert.rejects(
      puente.within(actor, ({ tx }) => tx.run(attempt)),
      /row-level|permission denied|only the founding/,
    );
  }
  const seen = await puente.within(actor, ({ tx }) =>
    tx.first<{ ways: number; links: number; tries: number }>(sql`
      select (select count(*) from coordination.passphrases where staff_id <> ${sol.staffId}) as ways,
        (select count(*) from coordination.links) as links,
        (select count(*) from coordination.demo_staff()) as tries`),
  );
  assert.deepEqual(seen, { ways: 0, links: 0, tries: 0 });
});
