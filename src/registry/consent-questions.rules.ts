import type { ConsentQuestion } from './draft.contract.ts';

type Purpose = ConsentQuestion['purpose'];

/** What may be asked: purposes of the keeper itself first, then one question per recipient. */
const ownPurposes: readonly Purpose[] = ['help', 'expedite', 'statistics', 'travel_in_messages'];

/** Which kinds of organisation may receive a household, and for what. */
const recipientKinds: Partial<Record<Purpose, readonly string[]>> = {
  legal: ['legal'],
  shelter: ['shelter', 'faith'],
  help: ['humanitarian', 'international', 'health', 'coordination'],
};

/** An organisation that may be asked about. */
export interface Recipient {
  organisationId: string;
  name: string;
  kind: string;
  city: string | null;
}

/** The questions to ask, given who would keep the household and who else there is. */
export function questionsFor(
  keeperId: string | null,
  organisations: readonly Recipient[],
): ConsentQuestion[] {
  const own = ownPurposes.map((purpose) => ({ purpose, recipient: null }));
  const others = organisations.filter(({ organisationId }) => organisationId !== keeperId);
  const shared = Object.entries(recipientKinds).flatMap(([purpose, kinds]) =>
    others
      .filter(({ kind }) => kinds.includes(kind))
      .map((recipient) => ({ purpose: purposeOf(purpose), recipient })),
  );
  return [...own, ...shared];
}

function purposeOf(text: string): Purpose {
  return text === 'legal' || text === 'shelter' ? text : 'help';
}

/** Purposes that never have a recipient: what a form sends for them is dropped. */
export function hasRecipient(purpose: Purpose): boolean {
  return purpose !== 'statistics' && purpose !== 'travel_in_messages';
}
