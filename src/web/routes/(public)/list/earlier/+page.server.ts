import { decisionRules, publicState } from '#queue/contract.ts';
import { criteriaOf, latestEdition } from '#queue/decisions/criteria.rules.ts';
import { nameIn } from '#vocabulary/named.ts';
import { needByCode } from '#vocabulary/needs.ts';
import { programmeAsked } from '../programme-asked.ts';
import type { PageServerLoad } from './$types';

/** With what every programme begins, where none is declared. */
const proposed = { clockHours: 72, appealHours: 72, weeklyQuota: 20 };

/** What stands for the public text of a need that rests on none. */
const ourProposal = 'our proposal';

/** Who may go earlier in a programme, on what, and how it is decided. */
export const load: PageServerLoad = async ({ locals: { visit, language }, url }) => {
  const { programmes } = await visit.call(publicState, {});
  const programme = programmeAsked(programmes, url);
  const versions = programme
    ? (await visit.call(decisionRules, { programmeId: programme.programmeId })).versions
    : [];
  const edition = versions[0]?.criteriaEdition ?? latestEdition;
  return {
    programme,
    versions,
    now: versions[0] ?? proposed,
    edition,
    criteria: criteriaOf(edition).map(({ code, classes, forWhom, enough }) => {
      const need = needByCode.get(code);
      const [only = 'expedited'] = classes;
      return {
        code,
        name: need ? nameIn(need.names, language) : code,
        anchor: need?.anchor === ourProposal ? null : (need?.anchor ?? null),
        forWhom,
        enough,
        leads: classes.length > 1 ? ('both' as const) : only,
      };
    }),
  };
};
