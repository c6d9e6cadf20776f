import type pg from 'pg';
import { z } from 'zod';

/** What was taken away from the tables while their rows come in, as the statements that put it back. */
export interface Guards {
  putBack: string[];
}

const statements = z.array(z.object({ away: z.string(), back: z.string() }));

// Foreign keys go and come back rather than sleep: coming back they check every row, and it takes no
// superuser. A foreign key of a partition follows that of its parent.
const foreignKeys = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
  from pg_constraint where contype = 'f' and conparentid = 0 order by conrelid, conname`;

const triggers = `
  select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as away,
    format('alter table %s enable %s trigger %I', tgrelid::regclass,
      case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as back
  from pg_trigger where not tgisinternal and tgenabled <> 'D' and tgparentid = 0 order by tgrelid, tgname`;

/** Removes foreign keys and stills triggers, in the present transaction. */
export async function takeAwayGuards(client: pg.Client): Promise<Guards> {
  const keys = statements.parse((await client.query(foreignKeys)).rows);
  const stilled = statements.parse((await client.query(triggers)).rows);
  for (const { away } of [...stilled, ...keys]) await client.query(away);
  return { putBack: [...keys, ...stilled].map(({ back }) => back) };
}

/** Puts foreign keys (which check every row) and triggers back. */
export async function putBackGuards(client: pg.Client, guards: Guards): Promise<void> {
  for (const back of guards.putBack) await client.query(back);
}
