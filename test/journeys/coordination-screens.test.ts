import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import {
  anotherOrganisation,
  type Enrolled,
  joined,
  printedLink,
  setUp,
  withSession,
} from '#coordination/coalition.fixture.ts';
import * as contracts from '#coordination/contract.ts';
import {
  compressedWeight,
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address, application } = await servePuente({ demo: true });
const sizes = { phone, laptop };
type Size = keyof typeof sizes;
let jimena: Enrolled;
let rosa: Enrolled;
let setUpToken: string;
let invitation: string;

async function look(page: Page, path: string, name: string): Promise<void> {
  await page.goto(address + path);
  await expectNoAxeFindings(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, name);
}

for (const size of ['phone', 'laptop'] satisfies Size[]) {
  test(`setting up on a ${size} has no barrier, with what is wrong too`, async () => {
    setUpToken = await printedLink(application);
    const visit = await browser.visit({ viewport: sizes[size], locale: 'es' });
    const page = await visit.newPage();
    await look(page, `/set-up/${setUpToken}`, `set-up-${size}`);
    await page.getByRole('button', { name: 'Poner en marcha' }).click();
    await page.getByRole('alert').first().waitFor();
    await expectNoAxeFindings(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `set-up-wrong-${size}`);
    await visit.close();
  });
}

test('a coalition with people, another organisation and things that wait', async () => {
  jimena = await setUp(application);
  const marta = await joined(application, jimena, 'marta', 'administrator', 'coordinator');
  rosa = await joined(application, jimena, 'rosa', 'registrar');
  await anotherOrganisation(application, jimena, 'Albergue El Ejemplo del Norte', 'otto');
  const call = await withSession(application, jimena.session);
  const waiting = { name: 'Ayuda Legal Inventada', kind: 'legal', city: 'Matamoros' } as const;
  await call(contracts.foundOrganisation, { organisation: waiting });
  const made = await call(contracts.invite, { roles: ['registrar', 'reviewer'], label: 'Tomás' });
  invitation = made.token;
  const asMarta = await withSession(application, marta.session);
  await asMarta(contracts.askRecovery, { signInName: 'rosa' });
});

async function signedIn(size: Size, colorScheme: 'light' | 'dark' = 'light') {
  const visit = await browser.visit({ viewport: sizes[size], locale: 'es', colorScheme });
  await visit.addCookies([{ name: 'puente', value: jimena.session, url: address }]);
  return visit;
}

for (const size of ['phone', 'laptop'] satisfies Size[]) {
  test(`signing in and joining on a ${size} have no barrier`, async () => {
    const visit = await browser.visit({ viewport: sizes[size], locale: 'es' });
    const page = await visit.newPage();
    await look(page, '/sign-in', `sign-in-${size}`);
    await look(page, `/invitation/${invitation}`, `invitation-${size}`);
    await visit.close();
  });

  test(`the administrator's pages on a ${size} have no barrier`, async () => {
    const visit = await signedIn(size);
    const page = await visit.newPage();
    await look(page, '/desk/people', `people-${size}`);
    await look(page, `/desk/people/${rosa.staffId}`, `person-${size}`);
    await look(page, '/desk/organisations', `organisations-${size}`);
    await look(page, '/desk/audit', `audit-${size}`);
    await look(page, '/desk/account?passphrase', `account-${size}`);
    await visit.close();
  });
}

test('they are as legible in the dark', async () => {
  const visit = await signedIn('laptop', 'dark');
  const page = await visit.newPage();
  await look(page, '/desk/people', 'people-dark');
  await look(page, '/desk/audit', 'audit-dark');
  await visit.close();
});

test('an administrator gives roles, confirms a recovery and checks a chain by keyboard alone', async () => {
  const visit = await signedIn('laptop');
  const page = await visit.newPage();
  await page.goto(`${address}/desk/people/${rosa.staffId}`);
  await page.getByLabel('Revisión', { exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL(/roles/);
  assert.match(await page.getByRole('status').first().innerText(), /Roles guardados/);
  await page.goto(`${address}/desk/people`);
  await page.getByRole('button', { name: 'Confirmar y hacer el enlace' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/confirmRecovery/);
  const link = await page.getByLabel('Enlace', { exact: true }).inputValue();
  await screenshot(page, 'recovery-link-laptop');
  await page.goto(`${address}/desk/audit`);
  await page
    .getByRole('button', { name: /^Comprobar/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/check/);
  assert.match(await page.getByRole('status').first().innerText(), /La cadena está entera/);
  await look(page, new URL(link).pathname, 'recovery-laptop');
  await visit.close();
});

test('in the demonstration the page to sign in leads to the invented people', async () => {
  const page = await (await fetch(`${address}/sign-in`)).text();
  assert.match(page, /href="\/demo"/);
});

test('a page of the desk loads at most 170 kB compressed', async () => {
  const visit = await signedIn('laptop');
  for (const path of ['/desk/people', '/desk/account?passphrase', '/desk/audit']) {
    const weight = await weightOf(visit, path);
    assert.ok(weight <= 170_000, `${path}: ${weight} bytes`);
  }
  await visit.close();
});

async function weightOf(visit: BrowserContext, path: string): Promise<number> {
  const page = await visit.newPage();
  const weight = await compressedWeight(page, address + path);
  await page.close();
  return weight;
}
