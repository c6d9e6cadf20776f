import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { foundOrganisation } from '#coordination/found-organisation.ts';
import { contextOf } from '#platform/context.ts';
import * as registry from '#registry/contract.ts';
import { openInstallation } from '../../src/server/open.ts';
import { system } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';

/**
 * A seized data folder: somebody has every byte of it, and not the root key. What a family told us is
 * searched for in all of it, server logs and write-ahead log included.
 */
const folder = mkdtempSync(join(tmpdir(), 'puente-canary-'));
chmodSync(folder, 0o755);
const dataFolder = join(folder, 'data');
const said: string[] = [];
let home = '';

before(async () => {
  const installation = await openInstallation({ dataFolder, keyFile: join(folder, 'root.key') });
  home = installation.cluster.home ?? dataFolder;
  const { application, close } = installation;
  await application.parts.database.as(system, (tx) =>
    foundOrganisation(contextOf(tx, system, application.parts), {
      name: 'Albergue Ejemplo',
      kind: 'shelter',
      city: 'Tijuana',
      takesPublicRequests: true,
    }),
  );
  const receipt = await application.callAs({ kind: 'anyone' })(
    registry.registerHousehold,
    anaAndHerFamily({
      people: [
        {
          names: { given: 'Canariana', firstSurname: 'Xocoyotzin', secondSurname: 'Quetzalli' },
          birth: { precision: 'day', date: '1973-09-17' },
          nationality: 'GTM',
          aNumbers: [{ digits: '098765431' }],
          caseKnowledge: { situation: 'DENIED-APPEAL' },
          needs: ['V-TRAFF'],
        },
      ],
      contacts: [{ channel: 'voice', value: '+526649876543', whose: 'own' }],
      whereabouts: { country: 'mexico', place: 'tenosique', placeText: 'junto al molino' },
      openingFact: { question: 'own_word', answer: 'colibrí azul' },
      notes: 'teme a su hermano',
      dialect: 'Comitancillo',
    }),
  );
  said.push(
    ...[
      'Canariana',
      'Xocoyotzin',
      'Quetzalli',
      '1973-09-17',
      '098765431',
      'DENIED-APPEAL',
      'V-TRAFF',
    ],
    ...['6649876543', 'tenosique', 'molino', 'colibr', 'hermano', 'Comitancillo'],
    receipt.words.join(' '),
    ...receipt.words.slice(0, 2).map((word) => `"${word}"`),
  );
  await close();
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Every file below a folder, with its bytes. */
function filesBelow(place: string): { file: string; bytes: Buffer }[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, bytes: readFileSync(file) }));
}

test('nothing that the family said stands in the data folder in clear', () => {
  const files = [
    ...filesBelow(dataFolder),
    ...(home.startsWith(dataFolder) ? [] : filesBelow(home)),
  ];
  assert.ok(files.length > 500, 'the whole cluster was searched');
  for (const { file, bytes } of files) {
    for (const word of said) assert.ok(!bytes.includes(word), `${word} in ${file}`);
  }
});

test('the search would find it: what is kept in clear is found', () => {
  const files = [
    ...filesBelow(dataFolder),
    ...(home.startsWith(dataFolder) ? [] : filesBelow(home)),
  ];
  assert.ok(files.some(({ bytes }) => bytes.includes('Albergue Ejemplo')));
});

test('the root key is not there either', () => {
  const key = z
    .string()
    .length(64)
    .parse(readFileSync(join(folder, 'root.key'), 'utf8').trim());
  const files = [...filesBelow(dataFolder), ...filesBelow(home)];
  for (const { file, bytes } of files) {
    assert.ok(!bytes.includes(key) && !bytes.includes(Buffer.from(key, 'hex')), file);
  }
});
