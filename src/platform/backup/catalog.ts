import type pg from 'pg';
import { z } from 'zod';

/** A table whose rows belong in a backup. Names are quoted, ready for SQL. */
export const backedUpTable = z.object({ name: z.string(), columns: z.array(z.string()) });
export type BackedUpTable = z.infer<typeof backedUpTable>;

/** A sequence and where it stands. */
export const sequence = z.object({ name: z.string(), value: z.string(), called: z.boolean() });
export type Sequence = z.infer<typeof sequence>;

// Ours: neither PostgreSQL's, nor an extension's, nor temporary.
const ours = `n.nspname !~ '^(pg_|information_schema$)' and not exists (
  select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

// What migrations write about themselves is made by migrating, not by restoring.
const schemaTables = `('public.platform_migrations', 'graphile_worker.migrations')`;

/** All tables with rows of ours, in the order of their names, without generated columns. */
export async function findTables(client: pg.Client): Promise<BackedUpTable[]> {
  const { rows } = await client.query(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ours} and format('%s.%s', n.nspname, c.relname) not in ${schemaTables}
    order by 1`);
  return z.array(backedUpTable).parse(rows);
}

/** All sequences. A sequence knows no transaction: it may stand past the rows of the backup, never before. */
export async function findSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows: names } = await client.query(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} order by 1`);
  const found: Sequence[] = [];
  for (const { name } of z.array(z.object({ name: z.string() })).parse(names)) {
    const { rows } = await client.query(
      `select $1::text as name, last_value::text as value, is_called as called from ${name}`,
      [name],
    );
    found.push(sequence.parse(rows[0]));
  }
  return found;
}

/** True if the database has no table, view, sequence or function of ours. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`
    select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}) as any`);
  return z.tuple([z.object({ any: z.boolean() })]).parse(rows)[0].any === false;
}

/** The settings under which rows are written and read as text, so that both sides write them alike. */
export const copySettings = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local synchronize_seqscans = off; set local row_security = off; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;

/** The statement that copies a table's rows out or in, in PostgreSQL's text format. */
export function copyStatement(table: BackedUpTable, direction: 'to stdout' | 'from stdin'): string {
  const columns = table.columns.join(', ');
  if (direction === 'from stdin') return `copy ${table.name} (${columns}) from stdin`;
  // The same rows give the same bytes, wherever they lie in the file.
  return `copy (select ${columns} from ${table.name} t order by t::text collate "C") to stdout`;
}
