import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newCode } from '#platform/crypto/codes.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import { publishList } from '#queue/contract.ts';
import { registerHousehold } from '#registry/contract.ts';
import { routesOf } from '../../src/server/compose.ts';
import { system } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';
import { servePuente } from '../served.ts';
import { aCoalition } from './coalition.ts';

/** All that the public can ask for, in a coalition where every secret is known to this test. */
const { address, application: puente } = await servePuente();
const coalition = await aCoalition(puente);
const programmeId = coalition.ids.programmeId ?? '';
await puente.callAs(coalition.insider)(publishList, { programmeId });
const anyone = { kind: 'anyone' } as const;
const secrets = await secretsOf();

/** What nobody may read in public: papers, names, numbers, days, ids of people, reasons. */
async function secretsOf(): Promise<string[]> {
  const rows = await puente.within(system, ({ tx }) =>
    tx.rows<{ secret: string }>(sql`
      select folio as secret from registry.households
      union select household_id::text from registry.households
      union select person_id::text from registry.people
      union select contact_id::text from registry.contacts
      union select slot_id::text from appointments.slots
      union select day::text from appointments.slots
      union select staff_id::text from coordination.staff
      union select request_id::text from queue.expedite_requests`),
  );
  const told = [
    'Tzoc',
    'Ixcoy',
    '012345671',
    '8681234567',
    'prima@example',
    'Totonicap',
    'una nota',
    'nos pidieron',
    coalition.ids.listWords ?? '',
  ];
  const paper = [...coalition.receipt.words.map((word) => `"${word}"`)];
  return [...rows.map(({ secret }) => secret), ...told, ...paper, '"urgent"', '"expedited"'];
}

/** The classes are told as a rule of the programme; on a line of the list they would be a reason. */
const tellsTheRule = new Set(['queue.publicState', 'queue.publicList']);

function assertNothingSecret(text: string, where: string, name = ''): void {
  for (const secret of secrets) {
    if (tellsTheRule.has(name) && /^"(urgent|expedited)"$/.test(secret)) continue;
    assert.ok(!text.includes(secret), `${secret} at ${where}`);
  }
}

test('the search would find them: a family reads its own folio', async () => {
  const { folio } = coalition.receipt;
  assert.throws(() => assertNothingSecret(`x ${folio} y`, 'here'));
});

const inputs: Readonly<Record<string, unknown>> = {
  'queue.publicList': { programmeId },
  'queue.draws': { programmeId },
  'observatory.fairness': { programmeId },
  'observatory.fairnessTable': { programmeId },
  'waiting.list': { listId: coalition.ids.listId },
  'transparency.checkpoint': { logId: programmeId },
  'transparency.proof': { logId: programmeId, position: 0 },
  'transparency.logFile': { logId: programmeId },
};

test('no route that anyone may call tells a secret', async () => {
  const open = routesOf({ demo: false, publicUrl: null })
    .map(({ contract }) => contract)
    .filter(({ may, name }) => may.includes('anyone') && name !== 'registry.registerHousehold');
  assert.ok(open.length > 15);
  for (const { name } of open) {
    const answer = await puente.answer(anyone, name, inputs[name] ?? {}).catch((error: unknown) => {
      if (error instanceof Problem) return { code: error.code, fields: error.fields };
      throw error;
    });
    assertNothingSecret(JSON.stringify(answer), name, name);
  }
});

test('a line of the public list has a number, a coarse class and a coarse time, and nothing else', async () => {
  const list = await puente.answer(anyone, 'queue.publicList', { programmeId });
  const entries: unknown = Reflect.get(Object(list), 'entries');
  assert.ok(Array.isArray(entries) && entries.length >= 3);
  for (const entry of entries) {
    const names = ['class', 'period', 'placeFrom', 'placeTo', 'position', 'ticketNumber'];
    assert.deepEqual(Object.keys(Object(entry)).sort(), names);
    assert.match(String(Reflect.get(Object(entry), 'class')), /^(priority|normal)$/);
    assert.equal(Reflect.get(Object(entry), 'period'), null, 'fewer than ten share no time');
  }
});

test('no public page tells a secret, in any language', async () => {
  const routes = join(import.meta.dirname, '../../src/web/routes/(public)');
  const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte') && !file.includes('['))
    .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`);
  assert.ok(pages.length > 10);
  for (const page of [...pages, '/list/rule', '/sign-in', '/ask-for-help/language']) {
    for (const query of ['', `?programme=${programmeId}`, '?lang=ht']) {
      const response = await fetch(`${address}${page}${query}`, { redirect: 'manual' });
      assertNothingSecret(await response.text(), `${page}${query}`);
    }
  }
});

test('a folio that nobody has and wrong words are answered alike', async () => {
  const { folio, words } = coalition.receipt;
  const unknownFolio = newCode(folio.length);
  const wrong = ['luna', 'mesa', 'nube', 'pino', 'rama', 'sol'].join(' ');
  const asked: string[] = [];
  for (const [given, said] of [
    [folio, wrong],
    [unknownFolio, wrong],
    [unknownFolio, words.join(' ')],
    [folio, words.slice(0, 3).join(' ')],
  ] as const) {
    const response = await fetch(`${address}/api/registry/open-my-place`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-puente': '1' },
      body: JSON.stringify({ folio: given, words: said }),
    });
    const headers = [...response.headers].filter(([name]) => name !== 'date');
    asked.push(JSON.stringify([response.status, await response.text(), headers]));
  }
  assert.equal(new Set(asked).size, 1, asked.join('\n'));
});

test('the public form never says that a number is known', async () => {
  const shapes: string[] = [];
  for (const digits of ['012345671', '987654329']) {
    const form = anaAndHerFamily({ submissionKey: randomUUID() });
    const [ana, ...others] = form.people;
    assert.ok(ana);
    const people = [{ ...ana, aNumbers: [{ digits }] }, ...others];
    const receipt = await puente.callAs(anyone)(registerHousehold, { ...form, people });
    shapes.push(JSON.stringify(Object.keys(receipt).sort()));
  }
  assert.equal(shapes[0], shapes[1]);
});

test('the ticket number is drawn by itself: none is made of a folio’s characters', async () => {
  const rows = await puente.within(system, ({ tx }) =>
    tx.rows<{ folio: string; ticketNumber: string }>(sql`
      select h.folio, t.ticket_number as "ticketNumber"
      from registry.households h join queue.tickets t using (household_id)`),
  );
  assert.ok(rows.length >= 3);
  for (const { folio, ticketNumber } of rows) {
    for (let at = 0; at + 4 <= ticketNumber.length; at += 1) {
      assert.ok(!folio.includes(ticketNumber.slice(at, at + 4)));
    }
  }
});
