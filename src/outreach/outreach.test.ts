import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import * as registry from '#registry/contract.ts';
import {
  aMember,
  anOrganisation,
  system,
  type TestApplication,
  testApplication,
} from '../../test/application.ts';
import { anaAndHerFamily } from '../../test/people.ts';
import * as contracts from './contract.ts';
import { messageText } from './sentences.rules.ts';
import { smtpSender } from './smtp.ts';

const received: string[] = [];
let refuse = false;
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_address, _session, done) => done(refuse ? new Error('mailbox full') : undefined),
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      received.push(Buffer.concat(chunks).toString());
      done();
    });
  },
});

let puente: TestApplication;
let smtp: ReturnType<typeof smtpSender>;
let organisationId: string;
before(async () => {
  puente = await testApplication();
  organisationId = await anOrganisation(puente, 'Albergue Ejemplo', true);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  smtp = smtpSender(`smtp://127.0.0.1:${port}?from=noticias@example.org`);
});
after(async () => {
  smtp.close();
  await new Promise<void>((resolve) => server.close(resolve));
  await puente.close();
});

const ask = (changes: Parameters<typeof anaAndHerFamily>[0] = {}) =>
  puente.callAs({ kind: 'anyone' })(registry.registerHousehold, anaAndHerFamily(changes));
const told = async (householdId: string) => {
  const registrar = await aMember(puente, organisationId, 'registrar');
  return (await puente.callAs(registrar)(contracts.toldHousehold, { householdId })).messages;
};
const mail = (value: string) => ({
  contacts: [
    { channel: 'email' as const, value, whose: 'own' as const, maySay: 'everything' as const },
  ],
});

test('a family with an e-mail is told in its language, neutrally, once', async () => {
  puente.clock.now = new Date('2026-11-02T18:00:00Z');
  const { householdId } = await ask({ ...mail('ana@example.org'), language: 'por' });
  await puente.settle(smtp.send);
  await puente.settle(smtp.send);
  const [letter = '', ...more] = received.splice(0);
  assert.equal(more.length, 0);
  assert.match(letter, /From: Noticias <noticias@example\.org>/);
  assert.match(letter, /Subject: Novidades/);
  assert.match(letter, /Recebemos o seu pedido de ajuda/);
  assert.doesNotMatch(letter, /Tzoc|Matamoros|012345671|Puente/);
  assert.deepEqual(
    (await told(householdId)).map(({ state, by }) => ({ state, by })),
    [{ state: 'sent', by: 'message' }],
  );
});

test('a language that we do not write is said openly', async () => {
  await ask({ ...mail('mam@example.org'), language: 'mam', secondLanguage: null });
  await puente.settle(smtp.send);
  assert.match(
    received.splice(0).join(),
    /Todav=C3=ADa no escribimos en Mam|Todavía no escribimos en Mam/,
  );
});

test('at night a message waits for the morning of where the family is', async () => {
  puente.clock.now = new Date('2026-11-03T06:00:00Z');
  await ask(mail('noche@example.org'));
  await puente.settle(smtp.send);
  assert.equal(received.length, 0);
  puente.clock.now = new Date('2026-11-03T15:00:00Z');
  await puente.settle(smtp.send);
  assert.equal(received.splice(0).length, 1);
});

test('a server that refuses is tried again, then given up, and somebody calls', async () => {
  puente.clock.now = new Date('2026-11-04T15:00:00Z');
  refuse = true;
  const { householdId } = await ask(mail('llena@example.org'));
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await puente.settle(smtp.send);
    puente.clock.now = new Date(puente.clock.now.getTime() + 24 * 3_600_000);
  }
  refuse = false;
  const states = (await told(householdId)).map(({ by, state }) => `${by} ${state}`);
  assert.deepEqual(states.sort(), ['call queued', 'message gave_up']);
});

test('who has no e-mail stands on the call list, until reached', async () => {
  puente.clock.now = new Date('2026-12-02T18:00:00Z');
  const { folio, householdId } = await ask({
    contacts: [{ channel: 'voice', value: '+526641234567', whose: 'own', maySay: 'everything' }],
  });
  await puente.settle();
  const registrar = await aMember(puente, organisationId, 'registrar');
  const call = puente.callAs(registrar);
  const mine = async () =>
    (await call(contracts.callList, {})).calls.filter((one) => one.folio === folio);
  const [waiting] = await mine();
  assert.ok(waiting);
  assert.ok(!JSON.stringify(waiting).includes('6641234567'), 'a list never shows a number');
  await call(contracts.recordCall, { householdId, callId: waiting.callId, outcome: 'no_answer' });
  assert.equal((await mine()).length, 0, 'not again at once');
  puente.clock.now = new Date('2026-12-03T18:00:00Z');
  assert.equal((await mine()).length, 1);
  await call(contracts.recordCall, { householdId, callId: waiting.callId, outcome: 'reached' });
  assert.equal((await mine()).length, 0);
  const other = await aMember(puente, await anOrganisation(puente, 'Otra'), 'registrar');
  await assert.rejects(
    puente.callAs(other)(contracts.recordCall, {
      householdId,
      callId: waiting.callId,
      outcome: 'reached',
    }),
    { code: 'outreach.noSuchCall' },
  );
  assert.deepEqual(await puente.callAs(other)(contracts.toldHousehold, { householdId }), {
    messages: [],
  });
});

test('a family that has not heard three things is called once, and has then heard them all', async () => {
  puente.clock.now = new Date('2026-12-09T18:00:00Z');
  const { folio, householdId } = await ask({
    contacts: [{ channel: 'voice', value: '+526641234568', whose: 'own', maySay: 'everything' }],
  });
  for (const name of ['queue.placePaused', 'queue.placeResumed']) {
    await puente.within(system, ({ announce }) =>
      announce({ name, subject: { kind: 'household', id: householdId }, payload: {} }),
    );
  }
  await puente.settle();
  const call = puente.callAs(await aMember(puente, organisationId, 'registrar'));
  const mine = async () =>
    (await call(contracts.callList, {})).calls.filter((one) => one.folio === folio);
  const [only, ...more] = await mine();
  assert.equal(more.length, 0);
  await call(contracts.recordCall, { householdId, callId: only?.callId ?? '', outcome: 'reached' });
  assert.deepEqual(await mine(), []);
  assert.deepEqual(
    new Set((await told(householdId)).map(({ state }) => state)),
    new Set(['delivered']),
  );
});

test('a number that somebody replaces is called itself, the new one is told nothing', async () => {
  puente.clock.now = new Date('2026-12-07T18:00:00Z');
  const phone = { channel: 'voice', whose: 'own', maySay: 'everything' } as const;
  const { householdId } = await ask({
    contacts: [
      { ...phone, value: '+526641234501' },
      { ...phone, value: '+526641234502' },
      ...mail('ana2@example.org').contacts,
    ],
  });
  await puente.settle(smtp.send);
  received.splice(0);
  const family = puente.callAs({ kind: 'family', householdId, personId: null });
  const { contacts } = await family(registry.myHousehold, {});
  const old = contacts.find(({ ending }) => ending === '02');
  assert.ok(old);
  await family(registry.changeContact, {
    replaces: old.contactId,
    contact: mail('nueva@example.org').contacts[0],
  });
  await puente.settle(smtp.send);
  assert.equal(received.length, 1);
  assert.match(received.splice(0).join(), /To: ana2@example\.org/);
  const registrar = await aMember(puente, organisationId, 'registrar');
  const { calls } = await puente.callAs(registrar)(contracts.callList, {});
  assert.deepEqual(
    calls.filter((one) => one.householdId === householdId).map(({ contactId }) => contactId),
    [old.contactId],
  );
});

test('a day that no port confirmed is told as planned, and only to who allowed it', () => {
  const offer = {
    kind: 'slotOffered',
    language: 'en',
    fallbackFrom: null,
    maySay: 'everything',
    address: 'https://example.org',
    until: 'Monday, 18:00 (Matamoros)',
  } as const;
  const travel = { day: 'Thursday, November 5', port: 'Brownsville', confirmed: false };
  const told = (changes: object) => messageText({ ...offer, ...changes }).text;
  assert.match(told({ travel }), /at Brownsville\.\n\nThe day is planned\. The port has not/);
  assert.doesNotMatch(told({ travel: { ...travel, confirmed: true } }), /has not confirmed/);
  assert.doesNotMatch(told({}), /Brownsville|November/);
  assert.doesNotMatch(told({ travel, maySay: 'news_only' }), /Brownsville|November|Answer/);
});
