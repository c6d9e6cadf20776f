import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { Source } from '#queue/contract.ts';
import { earlyReasons, mostPeople, outcomes } from './list-words.rules.ts';
import { KeptList } from './manage.contract.ts';
import { figure, ListNumber } from './typed-figures.contract.ts';

const Done = z.object({});
const OfList = z.object({ listId: z.uuid() });
const OfProposal = z.object({
  proposalId: z.uuid(),
  /** Not confirmed by then, it lapses and nothing happened. */
  confirmBy: z.coerce.date(),
});

/** Something that waits for a second person. */
export const Proposal = OfProposal.extend({
  kind: z.enum(['call', 'early', 'outcome', 'close']),
  /** Of a call: how many people the port takes. */
  people: z.int().nullable(),
  /** Of a call out of turn, and of an outcome to correct. */
  number: z.int().nullable(),
  /** What is to stand instead. */
  outcome: z.enum(outcomes).nullable(),
  reason: z.enum(earlyReasons).nullable(),
  /** Of a closing. */
  source: Source.nullable(),
  /** Who would be called as things are now, for a call. It is worked out anew when it is confirmed. */
  preview: z
    .object({
      again: z.array(z.int()),
      from: z.int().nullable(),
      to: z.int().nullable(),
      /** Parties larger than the whole call: they stay at the head. */
      passed: z.array(z.int()),
      peopleCalled: z.int(),
      /** People of the first party that did not fit; to ask the port for. */
      nextParty: z.int().nullable(),
    })
    .nullable(),
  proposedAt: z.coerce.date(),
  proposedByMe: z.boolean(),
  /** Why the asker may not confirm it; null: may. */
  whyNot: z.enum(['same_person', 'same_organisation', 'not_your_role']).nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A number that was called. */
const CalledNumber = z.object({
  number: z.int(),
  people: z.int(),
  early: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  /** It has a word of its own, to be asked before it crosses. */
  hasOwnWord: z.boolean(),
  /** The word was asked since the call, and was right. */
  wordChecked: z.boolean(),
});

export const callBoard = contract({
  name: 'waiting.callBoard',
  summary: 'What a list called last and waits to call: proposals, numbers, what came of them.',
  method: 'GET',
  path: '/waiting/call-board',
  may: ['coordinator', 'registrar', 'planner'],
  input: OfList,
  output: z.object({
    list: KeptList,
    proposals: z.array(Proposal),
    /** The latest calls, newest first, at most 10; those with outcomes missing always. */
    calls: z.array(
      z.object({
        callId: z.uuid(),
        calledAt: z.coerce.date(),
        day: z.iso.date(),
        /** How many people the port took; null for a call out of turn. */
        people: z.int().nullable(),
        numbers: z.array(CalledNumber),
      }),
    ),
    /**
     * Numbers given today and on the six days before, by whom: a code that means nothing outside this
     * list, so that who gives many is seen.
     */
    given: z.array(
      z.object({
        day: z.iso.date(),
        organisation: z.string(),
        giver: z.string(),
        numbers: z.int(),
      }),
    ),
  }),
});

export const proposeCall = contract({
  name: 'waiting.proposeCall',
  summary: 'Propose to call as many people as the port takes now; a second person confirms.',
  method: 'POST',
  path: '/waiting/propose-call',
  may: ['coordinator', 'registrar', 'planner'],
  input: OfList.extend({ people: figure('waiting.peopleNeeded', 1, mostPeople) }),
  output: OfProposal,
});

export const proposeEarly = contract({
  name: 'waiting.proposeEarly',
  summary:
    'Propose to call one number before its turn; a second person confirms; counted in public.',
  method: 'POST',
  path: '/waiting/propose-early',
  may: ['coordinator', 'registrar', 'planner'],
  input: OfList.extend({ number: ListNumber, reason: z.enum(earlyReasons) }),
  output: OfProposal,
});

export const proposeCorrection = contract({
  name: 'waiting.proposeCorrection',
  summary: 'Propose to change what was recorded of a called number; a second person confirms.',
  method: 'POST',
  path: '/waiting/propose-correction',
  may: ['coordinator', 'registrar', 'planner'],
  input: OfList.extend({ number: ListNumber, outcome: z.enum(outcomes) }),
  output: OfProposal,
});

export const proposeClosing = contract({
  name: 'waiting.proposeClosing',
  summary: 'Propose to close a list by its order; a second person confirms.',
  method: 'POST',
  path: '/waiting/propose-closing',
  may: ['coordinator'],
  input: OfList.extend({ source: Source }),
  output: OfProposal,
});

export const decideProposal = contract({
  name: 'waiting.decideProposal',
  summary: 'Confirm what another person proposed, in time; or decline it.',
  method: 'POST',
  path: '/waiting/decide-proposal',
  may: ['coordinator', 'registrar', 'planner'],
  input: z.object({ proposalId: z.uuid(), confirm: z.boolean() }),
  output: z.object({
    /** What was called; null when declined, and for what is no call. */
    called: z
      .object({
        again: z.array(z.int()),
        from: z.int().nullable(),
        to: z.int().nullable(),
        passed: z.array(z.int()),
        early: z.int().nullable(),
        peopleCalled: z.int(),
      })
      .nullable(),
  }),
});

export const checkOwnWord = contract({
  name: 'waiting.checkOwnWord',
  summary: 'Check at the call the word that only the holder knows. A wrong one is answered later.',
  method: 'POST',
  path: '/waiting/check-own-word',
  may: ['coordinator', 'registrar', 'planner'],
  input: OfList.extend({ number: ListNumber, ownWord: z.string().trim().min(1).max(60) }),
  output: Done,
});

export const recordOutcomes = contract({
  name: 'waiting.recordOutcomes',
  summary:
    'Record what came of called numbers, once each: crossed, missed, turned back at the port.',
  method: 'POST',
  path: '/waiting/record-outcomes',
  may: ['coordinator', 'registrar', 'planner'],
  input: OfList.extend({
    outcomes: z
      .array(z.object({ number: ListNumber, outcome: z.enum(outcomes) }))
      .min(1)
      .max(mostPeople),
  }),
  output: z.object({ recorded: z.int() }),
});
