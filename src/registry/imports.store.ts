import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';

/** What reading a file found. */
export interface Counts {
  people: number;
  families: number;
  refusedRows: number;
  warnings: number;
  repairs: number;
}

/** An import as kept. */
export interface ImportRow {
  importId: string;
  organisationId: string;
  state: 'refused' | 'ready' | 'running' | 'done';
  startedAt: Date;
  counts: Counts;
  done: number;
  added: number;
  updated: number;
  unchanged: number;
  fileName: Buffer;
  findings: Buffer | null;
}

const columns = sql`import_id as "importId", organisation_id as "organisationId", state,
  started_at as "startedAt", counts, done, added, updated, unchanged,
  file_name_sealed as "fileName", findings_sealed as findings`;

/** Keeps a file that was read, sealed, for who continues with it. */
export async function insertImport(
  tx: Tx,
  row: Omit<ImportRow, 'done' | 'added' | 'updated' | 'unchanged' | 'findings'> & {
    sha256: Buffer;
    file: Buffer;
  },
): Promise<void> {
  await tx.run(sql`
    insert into registry.imports (import_id, organisation_id, file_sha256, file_name_sealed,
      file_sealed, state, started_at, counts)
    values (${row.importId}, ${row.organisationId}, ${row.sha256}, ${row.fileName}, ${row.file},
      ${row.state}, ${row.startedAt}, ${JSON.stringify(row.counts)})`);
}

/** One import; `forUpdate` so that two who go on with it take turns. */
export function findImport(tx: Tx, importId: string, forUpdate = false): Promise<ImportRow | null> {
  return forUpdate
    ? tx.first(
        sql`select ${columns} from registry.imports where import_id = ${importId} for update`,
      )
    : tx.first(sql`select ${columns} from registry.imports where import_id = ${importId}`);
}

/** The file as it came; null a week later. */
export async function findFile(tx: Tx, importId: string): Promise<Buffer | null> {
  const row = await tx.first<{ file: Buffer | null }>(sql`
    select file_sealed as file from registry.imports where import_id = ${importId}`);
  return row?.file ?? null;
}

/** The imports of the actor's organisation, newest first. */
export function listImportRows(tx: Tx): Promise<ImportRow[]> {
  return tx.rows(sql`
    select ${columns} from registry.imports order by started_at desc limit 50`);
}

/** Writes how far an import is. */
export async function keepProgress(tx: Tx, row: ImportRow, finishedAt: Date | null): Promise<void> {
  await tx.run(sql`
    update registry.imports set state = ${row.state}, done = ${row.done}, added = ${row.added},
      updated = ${row.updated}, unchanged = ${row.unchanged}, findings_sealed = ${row.findings},
      finished_at = ${finishedAt}
    where import_id = ${row.importId}`);
}

/** Forgets the files of imports from before a time. */
export async function dropFiles(tx: Tx, before: Date): Promise<void> {
  await tx.run(sql`
    update registry.imports set file_sealed = null
    where started_at < ${before} and file_sealed is not null`);
}

/** The household that a family key of earlier files stands for. */
export interface KnownFamily {
  token: Buffer;
  householdId: string;
  state: string;
  people: { personId: string; rowToken: string }[];
}

/** The households of these family keys, with what each person's row last said. */
export function knownFamilies(
  tx: Tx,
  organisationId: string,
  tokens: Buffer[],
): Promise<KnownFamily[]> {
  return tx.rows(sql`
    select f.family_token as token, f.household_id as "householdId", h.state,
      (select coalesce(json_agg(json_build_object('personId', p.person_id,
          'rowToken', encode(p.row_token, 'hex'))), '[]')
        from registry.imported_people p where p.household_id = f.household_id) as people
    from registry.imported_families f join registry.households h using (household_id)
    where f.organisation_id = ${organisationId} and f.family_token = any (${tokens}::bytea[])`);
}

/** Remembers which household a family key stands for. */
export async function keepFamilies(
  tx: Tx,
  organisationId: string,
  families: { token: Buffer; householdId: string }[],
): Promise<void> {
  await tx.run(sql`
    insert into registry.imported_families (organisation_id, family_token, household_id)
    select ${organisationId}, * from unnest(${families.map((f) => f.token)}::bytea[],
      ${families.map((f) => f.householdId)}::uuid[])`);
}

/** Remembers what the rows said. */
export async function keepRowTokens(
  tx: Tx,
  organisationId: string,
  people: { householdId: string; personId: string; rowToken: Buffer }[],
): Promise<void> {
  await tx.run(sql`
    insert into registry.imported_people (organisation_id, household_id, person_id, row_token)
    select ${organisationId}, * from unnest(${people.map((p) => p.householdId)}::uuid[],
      ${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.rowToken)}::bytea[])
    on conflict (household_id, person_id) do update set row_token = excluded.row_token`);
}

/** Which of these folios somebody has. */
export async function foliosTaken(tx: Tx, folios: string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ folio: string }>(sql`
    select folio from registry.folios_taken(${folios}::text[]) as folio`);
  return new Set(rows.map(({ folio }) => folio));
}

/** Which of these A-numbers' tokens the organisation's households have already. */
export async function tokensKnown(tx: Tx, organisationId: string, tokens: Buffer[]) {
  const rows = await tx.rows<{ token: Buffer }>(sql`
    select token from registry.tokens_known(${organisationId}, ${tokens}::bytea[]) as token`);
  return new Set(rows.map(({ token }) => token.toString('hex')));
}

/** Sets a declared day of return anew; one that a paper shows stays. False if a paper shows it. */
export async function changeDeclared(
  tx: Tx,
  enrolment: { householdId: string; enrolmentId: string; enrolledOn: string; port: string | null },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update registry.enrolments
    set enrolled_on = ${enrolment.enrolledOn}, precision = 'day',
      port = coalesce(${enrolment.port}, port)
    where household_id = ${enrolment.householdId} and enrolment_id = ${enrolment.enrolmentId}
      and basis = 'declared'`);
  return changed === 1;
}
