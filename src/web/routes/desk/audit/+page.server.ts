import { fail } from '@sveltejs/kit';
import * as contracts from '#coordination/contract.ts';
import { attempt } from '../../../attempt.ts';
import { textOf } from '../../../passkeys/read-way-in.ts';
import type { Actions, PageServerLoad } from './$types';

const areas = [
  'registry',
  'queue',
  'appointments',
  'pathways',
  'outreach',
  'coordination',
] as const;

/** What was done on the days in the address: today, unless it says otherwise. */
export const load: PageServerLoad = async ({ locals: { visit, application }, url }) => {
  const today = application.now().toISOString().slice(0, 10);
  const said = (name: string) => url.searchParams.get(name) || null;
  const from = dayIn(said('from')) ?? today;
  const filter = {
    from,
    to: dayIn(said('to')) ?? from,
    staffId: said('person'),
    kind: areas.find((area) => area === said('kind')) ?? null,
  };
  const before = { beforeAt: said('beforeAt'), beforeFact: said('beforeFact') };
  const [audit, { people }, { organisations }] = await Promise.all([
    visit.call(contracts.readAudit, { ...filter, ...before }),
    visit.call(contracts.listPeople, {}),
    visit.call(contracts.listOrganisations, {}),
  ]);
  const names = Object.fromEntries([
    ...audit.names.map((person) => [person.staffId, person.displayName]),
    ...organisations.map((organisation) => [organisation.organisationId, organisation.name]),
  ]);
  return { ...audit, names, people, filter, areas };
};

export const actions: Actions = {
  check: async ({ request, locals }) => {
    const subjectId = textOf(await request.formData(), 'subjectId');
    const tried = await attempt(locals.language, () =>
      locals.visit.call(contracts.checkChain, { subjectId }),
    );
    if (tried.done) return { checked: tried.value };
    return fail(tried.refusal.status, tried);
  },
};

function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : null;
}
