import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { signCheckpoint } from '#transparency/checkpoint.rules.ts';
import { checkpoint, cosign, openings } from '#transparency/contract.ts';
import { originOf } from '#transparency/index.ts';
import { leafHash } from '#transparency/merkle.rules.ts';
import { verifierKey } from '#transparency/signed-note.rules.ts';
import { aMember, anOrganisation } from '../application.ts';
import { openBrowser } from '../browser.ts';
import { aHousehold, aProgramme, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { aWitness } from '../witness.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, lookOnBoth, press } from './on-a-page.ts';

const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const ours = await anOrganisation(puente, 'Albergue Ejemplo', true);
const theirs = await anOrganisation(puente, 'Casa Ejemplo');
const coordinator = await aMember(puente, ours, 'coordinator');
const registrar = await aMember(puente, ours, 'registrar');
const elsewhere = await aMember(puente, theirs, 'coordinator');
const logId = await aProgramme(puente, coordinator);
await aHousehold(puente, registrar, withPaper());
await puente.settle();

const start = puente.clock.now;
const witness = aWitness();
const anyone = puente.callAs({ kind: 'anyone' });
const path = `${address}/desk/witnesses?programme=${logId}`;

test('without a script a witness is added, its token shown once, its agreement ended in two steps', async () => {
  const page = await deskOf(browser, served, coordinator, { script: false });
  await page.goto(path);
  assert.match(await body(page), /Nadie vigila todavía este registro/);
  await page.getByLabel('Organización').fill('Clínica Ejemplo');
  await page.getByLabel('Clave pública').fill('nonsense');
  await press(page, 'Agregar un testigo');
  const errors = await page.getByRole('alert').innerText();
  assert.match(errors, /Acuerdo: Diga dónde/);
  assert.equal(await page.getByLabel('Organización').inputValue(), 'Clínica Ejemplo', 'kept');
  await page.getByLabel('Acuerdo').fill('2 de noviembre de 2026, carpeta 3');
  await press(page, 'Agregar un testigo');
  assert.match(
    await page.getByRole('alert').innerText(),
    /Clave pública: No es la clave pública de un testigo/,
  );
  await page.getByRole('textbox', { name: 'Clave pública' }).fill(` ${witness.verifierKey} `);
  await press(page, 'Agregar un testigo');
  assert.match(await body(page), /Clínica Ejemplo ya es testigo[\s\S]*solo esta vez/);
  const token = await page.getByLabel('Clave de testigo').inputValue();
  assert.match(
    await page.getByLabel('Orden').inputValue(),
    new RegExp(`^npx puente witness ${address} --name witness.example.org .*--log ${logId}$`),
  );
  await anyone(openings, { logId, token });
  await page.goto(path);
  assert.doesNotMatch(await page.content(), new RegExp(token));
  assert.match(await body(page), /Vigila[\s\S]*carpeta 3/);

  await page.getByRole('link', { name: 'Terminar el acuerdo' }).click();
  assert.match(await body(page), /deja de abrir, enseguida/);
  await anyone(openings, { logId, token });
  await press(page, 'Terminarlo ahora');
  assert.match(await page.getByRole('status').innerText(), /El acuerdo terminó/);
  await assert.rejects(anyone(openings, { logId, token }), /noSuchWitness/);
  await page.context().close();
});

test('a dead witness and another history are reported plainly, each with what to do', async () => {
  let page = await deskOf(browser, served, coordinator);
  await openAt(page, path);
  await page.getByLabel('Organización').fill('Universidad Ejemplo');
  await page.getByLabel('Acuerdo').fill('Convenio 7');
  await page.getByRole('textbox', { name: 'Clave pública' }).fill(witness.verifierKey);
  await press(page, 'Agregar un testigo');
  const token = await page.getByLabel('Clave de testigo').inputValue();
  await lookOnBoth(page, 'witnesses-given');
  const { note } = await anyone(checkpoint, { logId });
  await anyone(cosign, { logId, token, note: witness.cosign(note, puente.clock.now) });
  await openAt(page, path);
  assert.match(await body(page), /Firmó\s+(\d+) de \1 anotaciones/);

  puente.clock.now = new Date(start.getTime() + 49 * 3_600_000);
  // A session does not last two days.
  await page.context().close();
  page = await deskOf(browser, served, coordinator);
  await openAt(page, path);
  assert.match(await body(page), /En silencio[\s\S]*Llame a la organización/);

  await openAt(page, `${address}/desk`);
  assert.match(await body(page), /Un testigo de “Invented wind-down” está en silencio/);
  const secret = new Uint8Array(32).fill(9);
  const origin = originOf(logId);
  const forger = verifierKey(origin, 1, ed25519.getPublicKey(secret));
  const forged = signCheckpoint({ origin, size: 2, root: leafHash('forged') }, forger, (bytes) =>
    ed25519.sign(bytes, secret),
  );
  for (const _ of '123') {
    const signed = witness.cosign(forged, puente.clock.now);
    await anyone(cosign, { logId, token, note: signed });
  }
  await openAt(page, `${address}/desk`);
  assert.match(await body(page), /Un testigo vio otra historia de “Invented wind-down”/);
  await lookOnBoth(page, 'witnesses-overview');
  await page.getByRole('link', { name: 'Ver qué pasó y qué hacer' }).click();
  await page.waitForURL(/witnesses/);
  assert.match(await body(page), /Un testigo vio otra historia[\s\S]*Universidad Ejemplo entregó/);
  assert.match(await body(page), /Nuestra clave no firmó esa historia/);
  assert.match(await body(page), /Se guardan 2 avisos anteriores/);
  await lookOnBoth(page, 'witnesses-split');
  await page.context().close();
});

test('a coordinator of another organisation sees who watches, and can change nothing', async () => {
  const page = await deskOf(browser, served, elsewhere);
  await openAt(page, path);
  assert.match(
    await body(page),
    /Solo quienes coordinan en la organización que lleva este registro[\s\S]*Universidad Ejemplo/,
  );
  assert.equal(await page.getByRole('button', { name: 'Agregar un testigo' }).count(), 0);
  await lookOnBoth(page, 'witnesses-elsewhere');
  await page.context().close();
});

test('a report that our key did not sign is only kept once its agreement has ended', async () => {
  const page = await deskOf(browser, served, coordinator);
  await openAt(page, path);
  await page.getByRole('link', { name: 'Terminar el acuerdo' }).click();
  await press(page, 'Terminarlo ahora');
  await page.getByText('El acuerdo terminó').waitFor();
  assert.doesNotMatch(await body(page), /Un testigo vio otra historia/);
  assert.match(await body(page), /Se guardan 3 avisos anteriores/);
  await page.context().close();
});
