import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestApplication, testApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import { type Saying, type SoftAuthenticator, softAuthenticator } from './authenticator.fixture.ts';
import { asAnyone, type Enrolled, joined, setUp, wait, withSession } from './coalition.fixture.ts';
import * as contracts from './contract.ts';
import { relyingParty } from './relying-party.ts';

let puente: TestApplication;
let jimena: Enrolled;
let device: SoftAuthenticator;
let counter = 1;
before(async () => {
  puente = await testApplication();
  jimena = await setUp(puente);
  device = softAuthenticator();
  const call = await withSession(puente, jimena.session);
  await call(contracts.addPasskey, { attestation: device.create(await asked(jimena)) });
});
after(() => puente.close());

/** The challenge that somebody signed in is handed for a new passkey. */
async function asked({ session }: Enrolled): Promise<Saying> {
  const call = await withSession(puente, session);
  const { options } = await call(contracts.beginAddingPasskey, {});
  return { challenge: String(options.challenge) };
}

async function signIn(bent: Partial<Saying> = {}, with_ = device) {
  const { options } = await asAnyone(puente)(contracts.beginPasskeySignIn, {});
  counter += 1;
  const assertion = with_.get({ challenge: String(options.challenge), counter, ...bent });
  return { assertion, answer: await send(assertion) };
}

function send(assertion: ReturnType<SoftAuthenticator['get']>) {
  return asAnyone(puente)(contracts.signInWithPasskey, { assertion });
}

test('a passkey signs in its owner, without a name, and its answer opens once', async () => {
  const { assertion, answer } = await signIn();
  assert.ok(answer.outcome === 'signedIn');
  const { actor } = await puente.visit(answer.session);
  assert.ok(actor.kind === 'staff' && actor.staffId === jimena.staffId);
  assert.deepEqual(await send(assertion), { outcome: 'refused' });
});

test('the same answer sent twice at once opens one session', async () => {
  const { options } = await asAnyone(puente)(contracts.beginPasskeySignIn, {});
  counter += 1;
  const assertion = device.get({ challenge: String(options.challenge), counter });
  const answers = await Promise.all([send(assertion), send(assertion), send(assertion)]);
  assert.equal(answers.filter(({ outcome }) => outcome === 'signedIn').length, 1);
});

test('what is bent opens nothing: another site, no proof of the person, a challenge of our own making', async () => {
  const refused = { outcome: 'refused' };
  const bent: Partial<Saying>[] = [
    { origin: 'https://puente.example' },
    { origin: 'http://localhost.example:8080' },
    { rpId: 'puente.example' },
    { isVerified: false },
    { challenge: Buffer.alloc(32).toString('base64url') },
    { counter: 1 },
  ];
  for (const one of bent) {
    assert.deepEqual((await signIn(one)).answer, refused, JSON.stringify(one));
  }
  assert.deepEqual((await signIn({}, softAuthenticator())).answer, refused, 'unknown key');
  assert.equal((await signIn()).answer.outcome, 'signedIn');
});

test('a challenge ends after five minutes, and one for enrolling signs nobody in', async () => {
  const { options } = await asAnyone(puente)(contracts.beginPasskeySignIn, {});
  counter += 1;
  const late = device.get({ challenge: String(options.challenge), counter });
  wait(puente, 301);
  assert.deepEqual(await send(late), { outcome: 'refused' });
  const { challenge } = await asked(jimena);
  assert.deepEqual((await signIn({ challenge })).answer, { outcome: 'refused' });
});

test("a new passkey must answer one's own challenge, and belongs to one person", async () => {
  const rosa = await joined(puente, jimena, 'rosa', 'registrar');
  const call = await withSession(puente, rosa.session);
  const badKey = refused('coordination.passkeyRefused');
  const forJimena = softAuthenticator().create(await asked(jimena));
  await assert.rejects(call(contracts.addPasskey, { attestation: forJimena }), badKey);
  const unverified = softAuthenticator().create({ ...(await asked(rosa)), isVerified: false });
  await assert.rejects(call(contracts.addPasskey, { attestation: unverified }), badKey);
  await assert.rejects(
    call(contracts.addPasskey, { attestation: device.create(await asked(rosa)) }),
    refused('coordination.passkeyKnown'),
  );
  const { passkeys } = await (await withSession(puente, jimena.session))(contracts.myAccount, {});
  const passkeyId = passkeys[0]?.passkeyId ?? '';
  await assert.rejects(
    call(contracts.removePasskey, { passkeyId }),
    refused('coordination.noSuchPasskey'),
  );
});

test('who was removed has a passkey that opens nothing', async () => {
  const leo = await joined(puente, jimena, 'leo', 'observer');
  const own = softAuthenticator();
  const call = await withSession(puente, leo.session);
  await call(contracts.addPasskey, { attestation: own.create(await asked(leo)) });
  assert.equal((await signIn({ counter: 2 }, own)).answer.outcome, 'signedIn');
  const asJimena = await withSession(puente, jimena.session);
  await asJimena(contracts.removePerson, { staffId: leo.staffId });
  assert.equal((await signIn({ counter: 3 }, own)).answer.outcome, 'refused');
});

test('passkeys belong to the address that people use', () => {
  const away = relyingParty('https://ayuda.example.org');
  assert.equal(away.id, 'ayuda.example.org');
  assert.ok(away.isOurs('https://ayuda.example.org'));
  assert.ok(!away.isOurs('http://ayuda.example.org'));
  assert.ok(!away.isOurs('http://localhost:8080'));
});
