import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { worksWithFamilies } from './desk-roles.ts';
import { ConsentInput } from './household.ts';

/** An answer that has nothing to say beyond "done". */
const Done = z.object({});

export const addNote = contract({
  name: 'registry.addNote',
  summary: 'Add a note to a household.',
  method: 'POST',
  path: '/registry/add-note',
  may: worksWithFamilies,
  countsOnce: true,
  input: z.object({
    householdId: z.uuid(),
    text: z.string().trim().min(1, 'registry.noteEmpty').max(4000),
    forLawyers: z.boolean().default(false),
  }),
  output: z.object({ noteId: z.uuid() }),
});

export const shareWith = contract({
  name: 'registry.shareWith',
  summary: 'Record that the person, here at the desk, allowed one purpose to one recipient.',
  method: 'POST',
  path: '/registry/share-with',
  may: worksWithFamilies,
  input: ConsentInput.extend({ householdId: z.uuid() }),
  output: z.object({ consentId: z.uuid() }),
});

export const stopSharing = contract({
  name: 'registry.stopSharing',
  summary: 'Record that the person, here at the desk, took a consent back.',
  method: 'POST',
  path: '/registry/stop-sharing',
  may: worksWithFamilies,
  input: z.object({ householdId: z.uuid(), consentId: z.uuid() }),
  output: Done,
});

export const giveWords = contract({
  name: 'registry.giveWords',
  summary: 'Give the person at the desk new secret words: the household’s, or an adult’s own.',
  method: 'POST',
  path: '/registry/give-words',
  may: worksWithFamilies,
  countsOnce: true,
  limit: { times: 60, seconds: 3600 },
  input: z.object({ householdId: z.uuid(), personId: z.uuid().nullable().default(null) }),
  output: z.object({ folio: z.string(), words: z.array(z.string()) }),
});

export const markCalled = contract({
  name: 'registry.markCalled',
  summary: 'Say how a requested call went.',
  method: 'POST',
  path: '/registry/mark-called',
  may: worksWithFamilies,
  countsOnce: true,
  input: z.object({
    householdId: z.uuid(),
    callId: z.uuid(),
    outcome: z.enum(['spoke', 'no_answer', 'wrong_number']),
  }),
  output: Done,
});

export const linkHouseholds = contract({
  name: 'registry.linkHouseholds',
  summary:
    'Say that two households have the same person, or are family. Joins nothing; can be undone.',
  method: 'POST',
  path: '/registry/link-households',
  may: worksWithFamilies,
  countsOnce: true,
  input: z
    .object({
      kind: z.enum(['same_person', 'family_of']),
      householdId: z.uuid(),
      otherHouseholdId: z.uuid(),
      personId: z.uuid().nullable().default(null),
      otherPersonId: z.uuid().nullable().default(null),
    })
    .refine((link) => link.householdId !== link.otherHouseholdId, 'registry.linkToItself'),
  output: z.object({ linkId: z.uuid() }),
});

export const undoLink = contract({
  name: 'registry.undoLink',
  summary: 'Undo a link between two households.',
  method: 'POST',
  path: '/registry/undo-link',
  may: worksWithFamilies,
  input: z.object({ linkId: z.uuid() }),
  output: Done,
});

export const closeHousehold = contract({
  name: 'registry.closeHousehold',
  summary: 'Close a household that needs nothing more; what is held goes 90 days later.',
  method: 'POST',
  path: '/registry/close-household',
  may: ['coordinator', 'reviewer', 'lawyer'],
  input: z.object({
    householdId: z.uuid(),
    reason: z.enum(['arrived', 'no_longer_wanted', 'lost_contact', 'duplicate', 'died', 'other']),
  }),
  output: Done,
});

export const reopenHousehold = contract({
  name: 'registry.reopenHousehold',
  summary: 'Reopen a closed household before what is held is erased.',
  method: 'POST',
  path: '/registry/reopen-household',
  may: ['coordinator', 'reviewer', 'lawyer'],
  input: z.object({ householdId: z.uuid() }),
  output: Done,
});

export const setLegalHold = contract({
  name: 'registry.setLegalHold',
  summary: 'Keep a household from being erased while a legal reason stands, or end that.',
  method: 'POST',
  path: '/registry/set-legal-hold',
  may: ['coordinator', 'lawyer'],
  input: z.object({
    householdId: z.uuid(),
    /** Null ends the hold. */
    reason: z.enum(['litigation', 'court_order', 'complaint', 'crime_evidence']).nullable(),
  }),
  output: Done,
});
