import { createHmac } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';
import type { Actor } from './actor.ts';
import { keyObjectOf } from './crypto/seal.ts';
import { Problem } from './problem.ts';
import { type Sql, statement } from './sql.ts';

// Counts and positions are 64 bits in PostgreSQL; a double holds all that we ever store.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A calendar date is text, never an instant: no time zone may move it.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** One transaction. Statements that do not wait for one another may be sent together. */
export interface Tx {
  /** All rows. The row type is written beside the statement that makes it. */
  rows<Row extends object>(query: Sql): Promise<Row[]>;
  /** The first row, or null. */
  first<Row extends object>(query: Sql): Promise<Row | null>;
  /** How many rows it changed. */
  run(query: Sql): Promise<number>;
  /**
   * Works as another actor within the same transaction, then as the first again: for the one who leaves
   * a household and begins another. Nothing else may be under way meanwhile.
   */
  actingAs<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
}

/** The application's connections, as the role that row security binds. */
export interface Database {
  /** Runs work in one transaction with the signed context of the actor; commits if it returns. */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement with no actor: sees nothing that a policy guards. For opening sessions. */
  asNobody: Tx;
  close(): Promise<void>;
}

/** How long a signed context is believed, in seconds: longer than any transaction we run. */
const contextSeconds = 900;

/** Opens a pool as the application's role. `contextKey` must be the one that the database holds. */
export function openDatabase(url: string, contextKey: Uint8Array, connections = 16): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    connectionTimeoutMillis: 20_000,
    // Our statements are found by keys: planning each anew costs more than running it.
    options: '-c plan_cache_mode=force_generic_plan',
  });
  // A connection that dies is replaced at its next use; the statement under way says so. One connection
  // may tell of its end twice, and after it was given back.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    asNobody: txOf(pool, () => Promise.reject(new RangeError('nobody acts as nobody else')), {
      isOver: false,
    }),
    as: (actor, work) => inTransaction(pool, actor, contextKey, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  actor: Actor,
  key: Uint8Array,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  let spoiled = true;
  try {
    // Sent without waiting: the first statements of the work travel with it.
    holdBack(client);
    const begun = client.query(`begin; ${signing(actor, key, client)}`);
    begun.catch(() => undefined);
    const acting: Tx['actingAs'] = async (other, inner) => {
      await client.query(signing(other, key, client));
      const done = await inner();
      await client.query(signing(actor, key, client));
      return done;
    };
    const transaction = { isOver: false };
    const result = await work(txOf(client, acting, transaction)).catch(async (error: unknown) => {
      transaction.isOver = true;
      await client.query('rollback');
      spoiled = false;
      throw error;
    });
    transaction.isOver = true;
    await begun;
    await client.query('commit');
    spoiled = false;
    return result;
  } catch (error) {
    throw translated(error);
  } finally {
    client.release(spoiled);
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translated(error);
  }
}

function txOf(
  client: pg.Pool | pg.PoolClient,
  actingAs: Tx['actingAs'],
  transaction: { isOver: boolean },
): Tx {
  let cause: unknown;
  const send = async <Row extends object>(query: Sql) => {
    // What still ran beside work that failed must not reach whoever has the connection next.
    if (transaction.isOver) throw new RangeError('the transaction is over');
    holdBack(client);
    try {
      return await client.query<Row>(statement(query));
    } catch (error) {
      // Statements sent together all fail after the first that did: that one says why.
      if (cause !== undefined && isAborted(error)) throw cause;
      cause = error;
      throw error;
    }
  };
  return {
    actingAs,
    rows: async <Row extends object>(query: Sql) => (await send<Row>(query)).rows,
    first: async <Row extends object>(query: Sql) => (await send<Row>(query)).rows[0] ?? null,
    run: async (query) => (await send(query)).rowCount ?? 0,
  };
}

/**
 * Lets what is sent in one turn of the event loop leave in one packet: each statement alone would be a
 * system call of its own, here and in the server.
 */
function holdBack(client: pg.Pool | pg.PoolClient): void {
  const connection: unknown = Reflect.get(client, 'connection');
  if (!isObject(connection)) return;
  const stream = Reflect.get(connection, 'stream');
  if (!(stream instanceof Socket) || stream.writableCorked > 0) return;
  stream.cork();
  queueMicrotask(() => process.nextTick(() => stream.uncork()));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** True for a statement that was not even tried, since one before it had failed. */
function isAborted(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '25P02';
}

/** Codes of PostgreSQL and the network that say "not now": nothing was kept, trying again may do. */
const unavailable = /^(08|53|57P|40001|40P01|25P03|ECONN|ENOENT|EPIPE)/;
/** The driver's own words for a connection that is gone; they have no code. */
const lost = /Connection terminated|timeout exceeded|not queryable/;
/** Disk full, as the server or the system says it. */
const full = /^(53100|ENOSPC)/;

/** A refusal of the machinery in our own words; what a capability knows better it translates itself. */
function translated(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (full.test(code)) return new Problem('unavailable', 'platform.diskFull');
  if (unavailable.test(code) || lost.test(error.message)) {
    return new Problem('unavailable', 'platform.databaseAway');
  }
  return error;
}

/** The name of the constraint that refused a row, for a capability to translate; null otherwise. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith('23')) return null;
  return error.constraint ?? null;
}

function signing(actor: Actor, key: Uint8Array, client: pg.PoolClient): string {
  return `select set_config('puente.context', '${signed(actor, key, client)}', true)`;
}

function signed(actor: Actor, key: Uint8Array, client: pg.PoolClient): string {
  const expires = Math.floor(Date.now() / 1000) + contextSeconds;
  const text = contextText(actor, expires, backendOf(client));
  return `${text}|${createHmac('sha256', keyObjectOf(key)).update(text).digest('hex')}`;
}

function backendOf(client: pg.PoolClient): number {
  const backend: unknown = Reflect.get(client, 'processID');
  return typeof backend === 'number' ? backend : 0;
}

const plain = /^[0-9a-z,-]*$/;

/**
 * `kind|actor|organisation|roles|household|person|expires|backend pid`, as `platform.actor()` reads
 * it. Ids and role names only, so the text can stand in a statement.
 */
export function contextText(actor: Actor, expires: number, backend: number): string {
  const staff = actor.kind === 'staff' ? actor : null;
  const family = actor.kind === 'family' ? actor : null;
  const parts = [
    actor.kind,
    staff?.staffId ?? '',
    staff?.organisationId ?? '',
    staff?.roles.join(',') ?? '',
    family?.householdId ?? '',
    family?.personId ?? '',
    String(expires),
    String(backend),
  ];
  if (!parts.every((part) => plain.test(part))) throw new RangeError('not an actor');
  return parts.join('|');
}
