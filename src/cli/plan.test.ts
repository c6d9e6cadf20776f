import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

const PUENTE = join(import.meta.dirname, 'puente.ts');
const INSTANCE = {
  programme: 'MPP',
  asOf: '2021-03-01',
  rule: { classes: ['a'], seed: 's', leadDays: 1 },
  sites: [{ id: 'P', from: '2021-03-01', to: '2021-03-31', perDay: 4 }],
  units: [{ id: 'T-1', size: 3, class: 'a', enrolledOn: '2020-01-01', sites: ['P'] }],
};
const PLAN = {
  programme: 'MPP',
  asOf: '2021-03-01',
  order: ['T-1'],
  slots: [{ unit: 'T-1', site: 'P', day: '2021-03-02' }],
  unplaced: [],
  moved: [],
  kept: 0,
  envy: [],
};
const PLAN_TEXT = `${JSON.stringify(PLAN, null, 2)}\n`;

let root: string;
let folder: string;
let runs = 0;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'puente-plan-'));
});
beforeEach(async () => {
  runs += 1;
  folder = join(root, String(runs));
  await mkdir(folder);
  await put('instance.json', JSON.stringify(INSTANCE));
});
after(() => rm(root, { recursive: true }));

test('an instance becomes a plan', async () => {
  assert.deepEqual(await puente('plan', '--in', 'instance.json', '--out', 'plan.json'), {
    code: 0,
    stdout: '',
    stderr: '',
  });
  assert.equal(await text('plan.json'), PLAN_TEXT);
  assert.deepEqual(await files(), ['instance.json', 'plan.json']);
});

test('the plan may take the place of the previous plan, and keeps its mode and links', async () => {
  const slots = [{ unit: 'T-1', site: 'P', day: '2021-03-09' }];
  await put('real.json', JSON.stringify({ slots }));
  await chmod(join(folder, 'real.json'), 0o600);
  await symlink('real.json', join(folder, 'plan.json'));
  const args = ['--previous=plan.json', '--out=plan.json', '--in=instance.json'];
  assert.equal((await puente('plan', ...args)).code, 0);
  assert.deepEqual(JSON.parse(await text('real.json')), { ...PLAN, slots, kept: 1 });
  assert.equal((await stat(join(folder, 'real.json'))).mode & 0o777, 0o600);
  assert.deepEqual(await files(), ['instance.json', 'plan.json', 'real.json']);
});

test('a byte order mark is no fault; what is no file is written to, not replaced', async () => {
  await put('instance.json', `\uFEFF${JSON.stringify(INSTANCE)}`);
  await once(spawn('/usr/bin/mkfifo', ['pipe'], { cwd: folder }), 'close');
  const [done, received] = await Promise.all([
    puente('plan', '--in', 'instance.json', '--out', 'pipe'),
    text('pipe'),
  ]);
  assert.deepEqual([done.code, received], [0, PLAN_TEXT]);
  assert.ok((await stat(join(folder, 'pipe'))).isFIFO());
});

describe('bad input ends with 2 and one line that names it, and writes nothing', () => {
  const bad: Record<string, [content: string | Uint8Array, names: string]> = {
    'an empty file': ['', 'instance.json'],
    'half a file': [JSON.stringify(INSTANCE).slice(0, -9), 'instance.json'],
    'no JSON, over lines': ['{\n  oops\n}', 'line 2 column 3'],
    'no UTF-8': [Uint8Array.of(0x22, 0xff, 0x22), 'instance.json'],
    'a part missing': [JSON.stringify({ ...INSTANCE, asOf: null }), 'asOf'],
    'an id with line breaks': [JSON.stringify({ ...INSTANCE, units: [{ id: 'x\ny' }] }), 'x\\ny'],
    'an unknown class': [
      JSON.stringify({ ...INSTANCE, rule: { ...INSTANCE.rule, classes: ['z'] } }),
      'T-1',
    ],
  };
  for (const [name, [content, names]] of Object.entries(bad)) {
    test(name, async () => {
      await put('instance.json', content);
      await refused(['--in', 'instance.json', '--out', 'plan.json'], names);
    });
  }

  test('an instance or previous plan that is not there or no file', async () => {
    await refused(['--in', 'nowhere.json', '--out', 'plan.json'], 'nowhere.json');
    await refused(['--in', '.', '--out', 'plan.json'], '"."');
    const given = ['--in', 'instance.json', '--out', 'plan.json'];
    await refused([...given, '--previous', 'nowhere.json'], 'nowhere.json');
  });

  test('a previous plan that gives a unit two slots', async () => {
    const slot = { unit: 'T-9', site: 'P', day: '2020-01-01' };
    await put('previous.json', JSON.stringify({ slots: [slot, slot] }));
    const args = ['--in', 'instance.json', '--out', 'plan.json', '--previous', 'previous.json'];
    await refused(args, 'T-9');
  });

  test('an output in no folder, that is a folder, or that is the instance', async () => {
    await refused(['--in', 'instance.json', '--out', 'nowhere/plan.json'], 'nowhere/plan.json');
    await mkdir(join(folder, 'there'));
    await refused(['--in', 'instance.json', '--out', 'there'], 'there');
    await symlink('instance.json', join(folder, 'link.json'));
    await refused(['--in', 'link.json', '--out', 'instance.json'], '--out');
  });

  test('arguments missing, repeated, unknown, empty or out of place', async () => {
    const given = ['--in', 'instance.json', '--out', 'plan.json'];
    await refused([], '--in');
    await refused(['--in', 'instance.json'], '--out');
    await refused([...given, '--out', 'other.json'], '--out');
    await refused([...given, '--verbose'], '--verbose');
    await refused([...given, 'more.json'], 'more.json');
    await refused(['--in', 'instance.json', '--out', ''], '--out');
    await refused(['--out', 'plan.json', '--in'], '--in');
    await refused(['--in', '--out', 'plan.json'], '--in');
  });
});

test('an existing output survives bad input untouched', async () => {
  await put('plan.json', 'precious');
  await put('instance.json', '{}');
  assert.equal((await puente('plan', '--in', 'instance.json', '--out', 'plan.json')).code, 2);
  assert.equal(await text('plan.json'), 'precious');
  assert.deepEqual(await files(), ['instance.json', 'plan.json']);
});

test('the command explains itself, and refuses a command that it does not have', async () => {
  assert.match((await puente('--help')).stdout, /^Usage: npx puente COMMAND/);
  assert.match((await puente('plan', '--help')).stdout, /--previous/);
  assert.equal((await puente()).code, 2);
  const unknown = await puente('constructor');
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /^puente: .*"constructor".*\n$/);
});

async function refused(args: string[], names: string): Promise<void> {
  const filesBefore = await files();
  const { code, stdout, stderr } = await puente('plan', ...args);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /^puente plan: [^\n]+\n$/);
  assert.ok(stderr.includes(names), stderr);
  assert.deepEqual(await files(), filesBefore);
}

async function puente(...args: string[]) {
  const child = spawn(process.execPath, [PUENTE, ...args], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    once(child, 'close'),
  ]);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

function put(name: string, content: string | Uint8Array): Promise<void> {
  return writeFile(join(folder, name), content);
}

function text(name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8');
}

async function files(): Promise<string[]> {
  return (await readdir(folder)).sort();
}
