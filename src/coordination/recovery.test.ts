import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestApplication, testApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import {
  anotherOrganisation,
  asAnyone,
  type Enrolled,
  joined,
  passphrase,
  setUp,
  wait,
  wayInFor,
  withSession,
} from './coalition.fixture.ts';
import * as contracts from './contract.ts';
import { codeAt } from './one-time-code.ts';

let puente: TestApplication;
let jimena: Enrolled;
let marta: Enrolled;
let rosa: Enrolled;
before(async () => {
  puente = await testApplication();
  jimena = await setUp(puente);
  marta = await joined(puente, jimena, 'marta', 'administrator');
  rosa = await joined(puente, jimena, 'rosa', 'registrar');
});
after(() => puente.close());

const as = (somebody: Enrolled) => withSession(puente, somebody.session);

test('two administrators give a lost way in anew; the old one and open sessions end', async () => {
  const { recoveryId } = await (await as(jimena))(contracts.askRecovery, { signInName: 'rosa' });
  await assert.rejects(
    (await as(jimena))(contracts.confirmRecovery, { recoveryId }),
    refused('coordination.recoveryNeedsTwo'),
  );
  const { recoveries } = await (await as(marta))(contracts.listPeople, {});
  assert.deepEqual(
    recoveries.map(({ displayName, askedByMe, confirmed }) => [displayName, askedByMe, confirmed]),
    [['rosa', false, false]],
  );
  const { token } = await (await as(marta))(contracts.confirmRecovery, { recoveryId });
  assert.equal((await puente.visit(rosa.session)).actor.kind, 'staff', 'nothing ends before');
  const { secret, wayIn } = await wayInFor(puente, token);
  const { session } = await asAnyone(puente)(contracts.enrolAnew, { token, wayIn });
  assert.equal((await puente.visit(rosa.session)).actor.kind, 'anyone');
  assert.equal((await puente.visit(session)).actor.kind, 'staff');
  await assert.rejects(
    asAnyone(puente)(contracts.enrolAnew, { token, wayIn }),
    refused('coordination.linkEnded'),
  );
  wait(puente, 60);
  const signIn = (with_: string) =>
    asAnyone(puente)(contracts.signIn, {
      signInName: 'rosa',
      passphrase,
      code: codeAt(with_, puente.clock.now),
    });
  assert.equal((await signIn(rosa.secret)).outcome, 'refused');
  assert.equal((await signIn(secret)).outcome, 'signedIn');
  rosa = { ...rosa, session, secret };
});

test('nobody recovers themselves, nor is one of the two for themselves', async () => {
  await assert.rejects(
    (await as(jimena))(contracts.askRecovery, { signInName: jimena.signInName }),
    refused('coordination.nobodyToRecover'),
  );
  const { recoveryId } = await (await as(jimena))(contracts.askRecovery, { signInName: 'marta' });
  await assert.rejects(
    (await as(marta))(contracts.confirmRecovery, { recoveryId }),
    refused('coordination.noSuchPerson'),
  );
  await (await as(jimena))(contracts.endRecovery, { recoveryId });
});

test('a recovery can be ended by the other, with its link, and lapses after 72 hours', async () => {
  const ask = async () => (await as(jimena))(contracts.askRecovery, { signInName: 'rosa' });
  const first = await ask();
  await assert.rejects(ask(), refused('coordination.recoveryOpen'));
  const { token } = await (await as(marta))(contracts.confirmRecovery, first);
  await (await as(marta))(contracts.endRecovery, first);
  await assert.rejects(wayInFor(puente, token), refused('coordination.linkEnded'));
  const start = puente.clock.now;
  const second = await ask();
  wait(puente, 72 * 3600 + 1);
  const late = puente.callAs({ kind: 'staff', ...marta, roles: ['administrator'] });
  await assert.rejects(
    late(contracts.confirmRecovery, second),
    refused('coordination.noSuchPerson'),
  );
  puente.clock.now = start;
});

test('where there is one administrator, the founding organisation gives the second, never both', async () => {
  const otto = await anotherOrganisation(puente, jimena, 'Albergue Dos', 'otto');
  const pepe = await joined(puente, otto, 'pepe', 'registrar');
  const { recoveryId } = await (await as(jimena))(contracts.askRecovery, { signInName: 'pepe' });
  await assert.rejects(
    (await as(marta))(contracts.confirmRecovery, { recoveryId }),
    refused('coordination.noSuchPerson'),
    'both of the founding organisation',
  );
  const { token } = await (await as(otto))(contracts.confirmRecovery, { recoveryId });
  const { wayIn } = await wayInFor(puente, token);
  const { session } = await asAnyone(puente)(contracts.enrolAnew, { token, wayIn });
  assert.equal((await puente.visit(session)).actor.kind, 'staff');
  assert.equal((await puente.visit(pepe.session)).actor.kind, 'anyone');
});

test('an only administrator is recovered by two of the founding organisation', async () => {
  await anotherOrganisation(puente, jimena, 'Albergue Tres', 'sola');
  const { recoveryId } = await (await as(jimena))(contracts.askRecovery, { signInName: 'sola' });
  const { token } = await (await as(marta))(contracts.confirmRecovery, { recoveryId });
  assert.equal((await asAnyone(puente)(contracts.openLink, { token })).signInName, 'sola');
});

test('an organisation that has two administrators is nobody else’s business', async () => {
  const eva = await anotherOrganisation(puente, jimena, 'Albergue Cuatro', 'eva');
  await joined(puente, eva, 'ivan', 'administrator');
  await joined(puente, eva, 'lola', 'observer');
  await assert.rejects(
    (await as(jimena))(contracts.askRecovery, { signInName: 'lola' }),
    refused('coordination.nobodyToRecover'),
  );
});
