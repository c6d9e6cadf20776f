import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { Opening } from '#transparency/commitment.rules.ts';
import { reportKinds, stepKinds, twoThatCount } from './list-words.rules.ts';
import { numberStates } from './number-state.rules.ts';
import { ListNumber } from './typed-figures.contract.ts';

/** The token of a visit, from `openNumber`: ends after 20 idle minutes, or 2 hours. Never in an address. */
const OfVisit = z.object({ visit: z.string().min(1).max(100) });
const Done = z.object({});
const OwnWord = z.string().trim().regex(twoThatCount, 'waiting.ownWordShort').max(60);

export const openNumber = contract({
  name: 'waiting.openNumber',
  summary: 'Open one’s own number with its secret words. A wrong pair is answered later and later.',
  method: 'POST',
  path: '/waiting/open-number',
  may: ['anyone'],
  input: z.object({
    listId: z.uuid('waiting.listNeeded'),
    number: ListNumber,
    words: z.string().trim().min(1, 'waiting.wordsNeeded').max(200),
  }),
  output: OfVisit,
});

/** One thing that happened to a number. */
const Step = z.object({
  what: z.enum(stepKinds),
  /** On the clocks of the port’s city. */
  day: z.iso.date(),
});

export const myNumber = contract({
  name: 'waiting.myNumber',
  summary: 'One’s own number: where it stands, what happened to it, what can be done.',
  method: 'POST',
  path: '/waiting/my-number',
  may: ['anyone'],
  input: OfVisit,
  output: z.object({
    listId: z.uuid(),
    port: z.string(),
    listState: z.enum(['open', 'paused', 'closed']),
    number: z.int(),
    people: z.int(),
    state: z.enum(numberStates),
    /** How many parties would be called before this one today; null when it is not waiting to be called. */
    partiesBefore: z.int().nullable(),
    /** The highest number called for the first time so far; 0: none. */
    calledUpTo: z.int(),
    steps: z.array(Step),
    hasOwnWord: z.boolean(),
    canAskAgain: z.boolean(),
    canLeave: z.boolean(),
    /** Until when leaving can be undone; null when there is nothing to undo. */
    canReturnUntil: z.coerce.date().nullable(),
    /** For whoever a report may be about, the organisations that would read it; never the one it is about. */
    reportReaders: z.array(
      z.object({
        /** An organisation that keeps the list; null: somebody else, or not known. */
        about: z.uuid().nullable(),
        aboutName: z.string().nullable(),
        readers: z.array(z.string()),
      }),
    ),
  }),
});

export const setOwnWord = contract({
  name: 'waiting.setOwnWord',
  summary:
    'Choose, change or take away a word that only the holder knows; it is asked at the call.',
  method: 'POST',
  path: '/waiting/set-own-word',
  may: ['anyone'],
  input: OfVisit.extend({
    /** Null takes it away. Letters and figures count, nothing else. */
    ownWord: OwnWord.nullable(),
    /** The word until now; needed where there is one: who found the paper must not change it. */
    oldWord: z.string().trim().max(60).nullable().default(null),
  }),
  output: Done,
});

export const askAgain = contract({
  name: 'waiting.askAgain',
  summary:
    'Ask to be called again after missed turns: the number stands at the head of the next call.',
  method: 'POST',
  path: '/waiting/ask-again',
  may: ['anyone'],
  input: OfVisit,
  output: Done,
});

export const leaveList = contract({
  name: 'waiting.leaveList',
  summary: 'Leave the list. Can be undone at the same place for 30 days.',
  method: 'POST',
  path: '/waiting/leave-list',
  may: ['anyone'],
  input: OfVisit,
  output: Done,
});

export const returnToList = contract({
  name: 'waiting.returnToList',
  summary: 'Undo the leaving: the number has its place again.',
  method: 'POST',
  path: '/waiting/return-to-list',
  may: ['anyone'],
  input: OfVisit,
  output: Done,
});

export const reportAbuse = contract({
  name: 'waiting.reportAbuse',
  summary: 'Tell of a bribe or a threat: sealed, and read by organisations that it is not about.',
  method: 'POST',
  path: '/waiting/report-abuse',
  may: ['anyone'],
  countsOnce: true,
  input: OfVisit.extend({
    kind: z.enum(reportKinds),
    /** Which organisation that keeps the list it is about; null: somebody else, or not known. */
    about: z.uuid().nullable(),
    /** What happened, in the holder’s own words; may be empty. */
    note: z.string().trim().max(2000).default(''),
  }),
  output: Done,
});

/** What a number can show to a lawyer. */
export const ListPlace = z.object({
  format: z.literal('puente-list-place/1'),
  list: z.object({
    listId: z.uuid(),
    port: z.string(),
    name: z.string(),
    origin: z.string(),
    holders: z.array(z.string()),
  }),
  number: z.int(),
  people: z.int(),
  steps: z.array(Step),
  /** What the log says of the number, with what opens it and the proof that it is there. */
  log: z.object({
    /** The log’s keys, as `name+id+base64`. */
    keys: z.array(z.string()),
    /** The keys of the witnesses under the note, in the same form. */
    witnesses: z.array(z.string()),
    size: z.number(),
    /** A checkpoint as a signed note, with the lines of witnesses. */
    note: z.string(),
    /** Entries about the number that have no position yet: within a minute. */
    waiting: z.number(),
    entries: z.array(
      z.object({
        position: z.number(),
        leaf: z.string(),
        openings: z.array(Opening),
        proof: z.array(z.string()),
      }),
    ),
  }),
});

export const listPlacePaper = contract({
  name: 'waiting.listPlacePaper',
  summary: 'A paper for a lawyer: the day of joining, calls and turn-backs, with the log’s proof.',
  method: 'POST',
  path: '/waiting/list-place-paper',
  may: ['anyone'],
  input: OfVisit,
  output: ListPlace,
});

export const endVisit = contract({
  name: 'waiting.endVisit',
  summary: 'End the visit to one’s own number.',
  method: 'POST',
  path: '/waiting/end-visit',
  may: ['anyone'],
  input: OfVisit,
  output: Done,
});
