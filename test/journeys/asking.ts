import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { sql } from '#platform/sql.ts';
import { system, type TestApplication } from '../application.ts';

/** What somebody answers on each page, by its address; fields by name. */
export type Told = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Marta asks in Spanish for four: herself, her partner, a daughter, and a baby born in Mexico. */
export const martaTells: Told = {
  language: { language: 'spa' },
  'second-language': { language: 'none' },
  reading: { how: 'read' },
  who: { who: 'self' },
  'child-alone': { alone: 'no' },
  'names/1': { given: 'Marta Lucía', first: 'Cárcamo', second: 'Núñez' },
  'birth/1': { 'birth.day': '7', 'birth.month': '3', 'birth.year': '1991' },
  'about/1': { country: 'HND' },
  'names/2': { given: 'Óscar', first: 'Zelaya' },
  'birth/2': { 'birth.unknown': 'on', age: '35' },
  'about/2': { relation: 'partner', country: 'HND' },
  'names/3': { given: 'Génesis', first: 'Zelaya', second: 'Cárcamo' },
  'birth/3': { 'birth.month': '8', 'birth.year': '2015' },
  'about/3': { relation: 'child', country: 'HND' },
  'names/4': { given: 'Emiliano' },
  'birth/4': { 'birth.day': '1', 'birth.month': '2', 'birth.year': '2020' },
  'about/4': { relation: 'child', country: 'MEX' },
  returned: { who: ['1', '2', '3'] },
  'a-numbers': { 'a.1': 'A 200-123-456', 'a.3': '200123458' },
  'returned-on/1': {
    'on.day': '14',
    'on.month': '8',
    'on.year': '2019',
    basis: 'paper',
    same: 'yes',
  },
  'returned-at/1': { port: '2301' },
  'case/1': { case: 'missed', same: 'yes' },
  'order/1': { 'order.month': '1', 'order.year': '2020' },
  'missed/1': { because: 'exceptional' },
  'signed/1': { signed: 'no' },
  where: { where: 'matamoros' },
  needs: { needs: ['V-PREG', 'V-KIDNAP'] },
  'needs-whose': { 'V-PREG': '1', 'V-KIDNAP': 'family' },
  'contact/1': { channel: 'whatsapp', value: '868 123 4567' },
  'contact-safe/1': { whose: 'own', when: 'evening' },
  'contact-say/1': { say: 'news_only' },
  'contact/2': { channel: 'email', value: 'prima@example.org' },
  'contact-safe/2': { whose: 'relative', when: 'any' },
  'contact-say/2': { say: 'everything' },
  'own-question': { question: 'home_town', answer: 'El Progreso' },
  permission: { help: 'yes' },
};

/** Marta, had she come alone: nobody is asked whether it was the same for everyone. */
export const martaAloneTells: Told = {
  ...Object.fromEntries(Object.entries(martaTells).filter(([key]) => !/\/[2-9]$/.test(key))),
  returned: { who: ['1'] },
  'a-numbers': { 'a.1': 'A 200-123-456' },
  'returned-on/1': { 'on.day': '14', 'on.month': '8', 'on.year': '2019', basis: 'memory' },
  'case/1': { case: 'waiting' },
};

/** Widlyn asks in Haitian Creole, for herself alone; she knows little and says so. */
export const widlynTells: Told = {
  language: { language: 'hat' },
  'second-language': { language: 'spa' },
  reading: { how: 'listen' },
  who: { who: 'self' },
  'child-alone': { alone: 'no' },
  'names/1': { given: 'Widlyn' },
  'birth/1': { 'birth.unknown': 'on' },
  'about/1': { country: 'HTI' },
  returned: { who: ['unknown'] },
  'a-numbers': { none: ['yes'] },
  'case/1': { case: 'unknown' },
  'signed/1': { signed: 'unknown' },
  where: { where: 'not-said' },
  needs: { needs: ['not-said'] },
  'contact/1': { channel: 'none' },
  'own-question': { question: 'later' },
  permission: { help: 'yes' },
};

const base = '/ask-for-help/';

/** The address of the page below `/ask-for-help/`. */
export function pageOf(page: Page): string {
  const { pathname } = new URL(page.url());
  return pathname.startsWith(base) ? pathname.slice(base.length) : '';
}

/** Fills in the page with what is told of it; permissions are all refused. */
export async function fillIn(page: Page, told: Told): Promise<void> {
  for (const [name, said] of Object.entries(told[pageOf(page)] ?? {})) {
    for (const value of [said].flat()) await put(page, name, value);
  }
  if (pageOf(page) !== 'permissions') return;
  for (const no of await page.locator('input[value="no"]').all()) await no.check();
}

async function put(page: Page, name: string, value: string): Promise<void> {
  const fields = page.locator(`[name="${name}"]`);
  const kind = await fields
    .first()
    .evaluate((field) => `${field.tagName} ${field.getAttribute('type')}`);
  if (kind.startsWith('SELECT')) await fields.first().selectOption(value);
  else if (/radio|checkbox/.test(kind)) {
    const choice = page.locator(`[name="${name}"][value="${value}"]`);
    await ((await choice.count()) > 0 ? choice : fields.first()).check();
  } else await fields.first().fill(value);
}

/** Presses a button of the form by what it does. */
export async function press(page: Page, go: string): Promise<void> {
  await page.locator(`button[name="go"][value="${go}"]`).click();
}

/** Goes through the whole form to "check your answers", looking at each page on the way. */
export async function tellAll(
  page: Page,
  told: Told,
  look: (key: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  while (pageOf(page) !== 'check') {
    const key = pageOf(page);
    assert.ok(seen.length < 60, `no way on from ${key}`);
    await fillIn(page, told);
    await look(key);
    seen.push(key);
    const list = key === 'people' ? 'names' : key === 'contacts' ? 'contact' : null;
    const next = list && `${list}/${seen.filter((one) => one.startsWith(`${list}/`)).length + 1}`;
    await press(page, next && told[next] ? 'add' : 'on');
    assert.equal(await page.locator('[role="alert"]').count(), 0, `${key} was refused`);
  }
  return seen;
}

/** Opens the form at its first question. */
export async function begin(page: Page, address: string, language = 'es'): Promise<void> {
  await page.goto(`${address}/ask-for-help?lang=${language}`);
  await page.locator('a[href="/ask-for-help/language"]').click();
}

/** Sends the answers. */
export function send(page: Page): Promise<void> {
  return page.locator('form[action="?/send"] button').click();
}

/** What a family sees of its own receipt: the folio, and each secret word. */
export async function receiptOn(page: Page): Promise<string[]> {
  assert.equal(pageOf(page), 'receipt');
  const folio = await page.locator('.code').first().innerText();
  return [folio, ...(await page.locator('section ol li').allInnerTexts())];
}

/** What is kept of each household, in the order in which they asked. */
export function householdsOf(application: TestApplication) {
  return application.within(system, ({ tx }) =>
    tx.rows<{
      folio: string;
      size: number;
      language: string;
      byProxy: boolean;
      childAlone: boolean;
    }>(sql`
      select folio, size, language, by_proxy as "byProxy", child_alone as "childAlone"
      from registry.households order by registered_at, folio`),
  );
}
