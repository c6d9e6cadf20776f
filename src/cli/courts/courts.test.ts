import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { courts, courtsCutOff, rowsOf, writeDumpOf } from './command.fixture.ts';

let folder = '';
/** A data folder with the releases 2026-07-01 and 2026-08-01. */
let data = '';

const early = [
  { id: '1', nat: 'HO', osc: '2019-06-10', place: 'ENP', comp: '2019-10-01', dec: 'R' },
  { id: '2', nat: 'CU', osc: '2019-06-11', place: 'MPL', comp: '2020-02-03', dec: 'X' },
  { id: '3', nat: 'CU', osc: '2019-07-01', place: 'MPL', hasLawyer: true },
  { id: '4', nat: '', osc: '2019-07-02', place: 'MIA', comp: '2020-02-03', dec: 'R' },
];
const late = [
  ...early.slice(1).map((one) => (one.id === '3' ? { ...one, comp: '2026-07-20', dec: 'R' } : one)),
  { id: '5', nat: 'VE', osc: '2019-06-30', place: 'MPB' },
];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'puente-courts-'));
  data = join(folder, 'data');
  mkdirSync(data);
  writeDumpOf('2026-07-01', join(folder, 'july'), rowsOf(early));
  writeDumpOf('2026-08-01', join(folder, 'august'), rowsOf(late));
  for (const name of ['july', 'august']) await courts(data, 'import', join(folder, name));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Standard output of a command that must succeed without a word on stderr. */
async function printed(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await courts(data, ...args);
  assert.deepEqual([code, stderr], [0, ''], args.join(' '));
  return stdout;
}

test('table counts, with the names of codes, the total and where it is from', async () => {
  const text = await printed('table', '--by', 'nta_month,assigned_location');
  assert.match(text, /^Migrant Protection Protocols .*: cases by nta_month, assigned_location$/m);
  assert.match(text, /^release 2026-08-01, as of 2026-08-01$/m);
  assert.match(text, /^2019-06 +MPB +MPP BROWNSVILLE GATEWAY INTERNATIONAL BRIDGE +1$/m);
  assert.match(text, /^total +3$/m);
});

test('table as CSV is codes and counts alone, as JSON it says what it is', async () => {
  const args = ['table', '--by', 'nationality,outcome', '--release', '2026-07-01'];
  assert.equal(
    await printed(...args, '--format', 'csv'),
    'nationality,outcome,count\nCU,pending,1\nCU,removal,1\nHO,relief,1\n',
  );
  const json = JSON.parse(await printed(...args, '--format', 'json', '--where', 'outcome=relief'));
  assert.deepEqual(json, {
    programme: 'mpp',
    release: '2026-07-01',
    is_reconciled: true,
    as_of: '2026-07-01',
    by: ['nationality', 'outcome'],
    where: [{ dimension: 'outcome', value: 'relief' }],
    total: 1,
    rows: [{ nationality: 'HO', outcome: 'relief', count: 1 }],
  });
});

test('table takes filters, other programmes and earlier dates', async () => {
  const csv = (...args: string[]) => printed('table', '--format', 'csv', ...args);
  const where = (text: string) => ['--where', text];
  assert.equal(
    await csv('--by', 'status', ...where('nta_month=2019-06')),
    'status,count\nclosed,1\npending,1\n',
  );
  assert.equal(
    await csv(
      '--by',
      'nationality',
      ...where('nationality=cu'),
      ...where('nationality=VE'),
      ...where('status=pending'),
    ),
    'nationality,count\nVE,1\n',
  );
  assert.equal(await csv('--by', 'status', ...where('nationality=HO')), 'status,count\n');
  assert.equal(
    await csv('--by', 'nationality', '--programme', 'not-mpp'),
    'nationality,count\n,1\n',
  );
  assert.equal(
    await csv('--by', 'status', '--programme', 'all', ...where('nationality=')),
    'status,count\nclosed,1\n',
  );
  assert.equal(await csv('--by', 'status', '--as-of', '2020-02-02'), 'status,count\npending,3\n');
});

test('table takes a programme from a file', async () => {
  const file = join(folder, 'families.json');
  const row = {
    name: 'families',
    title: 'Families',
    identifiers: ['FA'],
    ntaWindow: { from: '2019-07-01' },
  };
  writeFileSync(file, JSON.stringify(row));
  const csv = await printed('table', '--by', 'nta_date', '--programme', file, '--format', 'csv');
  assert.equal(csv, 'nta_date,count\n2019-07-01,1\n2019-07-02,1\n');
});

test('a date after the release is taken, and warned of', async () => {
  const { code, stderr } = await courts(data, 'table', '--by', 'status', '--as-of', '2027-01-01');
  assert.equal(code, 0);
  assert.match(stderr, /2027-01-01 is after the date of release 2026-08-01/);
});

test('cases writes a row a case and its header file', async () => {
  const out = join(folder, 'mpp.csv');
  const text = await printed('cases', '--release', '2026-07-01', '--out', out);
  assert.match(text, /mpp\.csv: 3 cases, release 2026-07-01, as of 2026-07-01/);
  const lines = readFileSync(out, 'utf8').split('\n');
  assert.match(lines[0] ?? '', /^idncase,marked_by,identifiers,phase,nta_date,/);
  assert.match(
    lines[1] ?? '',
    /^1,location,FA,mpp1,2019-06-10,HO,SP,ENP,ENP,false,attended,false,relief,closed,2019-10-01$/,
  );
  assert.match(readFileSync(`${out}-metadata.json`, 'utf8'), /"nta_date"/);
});

test('compare sets computed beside published, each at its own date', async () => {
  const file = join(folder, 'figures.csv');
  writeFileSync(
    file,
    'as_of,measure,value,source\n2019-10,relief,4,A\n2019-06,new_cases_all,2,B\n2020-01,cbp_enrolments,7,C\n2020-01,joy,1,D\n',
  );
  const args = ['compare', file, '--release', '2026-07-01'];
  const [heading, relief, fresh, cbp, joy] = (await printed(...args, '--format', 'csv')).split(
    '\n',
  );
  assert.equal(
    heading,
    'as_of,measure,published,computed,difference,percent,state,likely_cause,source',
  );
  assert.match(relief ?? '', /^2019-10,relief,4,1,-3,-75,computed,.+,A$/);
  assert.equal(fresh, '2019-06,new_cases_all,2,2,0,0,computed,,B');
  assert.match(cbp ?? '', /^2020-01,cbp_enrolments,7,,,,not_in_the_dump,.+,C$/);
  assert.equal(joy, '2020-01,joy,1,,,,not_defined,,D');
  const text = await printed(...args);
  assert.match(text, /^2019-10 +relief +4 +1 +−3 +−75\.0 .* A$/m);
  assert.match(
    text,
    /^4 figures: 2 computed, 1 of them equal; 1 not in the dump; 1 not defined\.$/m,
  );
  const json = JSON.parse(await printed(...args, '--format', 'json'));
  assert.equal(json.figures[0].computed, 1);
  assert.match(await printed('compare'), /^99 figures: 86 computed/m);
  assert.equal(json.measures.cbp_enrolments.kind, 'absent');
});

test('compare names the lines that are no figures, and computes the others', async () => {
  const file = join(folder, 'partly.csv');
  writeFileSync(
    file,
    'as_of,measure,value\nsoon,relief,4\n2019-10,relief,1\n2019-10,relief,many\n',
  );
  const { code, stdout, stderr } = await courts(
    data,
    'compare',
    file,
    '--format',
    'csv',
    '--release',
    '2026-07-01',
  );
  assert.equal(code, 2);
  assert.match(stderr, /line 2: "soon" is no month or date[^\n]*\n.*line 4: "many" is no count/);
  assert.match(stdout, /^2019-10,relief,1,1,0,0,computed,,$/m);
});

test('diff says which cases appeared, vanished and changed', async () => {
  const args = ['diff', '2026-07-01', '2026-08-01'];
  const csv = await printed(...args, '--format', 'csv');
  assert.equal(
    csv,
    [
      'idncase,change,column,before,after',
      '1,vanished,,,',
      '3,changed,outcome,pending,relief',
      '3,changed,status,pending,closed',
      '3,changed,decided_on,,2026-07-20',
      '5,appeared,,,',
      '',
    ].join('\n'),
  );
  const text = await printed(...args);
  assert.match(text, /^- 1$\n^~ 3 {2}outcome: pending -> relief; .*$\n^\+ 5$/m);
  assert.match(text, /^3 cases before, 3 after: 1 appeared, 1 vanished, 1 changed\.$/m);
  const json = JSON.parse(await printed(...args, '--format', 'json'));
  assert.equal(json.changes.length, 3);
  assert.equal(json.totals.by_column.outcome, 1);
  assert.match(
    await printed('diff', '2026-07-01', '2026-07-01'),
    /0 appeared, 0 vanished, 0 changed/,
  );
});

test('releases lists them, the newest first', async () => {
  assert.equal(
    await printed('releases', '--format', 'csv'),
    'release,date,cases,is_reconciled,source\n2026-08-01,2026-08-01,4,true,august\n2026-07-01,2026-07-01,4,true,july\n',
  );
});

test('definitions say what each column means, and where that is from', async () => {
  const text = await printed('definitions');
  assert.match(text, /^programme mpp: /m);
  assert.match(text, /^outcome: /m);
  assert.match(text, /^ {2}source: /m);
});

test('each command explains itself, with an example', async () => {
  for (const name of ['import', 'cases', 'table', 'compare', 'diff', 'releases', 'definitions']) {
    assert.match(await printed(name, '--help'), new RegExp(`^Usage: npx puente courts ${name}`));
  }
  assert.match(await printed('--help'), /^ {2}compare /m);
});

test('what is at fault ends in 2 with one line that says what and where help is', async () => {
  for (const [said, ...args] of [
    [/there is no command "tabel"/, 'tabel'],
    [/--by is missing; see npx puente courts table --help/, 'table'],
    [/2020-01-01 is neither a release/, 'table', '--by', 'status', '--release', '2020-01-01'],
    [/cannot be written \(ENOENT\)/, 'cases', '--out', 'nowhere/cases.csv'],
  ] as const) {
    const { code, stdout, stderr } = await courts(data, ...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^puente courts[^\n]*\n$/);
    assert.match(stderr, said);
  }
});

test('a command whose output is no longer read ends quietly', async () => {
  const { code, stderr } = await courtsCutOff(data, 1, 'definitions');
  assert.deepEqual([code, stderr], [0, '']);
});
