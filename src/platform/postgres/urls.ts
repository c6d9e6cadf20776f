/** The addresses of one database, one per role of db/roles.sql. They hold passwords: never log them. */
export interface DatabaseUrls {
  /** May create roles and databases. For set-up and tests, never for a request. */
  admin: string;
  /** Owns the schema; for migrations and backups. */
  migrator: string;
  /** For requests: row security holds it. */
  app: string;
  /** Sees published views only. */
  observer: string;
  /** Owns the job queue. */
  worker: string;
}

/** The address of a database behind a unix socket, as `pg` reads it. */
export function socketUrl(
  folder: string,
  user: string,
  password: string,
  database: string,
): string {
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${who}@/${encodeURIComponent(database)}?host=${encodeURIComponent(folder)}&port=5432`;
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(
    /^([a-z]+:\/\/[^/]*)(?:\/[^?]*)?/,
    (_, start: string) => `${start}/${encodeURIComponent(database)}`,
  );
}

/** The same server and database, another role. */
export function withRole(url: string, user: string, password: string): string {
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return url.replace(/^([a-z]+:\/\/)(?:[^@/?]*@)?/, (_, scheme: string) => `${scheme}${who}@`);
}
