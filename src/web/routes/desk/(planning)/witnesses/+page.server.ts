import { fail, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import * as transparency from '#transparency/contract.ts';
import { silentSinceBefore } from '#transparency/silence.rules.ts';
import { attempt } from '../../../../attempt.ts';
import { isProblem } from '../../../../refusal.ts';
import { townOf } from '../names.ts';
import { goAndSay, programmeIn, programmesFor } from '../programmes.ts';
import { typedIn } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** The witnesses of a log; its organisation's coordinators agree with them and end agreements. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, application } = locals;
  const [{ chosen: programme }, { logs }] = await Promise.all([
    programmesFor(visit, url),
    visit.call(transparency.logs, {}),
  ]);
  const wanted = url.searchParams.get('programme') ?? programme?.programmeId;
  const log = logs.find(({ logId }) => logId === wanted) ?? logs[0] ?? null;
  const kept = log && (await ownWitnesses(visit, log.logId));
  const { shown, others } = sorted(kept);
  return {
    log,
    others: logs.filter(({ logId }) => logId !== log?.logId),
    town: townOf(programme?.timeZone ?? 'UTC'),
    ending: url.searchParams.get('end'),
    address: addressOf({ locals, url }),
    isOurs: kept !== null,
    // Before its first checkpoint a log can have nobody who watches it.
    watched:
      log && log.size > 0 && kept === null
        ? (await visit.call(transparency.watch, log)).witnesses
        : [],
    witnesses: (kept?.witnesses ?? []).map((witness) => ({
      ...witness,
      state: shown.some(({ witnessId }) => witnessId === witness.witnessId)
        ? ('split' as const)
        : stateOf(witness, application.now()),
    })),
    splitViews: shown,
    moreReports: others,
  };
};

/** What the organisation that keeps the log sees; null for the log of another one. */
async function ownWitnesses(visit: Visit, logId: string) {
  if (!isOneOf(visit.actor, transparency.listWitnesses.may)) return null;
  try {
    return await visit.call(transparency.listWitnesses, { logId });
  } catch (error) {
    if (isProblem(error) && error.code === 'transparency.noSuchLog') return null;
    throw error;
  }
}

type Kept = z.output<typeof transparency.listWitnesses.output>;
type Witness = Kept['witnesses'][number];

/**
 * The newest report of each witness and kind: who sees another history says so each time that it looks.
 * One that our key did not sign is only kept once its agreement has ended.
 */
function sorted(kept: Kept | null) {
  const witnesses = new Map(kept?.witnesses.map((one) => [one.witnessId, one]));
  const all = (kept?.splitViews ?? []).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const newest = Map.groupBy(all, ({ witnessId, signedByUs }) => `${witnessId} ${signedByUs}`);
  const shown = [...newest.values()].flatMap(([report]) => {
    const witness = witnesses.get(report?.witnessId ?? '');
    const matters = report && (report.signedByUs || witness?.endedAt === null);
    return matters ? [{ ...report, witness: witness?.name ?? '' }] : [];
  });
  return { shown, others: all.length - shown.length };
}

type State = 'heard' | 'waits' | 'silent' | 'ended';

/** How it stands with a witness: heard, not yet, silent for two days, or ended. */
function stateOf({ endedAt, seenAt, agreedAt, silentSince }: Witness, now: Date): State {
  if (endedAt) return 'ended';
  const unheard = (seenAt ?? agreedAt) <= silentSinceBefore(now);
  if (silentSince || unheard) return 'silent';
  return seenAt ? 'heard' : 'waits';
}

/** Where a witness reaches this Puente; without an address of its own it listens on loopback alone. */
function addressOf({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): string {
  return locals.application.publicUrl ?? `http://${url.host}`;
}

async function add(event: RequestEvent) {
  const typed = typedIn(await event.request.formData());
  const { name = '', verifierKey = '', agreement = '' } = typed;
  const logId = programmeIn(event.url);
  const added = await attempt(event.locals.language, () =>
    event.locals.visit.call(transparency.addWitness, { logId, name, verifierKey, agreement }),
  );
  if (added.done)
    return { given: { name, token: added.value.token, keyName: keyNameOf(verifierKey) } };
  const { refusal, errors } = added;
  return fail(422, { refusal, errors, typed });
}

/** The name that a key begins with. */
function keyNameOf(verifierKey: string): string {
  return verifierKey.split('+', 1)[0] ?? '';
}

async function end({ locals, request, url }: RequestEvent) {
  const { witnessId = '' } = typedIn(await request.formData());
  const ended = await attempt(locals.language, () =>
    locals.visit.call(transparency.endWitness, { witnessId }),
  );
  if (!ended.done) return fail(422, { refusal: ended.refusal });
  return goAndSay('/desk/witnesses', { programme: programmeIn(url), done: 'witnessEnded' });
}

export const actions: Actions = { add, end };
