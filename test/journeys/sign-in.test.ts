import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Enrolled, passphrase, printedLink, wait } from '#coordination/coalition.fixture.ts';
import * as contracts from '#coordination/contract.ts';
import { codeAt } from '#coordination/one-time-code.ts';
import { laptop, openBrowser } from '../browser.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address: loopback, application } = await servePuente();
/** Passkeys belong to a name, never to a bare address. */
const address = loopback.replace('127.0.0.1', 'localhost');
let jimena: Pick<Enrolled, 'signInName' | 'secret'>;

const label = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** Reads the secret from the page and types what an authenticator app would show. */
async function typePassphrase(page: Page): Promise<string> {
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
  await label(page, 'Contraseña').fill(passphrase);
  await label(page, 'El código que muestra ahora').fill(codeAt(secret, application.clock.now));
  return secret;
}

async function signInWithPassphrase(page: Page, code: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await label(page, 'Nombre para entrar').fill(jimena.signInName);
  await label(page, 'Contraseña').fill(passphrase);
  await label(page, 'Código de 6 cifras').fill(code);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/desk' || url.search === '?/passphrase');
}

test('before set-up the public page answers and a wrong link says what to do', async () => {
  assert.equal((await fetch(loopback)).status, 200);
  const response = await fetch(`${loopback}/set-up/${'x'.repeat(32)}`);
  assert.equal(response.status, 404);
  assert.match(await response.text(), /Este enlace ya no abre/);
});

test('the coalition is set up without a script; what was wrong is said, what was typed is kept', async () => {
  const token = await printedLink(application);
  const visit = await browser.visitWithoutScript({ locale: 'es', viewport: laptop });
  const page = await visit.newPage();
  await page.goto(`${address}/set-up/${token}`);
  await label(page, 'Nombre de la organización').fill('Casa Ejemplo');
  await label(page, 'Qué hace').selectOption('shelter');
  await label(page, 'Nombre que ven sus colegas').fill('Jimena');
  const secret = await typePassphrase(page);
  await page.getByRole('button', { name: 'Poner en marcha' }).click();
  assert.match(await page.getByRole('alert').innerText(), /letras, cifras/i);
  assert.equal(await label(page, 'Nombre de la organización').inputValue(), 'Casa Ejemplo');
  await label(page, 'Nombre para entrar').fill('jimena');
  assert.equal(await typePassphrase(page), secret, 'the app need not read another square');
  await page.getByRole('button', { name: 'Poner en marcha' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Personas y roles');
  assert.match(await page.locator('table').innerText(), /Jimena/);
  jimena = { signInName: 'jimena', secret };
  await visit.close();
  const again = await fetch(`${loopback}/set-up/${token}`);
  assert.equal(again.status, 404, 'the link opens once');
});

test('passphrase and code sign in without a script, once a code, and signing out ends it', async () => {
  wait(application, 60);
  const visit = await browser.visitWithoutScript({ locale: 'es', viewport: laptop });
  const page = await visit.newPage();
  await page.goto(`${address}/desk/people`);
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  const code = codeAt(jimena.secret, application.clock.now);
  await signInWithPassphrase(page, code);
  await page.goto(`${address}/desk/people`);
  assert.equal(await page.locator('h1').innerText(), 'Personas y roles');
  await page.getByRole('button', { name: 'Cerrar sesión' }).first().click();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  await signInWithPassphrase(page, code);
  assert.match(await page.getByRole('alert').innerText(), /No pudimos entrar/);
  assert.equal(await label(page, 'Nombre para entrar').inputValue(), 'jimena');
  assert.equal(await label(page, 'Contraseña').inputValue(), '', 'a passphrase is never sent back');
  await page.goto(`${address}/desk`);
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  await visit.close();
});

test('somebody invited joins with a passkey, signs in with it, and the same answer opens once', async () => {
  wait(application, 60);
  const office = await browser.visit({ locale: 'es', viewport: laptop });
  const desk = await office.newPage();
  await signInWithPassphrase(desk, codeAt(jimena.secret, application.clock.now));
  await desk.goto(`${address}/desk/people`);
  await label(desk, 'Para quién').fill('Rosa');
  await label(desk, 'Registro').check();
  await desk.getByRole('button', { name: 'Hacer el enlace' }).click();
  await desk.waitForURL(/invite/);
  const link = await label(desk, 'Enlace').inputValue();
  await desk.goto(`${address}/desk/people`);
  assert.equal(await desk.getByLabel('Enlace', { exact: true }).count(), 0, 'shown only once');
  await office.close();

  const visit = await browser.visit({ locale: 'es', viewport: laptop });
  const page = await visit.newPage();
  const devtools = await visit.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(link);
  await label(page, 'Nombre que ven sus colegas').fill('Rosa');
  await label(page, 'Nombre para entrar').fill('rosa');
  await page.getByRole('button', { name: 'Usar una llave de acceso' }).click();
  await page.waitForURL(`${address}/desk`);

  await page.goto(`${address}/desk/account`);
  await page.getByRole('button', { name: 'Quitar' }).click();
  await page.waitForURL(/removePasskey/);
  assert.match(await page.getByRole('alert').innerText(), /única forma de entrar/);
  await page.getByRole('button', { name: 'Cerrar todas mis sesiones' }).click();
  await page.waitForURL(`${address}/sign-in`);

  const sent = page.waitForRequest((request) => request.url().includes('?/passkey'));
  await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click();
  const answer = new URLSearchParams((await sent).postData() ?? '').get('passkey') ?? '';
  await page.waitForURL(`${address}/desk`);
  const { assertion } = contracts.signInWithPasskey.input.parse({ assertion: JSON.parse(answer) });
  const replayed = await application.callAs({ kind: 'anyone' })(contracts.signInWithPasskey, {
    assertion,
  });
  assert.deepEqual(replayed, { outcome: 'refused' });
  await visit.close();
});

test('outside the demonstration there is no page to enter as somebody', async () => {
  const page = await (await fetch(`${loopback}/sign-in`)).text();
  assert.doesNotMatch(page, /href="\/demo"/);
  assert.equal((await fetch(`${loopback}/demo`)).status, 404);
});
