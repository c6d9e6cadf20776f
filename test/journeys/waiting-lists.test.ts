import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lists, proposeCall } from '#waiting-lists/contract.ts';
import { anyone, holdersIn, join } from '../../src/waiting-lists/lists.fixture.ts';
import { openBrowser, phone, screenshot } from '../browser.ts';
import { servePuente } from '../served.ts';
import { deskOf, openAt } from './desk-visits.ts';
import { body, look, press, readPublic, refusal, said } from './on-a-page.ts';

/** A list from its beginning to its end, as those who keep it work with it. */
const browser = openBrowser();
const served = await servePuente();
const { address, application: puente } = served;
const who = await holdersIn(puente);

/** A public page, which says that a number is no appointment. */
async function read(path: string): Promise<string> {
  const html = await readPublic(`${address}${path}`);
  assert.match(html, /Un número no es una cita del gobierno/);
  return html;
}

test('without a list the page says so, and no other page leads there', async () => {
  const none = await read('/waiting-lists');
  assert.match(none, /Hoy no hay ninguna lista de espera/);
  assert.doesNotMatch(none, /Cómo se consigue un número/);
  assert.match(await read('/waiting-lists/my-number'), /Hoy no hay ninguna lista de espera/);
  for (const path of ['/', '/list', '/public-figures']) {
    assert.doesNotMatch(await (await fetch(`${address}${path}`)).text(), /waiting-lists/);
  }
});

let listId = '';

test('a coordinator begins a list, another organisation accepts it, and everybody sees it', async () => {
  const page = await deskOf(browser, served, who.coordinator);
  await openAt(page, `${address}/desk/waiting-lists`);
  await look(page, 'waiting-lists-desk-none-laptop');
  await page.getByRole('link', { name: 'Empezar una lista' }).click();
  await page.getByLabel(/Por qué hay una lista/).fill('El puerto');
  await page.getByLabel(/Cuántas veces/).fill('nueve');
  await press(page, 'Empezar la lista');
  assert.match(await refusal(page), /Puerto[\s\S]*Nombre de la orden[\s\S]*Cuántas veces/);
  await page.getByLabel('Día en que usted la leyó').fill('2030-01-01');
  await press(page, 'Empezar la lista');
  await page.getByText('Ese día todavía no llega. Ponga el día').first().waitFor();
  await page.getByLabel('Día en que usted la leyó').fill('2026-11-02');
  assert.equal(await page.getByLabel(/Por qué hay una lista/).inputValue(), 'El puerto');
  assert.equal(await page.getByLabel(/Cuántas veces/).inputValue(), 'nueve');
  await look(page, 'waiting-lists-desk-new-refused-laptop');
  await page.getByLabel(/Por qué hay una lista/).fill('El puerto recibe a pocas familias al día.');
  await page.getByLabel(/Cuántas veces/).fill('1');
  await page.getByLabel('Puerto', { exact: true }).selectOption('2504');
  await page.getByLabel('Nombre de la orden').fill('Orden inventada');
  await page.getByLabel(/Dónde se puede leer/).fill('https://example.org/orden');
  await page.getByLabel(/Otra organización/).selectOption({ label: 'Casa Ejemplo' });
  await press(page, 'Empezar la lista');
  assert.match(await said(page), /Falta que la otra organización acepte/);
  assert.match(await body(page), /Espera respuesta/);

  const other = await deskOf(browser, served, who.partnerCoordinator, { viewport: phone });
  await openAt(other, `${address}/desk/waiting-lists`);
  assert.match(await body(other), /Albergue Ejemplo pide que su organización lleve también/);
  await look(other, 'waiting-lists-desk-asked-phone');
  await press(other, 'Sí, la llevamos');
  assert.match(await said(other), /La lista está abierta/);
  for (const one of [page, other]) await one.context().close();

  const kept = await puente.callAs(anyone)(lists, {});
  listId = kept.lists[0]?.listId ?? '';
  const html = await read('/waiting-lists');
  assert.match(html, /San Ysidro, Tijuana/);
  assert.match(html, /Todavía no se ha llamado a nadie/);
  assert.match(html, /Cómo se consigue un número/);
  for (const path of ['/', '/list', '/public-figures']) {
    assert.match(await (await fetch(`${address}${path}`)).text(), /href="\/waiting-lists"/);
  }
});

test('a registrar gives a number; the paper is shown once, in two halves to keep apart', async () => {
  const page = await deskOf(browser, served, who.registrar);
  await openAt(page, `${address}/desk/waiting-lists/${listId}`);
  assert.match(await body(page), /Nadie espera en esta lista[\s\S]*Una propuesta vale 1 hora\./);
  await page.getByRole('link', { name: 'Dar un número' }).click();
  await page.getByLabel('Cuántas personas van juntas').fill('muchas');
  await page.getByLabel(/Palabra propia/).fill('colibrí');
  await press(page, 'Dar el número');
  assert.match(await refusal(page), /Cuántas personas van juntas/);
  assert.equal(await page.getByLabel('Cuántas personas van juntas').inputValue(), 'muchas');
  assert.equal(await page.getByLabel(/Palabra propia/).inputValue(), 'colibrí');
  await page.getByLabel('Cuántas personas van juntas').fill('2');
  await look(page, 'waiting-lists-desk-give-laptop');
  await press(page, 'Dar el número');
  await page.getByRole('heading', { name: 'Número 1 dado' }).waitFor();
  const text = await body(page);
  assert.match(text, /Fotografíe solo esta mitad[\s\S]*Doble o corte aquí[\s\S]*palabras secretas/);
  assert.match(text, /No es una cita del gobierno/);
  assert.doesNotMatch(text, /colibrí/);
  await look(page, 'waiting-lists-paper-laptop');
  await page.emulateMedia({ media: 'print' });
  await screenshot(page, 'waiting-lists-paper-printed');
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(phone);
  await look(page, 'waiting-lists-paper-phone');
  await page.getByRole('link', { name: 'Dar otro número' }).click();
  await page.getByRole('heading', { name: 'Dar un número' }).waitFor();
  assert.equal(await page.getByLabel(/Palabra propia/).inputValue(), '');
  await page.locator('#people:focus').waitFor();
  assert.match(page.url(), /paper=es$/);
  await openAt(page, `${address}/desk/waiting-lists/${listId}/give?paper=ht`);
  assert.equal(await page.getByLabel(/Idioma/).inputValue(), 'ht', 'as of the paper before');
  await join(puente, who.registrar, listId, [3, 1, 4]);
  await page.context().close();
});

test('a call shows whom it would call and why; only another organisation confirms it', async () => {
  const page = await deskOf(browser, served, who.registrar);
  await openAt(page, `${address}/desk/waiting-lists/${listId}`);
  const late = await deskOf(browser, served, who.coordinator);
  await openAt(late, `${address}/desk/waiting-lists/${listId}`);
  await page.getByLabel(/Cuántas personas recibe/).fill('0');
  await press(page, 'Proponer la llamada');
  assert.match(await refusal(page), /Cuántas personas recibe/);
  await page.getByLabel(/Cuántas personas recibe/).fill('6');
  await press(page, 'Proponer la llamada');
  await said(page);
  const proposed = await body(page);
  assert.match(proposed, /Por primera vez: del 1 al 3/);
  assert.match(proposed, /Son 6 personas de 6[\s\S]*El siguiente grupo es de 4/);
  assert.match(proposed, /Tiene que confirmarlo otra persona/);
  assert.equal(await page.getByRole('button', { name: 'Confirmar y llamar' }).count(), 0);
  await look(page, 'waiting-lists-desk-proposed-laptop');

  await late.getByLabel(/Cuántas personas recibe/).fill('7');
  await press(late, 'Proponer la llamada');
  assert.match(await refusal(late), /Alguien ya propuso esto/);
  await late.getByText('Llamar a 6 personas').waitFor();
  assert.match(await body(late), /alguien de Casa Ejemplo/);
  assert.equal(await late.getByRole('button', { name: 'Confirmar y llamar' }).count(), 0);

  const other = await deskOf(browser, served, who.partner, { viewport: phone });
  await openAt(other, `${address}/desk/waiting-lists/${listId}`);
  await look(other, 'waiting-lists-desk-confirm-phone');
  await press(other, 'Confirmar y llamar');
  assert.match(await said(other), /Llamadas: 6 personas/);
  assert.match(await read('/waiting-lists'), /del 1 al 3/);
  for (const one of [page, late, other]) await one.context().close();
});

test('what came of each number is recorded, its own word asked first', async () => {
  const page = await deskOf(browser, served, who.partner);
  await openAt(page, `${address}/desk/waiting-lists/${listId}`);
  assert.match(await body(page), /Antes de llamar otra vez anote/);
  await page.getByLabel('Palabra propia del número 1').fill('gorrión');
  await press(page, 'Comprobar');
  await refusal(page);
  assert.equal(await page.getByLabel('Palabra propia del número 1').inputValue(), 'gorrión');
  await look(page, 'waiting-lists-desk-word-refused-laptop');
  await page.getByLabel('Palabra propia del número 1').fill('Colibri');
  await press(page, 'Comprobar');
  assert.match(await said(page), /La palabra es la suya/);
  await press(page, 'Anotar qué pasó');
  assert.match(await refusal(page), /Elija qué pasó/);
  await page.getByLabel('Qué pasó con el número 1').selectOption('crossed');
  await page.getByLabel('Qué pasó con el número 2').selectOption('missed');
  await page.getByLabel('Qué pasó con el número 3').selectOption('turned_back');
  await look(page, 'waiting-lists-desk-record-laptop');
  await press(page, 'Anotar qué pasó');
  assert.match(await said(page), /Anotados: 3 números/);
  await page.setViewportSize(phone);
  await look(page, 'waiting-lists-desk-recorded-phone');
  await page.context().close();
});

test('why a number goes first and what really came of one is chosen by people, without a script too', async () => {
  const page = await deskOf(browser, served, who.coordinator, { script: false, viewport: phone });
  for (const [fold, button, choice, number] of [
    ['Llamar un número antes de su turno', 'Proponer', 'Motivo', 'earlyNumber'],
    [
      'Corregir qué pasó con un número',
      'Proponer la corrección',
      'Lo que pasó de verdad',
      'correctNumber',
    ],
  ] as const) {
    await page.goto(`${address}/desk/waiting-lists/${listId}`);
    await page.getByText(fold).click();
    assert.equal(await page.getByLabel(choice).inputValue(), '');
    await page.locator(`#${number}`).fill('4');
    await page.getByRole('button', { name: button, exact: true }).click();
    assert.match(await refusal(page), new RegExp(`${choice}: Elija una`));
    assert.equal(await page.locator(`#${number}`).inputValue(), '4');
    assert.equal(await page.getByLabel(choice).inputValue(), '');
    assert.equal(await page.getByLabel(choice).getAttribute('aria-invalid'), 'true');
    await page.locator(`#${number}`).fill('cuatro');
    await page.getByRole('button', { name: button, exact: true }).click();
    assert.match(await refusal(page), /Número: [\s\S]*: Elija una/);
  }
  await screenshot(page, 'waiting-lists-desk-not-chosen-phone');
  await page.context().close();
});

test('a call before its turn, a correction, a pause and a closing wait for a second person', async () => {
  const page = await deskOf(browser, served, who.coordinator);
  const board = `${address}/desk/waiting-lists/${listId}`;
  await openAt(page, board);
  await page.getByText('Llamar un número antes de su turno').click();
  await page.getByLabel('Número', { exact: true }).first().fill('99');
  await page.getByLabel('Motivo').selectOption('health');
  await page.getByRole('button', { name: 'Proponer', exact: true }).click();
  await refusal(page);
  assert.equal(await page.getByLabel('Número', { exact: true }).first().inputValue(), '99');
  assert.equal(await page.getByLabel('Motivo').inputValue(), 'health');
  await page.getByLabel('Número', { exact: true }).first().fill('4');
  const reason = page.getByLabel('Motivo');
  await reason
    .locator('option')
    .first()
    .evaluate((one) => one.setAttribute('value', 'friend'));
  await reason.selectOption('friend');
  await page.getByRole('button', { name: 'Proponer', exact: true }).click();
  await page.locator('#reason-error').waitFor();
  await reason.selectOption('health');
  await page.getByRole('button', { name: 'Proponer', exact: true }).click();
  assert.match(await said(page), /Otra persona lo confirma/);
  await page.getByText('Corregir qué pasó con un número').click();
  await page.getByLabel('Número', { exact: true }).last().fill('1');
  await page.getByLabel('Lo que pasó de verdad').selectOption('turned_back');
  await press(page, 'Proponer la corrección');
  await page.getByText('Corregir el número 1').waitFor();
  assert.match(await body(page), /Corregir el número 1/);
  await look(page, 'waiting-lists-desk-two-proposals-laptop');

  const other = await deskOf(browser, served, who.partnerCoordinator);
  await openAt(other, board);
  await other
    .locator('article')
    .filter({ hasText: 'antes de su turno' })
    .getByRole('button', { name: 'Confirmar y llamar' })
    .click();
  await said(other);
  await other
    .locator('article')
    .filter({ hasText: 'Corregir el número 1' })
    .getByRole('button', { name: 'No confirmar' })
    .click();
  await other.getByText('No se confirmó').waitFor();

  await puente.callAs(who.coordinator)(proposeCall, { listId, people: 5 });
  await openAt(page, `${board}/order`);
  await page.getByText('Pausar', { exact: true }).first().click();
  await press(page, 'Pausar');
  assert.match(await refusal(page), /Nombre de la orden/);
  await page.locator('details[open]').getByLabel('Nombre de la orden').fill('Pausa inventada');
  await page.locator('details[open]').getByLabel(/Dónde/).fill('https://example.org/pausa');
  await press(page, 'Pausar');
  assert.match(await said(page), /está en pausa/);
  assert.match(await read('/waiting-lists'), /En pausa desde el[\s\S]*Pausa inventada/);
  await openAt(other, board);
  assert.match(await body(other), /Llamar a 5 personas[\s\S]*está en pausa/);
  assert.equal(await other.getByRole('button', { name: 'Confirmar y llamar' }).count(), 0);
  await openAt(page, `${board}/order`);
  await page.getByText('Cerrar', { exact: true }).first().click();
  await page.locator('details[open]').getByLabel('Nombre de la orden').fill('Cierre inventado');
  await page.locator('details[open]').getByLabel(/Dónde/).fill('https://example.org/cierre');
  await look(page, 'waiting-lists-desk-order-laptop');
  await page.locator('details[open]').getByRole('button', { name: 'Cerrar' }).click();
  await said(page);
  await other.goto(board);
  assert.match(await body(other), /Cierre inventado/);
  assert.match(await body(other), /Ya no se llama ni se dan números/, 'what is confirmed');
  await other.getByRole('button', { name: 'Confirmar', exact: true }).click();
  await other.getByText('Confirmado.').waitFor();
  const closed = await read('/waiting-lists');
  assert.match(closed, /Cerrada desde el/);
  assert.doesNotMatch(closed, /Cómo se consigue un número/, 'none is given any more');
  for (const one of [page, other]) await one.context().close();
});
