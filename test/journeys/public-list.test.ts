import assert from 'node:assert/strict';
import { test } from 'node:test';
import { myPlaces, publishList } from '#queue/contract.ts';
import { aMember, anOrganisation } from '../application.ts';
import {
  expectNoAxeFindings,
  expectNoSidewaysScroll,
  laptop,
  openBrowser,
  phone,
  screenshot,
} from '../browser.ts';
import { aHousehold, aProgramme, drawn, familyOf, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';

const browser = openBrowser();
const { address, application } = await servePuente();
const organisation = await anOrganisation(application, 'Albergue Ejemplo', true);
const coordinator = await aMember(application, organisation, 'coordinator', 'planner');
const registrar = await aMember(application, organisation, 'registrar');
const other = await aMember(application, await anOrganisation(application, 'Casa'), 'coordinator');
const anyone = { kind: 'anyone' } as const;

/** The page's own text and weight, as a phone without a script gets it. */
async function read(path: string) {
  const answer = await fetch(`${address}${path}`);
  const html = await answer.text();
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(html, /<title>Puente<\/title>/);
  assert.ok(Buffer.byteLength(html) <= 30_000, `${path}: ${Buffer.byteLength(html)} bytes`);
  return html;
}

test('before a programme is declared the list says that there is none, and the law is there', async () => {
  assert.match(await read('/list'), /Hoy no existe ninguna cita del gobierno/);
  const law = await read('/law');
  assert.match(law, /Hable primero con un abogado/);
  assert.match(law, /Sin confirmar/);
  assert.doesNotMatch(law, /Entrada de 2021/);
  const history = await read('/law/history');
  assert.match(history, /Hoy ya no se ofrece/);
  assert.match(history, /Entrada de 2021/);
});

test('the list shows ticket numbers and the rule, and nothing of a household', async () => {
  const programmeId = await aProgramme(application, coordinator);
  const first = await aHousehold(application, registrar, withPaper());
  for (let more = 0; more < 11; more += 1) {
    await aHousehold(application, registrar, withPaper('2020-01-15'));
  }
  await drawn(application, programmeId, [coordinator, other]);
  await application.callAs(coordinator)(publishList, { programmeId });
  const { places } = await application.callAs(familyOf(first.householdId))(myPlaces, {});
  const number = places[0]?.ticket?.ticketNumber;
  assert.ok(number);
  const html = await read('/list');
  const shown = html.replaceAll(/<[^>]+>|\s/g, '');
  assert.ok(shown.includes(number));
  assert.doesNotMatch(html, /Tzoc|2301|Brownsville/);
  assert.ok(!shown.includes(first.folio));
  const found = await read(`/list?programme=${programmeId}&number=${number.toLowerCase()}`);
  assert.match(found, /El número está en la lista/);
  assert.match(await read('/list/draws'), /Sorteo 1/);
  const missing = await read(`/list?programme=${programmeId}&number=${first.folio}`);
  assert.match(missing, /Ese número no está en esta lista/);
  for (const path of ['/list', '/list/draws', '/list/earlier']) {
    const unknown = await fetch(`${address}${path}?programme=unknown`);
    assert.equal(unknown.status, 404, 'never another programme in its place');
    assert.match(await unknown.text(), /Esta página no existe/);
  }
});

for (const [size, viewport] of Object.entries({ phone, laptop })) {
  test(`list, law and history have no barrier on a ${size} screen`, async () => {
    await aHousehold(application, anyone);
    const visit = await browser.visit({ viewport });
    const page = await visit.newPage();
    for (const path of ['/list', '/list?number=AAAA', '/list/draws', '/law', '/law/history']) {
      await page.goto(`${address}${path}`);
      await expectNoAxeFindings(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `public${path.replaceAll(/\W+/g, '-')}-${size}`);
    }
    await visit.close();
  });
}
