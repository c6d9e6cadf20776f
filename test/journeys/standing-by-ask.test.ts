import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOffer, joinStandBy, mySlots } from '#appointments/contract.ts';
import { openBrowser } from '../browser.ts';
import { aHousehold, familyOf, withPaper } from '../queue.ts';
import { servePuente } from '../served.ts';
import { aStage } from '../stories/stage.ts';
import { openOwnPlace } from './at-my-place.ts';
import { body, look, press } from './on-a-page.ts';

const browser = openBrowser();
const { address, application } = await servePuente();
const stage = await aStage(application);

test('a place at short notice is seen before it is taken, and stands in my place then', async () => {
  const [first, second] = [
    await aHousehold(application, stage.registrar, withPaper('2019-08-01', 2)),
    await aHousehold(application, stage.registrar, withPaper('2019-08-02', 2)),
  ];
  await stage.open(2, { opensOn: '2026-11-05' });
  await stage.plan();
  const { programmeId } = stage;
  const wish = { programmeId, ports: ['2301'], readyHours: 4, until: '2026-11-30' };
  await application.callAs(familyOf(second.householdId))(joinStandBy, wish);
  // The first gives its Thursday back, nearer than a plan gives days.
  await stage.at('2026-11-03T15:00:00Z');
  const callOfFirst = application.callAs(familyOf(first.householdId, { day: true }));
  const slotId = (await callOfFirst(mySlots, {})).slots[0]?.slotId ?? '';
  await callOfFirst(answerOffer, { slotId, answer: 'decline', reason: 'ill' });
  await stage.run('appointments.askStandBy');

  const page = await (await browser.visit()).newPage();
  await openOwnPlace(page, address, second);
  assert.match(await body(page), /Hay un lugar libre con poco aviso[\s\S]*\(Matamoros\)/);
  await look(page, 'stand-by-asked-phone');

  await page.goto(`${address}/my-place/stand-by`);
  assert.doesNotMatch(await body(page), /5 de noviembre/);
  assert.equal(await page.getByRole('button', { name: 'Tomamos ese día' }).count(), 0);
  await look(page, 'stand-by-sealed-phone');
  await page.getByRole('link', { name: 'Ver el día y responder' }).click();
  await page.getByLabel('¿De qué pueblo es usted?').fill('Quetzaltenango');
  await press(page, 'Ver');
  await page.getByLabel('¿De qué pueblo es usted?').fill('totonicapan');
  await press(page, 'Ver');
  assert.equal(new URL(page.url()).pathname, '/my-place/stand-by');
  assert.match(await body(page), /jueves, 5 de noviembre de 2026, Brownsville/);
  await look(page, 'stand-by-opened-phone');
  await press(page, 'Tomamos ese día');
  assert.match(await body(page), /Usted aceptó este día[\s\S]*jueves, 5 de noviembre de 2026/);
  await page.goto(`${address}/my-place/stand-by`);
  assert.match(await body(page), /Usted tomó un lugar con poco aviso/);
  await look(page, 'stand-by-taken-phone');
  await page.context().close();
});
