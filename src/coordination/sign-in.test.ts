import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type TestApplication, testApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import {
  asAnyone,
  type Enrolled,
  joined,
  passphrase,
  setUp,
  wait,
  withSession,
} from './coalition.fixture.ts';
import * as contracts from './contract.ts';
import { codeAt } from './one-time-code.ts';

let puente: TestApplication;
let jimena: Enrolled;
before(async () => {
  puente = await testApplication();
  jimena = await setUp(puente);
});
// Codes of the moment are fresh, and wrong tries of the day before are forgotten.
beforeEach(() => wait(puente, 2 * 86_400));
after(() => puente.close());

const code = () => codeAt(jimena.secret, puente.clock.now);
const wrongCode = () => (code() === '123123' ? '123124' : '123123');
const signIn = (changes: Partial<Record<'signInName' | 'passphrase' | 'code', string>> = {}) =>
  asAnyone(puente)(contracts.signIn, {
    signInName: jimena.signInName,
    passphrase,
    code: code(),
    ...changes,
  });

test('the right passphrase with the code of the moment opens a session', async () => {
  const answer = await signIn({ signInName: ' JIMENA@Ejemplo.org ' });
  assert.equal(answer.outcome, 'signedIn');
  if (answer.outcome !== 'signedIn') return;
  const { actor } = await puente.visit(answer.session);
  assert.deepEqual(actor, {
    kind: 'staff',
    staffId: jimena.staffId,
    organisationId: jimena.organisationId,
    roles: ['administrator'],
    session: answer.session,
  });
});

test('a code opens once, and so does none before it', async () => {
  const earlier = codeAt(jimena.secret, new Date(puente.clock.now.getTime() - 30_000));
  const used = code();
  assert.equal((await signIn({ code: used })).outcome, 'signedIn');
  assert.deepEqual(await signIn({ code: used }), { outcome: 'refused' });
  assert.deepEqual(await signIn({ code: earlier }), { outcome: 'refused' });
  wait(puente, 30);
  assert.equal((await signIn()).outcome, 'signedIn');
});

test('a code sent twice at once opens one session', async () => {
  const answers = await Promise.all([signIn(), signIn(), signIn()]);
  assert.equal(answers.filter(({ outcome }) => outcome === 'signedIn').length, 1);
});

test('a code of one step before or after is taken, two steps away is not', async () => {
  const at = (seconds: number) =>
    codeAt(jimena.secret, new Date(puente.clock.now.getTime() + seconds * 1000));
  assert.equal((await signIn({ code: at(-60) })).outcome, 'refused');
  assert.equal((await signIn({ code: at(60) })).outcome, 'refused');
  assert.equal((await signIn({ code: at(-30) })).outcome, 'signedIn');
  assert.equal((await signIn({ code: at(30) })).outcome, 'signedIn');
});

test('the answer is the same for a wrong passphrase, a wrong code and a name that nobody has', async () => {
  const refused = { outcome: 'refused' };
  assert.deepEqual(await signIn({ passphrase: 'otra cosa muy distinta' }), refused);
  assert.deepEqual(await signIn({ code: wrongCode() }), refused);
  assert.deepEqual(await signIn({ signInName: 'nobody' }), refused);
  assert.deepEqual(await signIn({ signInName: "' or 1=1 --" }), refused);
});

test('many wrong tries of others ask to go slowly and never shut out the right one', async () => {
  const outcomes = [];
  for (let at = 0; at < 12; at += 1) {
    outcomes.push(
      (await signIn({ passphrase: `adivinanza número ${at}`, code: wrongCode() })).outcome,
    );
  }
  assert.deepEqual(outcomes.slice(0, 4), Array(4).fill('refused'));
  assert.ok(outcomes.slice(4).every((outcome) => outcome === 'goSlowly'));
  assert.equal((await signIn()).outcome, 'signedIn');
  assert.equal((await signIn({ code: wrongCode() })).outcome, 'refused');
});

test('a name that nobody has is slowed the same way', async () => {
  const outcomes = [];
  for (let at = 0; at < 6; at += 1) outcomes.push((await signIn({ signInName: 'ghost' })).outcome);
  assert.deepEqual(outcomes, ['refused', 'refused', 'refused', 'refused', 'goSlowly', 'goSlowly']);
});

test('who knows the passphrase tries few codes: five, then ever longer waits, at most 15 minutes', async () => {
  for (let at = 0; at < 5; at += 1) await signIn({ code: wrongCode() });
  assert.equal((await signIn()).outcome, 'goSlowly', 'even a right code must wait now');
  wait(puente, 31);
  await signIn({ code: wrongCode() });
  wait(puente, 31);
  assert.equal((await signIn()).outcome, 'goSlowly', 'the second wait is longer');
  wait(puente, 900);
  assert.equal((await signIn()).outcome, 'signedIn');
});

test('tries sent at the same moment are counted one by one', async () => {
  await Promise.all(Array.from({ length: 12 }, () => signIn({ code: wrongCode() })));
  assert.equal((await signIn()).outcome, 'goSlowly');
});

test('a session ends by signing out, by signing out everywhere, by idleness and by age', async () => {
  const open = async () => {
    wait(puente, 30);
    const answer = await signIn();
    assert.ok(answer.outcome === 'signedIn');
    return answer.session;
  };
  const kind = async (session: string) => (await puente.visit(session)).actor.kind;
  const [one, two, three] = [await open(), await open(), await open()];
  await (await withSession(puente, one))(contracts.signOut, {});
  assert.deepEqual([await kind(one), await kind(two)], ['anyone', 'staff']);
  await (await withSession(puente, two))(contracts.signOutEverywhere, {});
  assert.deepEqual([await kind(two), await kind(three)], ['anyone', 'anyone']);
  const idle = await open();
  wait(puente, 31 * 60);
  assert.equal(await kind(idle), 'anyone');
  const old = await open();
  for (let hour = 0; hour < 24; hour += 1) {
    wait(puente, 25 * 60);
    await kind(old);
  }
  assert.equal(await kind(old), 'staff');
  for (let hour = 0; hour < 6; hour += 1) {
    wait(puente, 25 * 60);
    await kind(old);
  }
  assert.equal(await kind(old), 'anyone');
});

test('one can set a new passphrase with new codes; the old ones open nothing', async () => {
  jimena = { ...jimena, session: await newSession(jimena) };
  const rosa = await joined(puente, jimena, 'rosa', 'registrar');
  const call = await withSession(puente, rosa.session);
  const { enrolment } = await call(contracts.beginPassphrase, {});
  const fresh = 'otra frase larga y tranquila';
  const wayIn = (secret: string) => ({
    passphrase: fresh,
    enrolment: enrolment.sealed,
    code: codeAt(secret, puente.clock.now),
  });
  await assert.rejects(
    call(contracts.setPassphrase, { wayIn: wayIn(jimena.secret) }),
    refused('coordination.codeWrong'),
  );
  await call(contracts.setPassphrase, { wayIn: wayIn(enrolment.secret) });
  wait(puente, 60);
  const send = (typed: string, secret: string) =>
    asAnyone(puente)(contracts.signIn, {
      signInName: 'rosa',
      passphrase: typed,
      code: codeAt(secret, puente.clock.now),
    });
  assert.equal((await send(passphrase, rosa.secret)).outcome, 'refused');
  assert.equal((await send(fresh, enrolment.secret)).outcome, 'signedIn');
});

async function newSession(somebody: Enrolled): Promise<string> {
  const answer = await signIn({ code: codeAt(somebody.secret, puente.clock.now) });
  assert.ok(answer.outcome === 'signedIn');
  return answer.session;
}
