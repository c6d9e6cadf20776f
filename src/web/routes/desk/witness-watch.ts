import type { z } from 'zod';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import { listWitnesses, logs } from '#transparency/contract.ts';
import { silentSinceBefore } from '#transparency/silence.rules.ts';
import { isProblem } from '../../refusal.ts';

type Kept = z.output<typeof listWitnesses.output>;

/** The witnesses of a log, how it stands with each, and what they reported; null for another organisation's log. */
export async function watchOf(visit: Visit, logId: string, now: Date) {
  const kept = await ownWitnesses(visit, logId);
  if (!kept) return null;
  const reports = reportsOf(kept);
  const sawAnother = new Set(reports.map(({ witnessId }) => witnessId));
  return {
    reports,
    moreReports: kept.splitViews.length - reports.length,
    witnesses: kept.witnesses.map((witness) => ({
      ...witness,
      state: stateOf(witness, sawAnother.has(witness.witnessId), now),
    })),
  };
}

/** Own logs of which a witness saw another history, or is silent: what a coordinator must not miss. */
export async function troubleWithWitnesses(visit: Visit, now: Date) {
  if (!isOneOf(visit.actor, listWitnesses.may)) return [];
  const listed = await visit.call(logs, {});
  const troubles = await Promise.all(
    listed.logs.map(async ({ logId, name }) => {
      const watched = await watchOf(visit, logId, now);
      if (watched && watched.reports.length > 0) return [{ logId, name, kind: 'split' as const }];
      const isSilent = watched?.witnesses.some(({ state }) => state === 'silent');
      return isSilent ? [{ logId, name, kind: 'silent' as const }] : [];
    }),
  );
  return troubles.flat();
}

async function ownWitnesses(visit: Visit, logId: string): Promise<Kept | null> {
  if (!isOneOf(visit.actor, listWitnesses.may)) return null;
  try {
    return await visit.call(listWitnesses, { logId });
  } catch (error) {
    if (isProblem(error) && error.code === 'transparency.noSuchLog') return null;
    throw error;
  }
}

/**
 * The newest report of each witness and kind: who sees another history says so each time that it looks.
 * One that our key did not sign is only kept once its agreement has ended.
 */
function reportsOf({ witnesses, splitViews }: Kept) {
  const known = new Map(witnesses.map((one) => [one.witnessId, one]));
  const all = splitViews.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const newest = Map.groupBy(all, ({ witnessId, signedByUs }) => `${witnessId} ${signedByUs}`);
  return [...newest.values()].flatMap(([report]) => {
    const witness = known.get(report?.witnessId ?? '');
    const matters = report && (report.signedByUs || witness?.endedAt === null);
    return matters ? [{ ...report, witness: witness?.name ?? '' }] : [];
  });
}

/** How it stands with a witness: heard, not yet, silent for two days, saw another history, or ended. */
function stateOf(
  { endedAt, seenAt, agreedAt, silentSince }: Kept['witnesses'][number],
  sawAnother: boolean,
  now: Date,
): 'heard' | 'waits' | 'silent' | 'split' | 'ended' {
  if (endedAt) return 'ended';
  if (sawAnother) return 'split';
  const unheard = (seenAt ?? agreedAt) <= silentSinceBefore(now);
  if (silentSince || unheard) return 'silent';
  return seenAt ? 'heard' : 'waits';
}
