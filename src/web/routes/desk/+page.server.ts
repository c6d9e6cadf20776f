import type { z } from 'zod';
import { callList } from '#outreach/contract.ts';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import { listExpedite } from '#queue/contract.ts';
import { workList } from '#registry/contract.ts';
import type { PageServerLoad } from './$types';
import { daysSince, type ShownLine, shownLine } from './lines.ts';
import { troubleWithWitnesses } from './witness-watch.ts';

type What = z.output<typeof workList.output>['items'][number]['what'];
/** What waits, ready for the screen. */
export type WorkItem = ShownLine & { what: What; days: number };
type Column = 'since' | 'people' | 'language' | 'what';

const columns: readonly Column[] = ['since', 'people', 'language', 'what'];

/** As many lines as somebody works through before looking again. */
const shownAtMost = 100;

/** What waits for somebody of this role: filtered and sorted by the address. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, language, application } = locals;
  const only = url.searchParams.get('what') ?? '';
  const sort = columns.find((column) => column === url.searchParams.get('sort')) ?? null;
  const down = url.searchParams.get('dir') === 'desc';
  const [work, calls, expedite, troubles] = await Promise.all([
    mayCall(visit, workList.may) ? visit.call(workList, {}) : null,
    mayCall(visit, callList.may) ? visit.call(callList, {}) : null,
    mayCall(visit, listExpedite.may) ? visit.call(listExpedite, {}) : null,
    troubleWithWitnesses(visit, application.now()),
  ]);
  const items = (work?.items ?? []).map((item) => ({
    ...shownLine(item, language),
    what: item.what,
    days: daysSince(item.since, application.now()),
  }));
  const shown = items.filter(({ what }) => only === '' || what === only);
  return {
    seesFamilies: work !== null,
    items: (sort === null ? shown : sorted(shown, sort, down)).slice(0, shownAtMost),
    cut: shown.length > shownAtMost,
    ...countsOf(work?.counts ?? {}),
    calls: calls?.calls.length ?? null,
    troubles,
    onDuty: expedite && expedite.quotas.length > 0 ? expedite.onDuty : null,
    expedite: expedite?.requests.filter(({ mayDecide }) => mayDecide).length ?? null,
    only,
    sort,
    down,
  };
};

function mayCall(visit: Visit, may: Parameters<typeof isOneOf>[1]): boolean {
  return isOneOf(visit.actor, may);
}

const kinds: readonly What[] = [
  'child_alone',
  'new',
  'paper',
  'confirm',
  'correction',
  'contact',
  'call',
];

/** How many wait of each kind; the list itself may be cut short. */
function countsOf(waiting: Readonly<Record<string, number>>) {
  const counts = kinds.map((what) => ({ what, count: waiting[what] ?? 0 }));
  return { counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
}

function sorted(items: readonly WorkItem[], column: Column, down: boolean): WorkItem[] {
  const key = ({ days, size, language, what }: WorkItem) =>
    ({ since: -days, people: size, language, what })[column];
  const order = items.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    return typeof x === 'number' && typeof y === 'number'
      ? x - y
      : String(x).localeCompare(String(y));
  });
  return down ? order.reverse() : order;
}
