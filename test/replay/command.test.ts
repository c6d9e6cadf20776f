import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const command = join(import.meta.dirname, '../../replay/run.ts');

for (const [given, says] of [
  [['--people', 'many'], /^--people must be a whole number from 100 to 71036/u],
  [['--people', '99'], /^--people must be/u],
  [['--seed', '-1'], /^--seed needs a value after it, and none that begins with a dash\./u],
  [['--people'], /^--people needs a value after it/u],
  [['--policy', 'first-come'], /^There is no policy “first-come”\. There are: published-order/u],
  [['--sead', '1'], /^Unknown option '--sead'/u],
  [['--report', '/'], /^--report must be a file/u],
  [['--report', '/nowhere/at/all.html'], /^--report cannot be written: the folder/u],
  // Where even root cannot write, though it is told that it may.
  [['--report', '/proc/report.html'], /^--report cannot be written: the folder/u],
  [['2021'], /^Unexpected argument '2021'/u],
] as const) {
  test(`refuses ${given.join(' ')} in one line`, () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [command, ...given], {
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, says);
    assert.equal(stderr.trimEnd().split('\n').length, 1);
    assert.equal(stdout, '');
  });
}

test('says what can be asked for', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, '--help'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.equal(stderr, '');
  for (const option of ['--people', '--seed', '--policy', '--report']) {
    assert.ok(stdout.includes(`\n  ${option} `), option);
  }
});

test('writes the same report, byte for byte, when it is run again', () => {
  const folder = aFolder();
  try {
    const report = join(folder, 'report.html');
    const [first, second] = [1, 2].map(() => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [command, '--people', '100', '--seed', '3', '--policy', 'april-kept', '--report', report],
        { encoding: 'utf8', env: { ...process.env, TMPDIR: folder } },
      );
      assert.equal(status, 0, stderr);
      assert.deepEqual(readdirSync(folder), ['report.html'], 'nothing is left beside it');
      return { report: readFileSync(report, 'utf8'), said: stdout.split('\nTook ')[0] };
    });
    assert.deepEqual(second, first);
    assert.match(first?.report ?? '', /Every family in this report is invented/u);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'puente-replay-test-'));
  // PostgreSQL's own user must reach what lies within.
  chmodSync(folder, 0o711);
  return folder;
}

test('leaves nothing behind at Ctrl-C', async () => {
  const folder = aFolder();
  try {
    const report = join(folder, 'report.html');
    const child = spawn(process.execPath, [command, '--people', '100', '--report', report], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await once(child.stderr, 'data');
    const ended = once(child, 'exit');
    // Twice, as under npm: from the terminal, and passed on.
    child.kill('SIGINT');
    child.kill('SIGINT');
    assert.deepEqual(await ended, [130, null]);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(existsSync(report), false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
