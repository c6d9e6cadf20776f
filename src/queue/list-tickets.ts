import type { z } from 'zod';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { noteListView } from '#platform/list-views.ts';
import type { TicketLine } from './contract.ts';
import { listTicketRows } from './tickets.store.ts';

const page = 100;

interface Shown {
  tickets: z.infer<typeof TicketLine>[];
  next: string | null;
}

/** The places of the organisation's own households; the view is noted. */
export async function listTickets(
  context: Context,
  wanted: { programmeId: string; show: string; after: string | null },
): Promise<Shown> {
  const { organisationId } = staffOf(context);
  const tickets = await listTicketRows(context.tx, { ...wanted, organisationId }, page);
  await noteListView(
    context,
    'queue.listTickets',
    tickets.map(({ householdId }) => householdId),
  );
  const last = tickets.length === page ? tickets.at(-1) : undefined;
  return { tickets, next: last?.ticketNumber ?? null };
}
