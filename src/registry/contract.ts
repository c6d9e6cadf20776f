import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { HouseholdInput } from './household.ts';

/** What goes on the paper. Shown once; the words are kept only as a keyed hash. */
export const Receipt = z.object({
  householdId: z.uuid(),
  folio: z.string(),
  words: z.array(z.string()),
  registeredAt: z.coerce.date(),
});
export type Receipt = z.infer<typeof Receipt>;

export const registerHousehold = contract({
  name: 'registry.registerHousehold',
  summary: 'Register a household that asks for help; gives the receipt.',
  method: 'POST',
  path: '/registry/register-household',
  may: ['anyone', 'registrar', 'coordinator', 'lawyer', 'system'],
  opensHousehold: true,
  input: HouseholdInput,
  output: Receipt,
});

export const receiptAgain = contract({
  name: 'registry.receiptAgain',
  summary: 'Show the receipt of a form that was sent, to whoever holds the form’s own key.',
  method: 'POST',
  path: '/registry/receipt-again',
  may: ['anyone'],
  input: z.object({ submissionKey: z.string().min(16).max(80) }),
  output: Receipt,
});

export * from './change-mine.contract.ts';
export * from './desk.contract.ts';
export * from './desk-household.contract.ts';
export * from './desk-people.contract.ts';
export * from './draft.contract.ts';
export * from './import.contract.ts';
export * from './my-place.contract.ts';
export type { DeskPerson, HouseholdLine, HouseholdPage } from './shown-household.ts';
export * from './spreadsheets.contract.ts';
