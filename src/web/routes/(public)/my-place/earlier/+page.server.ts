import { fail, redirect } from '@sveltejs/kit';
import { whereWeStand } from '#appointments/contract.ts';
import { appealExpedite, decisionRules, myExpedite, requestExpedite } from '#queue/contract.ts';
import { criteriaOf } from '#queue/decisions/criteria.rules.ts';
import { nameIn } from '#vocabulary/named.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { attempt } from '../../../../attempt.ts';
import { familyCall, oneOf, ownHousehold, textOf } from '../family.ts';
import type { Actions, PageServerLoad } from './$types';

/** What became of requests to go earlier, and where one may still be made; never what any rests on. */
export const load: PageServerLoad = async ({ locals: { visit, language }, url }) => {
  const call = familyCall(visit);
  const household = await ownHousehold(visit);
  const [{ lack, requests }, { places }] = await Promise.all([
    call(myExpedite, {}),
    call(whereWeStand, {}),
  ]);
  const waits = new Set(
    requests.filter(({ decideBy }) => decideBy !== null).map(({ programmeId }) => programmeId),
  );
  const open = places.filter(
    ({ programme, ticket }) =>
      ticket !== null &&
      ticket.class === 'normal' &&
      ticket.heldReason === null &&
      (ticket.state === 'waiting' || ticket.state === 'offered' || ticket.state === 'accepted') &&
      !waits.has(programme.programmeId),
  );
  const asked = await Promise.all(
    open.map(async ({ programme: { programmeId, name, classes } }) => {
      const { versions } = await call(decisionRules, { programmeId });
      const edition = versions[0]?.criteriaEdition ?? 0;
      // By their number in the list: no code of a need stands on a page of my place.
      const criteria = criteriaOf(edition).map(({ code }, at) => {
        const need = needByCode.get(code);
        return { value: String(at), label: need ? nameIn(need.names, language) : code };
      });
      return { programmeId, name, classes: higherOf(classes), edition, criteria };
    }),
  );
  const said = (['sent', 'appealed'] as const).find((one) => url.searchParams.has(one)) ?? null;
  return { lack, requests, asked, said, living: household.whereabouts?.place ?? null };
};

const higher = ['expedited', 'urgent'] as const;

function higherOf(classes: readonly string[]) {
  return higher.filter((one) => classes.includes(one));
}

/** The codes of the criteria that were ticked in the list that the page showed. */
function criteriaIn(form: FormData): string[] {
  const shown = criteriaOf(Number(textOf(form, 'edition')));
  return form.getAll('criteria').flatMap((at) => shown[Number(at)]?.code ?? []);
}

export const actions: Actions = {
  ask: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const typed = {
      programmeId: textOf(form, 'programme'),
      class: oneOf(form, 'class', higher) ?? 'expedited',
      note: textOf(form, 'note'),
    };
    const asked = await attempt(language, () =>
      familyCall(visit)(requestExpedite, { ...typed, criteria: criteriaIn(form) }),
    );
    if (!asked.done) {
      const ticked = form.getAll('criteria').map(String);
      return fail(asked.refusal.status, { refused: asked, typed: { ...typed, ticked } });
    }
    redirect(303, '/my-place/earlier?sent');
  },
  appeal: async ({ request, locals: { visit, language } }) => {
    const form = await request.formData();
    const appeal = { requestId: textOf(form, 'request'), note: textOf(form, 'note') };
    const appealed = await attempt(language, () => familyCall(visit)(appealExpedite, appeal));
    if (!appealed.done) return fail(appealed.refusal.status, { refused: appealed, appeal });
    redirect(303, '/my-place/earlier?appealed');
  },
};
