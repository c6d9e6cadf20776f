import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import { listTickets, publishList } from '#queue/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { townOf } from '../names.ts';
import { goAndSay, type ProgrammeLine, programmeIn, programmesFor } from '../programmes.ts';
import type { Actions, PageServerLoad } from './$types';

const kinds = ['all', 'bring_paper', 'held', 'priority', 'withdrawn'] as const;
const columns = ['ticket', 'rank', 'class', 'date', 'people', 'state'] as const;
type Column = (typeof columns)[number];
type Ticket = Awaited<ReturnType<typeof ticketsOf>>['tickets'][number];

/** The places of one's own organisation in a programme, a hundred at a time, as the address asks. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit } = locals;
  const { programmes, chosen } = await programmesFor(visit, url);
  const show = kinds.find((kind) => kind === url.searchParams.get('show')) ?? 'all';
  const after = url.searchParams.get('after');
  const sort = columns.find((column) => column === url.searchParams.get('sort')) ?? 'ticket';
  const down = url.searchParams.get('dir') === 'desc';
  const seesTickets = isOneOf(visit.actor, listTickets.may);
  const page =
    seesTickets && chosen
      ? await ticketsOf(visit, chosen, show, after)
      : { tickets: [], next: null };
  return {
    programmes,
    chosen,
    seesTickets,
    tickets: sorted(page.tickets, sort, down),
    next: page.next,
    kinds,
    show,
    after,
    sort,
    down,
    town: townOf(chosen?.timeZone ?? 'UTC'),
    mayPublish: chosen?.mine === true && isOneOf(visit.actor, publishList.may),
  };
};

function ticketsOf(
  visit: Visit,
  { programmeId }: ProgrammeLine,
  show: (typeof kinds)[number],
  after: string | null,
) {
  return visit.call(listTickets, { programmeId, show, after });
}

const keys: Readonly<Record<Column, (ticket: Ticket) => string | number>> = {
  ticket: ({ ticketNumber }) => ticketNumber,
  rank: ({ rank }) => rank ?? Number.POSITIVE_INFINITY,
  class: (ticket) => ticket.class,
  date: ({ undated, enrolledOn }) => `${Number(undated)} ${enrolledOn}`,
  people: ({ size }) => size,
  state: ({ state, heldReason }) => `${state} ${heldReason ?? ''}`,
};

function sorted(tickets: readonly Ticket[], column: Column, down: boolean): Ticket[] {
  const key = keys[column];
  const order = tickets.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return 0;
    return x < y ? -1 : 1;
  });
  return down ? order.reverse() : order;
}

async function publish({ locals, url }: RequestEvent) {
  const programmeId = programmeIn(url);
  const published = await attempt(locals.language, () =>
    locals.visit.call(publishList, { programmeId }),
  );
  if (!published.done) return fail(422, { refusal: published.refusal });
  const count = published.value.entries;
  return goAndSay('/desk/queue', { programme: programmeId, done: 'published', count });
}

export const actions: Actions = { publish };
