import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askRecovery } from '#coordination/contract.ts';
import { callList } from '#outreach/contract.ts';
import type { Actor } from '#platform/actor.ts';
import { openSession } from '#platform/sessions.ts';
import { sql } from '#platform/sql.ts';
import { askToBeCalled, householdPage, registerHousehold } from '#registry/contract.ts';
import { aList, holdersIn, join, visitOf } from '#waiting-lists/lists.fixture.ts';
import { aMember, anOrganisation, system } from '../application.ts';
import { openBrowser } from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aProgramme } from '../queue.ts';
import { servePuente } from '../served.ts';
import { aWitness } from '../witness.ts';
import { openDesk, sessionOf } from './desk-visits.ts';

// Without a script nothing keeps a second press from being sent: the server knows it by the page it came from.
const browser = openBrowser();
const served = await servePuente();
const { address, application } = served;
// In the morning there: who is to be called is on the list.
application.clock.now = new Date('2026-11-02T18:00:00Z');
const casa = await anOrganisation(application, 'Casa del Norte', true);
const [registrar, coordinator, administrator, colleague] = await Promise.all([
  aMember(application, casa, 'registrar'),
  aMember(application, casa, 'coordinator'),
  aMember(application, casa, 'administrator'),
  aMember(application, casa, 'administrator'),
]);
const registered = (key: string) =>
  application.callAs(registrar)(registerHousehold, {
    ...anaAndHerFamily({ way: 'desk' }),
    submissionKey: key.repeat(16),
    contacts: [{ channel: 'voice', value: '+526641234567', whose: 'own', maySay: 'everything' }],
  });
const [ana, other] = [await registered('a'), await registered('b')];
const { householdId } = ana;
const household = `/desk/household/${householdId}`;
const programmeId = await aProgramme(application, coordinator);
const { people } = await application.callAs(registrar)(householdPage, { householdId });
const first = people[0]?.personId ?? '';
const second = people[1]?.personId ?? '';

await application.settle();
const family: Actor = { kind: 'family', householdId, personId: null, proofs: {} };
await application.callAs(family)(askToBeCalled, {});
const { calls: asked } = await application.callAs(registrar)(householdPage, { householdId });
const { calls: due } = await application.callAs(registrar)(callList, {});
const toCall = due.find((one) => one.householdId === householdId);
const { recoveryId } = await application.callAs(administrator)(askRecovery, {
  signInName: registrar.staffId,
});
const holders = await holdersIn(application);
const listId = await aList(application, holders);
const [paper] = await join(application, holders.registrar, listId, [2]);
const number = paper ? await visitOf(application, paper) : '';

const staff = async (actor: Actor) => `puente=${await sessionOf(served, actor)}`;
const ofFamily = async () => {
  const owner = { kind: 'family', householdId, personId: null } as const;
  const token = await application.within(system, ({ tx, now }) =>
    openSession(tx, application.keyring, owner, now),
  );
  return `puente=${token}`;
};

/** A page open in a browser without a script: what each of its forms brings along. */
async function openPage(cookie: string, path: string) {
  const page = await fetch(`${address}${path}`, { headers: { cookie }, redirect: 'manual' });
  const html = await page.text();
  assert.equal(page.status, 200, path);
  const visitor = page.headers.getSetCookie().map((one) => one.split(';')[0]);
  const token = /name="_form" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return { token, cookie: [cookie, ...visitor].join('; ') };
}

type Page = Awaited<ReturnType<typeof openPage>>;

/** What one press brings: where it leads, and the page that it gives. */
async function press({ token, cookie }: Page, action: string, fields: Record<string, string>) {
  const answer = await fetch(`${address}${action}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, _form: token }),
    headers: { cookie, accept: 'text/html' },
    redirect: 'manual',
  });
  const html = await answer.text();
  assert.ok(answer.status < 400, `${action}: ${answer.status}`);
  return { to: answer.headers.get('location'), html };
}

/** How many rows a table of ours has, seen by Puente itself. */
async function rows(counted: ReturnType<typeof sql>): Promise<number> {
  const found = await application.within(system, ({ tx }) => tx.first<{ n: number }>(counted));
  return found?.n ?? 0;
}

const told = (name: string) =>
  rows(sql`select count(*)::int as n from platform.facts where name = ${name}`);

interface Form {
  cookie: () => Promise<string>;
  page: string;
  action: string;
  fields: Record<string, string>;
  /** The same form, saying something else: never taken for the first. */
  otherwise: Record<string, string>;
  /** How many there are. */
  count: () => Promise<number>;
}

const order = {
  sourceName: 'Orden inventada',
  sourceAddress: 'https://example.org/orden',
  sourceRetrieved: '2026-11-01',
};
const forms: Record<string, Form> = {
  'a person': {
    cookie: () => staff(registrar),
    page: `${household}?do=add`,
    action: `${household}?do=add&/addPerson`,
    fields: { people: '0', 'p0.given': 'Ester' },
    otherwise: { 'p0.given': 'Rosa' },
    count: () =>
      rows(sql`select count(*)::int as n from registry.people
      where household_id = ${householdId}`),
  },
  'a note': {
    cookie: () => staff(registrar),
    page: `${household}?do=note`,
    action: `${household}?do=note&/note`,
    fields: { note: 'Vuelve el jueves.' },
    otherwise: { note: 'Vuelve el viernes.' },
    count: () => told('registry.noteAdded'),
  },
  'a link': {
    cookie: () => staff(registrar),
    page: `${household}?do=link`,
    action: `${household}?do=link&/link`,
    fields: { folio: other.folio, kind: 'family_of' },
    otherwise: { kind: 'same_person' },
    count: () => rows(sql`select count(*)::int as n from registry.links`),
  },
  'the paper of a return that nobody had declared': {
    cookie: () => staff(registrar),
    page: `${household}?do=paper-${second}`,
    action: `${household}?do=paper-${second}&/paper`,
    fields: { personId: second, enrolledOn: '14 ago 2019', kind: 'nta', reference: 'NTA 7' },
    otherwise: { reference: 'NTA 8' },
    count: () =>
      rows(sql`select count(*)::int as n from registry.enrolments
      where person_id = ${second} and document_sealed is not null`),
  },
  'an invitation': {
    cookie: () => staff(administrator),
    page: '/desk/people',
    action: '/desk/people?/invite',
    fields: { label: 'Marta', roles: 'registrar' },
    otherwise: { roles: 'lawyer' },
    count: () => told('coordination.memberInvited'),
  },
  'a programme': {
    cookie: () => staff(coordinator),
    page: '/desk/programme/new',
    action: '/desk/programme/new',
    fields: {
      ...order,
      name: 'Segundo programa',
      state: 'announced',
      startsOn: '2026-12-01',
      timeZone: 'America/Matamoros',
      ports: '2301',
      leadDays: '7',
      offerHours: '48',
    },
    otherwise: { name: 'Tercer programa' },
    count: () => told('queue.programmeDeclared'),
  },
  'the rules of deciding': {
    cookie: () => staff(coordinator),
    page: `/desk/expedite/figures?programme=${programmeId}`,
    action: `/desk/expedite/figures?programme=${programmeId}&/change`,
    fields: { clockHours: '72', appealHours: '72', weeklyQuota: '25', reason: 'As agreed' },
    otherwise: { weeklyQuota: '30' },
    count: () => told('queue.decisionRulesSet'),
  },
  'a witness': {
    cookie: () => staff(coordinator),
    page: `/desk/witnesses?programme=${programmeId}`,
    action: `/desk/witnesses?programme=${programmeId}&/add`,
    fields: {
      name: 'Universidad',
      verifierKey: aWitness('one.example').verifierKey,
      agreement: 'Acta 1',
    },
    otherwise: { verifierKey: aWitness('two.example').verifierKey },
    count: () => told('transparency.witnessAdded'),
  },
  'a waiting list': {
    cookie: () => staff(coordinator),
    page: '/desk/waiting-lists/new',
    action: '/desk/waiting-lists/new',
    fields: {
      ...order,
      port: '2504',
      reason: 'Pocas familias al día',
      grace: '1',
      confirmMinutes: '60',
      coHolderId: holders.coordinator.organisationId,
    },
    otherwise: { port: '2301' },
    count: () => rows(sql`select count(*)::int as n from waiting_lists.lists`),
  },
  'how a call ended': {
    cookie: () => staff(registrar),
    page: '/desk/calls',
    action: '/desk/calls?/outcome',
    fields: { householdId, callId: toCall?.callId ?? '', outcome: 'no_answer' },
    otherwise: { outcome: 'reached' },
    count: () => told('outreach.callMade'),
  },
  'how a call that the family asked for ended': {
    cookie: () => staff(registrar),
    page: household,
    action: `${household}?/called`,
    fields: { callId: asked[0]?.callId ?? '', outcome: 'no_answer' },
    otherwise: { outcome: 'spoke' },
    count: () => told('registry.familyCalled'),
  },
  'a report about a waiting list': {
    cookie: async () => `number=${number}`,
    page: '/waiting-lists/my-number/report',
    action: '/waiting-lists/my-number/report',
    fields: { kind: 'money_asked', about: 'other', note: 'En la fila' },
    otherwise: { note: 'En la puerta' },
    count: () => rows(sql`select count(*)::int as n from waiting_lists.reports`),
  },
  'what a family asks to be put right': {
    cookie: ofFamily,
    page: '/my-place/data',
    action: '/my-place/data?/correct',
    fields: { about: 'names', person: first, shouldBe: 'Ana Lucía' },
    otherwise: { shouldBe: 'Ana Luisa' },
    count: () => rows(sql`select count(*)::int as n from registry.corrections`),
  },
  'another way to reach a family': {
    cookie: ofFamily,
    page: '/my-place/contact?add',
    action: '/my-place/contact?/keep',
    fields: {
      channel: 'voice',
      value: '+526641111111',
      whose: 'own',
      safeTimes: 'any',
      maySay: 'call_only',
    },
    otherwise: { value: '+526642222222' },
    count: () => told('registry.contactChanged'),
  },
  'words that the desk prints': {
    cookie: () => staff(registrar),
    page: `${household}?do=words`,
    action: `${household}?do=words&/words`,
    fields: { personId: '' },
    otherwise: { personId: first },
    count: () => told('registry.wordsMade'),
  },
};

test('what is shown once is shown again to who pressed twice, and nothing else is made', async () => {
  const shown: [() => Promise<string>, string, string, Record<string, string>, RegExp][] = [
    [ofFamily, '/my-place/words', 'make', {}, /<ol translate="no"[\s\S]*?<\/ol>/],
    [ofFamily, '/my-place/words', 'adult', { person: first }, /<ol translate="no"[\s\S]*?<\/ol>/],
    [
      () => staff(administrator),
      '/desk/people',
      'invite',
      { roles: 'lawyer' },
      /invitation\/[\w-]+/,
    ],
    [
      () => staff(colleague),
      '/desk/people',
      'confirmRecovery',
      { recoveryId },
      /invitation\/[\w-]+/,
    ],
  ];
  for (const [cookie, path, action, fields, secret] of shown) {
    const open = await openPage(await cookie(), path);
    const one = await press(open, `${path}?/${action}`, fields);
    const two = await press(open, `${path}?/${action}`, fields);
    const given = secret.exec(one.html)?.[0];
    assert.ok(given, `${path} ${action}`);
    assert.equal(secret.exec(two.html)?.[0], given);
  }
});

test('the same form in another visit is another form: nobody is given what somebody else was shown', async () => {
  const open = await openPage(await ofFamily(), '/my-place/words');
  const one = await press(open, '/my-place/words?/make', {});
  const mine = open.cookie.split('; ').slice(1);
  const other = { ...open, cookie: [await ofFamily(), ...mine].join('; ') };
  const two = await press(other, '/my-place/words?/make', {});
  const words = /<ol translate="no"[\s\S]*?<\/ol>/;
  assert.ok(words.test(one.html));
  assert.notEqual(words.exec(two.html)?.[0], words.exec(one.html)?.[0]);
});

/** Whether a page shows, not only among a script's words, that what was sent counts once. */
const saysSo = ({ html }: { html: string }) => />Esto ya se había enviado/.test(html);

for (const [what, { cookie, page, action, fields, otherwise, count }] of Object.entries(forms)) {
  test(`${what}, sent twice from one page, is there once; with other contents it is another`, async () => {
    const before = await count();
    const open = await openPage(await cookie(), page);
    const [one, two] = [await press(open, action, fields), await press(open, action, fields)];
    assert.equal((await count()) - before, 1);
    assert.equal(two.to, one.to, 'both lead to the same');
    assert.equal(saysSo(one), false);
    if (two.to === null) assert.ok(saysSo(two), 'nothing is swallowed unsaid');
    await press(open, action, { ...fields, ...otherwise });
    assert.equal((await count()) - before, 2, 'what says something else is not lost');
  });
}

test('two presses at one moment are one person', async () => {
  const open = await openPage(await staff(registrar), `${household}?do=add`);
  const { count } = forms['a person'] ?? {};
  const before = (await count?.()) ?? 0;
  const fields = { people: '0', 'p0.given': 'Mateo' };
  await Promise.all([1, 2, 3].map(() => press(open, `${household}?/addPerson`, fields)));
  assert.equal(await count?.(), before + 1);
});

test('two alike who are added one after the other are two: after each the page is another', async () => {
  const page = await openDesk(browser, served, registrar, household);
  for (const count of [1, 2]) {
    await page.getByRole('link', { name: 'Agregar una persona' }).click();
    await page.locator('[name="p0.given"]').fill('Gemela');
    await page.getByRole('button', { name: 'Agregar', exact: true }).click();
    await page.getByRole('link', { name: 'Agregar una persona' }).waitFor();
    assert.equal(await page.getByRole('article', { name: 'Gemela' }).count(), count);
  }
  await page.context().close();
});
