import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { headerFile } from './export/header-file.ts';
import { ProgrammeFault, readProgramme } from './programme-file.ts';
import { programmes } from './programmes.rules.ts';
import { inside } from './selection.rules.ts';

const row = {
  name: 'recent-arrivals',
  title: 'Recent arrivals',
  identifiers: ['RA'],
  ntaWindow: { from: '2021-05-01' },
};

describe('A programme in a file', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'programme-'));
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (text: string) => {
    const file = join(folder, 'programme.json');
    await writeFile(file, text);
    return readProgramme(file);
  };

  it('is read with its defaults', async () => {
    assert.deepEqual(await read(JSON.stringify(row)), {
      ...row,
      locations: [],
      excludedLocations: [],
      caseTypes: ['RMV'],
      ntaWindow: { from: 20210501, to: null },
      phases: [],
      sources: {},
    });
  });

  it('can be the row of a header file, under a name of its own', async () => {
    for (const programme of programmes) {
      const own = { ...programme, name: 'own' };
      const table = { asOf: 20260801, length: 0 };
      const release = { name: '2026-08-01', isReconciled: true };
      const header = JSON.parse(headerFile(table, inside(own), release, 'own.csv'));
      assert.deepEqual(await read(JSON.stringify(header.notes[0].programme)), own);
    }
  });

  const faults: readonly [says: string, text: string, message: RegExp][] = [
    ['no JSON', '{', /is no JSON/u],
    ['nothing in it', '{}', /name .*; title .*/u],
    [
      'a name that is taken',
      JSON.stringify({ ...row, name: 'mpp' }),
      /name must be a name of its own/u,
    ],
    [
      'not- before it',
      JSON.stringify({ ...row, name: 'not-mine' }),
      /name must be a name of its own/u,
    ],
    ['capitals in its name', JSON.stringify({ ...row, name: 'Mine' }), /name must be lower case/u],
    [
      'no code that marks',
      JSON.stringify({ ...row, identifiers: [] }),
      /identifiers needs at least one/u,
    ],
    [
      'a code too long',
      JSON.stringify({ ...row, locations: ['ABCD'] }),
      /locations\.0 must be 1 to 3/u,
    ],
    [
      'a small code',
      JSON.stringify({ ...row, identifiers: ['mp'] }),
      /identifiers\.0 must be 1 to 3/u,
    ],
    [
      'no day',
      JSON.stringify({ ...row, ntaWindow: { from: '2021-02-30' } }),
      /ntaWindow\.from must be a date/u,
    ],
    ['a field that is none', JSON.stringify({ ...row, place: 1 }), /place/u],
  ];
  for (const [says, text, message] of faults) {
    it(`says what is wrong: ${says}`, async () => {
      await assert.rejects(read(text), (error) => {
        assert.ok(error instanceof ProgrammeFault);
        assert.match(error.message, message);
        assert.ok(error.message.startsWith(folder));
        return true;
      });
    });
  }

  it('says that there is no such file', async () => {
    await assert.rejects(readProgramme(join(folder, 'none.json')), /none\.json cannot be read/u);
  });
});
