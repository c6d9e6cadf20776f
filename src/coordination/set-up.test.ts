import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#platform/sql.ts';
import { system, type TestApplication, testApplication } from '../../test/application.ts';
import { refused } from '../../test/refused.ts';
import {
  asAnyone,
  passphrase,
  printedLink,
  setUp,
  wait,
  wayInFor,
  withSession,
} from './coalition.fixture.ts';
import * as contracts from './contract.ts';
import { needsSetUp, setUpLink } from './set-up-link.ts';

let puente: TestApplication;
before(async () => {
  puente = await testApplication();
});
after(() => puente.close());

const organisation = { name: 'Albergue Uno', kind: 'shelter' } as const;
const person = { displayName: 'Ana', signInName: 'ana' };

test('a printed link ends after 24 hours, and a newer one ends it before', async () => {
  const first = await printedLink(puente);
  const second = await printedLink(puente);
  const open = (token: string) => asAnyone(puente)(contracts.openLink, { token });
  await assert.rejects(open(first), refused('coordination.linkEnded'));
  assert.equal((await open(second)).kind, 'set_up');
  wait(puente, 24 * 3600);
  await assert.rejects(open(second), refused('coordination.linkEnded'));
});

test('the table of links and a wrong token open nothing', async () => {
  const token = await printedLink(puente);
  const kept = await puente.within(system, ({ tx }) =>
    tx.rows<{ line: string }>(sql`select l::text as line from coordination.links l`),
  );
  assert.ok(kept.every(({ line }) => !line.includes(token)));
  const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  await assert.rejects(
    asAnyone(puente)(contracts.openLink, { token: wrong }),
    refused('coordination.linkEnded'),
  );
});

test('an easy passphrase or a wrong code is refused by its field, and the link still opens', async () => {
  const token = await printedLink(puente);
  const { wayIn } = await wayInFor(puente, token);
  const send = (changes: object) =>
    asAnyone(puente)(contracts.completeSetUp, {
      token,
      organisation,
      person,
      wayIn: { ...wayIn, ...changes },
    });
  await assert.rejects(send({ passphrase: 'short' }), refused('coordination.passphraseShort'));
  await assert.rejects(
    send({ passphrase: 'password1234' }),
    refused('coordination.passphraseEasy'),
  );
  await assert.rejects(
    send({ code: wayIn.code === '000000' ? '000001' : '000000' }),
    refused('coordination.codeWrong'),
  );
  await assert.rejects(send({ enrolment: 'AAAA' }), refused('coordination.codeWrong'));
  assert.ok(await puente.within(system, needsSetUp));
});

test('two who hold the link set up once; the administrator has no role that was not asked for', async () => {
  const token = await printedLink(puente);
  const { wayIn } = await wayInFor(puente, token);
  const send = (name: string) =>
    asAnyone(puente)(contracts.completeSetUp, {
      token,
      organisation: { ...organisation, name },
      person: { displayName: name, signInName: name },
      wayIn,
    });
  const ends = await Promise.allSettled([send('uno'), send('dos'), send('tres')]);
  const won = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  assert.equal(won.length, 1);
  const call = await withSession(puente, won[0]?.session ?? '');
  const account = await call(contracts.myAccount, {});
  assert.deepEqual(account.roles, ['administrator']);
  assert.equal(account.hasPassphrase, true);
  const { organisations } = await call(contracts.listOrganisations, {});
  assert.deepEqual(
    organisations.map(({ takesPublicRequests, founding }) => ({ takesPublicRequests, founding })),
    [{ takesPublicRequests: true, founding: true }],
  );
});

test('once there is an administrator no link is printed, and an old one opens nothing', async () => {
  assert.equal(await puente.within(system, setUpLink), null);
  assert.equal(await puente.within(system, needsSetUp), false);
});

test('other roles are taken when asked for; what is kept of a passphrase is sealed', async () => {
  const other = await testApplication();
  try {
    const jimena = await setUp(other);
    const rows = await other.within(
      { kind: 'staff', ...jimena, roles: ['administrator'] },
      ({ tx }) => tx.rows<{ sealed: Buffer }>(sql`select sealed from coordination.passphrases`),
    );
    assert.equal(rows.length, 1);
    const text = rows[0]?.sealed.toString('latin1') ?? '';
    assert.ok(
      !text.includes(passphrase) && !text.includes('argon2') && !text.includes(jimena.secret),
    );
  } finally {
    await other.close();
  }
});
