import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, screenshot } from '../browser.ts';
import { anaAndHerFamily } from '../people.ts';
import { aHousehold } from '../queue.ts';
import { serveMyPlace } from './at-my-place.ts';
import { body, heading, press } from './on-a-page.ts';

const browser = openBrowser();
const { address, application, enter } = await serveMyPlace();
const anyone = { kind: 'anyone' } as const;

test('leaving the line takes a second step, and is undone with one', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/leave`);
  await press(page, 'Salir de la fila');
  assert.equal(await heading(page), '¿Salir de la fila?');
  await screenshot(page, 'my-place-leave-sure');
  await press(page, 'Sí, salir de la fila');
  assert.equal(await heading(page), 'Usted salió de la fila');
  await page.goto(`${address}/my-place`);
  await screenshot(page, 'my-place-withdrawn');
  await press(page, 'Volver al mismo lugar');
  assert.doesNotMatch(await body(page), /Usted salió/);
  await visit.close();
});

test('erasing says exactly what happens, and afterwards the words open nothing', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/leave`);
  await press(page, 'Borrar todo');
  assert.match(await body(page), /Nadie podrá leer otra vez/);
  await screenshot(page, 'my-place-erase-sure');
  await press(page, 'Sí, borrar para siempre');
  assert.equal(await heading(page), 'Sus datos están borrados');
  await enter(page, receipt);
  assert.doesNotMatch(await body(page), /Ana María/);
  await visit.close();
});

test('permissions are given and taken back one by one; a change of contact waits and is undone', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/permissions`);
  const taking = page.getByRole('button', { name: /^Quitar ?: Contamos su familia/ });
  await taking.click();
  assert.equal(await taking.count(), 0);
  await press(page, /^Dar ?: Contamos su familia/);
  assert.equal(await taking.count(), 1);
  await page.goto(`${address}/my-place/contact`);
  await page.getByRole('link', { name: /^Cambiar ?: WhatsApp/ }).click();
  await page.getByLabel('WhatsApp').check();
  await page.getByLabel('Número o correo').fill('+52 664 123 4599');
  await press(page, 'Guardar el cambio');
  const changed = await body(page);
  assert.match(changed, /termina en 99/);
  assert.match(changed, /Vale desde el jueves, 5 de noviembre de 2026/);
  await screenshot(page, 'my-place-contact-changed');
  await press(page, 'No cambiar: dejar el de antes');
  assert.doesNotMatch(await body(page), /termina en 99/);
  await press(page, 'Pido que me llamen');
  assert.match(await body(page), /Usted pidió una llamada/);
  await page.getByLabel('Ciudad en México').selectOption({ label: 'Tijuana' });
  await press(page, 'Guardar la ciudad');
  assert.equal(await page.getByLabel('Ciudad en México').inputValue(), 'tijuana');
  await visit.close();
});

test('an adult gets words of their own, and leaves to a household that the others cannot find', async () => {
  const [ana, bruno] = anaAndHerFamily().people;
  assert.ok(ana && bruno);
  const birth = { precision: 'day', date: '1990-01-02' } as const;
  const eva = {
    names: { given: 'Eva', firstSurname: 'Ixcoy' },
    birth,
    relation: 'sibling',
  } as const;
  const form = anaAndHerFamily({ people: [ana, bruno, eva] });
  const receipt = await aHousehold(application, anyone, form);
  const visit = await browser.visitWithoutScript();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/leave`);
  assert.equal(await page.getByRole('button', { name: 'Separarme' }).count(), 0);
  await page.goto(`${address}/my-place/words`);
  await press(page, 'Hacer palabras para Eva Ixcoy');
  const handed = await page.locator('main ol li').allInnerTexts();
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  await press(page, 'Cerrar mi visita');
  await enter(page, { folio: receipt.folio, words: handed });
  await press(page, 'Hacer palabras nuevas');
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  await page.goto(`${address}/my-place/data`);
  assert.doesNotMatch(await body(page), /20 de marzo de 1994/);
  await page.goto(`${address}/my-place/leave`);
  await press(page, 'Separarme');
  assert.equal(await heading(page), 'Este es su registro nuevo');
  const folio = (await page.locator('main .code').innerText()).replaceAll(/\s/g, '');
  await page.getByRole('link', { name: 'Ya las escribí' }).click();
  const own = await body(page);
  assert.match(own, /Eva Ixcoy/);
  assert.doesNotMatch(own, /Ana María/);
  await press(page, 'Cerrar mi visita');
  await enter(page, receipt);
  for (const path of ['', '/data', '/permissions']) {
    await page.goto(`${address}/my-place${path}`);
    const text = (await body(page)).replaceAll(/\s/g, '');
    assert.ok(!text.includes(folio), path);
  }
  await page.goto(`${address}/my-place`);
  assert.doesNotMatch(await body(page), /Eva Ixcoy/);
  await visit.close();
});

test('a copy leaves by a form, as a text with a neutral name', async () => {
  const receipt = await aHousehold(application, anyone);
  const visit = await browser.visit();
  const page = await visit.newPage();
  await enter(page, receipt);
  await page.goto(`${address}/my-place/data`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, 'Bajar la copia'),
  ]);
  assert.equal(download.suggestedFilename(), 'notas.txt');
  await visit.close();
});
