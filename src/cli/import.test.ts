import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

const puente = join(import.meta.dirname, 'puente.ts');
const heading =
  'family_key,given_names,surnames,birth_date,sex,nationality,language,reads,phone,channel,a_number,enrolled_on,enrolled_port,case_situation,city,needs';
const good = `${heading}\nF1,Ana,López,20/03/1988,mujer,Hondureña,Mam,sí,,,,,,,,\nF1,,,,,,,,,,,,,,,\n`;

let folder = '';
const file = (name: string) => join(folder, name);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puente-import-'));
  await writeFile(file('good.csv'), good);
  await writeFile(file('bad.csv'), 'family_key,given_names\nF1,Ana\n');
});
after(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function puenteImport(args: readonly string[], language = 'en_US.UTF-8'): Promise<Ended> {
  const env = { PATH: process.env.PATH, LANG: language, HOME: folder, TZ: 'UTC' };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [puente, 'import', ...args],
      { env, cwd: folder },
    );
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error))
      throw error;
    return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) };
  }
}

test('a dry run reads the file, prints counts without names, and writes the report', async () => {
  const ended = await puenteImport(['good.csv', '--dry-run', '--report', 'report.json']);
  assert.deepEqual([ended.code, ended.stderr], [0, '']);
  assert.match(ended.stdout, /File accepted: 1 people, 1 families, 1 rows refused/);
  assert.doesNotMatch(ended.stdout, /Ana|López/);
  const report = JSON.parse(await readFile(file('report.json'), 'utf8'));
  assert.deepEqual(Object.keys(report), ['file', 'people', 'families', 'rows', 'findings']);
  assert.deepEqual(Object.keys(report.findings[0]), [
    'row',
    'column',
    'code',
    'outcome',
    'message',
  ]);
  assert.equal(report.rows[0].person.nationality, 'HND');
  assert.equal((await stat(file('report.json'))).mode & 0o077, 0);
});

test('a refused file ends with 2, with the report of why', async () => {
  const ended = await puenteImport(['bad.csv', '--dry-run', '--report', 'refused.json']);
  assert.equal(ended.code, 2);
  assert.match(ended.stdout, /column-required/);
  assert.equal(JSON.parse(await readFile(file('refused.json'), 'utf8')).file, 'refused');
});

test('it speaks the language of the terminal or of --lang', async () => {
  assert.match(
    (await puenteImport(['good.csv', '--dry-run'], 'es_MX.UTF-8')).stdout,
    /Archivo aceptado/,
  );
  assert.match((await puenteImport(['good.csv', '--dry-run'], '')).stdout, /Archivo aceptado/);
  assert.match(
    (await puenteImport(['good.csv', '--dry-run', '--lang', 'es'])).stdout,
    /Archivo aceptado/,
  );
});

const faults: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['no file named', ['--dry-run']],
  ['two files named', ['good.csv', 'bad.csv', '--dry-run']],
  ['a file that is not there', ['none.csv', '--dry-run']],
  ['a folder', ['.', '--dry-run']],
  ['an option we do not have', ['good.csv', '--force']],
  ['a language we do not have', ['good.csv', '--dry-run', '--lang', 'fr']],
  ['a report that cannot be written', ['good.csv', '--dry-run', '--report', 'no/where.json']],
  ['a report over the roster', ['good.csv', '--dry-run', '--report', './good.csv']],
];
for (const [name, args] of faults) {
  test(`${name}: ends with 2 and one line`, async () => {
    const { code, stderr } = await puenteImport(args);
    assert.equal(code, 2);
    assert.match(stderr, /^puente import: [^\n]+\n$/);
    assert.equal(await readFile(file('good.csv'), 'utf8'), good);
  });
}
