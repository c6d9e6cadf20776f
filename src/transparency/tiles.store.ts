import type { Tx } from '#platform/database.ts';
import { sql } from '#platform/sql.ts';
import type { Nodes } from './merkle.rules.ts';
import { nodesInTiles, type Tile, type TileId, tileKey, tilesNeeded } from './tiles.rules.ts';

/** The hashes of some tiles, by `tileKey`; one that was never written is not there. */
export async function findTiles(
  tx: Tx,
  logId: string,
  tiles: readonly TileId[],
): Promise<Map<string, Uint8Array>> {
  const rows = await tx.rows<Tile>(sql`
    select t.level, t.number, t.hashes
    from unnest(${tiles.map(({ level }) => level)}::smallint[],
      ${tiles.map(({ number }) => number)}::bigint[]) as wanted (level, number)
    join transparency.tiles t on t.log_id = ${logId} and t.level = wanted.level
      and t.number = wanted.number`);
  return new Map(rows.map((tile) => [tileKey(tile), tile.hashes]));
}

/** Does work with the nodes of a log's tree, having fetched the few tiles that it needs. */
export async function withNodes<T>(tx: Tx, logId: string, work: (nodes: Nodes) => T): Promise<T> {
  return work(nodesInTiles(await findTiles(tx, logId, tilesNeeded(work))));
}

/** Keeps tiles as they are now. */
export async function keepTiles(tx: Tx, logId: string, tiles: readonly Tile[]): Promise<void> {
  await tx.run(sql`
    insert into transparency.tiles (log_id, level, number, hashes)
    select ${logId}, t.level, t.number, t.hashes
    from unnest(${tiles.map(({ level }) => level)}::smallint[],
      ${tiles.map(({ number }) => number)}::bigint[],
      ${tiles.map(({ hashes }) => Buffer.from(hashes))}::bytea[]) as t (level, number, hashes)
    on conflict (log_id, level, number) do update set hashes = excluded.hashes`);
}
