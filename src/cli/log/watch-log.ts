import { hexToBytes } from '@noble/hashes/utils.js';
import {
  cosign as cosignLine,
  readCheckpoint,
  type SignedCheckpoint,
  withSignature,
} from '#transparency/checkpoint.rules.ts';
import type { Opening } from '#transparency/commitment.rules.ts';
import { checkpoint, cosign, openings, proof } from '#transparency/contract.ts';
import type { LogFile } from '#transparency/log-file.rules.ts';
import { verifyConsistency } from '#transparency/merkle.rules.ts';
import { writeNote } from '#transparency/signed-note.rules.ts';
import { readLogBytes } from '../../verifier/read-bytes.rules.ts';
import { type Verdict, verifyLog } from '../../verifier/verify-log.rules.ts';
import type { CommandCode, Named } from './command-words.ts';
import { fetchLog } from './fetch-log.ts';
import { LogFault } from './log-fault.ts';
import type { PuenteClient } from './puente-client.ts';
import type { WitnessKey } from './witness-key.ts';
import type { WitnessState } from './witness-state.ts';

/** What a witness watches with. */
export interface Watching {
  client: PuenteClient;
  logId: string;
  token: string;
  key: WitnessKey;
  state: WitnessState;
  now: () => Date;
}

/** What one look at a log came to. */
export type Look =
  | { outcome: 'cosigned' | 'nothingNew'; size: number; verdict: Verdict }
  /** It is signed for by nobody who holds to what was seen. */
  | { outcome: 'refused'; why: Why; evidence: string; verdict: Verdict | null };

/** Why a log was refused: a code with a sentence, and what it names. */
export interface Why {
  code: Extract<
    CommandCode,
    'otherLog' | 'fewerEntries' | 'doesNotGoOn' | 'doesNotHold' | 'otherHistory'
  >;
  values: Named;
}

/**
 * Looks at a log once: that it goes on from what was seen before, that everything in it holds with all
 * its openings, and then signs its newest checkpoint. Throws a LogFault when the log does not answer
 * as it must; nothing is signed then and nothing forgotten.
 */
export async function lookAtLog(watching: Watching): Promise<Look> {
  const { client, logId, state } = watching;
  const before = await state.last();
  const { note } = await client.call(checkpoint, { logId });
  const now = readCheckpoint(note);
  if (!now) throw new LogFault('checkpointUnreadable');
  if (before) {
    const refusal = await contradiction(watching, before, now);
    if (refusal) return refuse(watching, refusal, { note, before }, null);
  }
  const file = await openedFile(watching, now);
  const verdict = verifyLog(file, before, 'all');
  if (verdict.faults.length > 0) {
    const why = { code: 'doesNotHold', values: {} } as const;
    return refuse(watching, why, { note, before }, verdict);
  }
  return sign(watching, now, note, verdict);
}

/** Why a checkpoint cannot follow the one that was seen; null when it does. */
async function contradiction(
  { client, logId }: Watching,
  before: SignedCheckpoint,
  now: SignedCheckpoint,
): Promise<Why | null> {
  if (now.origin !== before.origin) return { code: 'otherLog', values: {} };
  if (now.size < before.size) {
    return { code: 'fewerEntries', values: { size: now.size, before: before.size } };
  }
  const { proof: steps, size } = await client.call(proof, {
    logId,
    size: now.size,
    first: before.size,
  });
  const claim = {
    first: before.size,
    size: now.size,
    firstRoot: before.root,
    root: now.root,
    proof: steps.map(hashIn),
  };
  if (size === now.size && verifyConsistency(claim)) return null;
  return { code: 'doesNotGoOn', values: {} };
}

/** The file of the log up to a checkpoint, with every opening that a witness is given. */
async function openedFile(
  { client, logId, token }: Watching,
  now: SignedCheckpoint,
): Promise<LogFile> {
  const file = readLogBytes(await fetchLog(client, logId));
  const last = file.checkpoints.at(-1);
  if (!last || last.size < now.size) throw new LogFault('logShorter');
  const opened = await allOpenings(client, logId, token);
  // What the witness signs is checked too, wherever the file has gone on since.
  const others = file.checkpoints.filter((one) => noteOf(one) !== noteOf(now));
  const checkpoints = [...others, now].sort((a, b) => a.size - b.size);
  return {
    ...file,
    openings: opened.filter(({ position }) => position < file.leaves.length),
    checkpoints,
  };
}

function noteOf({ note }: SignedCheckpoint): string {
  return writeNote(note.text, note.signatures);
}

async function allOpenings(client: PuenteClient, logId: string, token: string): Promise<Opening[]> {
  const all: Opening[] = [];
  let from = 0;
  for (;;) {
    const page = await client.call(openings, { logId, token, from });
    all.push(...page.openings);
    if (page.next === null) return all;
    if (page.next <= from) throw new LogFault('openingsEndless');
    from = page.next;
  }
}

async function sign(
  watching: Watching,
  now: SignedCheckpoint,
  note: string,
  verdict: Verdict,
): Promise<Look> {
  const { client, logId, token, key, state } = watching;
  const { size } = now;
  // Kept before it is signed: what was ever signed is never forgotten.
  await state.keep(note);
  const already = now.note.signatures.some(
    ({ name, id }) => name === key.key.name && id === key.key.id,
  );
  if (already) return { outcome: 'nothingNew', size, verdict };
  const seconds = Math.floor(watching.now().getTime() / 1000);
  const mine = withSignature(noteOf(now), cosignLine(now, key.key, seconds, key.sign));
  const { outcome } = await client.call(cosign, { logId, token, note: mine });
  if (outcome === 'taken') return { outcome: 'cosigned', size, verdict };
  const why = { code: 'otherHistory', values: {} } as const;
  return refuse(watching, why, { note: mine, before: now }, verdict);
}

async function refuse(
  { state, now }: Watching,
  why: Why,
  { note, before }: { note: string; before: SignedCheckpoint | null },
  verdict: Verdict | null,
): Promise<Look> {
  const seen = before && noteOf(before);
  const told = { why, seen, shown: note, faults: verdict?.faults ?? [] };
  const evidence = await state.keepEvidence(`${JSON.stringify(told, null, 2)}\n`, now());
  return { outcome: 'refused', why, evidence, verdict };
}

function hashIn(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/u.test(hex)) throw new LogFault('proofUnreadable');
  return hexToBytes(hex);
}
