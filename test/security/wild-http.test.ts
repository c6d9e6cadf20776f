import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSession } from '#platform/sessions.ts';
import { routesOf } from '../../src/server/compose.ts';
import { system } from '../application.ts';
import { servePuente } from '../served.ts';
import { aCoalition } from './coalition.ts';

/** What no program of ours would send, to every route, over the wire: refused in words, never a 500. */
const { address, application: puente } = await servePuente();
const coalition = await aCoalition(puente);
const logId = coalition.ids.logId ?? '';

const bodies: readonly (string | Uint8Array<ArrayBuffer>)[] = [
  '',
  'null',
  '[]',
  '"text"',
  '1e999',
  '{"__proto__":{"may":["anyone"]},"constructor":{"prototype":{}}}',
  `{"logId":"${logId}","logId":["${logId}"],"programmeId":{"$ne":null},"token":[],"note":{}}`,
  `{"programmeId":"${logId}\\u0000","listId":"${logId}\\ud800","number":1e308}`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
];

const queries = [
  '',
  '?',
  `?logId=${logId}&logId=${logId}&programmeId=${logId}&programmeId=x`,
  `?logId[]=${logId}&programmeId[$gt]=&listId[__proto__]=1`,
  '?logId=%00&programmeId=%ff%fe&listId=%ed%a0%80&size=1e308&first=-0',
  `?logId=${logId}&size=9007199254740991&position=9007199254740991`,
  `?logId=${logId}&size=99999999999999999999&first=0x10`,
  `?logId=${logId}&next=999999999999999.leaf.999999999999999`,
  `?logId=${logId}&next=1.opening.0%0A`,
  `?programmeId=${logId}&after=9007199254740993&find=%F0%9D%95%AC`,
  `?programmeId=${logId}&after=-2147483649&find=${'٣'.repeat(50)}`,
  `?programmeId=${logId}&after=2147483648`,
  `?${'a=b&'.repeat(1500)}__proto__=1&constructor=2`,
];

const sessionOf = (staffId: string) =>
  puente.within(system, ({ tx, now }) =>
    openSession(tx, puente.keyring, { kind: 'staff', staffId }, now),
  );

for (const { contract } of routesOf({ demo: false, publicUrl: null })) {
  const { name, method, path } = contract;
  test(`${name} refuses in words what is sent over the wire`, async () => {
    // One of these calls signs out everywhere.
    const session = await sessionOf(coalition.insider.staffId);
    for (const cookie of [`puente=${session}`, '']) {
      const headers = { 'x-puente': '1', 'content-type': 'application/json', cookie };
      const sent = method === 'GET' ? queries : bodies;
      for (const one of sent) {
        const url = `${address}/api${path}${method === 'GET' ? one : ''}`;
        const body = method === 'GET' ? null : one;
        const response = await fetch(url, { method, headers, body, redirect: 'manual' });
        const text = await response.text();
        assertInWords(response, text, `${name} to ${String(one).slice(0, 80)}`);
      }
    }
  });
}

function assertInWords({ status }: Response, text: string, to: string): void {
  const what = `${status} at ${to}: ${text.slice(0, 200)}`;
  assert.ok(status < 500, what);
  assert.doesNotMatch(text, /\n\s+at \S+ \(|node_modules|postgres:|syntax error|ZodError/i, what);
}

const pages = [
  '/list',
  '/list/draws',
  '/list/earlier',
  '/list/check',
  '/public-figures/fairness',
  '/waiting-lists',
];
for (const page of [...pages, `/log/${logId}`, '/log/x', '/log/%00']) {
  test(`the page ${page} is shown or refused in words, whatever is asked of it`, async () => {
    for (const query of [
      ...queries,
      '?after=1e400&programme=%00&number=%ff',
      '?after=-1&lang=xx',
    ]) {
      const response = await fetch(`${address}${page}${query}`, { redirect: 'manual' });
      assertInWords(response, await response.text(), `${page}${query.slice(0, 80)}`);
    }
  });
}
