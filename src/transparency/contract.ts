import { z } from 'zod';
import { contract } from '#platform/contract.ts';
import { Opening } from './commitment.rules.ts';
import { keyEndReasons } from './entry.rules.ts';
import { readKey } from './signed-note.rules.ts';

/** Positions, sizes and counts of leaves. */
const Count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const OfLog = z.object({ logId: z.uuid() });

/**
 * All who ask without a session share these for each log: enough to read a log of 100,000 entries several
 * times a minute, and little enough that nobody keeps families waiting by asking without end.
 */
const readsOfLog = { times: 6000, seconds: 60, per: 'logId' };
const pagesOfLog = { times: 600, seconds: 60, per: 'logId' };
/** Of each witness: pages of openings as of a log, and a signature each second. */
const pagesOfWitness = { times: 600, seconds: 60, per: 'token' };
const signaturesOfWitness = { times: 60, seconds: 60, per: 'token' };
/** A checkpoint as a signed note, with the lines of witnesses. */
const Note = z.string();
/** SHA-256 as hexadecimal digits. */
const Hex = z.string();

export const logs = contract({
  name: 'transparency.logs',
  summary: 'Every log, with how many entries it has.',
  method: 'GET',
  path: '/transparency/logs',
  may: ['anyone'],
  input: z.object({}),
  output: z.object({
    logs: z.array(
      z.object({
        /** The id of the programme or waiting list. */
        logId: z.uuid(),
        name: z.string(),
        origin: z.string(),
        size: z.number(),
      }),
    ),
  }),
});

export const checkpoint = contract({
  name: 'transparency.checkpoint',
  summary: 'The newest signed checkpoint of a log, or that of a size.',
  method: 'GET',
  path: '/transparency/checkpoint',
  may: ['anyone'],
  limit: readsOfLog,
  input: OfLog.extend({ size: Count.optional() }),
  output: z.object({ size: z.number(), root: Hex, note: Note }),
});

export const watch = contract({
  name: 'transparency.watch',
  summary: 'How far a log has come, and which organisations outside watch it.',
  method: 'GET',
  path: '/transparency/watch',
  may: ['anyone'],
  input: OfLog,
  output: z.object({
    /** Of the newest checkpoint. */
    size: z.number(),
    /** Day at UTC. */
    signedOn: z.string(),
    witnesses: z.array(
      z.object({
        name: z.string(),
        /** Day at UTC on which it was last heard; null: never yet. */
        seenOn: z.string().nullable(),
        /** Nothing was heard of it for 48 hours. */
        silent: z.boolean(),
        /** The largest checkpoint that it signed. */
        cosignedSize: z.number().nullable(),
      }),
    ),
  }),
});

export const logFile = contract({
  name: 'transparency.logFile',
  summary:
    'A log as a file (puente-log/2), a page at a time: the texts of all pages one after another.',
  method: 'GET',
  path: '/transparency/log-file',
  may: ['anyone'],
  limit: pagesOfLog,
  input: OfLog.extend({
    /** Where the last page said to go on; left out for the first. */
    next: z
      .string()
      .regex(/^[0-9]{1,15}\.(leaf|opening|checkpoint)\.[0-9]{1,15}$/, 'transparency.noSuchPage')
      .optional(),
  }),
  output: z.object({ text: z.string(), next: z.string().nullable() }),
});

export const proof = contract({
  name: 'transparency.proof',
  summary:
    'That an entry is in a log (position), or that a log begins with what it was before (first).',
  method: 'GET',
  path: '/transparency/proof',
  may: ['anyone'],
  limit: readsOfLog,
  input: OfLog.extend({
    /** Of the tree that is proven against; the newest checkpoint's if left out. */
    size: Count.optional(),
    position: Count.optional(),
    first: Count.optional(),
  }).refine(({ position, first }) => (position === undefined) !== (first === undefined), {
    message: 'transparency.positionOrFirst',
    path: ['position'],
  }),
  output: z.object({
    size: z.number(),
    root: Hex,
    /** The entry, where one was asked for. */
    leaf: z.string().nullable(),
    /** Of the earlier tree, where one was asked for. */
    firstRoot: Hex.nullable(),
    proof: z.array(Hex),
  }),
});

export const myTicketEntries = contract({
  name: 'transparency.myTicketEntries',
  summary:
    'What the logs say of the own places, with what opens it and the proof that it is there.',
  method: 'GET',
  path: '/transparency/my-ticket-entries',
  may: ['family'],
  input: z.object({}),
  output: z.object({
    logs: z.array(
      z.object({
        logId: z.uuid(),
        name: z.string(),
        origin: z.string(),
        /** Every key that the log ever signed with, as `name+id+base64`. */
        keys: z.array(z.string()),
        /** The keys of the witnesses under the note, in the same form. */
        witnesses: z.array(z.string()),
        /** Of the newest checkpoint that a witness signed, where it holds all these entries; else of the newest. */
        size: z.number(),
        note: Note,
        /** Entries of the family that have no position yet: within a minute. */
        waiting: z.number(),
        entries: z.array(
          z.object({
            position: z.number(),
            leaf: z.string(),
            /** What opens it: both parts of a ticket's facts, where it says what they are. */
            openings: z.array(Opening),
            proof: z.array(Hex),
          }),
        ),
      }),
    ),
  }),
});

const Name = z.string().trim().min(1).max(200);
const Token = z.string().min(1).max(100);

export const addWitness = contract({
  name: 'transparency.addWitness',
  summary: 'Agree with an organisation that it receives all openings and signs checkpoints.',
  method: 'POST',
  path: '/transparency/add-witness',
  may: ['coordinator'],
  countsOnce: true,
  input: OfLog.extend({
    name: Name,
    /** As `npx puente witness` prints it: name+id+base64, of the type for cosignatures. */
    verifierKey: z
      .string()
      .trim()
      .max(400)
      .refine((text) => readKey(text)?.type === 4, 'transparency.notAWitnessKey'),
    /** Where the agreement itself is kept: its date, its number, with whom. */
    agreement: z.string().trim().min(3, 'transparency.agreementNeeded').max(200),
  }),
  /** The token is shown once: only its keyed hash is kept. */
  output: z.object({ witnessId: z.uuid(), token: z.string() }),
});

const Witness = z.object({
  witnessId: z.uuid(),
  name: z.string(),
  verifierKey: z.string(),
  /** Where the agreement is kept; empty for those from before it was asked. */
  agreement: z.string(),
  agreedAt: z.coerce.date(),
  endedAt: z.coerce.date().nullable(),
  seenAt: z.coerce.date().nullable(),
  /** Not null: nothing was heard of it for 48 hours. */
  silentSince: z.coerce.date().nullable(),
  /** The largest checkpoint that it signed. */
  cosignedSize: z.number().nullable(),
});

const SplitView = z.object({
  reportId: z.uuid(),
  witnessId: z.uuid(),
  size: z.number(),
  note: Note,
  signedByUs: z.boolean(),
  at: z.coerce.date(),
});

export const listWitnesses = contract({
  name: 'transparency.listWitnesses',
  summary: 'The witnesses of a log, when they were last heard, and what they reported.',
  method: 'GET',
  path: '/transparency/list-witnesses',
  may: ['coordinator'],
  input: OfLog,
  output: z.object({ witnesses: z.array(Witness), splitViews: z.array(SplitView) }),
});

export const endWitness = contract({
  name: 'transparency.endWitness',
  summary: 'End the agreement with a witness: its token opens nothing more.',
  method: 'POST',
  path: '/transparency/end-witness',
  may: ['coordinator'],
  input: z.object({ witnessId: z.uuid() }),
  output: z.object({}),
});

export const openings = contract({
  name: 'transparency.openings',
  summary: 'For a witness: what opens the commitments of a log, a page at a time.',
  method: 'POST',
  path: '/transparency/openings',
  may: ['anyone'],
  limit: pagesOfWitness,
  input: OfLog.extend({ token: Token, from: Count.default(0) }),
  output: z.object({
    openings: z.array(Opening),
    /** The position to go on from; null: that is all there is now. */
    next: z.number().nullable(),
  }),
});

export const cosign = contract({
  name: 'transparency.cosign',
  summary: 'For a witness: hand in a checkpoint with its own signature line.',
  method: 'POST',
  path: '/transparency/cosign',
  may: ['anyone'],
  limit: signaturesOfWitness,
  input: OfLog.extend({ token: Token, note: z.string().max(65_536) }),
  output: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('taken') }),
    /** The signature is not of our tree: it is kept as a report and told at once. */
    z.object({ outcome: z.literal('split_view'), reportId: z.uuid() }),
  ]),
});

export const replaceKey = contract({
  name: 'transparency.replaceKey',
  summary: 'End the key that signs the logs, and begin another.',
  method: 'POST',
  path: '/transparency/replace-key',
  may: ['system'],
  input: z.object({ reason: z.enum(keyEndReasons) }),
  output: z.object({ number: z.number() }),
});
