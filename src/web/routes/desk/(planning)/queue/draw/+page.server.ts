import { randomBytes } from 'node:crypto';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import * as queue from '#queue/contract.ts';
import { commitmentOf, loneHours, revealHours } from '#queue/draw.rules.ts';
import { attempt } from '../../../../../attempt.ts';
import { organisationNames, townOf } from '../../names.ts';
import { goAndSay, programmeIn, programmesFor } from '../../programmes.ts';
import { typedIn } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

/** Every draw of the programme, newest first, and what one's own organisation can do about it. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { visit, application } = locals;
  const [{ programmes, chosen }, organisations] = await Promise.all([
    programmesFor(visit, url),
    organisationNames(visit),
  ]);
  const { draws } = chosen ? await visit.call(queue.draws, chosen) : { draws: [] };
  const mayDraw = isOneOf(visit.actor, queue.commitToDraw.may);
  return {
    programmes,
    chosen,
    draws: draws
      .map(({ ticketNumbers, ...draw }) => ({ ...draw, tickets: ticketNumbers?.length ?? null }))
      .sort((a, b) => b.number - a.number),
    organisations,
    own: visit.actor.kind === 'staff' ? visit.actor.organisationId : '',
    town: townOf(chosen?.timeZone ?? 'UTC'),
    now: application.now(),
    loneHours,
    revealHours,
    mayDraw,
    mayClose: mayDraw && chosen?.mine === true,
  };
};

/** Makes the value here and keeps nothing of it: it is shown once, to be kept by the organisation. */
async function commit({ locals, url }: RequestEvent) {
  const value = randomBytes(32).toString('hex');
  const committed = await attempt(locals.language, () =>
    locals.visit.call(queue.commitToDraw, {
      programmeId: programmeIn(url),
      commitment: commitmentOf(value),
    }),
  );
  if (!committed.done) return fail(422, { refusal: committed.refusal });
  return { keep: value, number: committed.value.number };
}

async function close({ locals, url }: RequestEvent) {
  const programmeId = programmeIn(url);
  const closed = await attempt(locals.language, () =>
    locals.visit.call(queue.closeBatch, { programmeId }),
  );
  if (!closed.done) return fail(422, { refusal: closed.refusal });
  return goAndSay('/desk/queue/draw', { programme: programmeId, done: 'closed' });
}

async function reveal({ locals, request, url }: RequestEvent) {
  const programmeId = programmeIn(url);
  const { batchId = '', value = '' } = typedIn(await request.formData());
  const kept = value.replaceAll(/\s/g, '').toLowerCase();
  const revealed = await attempt(locals.language, () =>
    locals.visit.call(queue.revealForDraw, { programmeId, batchId, value: kept }),
  );
  if (revealed.done) {
    const done = revealed.value.seed === null ? 'revealed' : 'drawn';
    return goAndSay('/desk/queue/draw', { programme: programmeId, done });
  }
  const { refusal, errors } = revealed;
  return fail(422, { batchId, value, refusal, errors });
}

export const actions: Actions = { commit, close, reveal };
