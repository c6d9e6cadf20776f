import { foundOrganisation } from '#coordination/found-organisation.ts';
import { sql } from '#platform/sql.ts';
import { buildIfStale } from '../src/server/build.ts';
import { backgroundsOf } from '../src/server/compose.ts';
import { runJobs } from '../src/server/jobs.ts';
import { openInstallation } from '../src/server/open.ts';
import { serve } from '../src/server/serve.ts';

/**
 * A whole Puente in a process of its own, as `npm start` runs it, on the data folder given as its
 * argument. The first time it founds one organisation. Prints its port as JSON once it is ready.
 */
const [dataFolder = ''] = process.argv.slice(2);
const { handlerFile } = await buildIfStale();
const { application, cluster } = await openInstallation({ dataFolder, besideData: true });
await application.parts.database.as({ kind: 'system', task: 'bench' }, async (tx) => {
  const found = await tx.first<{ id: string }>(
    sql`select organisation_id as id from coordination.organisations limit 1`,
  );
  if (found) return;
  const { contextOf } = await import('#platform/context.ts');
  await foundOrganisation(contextOf(tx, { kind: 'system', task: 'bench' }, application.parts), {
    name: 'Albergue Ejemplo',
    kind: 'shelter',
    city: 'Tijuana',
    takesPublicRequests: true,
  });
});
const { port } = await serve(application, { handlerFile, host: '127.0.0.1', port: 0 });
await runJobs(
  application,
  backgroundsOf({ send: null, address: 'http://localhost' }),
  cluster.url.worker,
);
console.log(JSON.stringify({ port, postgres: cluster.pid() }));
