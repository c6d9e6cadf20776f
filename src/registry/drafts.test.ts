import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Call } from '#platform/call.ts';
import { Problem } from '#platform/problem.ts';
import { sql } from '#platform/sql.ts';
import { aMonday, system, type TestApplication, testApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import * as contracts from './contract.ts';
import { forgetOldDrafts } from './drop-draft.ts';

let puente: TestApplication;
let call: Call;
before(async () => {
  puente = await testApplication();
  call = puente.callAs({ kind: 'anyone' });
});
after(() => puente.close());

const at = (minutes: number) => {
  puente.clock.now = new Date(aMonday.getTime() + minutes * 60_000);
};
const keep = (answers: Record<string, string>, token: string | null = null) =>
  call(contracts.keepDraft, { token, answers });

test('answers are kept from page to page, sealed', async () => {
  at(0);
  const { token } = await keep({ name: 'Canario Draftson' });
  await keep({ name: 'Canario Draftson', city: 'Tijuana' }, token);
  assert.deepEqual(await call(contracts.readDraft, { token }), {
    state: 'open',
    answers: { name: 'Canario Draftson', city: 'Tijuana' },
  });
  const row = await puente.within(system, ({ tx }) =>
    tx.first<{ text: string }>(sql`select encode(sealed, 'escape') as text from registry.drafts`),
  );
  assert.doesNotMatch(row?.text ?? 'Canario', /Canario|Tijuana/);
  await call(contracts.dropDraft, { token });
  assert.deepEqual(await call(contracts.readDraft, { token }), { state: 'none' });
});

test('reading keeps a draft open; 20 idle minutes close it to its cookie', async () => {
  at(0);
  const { token } = await keep({ name: 'Ana' });
  at(15);
  assert.equal((await call(contracts.readDraft, { token })).state, 'open');
  at(34);
  assert.equal((await call(contracts.readDraft, { token })).state, 'open');
  at(54);
  assert.deepEqual(await call(contracts.readDraft, { token }), {
    state: 'closed',
    hasWords: false,
  });
  await assert.rejects(keep({ name: 'Eva' }, token), refused('registry.draftClosed'));
  await assert.rejects(
    call(contracts.giveDraftWords, { token, screenLanguage: 'es' }),
    refused('registry.draftClosed'),
  );
});

test('its own words reopen a closed draft for a new cookie, and the old cookie ends', async () => {
  at(0);
  const { token } = await keep({ name: 'Ana' });
  const { words } = await call(contracts.giveDraftWords, { token, screenLanguage: 'es' });
  at(60 * 24 * 3);
  const typed = words.join(' ').toUpperCase();
  const again = await call(contracts.reopenDraft, { words: typed });
  assert.deepEqual(again.answers, { name: 'Ana' });
  assert.notEqual(again.token, token);
  assert.equal((await call(contracts.readDraft, { token })).state, 'none');
  assert.equal((await call(contracts.readDraft, { token: again.token })).state, 'open');
  await assert.rejects(
    call(contracts.reopenDraft, { words: 'uno dos tres cuatro cinco seis' }),
    refused('registry.noSuchDraft'),
  );
});

test('a draft is forgotten after seven days, or once nothing opens it', async () => {
  at(0);
  const { token } = await keep({ name: 'Ana' });
  const { words } = await call(contracts.giveDraftWords, { token, screenLanguage: 'es' });
  const lost = await keep({ name: 'Eva' });
  const forget = () => puente.within(system, forgetOldDrafts);
  at(60 * 24 * 6);
  await forget();
  assert.equal((await call(contracts.readDraft, { token })).state, 'closed');
  assert.equal((await call(contracts.readDraft, { token: lost.token })).state, 'none');
  at(60 * 24 * 7 + 1);
  await forget();
  await assert.rejects(
    call(contracts.reopenDraft, { words: words.join(' ') }),
    refused('registry.noSuchDraft'),
  );
});

test('a draft of more than 64 kB is refused by its field', async () => {
  await assert.rejects(
    keep({ text: 'x'.repeat(70_000) }),
    (error) => error instanceof Problem && error.fields[0]?.code === 'registry.draftTooLarge',
  );
});
