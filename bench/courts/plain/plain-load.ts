import { existsSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { casesQuery, MACROS, MEMBERS, readMember } from './plain-sql.ts';

// `node bench/courts/plain/plain-load.ts --dump FOLDER --out FILE --as-of DATE [--database FILE]`: what
// DuckDB makes of the dump when it is simply loaded. With a database the members are kept in it, as the
// public loaders do; without one nothing is kept. Prints the seconds as JSON.

const { values } = parseArgs({
  options: {
    dump: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    'as-of': { type: 'string', default: '' },
    database: { type: 'string' },
  },
});

const began = performance.now();
const instance = await DuckDBInstance.create(fresh(values.database) ?? ':memory:', {
  threads: '2',
});
const connection = await instance.connect();
await connection.run(MACROS);
for (const member of MEMBERS) {
  const kind = values.database === undefined ? 'view' : 'table';
  const source = readMember(pathOf(values.dump, member));
  await connection.run(`create ${kind} ${member} as select * from ${source}`);
}
const loaded = performance.now();
const query = casesQuery(values['as-of']);
await connection.run(`copy (${query}) to '${values.out.replaceAll("'", "''")}' (header)`);
const ended = performance.now();
console.log(
  JSON.stringify({
    load: (loaded - began) / 1000,
    cases: (ended - loaded) / 1000,
  }),
);
connection.closeSync();

function fresh(path: string | undefined): string | undefined {
  if (path !== undefined && existsSync(path)) rmSync(path);
  return path;
}

function pathOf(folder: string, member: string): string {
  const [path] = globSync(join(folder, '**', `${member}.csv`));
  if (path === undefined) throw new Error(`${folder} has no ${member}.csv`);
  return path;
}
