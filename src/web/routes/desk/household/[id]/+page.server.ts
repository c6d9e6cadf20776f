import { isOneOf } from '#platform/actor.ts';
import * as registry from '#registry/contract.ts';
import { words } from '../../../../words/words.ts';
import { choicesOf } from '../../register/choices.ts';
import type { PageServerLoad } from './$types';
import { historyOf } from './history.ts';
import { shownHousehold } from './shown.ts';
import { standingOf } from './standing.ts';

/** As much of the work list as stands beside a household. */
const workShown = 14;

/** One household as the role and its consents allow. Opening it is written down. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { visit, language, application } = locals;
  const spoken = words(language);
  const householdId = params.id;
  const page = await visit.call(registry.householdPage, { householdId });
  const [standing, { questions }, { items }] = await Promise.all([
    standingOf(visit, householdId, spoken),
    visit.call(registry.consentQuestions, {}),
    visit.call(registry.workList, {}),
  ]);
  const { ports, situations, needs, nationalities } = choicesOf(spoken);
  return {
    household: shownHousehold(page, spoken, application.now()),
    history: historyOf(page.history, spoken),
    ...standing,
    choices: { ports, situations, needs, nationalities },
    work: items
      .slice(0, workShown)
      .map(({ householdId: id, folio, what }) => ({ householdId: id, folio, what })),
    mayHold: isOneOf(visit.actor, registry.setLegalHold.may),
    mayClose: isOneOf(visit.actor, registry.closeHousehold.may),
    consentChoices: questions.map(({ purpose, recipient }) => ({
      value: `${purpose}|${recipient?.organisationId ?? ''}`,
      label: [spoken.say(`families.household.consent.${purpose}`), recipient?.name]
        .filter(Boolean)
        .join(': '),
    })),
  };
};

export { actions } from './actions.ts';
