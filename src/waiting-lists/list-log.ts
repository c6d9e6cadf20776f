import type { Context } from '#platform/context.ts';
import { logFormat } from '#transparency/entry.rules.ts';
import { type Appended, appendToLog, beginLog, deciderOf } from '#transparency/index.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { dayOf, decidedByOf, holdersOf, type List } from './list.ts';
import type { NewListEntry } from './list-entry.rules.ts';

/** Begins the log of a list with its rule. */
export function beginListLog(context: Context, list: List): Promise<void> {
  const { listId, holderId, port, grace } = list;
  const first: NewListEntry = {
    kind: 'list.begun',
    list: listId,
    port,
    holders: holdersOf(list),
    decidedBy: decidedByOf(list),
    grace,
    format: logFormat,
  };
  const name = `${portByCode.get(port)?.name ?? port}, ${dayOf(list, context)}`;
  return beginLog(context, { logId: listId, organisationId: holderId, name, first });
}

/** An entry of a list, and what opens its commitment. */
export interface Written {
  entry: NewListEntry;
  opening?: Pick<NonNullable<Appended['opening']>['parts'][number], 'salt' | 'facts'>;
  /** Whom the opening is about: a number, or a call. The entry's own number unless said. */
  about?: string;
}

/** Writes into the log of a list that is held, in the transaction of what happened. */
export function writeToLog(
  context: Context,
  listId: string,
  written: readonly Written[],
): Promise<void> {
  return appendToLog(
    context,
    listId,
    written.map(({ entry, opening, about }) => ({
      entry,
      ...(opening && {
        opening: {
          parts: [{ part: 'commitment', ...opening } as const],
          householdId: null,
          ...(about !== undefined && { ticket: about }),
        },
      }),
    })),
  );
}

/** Who decided something together, as the log names them. */
export function decidersIn(
  { keyring }: Context,
  listId: string,
  deciders: readonly { staffId: string; organisationId: string }[],
): { who: string; of: string }[] {
  return deciders.map(({ staffId, organisationId }) => ({
    who: deciderOf(keyring, listId, staffId),
    of: organisationId,
  }));
}
