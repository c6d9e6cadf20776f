import { fail, type RequestEvent } from '@sveltejs/kit';
import * as transparency from '#transparency/contract.ts';
import { attempt } from '../../../../attempt.ts';
import { watchOf } from '../../witness-watch.ts';
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
  const watch = log && (await watchOf(visit, log.logId, application.now()));
  return {
    log,
    others: logs.filter(({ logId }) => logId !== log?.logId),
    town: townOf(programme?.timeZone ?? 'UTC'),
    ending: url.searchParams.get('end'),
    address: addressOf({ locals, url }),
    isOurs: watch !== null,
    // Before its first checkpoint a log can have nobody who watches it.
    watched:
      log && log.size > 0 && watch === null
        ? (await visit.call(transparency.watch, log)).witnesses
        : [],
    witnesses: watch?.witnesses ?? [],
    splitViews: watch?.reports ?? [],
    moreReports: watch?.moreReports ?? 0,
  };
};

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
