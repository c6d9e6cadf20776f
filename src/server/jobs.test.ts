import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import pg from 'pg';
import type { Background } from '#platform/jobs.ts';
import { testApplication } from '../../test/application.ts';
import { until } from '../../test/until.ts';
import { runJobs } from './jobs.ts';

const application = await testApplication();
const admin = new pg.Client({ connectionString: application.database.url.admin });
await admin.connect();
after(async () => {
  await admin.end();
  await application.close();
});

test('a worker whose connections are cut again and again heeds every job in the end', async () => {
  const heeded = new Set<string>();
  const background: Background = {
    jobs: {
      'test.heed': async ({ tx }, { factId }) => {
        await tx.first({ texts: ['select pg_sleep(0.002)'], values: [] });
        heeded.add(factId);
      },
    },
  };
  const jobs = await runJobs(application, [background], application.database.url.worker);
  const ids = Array.from({ length: 1200 }, () => randomUUID());
  await admin.query(
    `select graphile_worker.add_job('test.heed', json_build_object('factId', id, 'subjectId', id,
      'position', 1, 'name', 'test.happened')) from unnest($1::uuid[]) as id`,
    [ids],
  );
  for (let cut = 0; cut < 2; cut += 1) {
    const enough = heeded.size + 60;
    await until(`${enough} jobs`, () => heeded.size >= enough);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
  }
  await until('all jobs', () => heeded.size === ids.length);
  await jobs.stop();
  const left = await admin.query('select from graphile_worker._private_jobs');
  assert.equal(left.rowCount, 0);
});
