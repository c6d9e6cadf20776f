import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { Source } from '#queue/contract.ts';
import { portByCode } from '#vocabulary/ports.ts';
import {
  decidedBy,
  fewestConfirmMinutes,
  largestParty,
  mostConfirmMinutes,
  mostGrace,
  reportKinds,
  reportResults,
  twoThatCount,
} from './list-words.rules.ts';
import { figure } from './typed-figures.contract.ts';

const Done = z.object({});
const OfList = z.object({ listId: z.uuid() });
const WithSource = OfList.extend({ source: Source });
const OwnWord = z.string().trim().regex(twoThatCount, 'waiting.ownWordShort').max(60);

export const beginList = contract({
  name: 'waiting.beginList',
  summary:
    'Begin a waiting list for a port; a second organisation keeps it too, where there is one.',
  method: 'POST',
  path: '/waiting/begin-list',
  may: ['coordinator'],
  countsOnce: true,
  input: z.object({
    port: z.string().refine((code) => portByCode.has(code), 'waiting.portUnknown'),
    /** Why there is a list; everybody reads it. */
    reason: z.string().trim().min(10, 'waiting.reasonShort').max(600),
    source: Source,
    /** The other organisation; null only where the coalition has no other. */
    coHolderId: z.uuid().nullable(),
    /** In how many calls a missed turn is called first again. */
    grace: figure('waiting.outsideBounds', 0, mostGrace),
    /** How long a call may wait for its second person. */
    confirmMinutes: figure('waiting.outsideBounds', fewestConfirmMinutes, mostConfirmMinutes),
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

/** A list as those who keep it see it. */
export const KeptList = OfList.extend({
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
  /** Another organisation was asked to keep the list and has not answered; null: none. */
  holderChange: z
    .object({
      comes: z.string(),
      /** Whose place it takes; null: nobody’s. */
      goes: z.string().nullable(),
      /** Before this it cannot say yes: whoever is to go can object. */
      openFrom: z.coerce.date(),
      /** It is our organisation that was asked. */
      asksUs: z.boolean(),
    })
    .nullable(),
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
    people: figure('waiting.partyNeeded', 1, largestParty),
    /** A word that only the holder knows; null: none. */
    ownWord: OwnWord.nullable().default(null),
    /** The language of the secret words, as of a screen. */
    language: z.string().trim().min(2).max(8).default('es'),
    /** The form’s own key: sent twice, it gives the same paper. */
    submissionKey: z.string().min(16).max(80),
  }),
  output: NumberPaper,
});

export const changeHolder = contract({
  name: 'waiting.changeHolder',
  summary:
    'Ask an organisation to keep the list in the place of the other one, or with the only one.',
  method: 'POST',
  path: '/waiting/change-holder',
  may: ['coordinator'],
  input: OfList.extend({ organisationId: z.uuid() }),
  /** From then on it can say yes; until then the one that is to go can object. */
  output: z.object({ openFrom: z.coerce.date() }),
});

export const answerHolderChange = contract({
  name: 'waiting.answerHolderChange',
  summary: 'Say yes, for the organisation that was asked; or no, for any of those concerned.',
  method: 'POST',
  path: '/waiting/answer-holder-change',
  may: ['coordinator'],
  input: OfList.extend({ accept: z.boolean() }),
  output: Done,
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
