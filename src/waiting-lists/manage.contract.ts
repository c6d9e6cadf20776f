import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { Source } from '#queue/contract.ts';
import { portByCode } from '#vocabulary/ports.ts';
import {
  decidedBy,
  earlyReasons,
  fewestConfirmMinutes,
  largestParty,
  mostConfirmMinutes,
  mostGrace,
  mostPeople,
  outcomes,
  reportKinds,
  reportResults,
  twoThatCount,
} from './list-words.rules.ts';

const Done = z.object({});
const OfList = z.object({ listId: z.uuid() });
const WithSource = OfList.extend({ source: Source });
const ListNumber = z.coerce.number().int().min(1).max(9_999_999);
const OwnWord = z.string().trim().regex(twoThatCount, 'waiting.ownWordShort').max(60);
const OfProposal = z.object({
  proposalId: z.uuid(),
  /** Not confirmed by then, it lapses and nothing happened. */
  confirmBy: z.coerce.date(),
});

export const beginList = contract({
  name: 'waiting.beginList',
  summary:
    'Begin a waiting list for a port; a second organisation keeps it too, where there is one.',
  method: 'POST',
  path: '/waiting/begin-list',
  may: ['coordinator'],
  input: z.object({
    port: z.string().refine((code) => portByCode.has(code), 'waiting.portUnknown'),
    /** Why there is a list; everybody reads it. */
    reason: z.string().trim().min(10).max(600),
    source: Source,
    /** The other organisation; null only where the coalition has no other. */
    coHolderId: z.uuid().nullable(),
    /** In how many calls a missed turn is called first again. */
    grace: z.coerce.number().int().min(0).max(mostGrace),
    /** How long a call may wait for its second person. */
    confirmMinutes: z.coerce.number().int().min(fewestConfirmMinutes).max(mostConfirmMinutes),
  }),
  /** `asked`: the other organisation has to say yes first; until then nobody else sees the list. */
  output: OfList.extend({ state: z.enum(['asked', 'open']) }),
});

export const answerCoHolding = contract({
  name: 'waiting.answerCoHolding',
  summary:
    'Say, for the second organisation, whether it keeps a list too. With a yes the list opens.',
  method: 'POST',
  path: '/waiting/answer-co-holding',
  may: ['coordinator'],
  input: OfList.extend({ accept: z.boolean() }),
  output: Done,
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

/** A list as those who keep it see it. */
const KeptList = OfList.extend({
  port: z.string(),
  state: z.enum(['asked', 'declined', 'open', 'paused', 'closed']),
  stateSince: z.coerce.date(),
  reason: z.string(),
  source: Source,
  holders: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
  /** Our organisation was asked to keep it and has not answered. */
  asksUs: z.boolean(),
  decidedBy: z.enum(decidedBy),
  grace: z.int(),
  confirmMinutes: z.int(),
  lastNumber: z.int(),
  partiesWaiting: z.int(),
  peopleWaiting: z.int(),
  /** Called numbers of which nobody has recorded what came of it. */
  outcomesMissing: z.int(),
  openProposals: z.int(),
});
export type KeptList = z.infer<typeof KeptList>;

export const ourLists = contract({
  name: 'waiting.ourLists',
  summary: 'The lists that our organisation keeps or was asked to keep.',
  method: 'GET',
  path: '/waiting/our-lists',
  may: ['coordinator', 'registrar', 'planner'],
  input: z.object({}),
  output: z.object({
    lists: z.array(KeptList),
    /** Organisations that could keep a list with us. */
    others: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
  }),
});

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

/** What goes on the paper. Shown once; the words are kept only as a keyed hash. */
export const NumberPaper = z.object({
  listId: z.uuid(),
  port: z.string(),
  number: z.int(),
  people: z.int(),
  words: z.array(z.string()),
  joinedOn: z.iso.date(),
  hasOwnWord: z.boolean(),
});
export type NumberPaper = z.infer<typeof NumberPaper>;

export const joinList = contract({
  name: 'waiting.joinList',
  summary: 'Give the next number to people who stay together; gives the paper.',
  method: 'POST',
  path: '/waiting/join-list',
  may: ['coordinator', 'registrar'],
  input: OfList.extend({
    people: z.coerce.number().int().min(1).max(largestParty),
    /** A word that only the holder knows; null: none. */
    ownWord: OwnWord.nullable().default(null),
    /** The language of the secret words, as of a screen. */
    language: z.string().trim().min(2).max(8).default('es'),
    /** The form’s own key: sent twice, it gives the same paper. */
    submissionKey: z.string().min(16).max(80),
  }),
  output: NumberPaper,
});

export const proposeCall = contract({
  name: 'waiting.proposeCall',
  summary: 'Propose to call as many people as the port takes now; a second person confirms.',
  method: 'POST',
  path: '/waiting/propose-call',
  may: ['coordinator', 'registrar', 'planner'],
  input: OfList.extend({ people: z.coerce.number().int().min(1).max(mostPeople) }),
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
  input: WithSource,
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

export const pauseList = contract({
  name: 'waiting.pauseList',
  summary: 'Pause a list by order: nobody is called, every number keeps its place.',
  method: 'POST',
  path: '/waiting/pause-list',
  may: ['coordinator'],
  input: WithSource,
  output: Done,
});

export const resumeList = contract({
  name: 'waiting.resumeList',
  summary: 'Resume a paused list, by its order.',
  method: 'POST',
  path: '/waiting/resume-list',
  may: ['coordinator'],
  input: WithSource,
  output: Done,
});

export const listReports = contract({
  name: 'waiting.listReports',
  summary: 'Reports of a bribe or threat that our organisation may read; the view is noted.',
  method: 'GET',
  path: '/waiting/list-reports',
  may: ['coordinator'],
  input: z.object({}),
  output: z.object({
    reports: z.array(
      z.object({
        reportId: z.uuid(),
        listId: z.uuid(),
        port: z.string(),
        kind: z.enum(reportKinds),
        /** The name of the organisation that it is about; null: somebody else, or not known. */
        about: z.string().nullable(),
        note: z.string(),
        day: z.iso.date(),
        result: z.enum(reportResults).nullable(),
      }),
    ),
  }),
});

export const settleReport = contract({
  name: 'waiting.settleReport',
  summary: 'Say what was done about a report.',
  method: 'POST',
  path: '/waiting/settle-report',
  may: ['coordinator'],
  input: z.object({ reportId: z.uuid(), result: z.enum(reportResults) }),
  output: Done,
});
