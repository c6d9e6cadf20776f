import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import { Problem } from '#platform/problem.ts';
import * as waiting from '#waiting-lists/contract.ts';
import { earlyReasons, outcomes } from '#waiting-lists/list-words.rules.ts';
import { type Attempt, attempt } from '../../../../attempt.ts';
import { words } from '../../../../words/words.ts';
import { goAndSay } from '../../(planning)/programmes.ts';
import { atFields, type Typed, typedIn, wholeNumber } from '../../(planning)/typed.ts';
import { shownList } from '../kept-lists.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a list called last and waits to call, and what whoever looks may do about it. */
export const load: PageServerLoad = async ({ locals: { visit, language }, params }) => {
  const board = await visit.call(waiting.callBoard, { listId: params.list });
  const own = visit.actor.kind === 'staff' ? visit.actor.organisationId : '';
  const { holders } = board.list;
  return {
    ...board,
    list: shownList(board.list, language),
    others: holders.filter(({ organisationId }) => organisationId !== own).map(({ name }) => name),
    outcomes,
    reasons: earlyReasons,
    mayGive: isOneOf(visit.actor, waiting.joinList.may),
    coordinates: isOneOf(visit.actor, waiting.pauseList.may),
  };
};

/** The sections of the page that have a form. */
type Section = 'call' | 'decide' | 'record' | 'check' | 'early' | 'correct';
type Refused = Exclude<Attempt<unknown>, { done: true }>;

function backTo({ params }: RequestEvent, done: string, count?: number): never {
  const path = `/desk/waiting-lists/${params.list}`;
  return goAndSay(path, count === undefined ? { done } : { done, count });
}

/** The form as it was typed, with why it was refused, for the section that it came from. */
function refused(section: Section, typed: Typed, { refusal, errors }: Refused, number = 'number') {
  return fail(422, { section, typed, refusal, errors: atFields(errors, { number }) });
}

/** The code that a field chose. Never another in its place: throws what is refused beside the field. */
function oneOf<Code extends string>(codes: readonly Code[], field: string, typed: Typed): Code {
  const chosen = codes.find((one) => one === typed[field]);
  if (chosen !== undefined) return chosen;
  throw new Problem('invalid', 'platform.checkTheFields', { count: 1 }, [
    { field, code: 'platform.invalid_value' },
  ]);
}

async function propose(event: RequestEvent) {
  const { locals, params, request } = event;
  const typed = typedIn(await request.formData());
  const listId = params.list ?? '';
  const proposed = await attempt(locals.language, () =>
    locals.visit.call(waiting.proposeCall, { listId, people: wholeNumber(typed.people) }),
  );
  return proposed.done ? backTo(event, 'proposed') : refused('call', typed, proposed);
}

async function early(event: RequestEvent) {
  const { locals, params, request } = event;
  const typed = typedIn(await request.formData());
  const proposed = await attempt(locals.language, () =>
    locals.visit.call(waiting.proposeEarly, {
      listId: params.list ?? '',
      number: wholeNumber(typed.earlyNumber),
      reason: oneOf(earlyReasons, 'reason', typed),
    }),
  );
  return proposed.done
    ? backTo(event, 'proposed')
    : refused('early', typed, proposed, 'earlyNumber');
}

async function correct(event: RequestEvent) {
  const { locals, params, request } = event;
  const typed = typedIn(await request.formData());
  const proposed = await attempt(locals.language, () =>
    locals.visit.call(waiting.proposeCorrection, {
      listId: params.list ?? '',
      number: wholeNumber(typed.correctNumber),
      outcome: oneOf(outcomes, 'outcome', typed),
    }),
  );
  return proposed.done
    ? backTo(event, 'proposed')
    : refused('correct', typed, proposed, 'correctNumber');
}

async function decide(event: RequestEvent) {
  const { locals, request } = event;
  const typed = typedIn(await request.formData());
  const confirm = typed.confirm === 'yes';
  const { proposalId = '' } = typed;
  const decided = await attempt(locals.language, () =>
    locals.visit.call(waiting.decideProposal, { proposalId, confirm }),
  );
  if (!decided.done) return refused('decide', typed, decided);
  if (!confirm) return backTo(event, 'declined');
  const { called } = decided.value;
  return called ? backTo(event, 'called', called.peopleCalled) : backTo(event, 'confirmed');
}

async function record(event: RequestEvent) {
  const { locals, params, request } = event;
  const typed = typedIn(await request.formData());
  const chosen = Object.entries(typed).flatMap(([name, value]) => {
    const outcome = outcomes.find((one) => one === value);
    return outcome ? [{ number: Number(name.replace('outcome-', '')), outcome }] : [];
  });
  if (chosen.length === 0) {
    const message = words(locals.language).say('waiting-desk.calls.recordNone');
    return fail(422, { section: 'record' as const, typed, errors: [{ field: 'calls', message }] });
  }
  const recorded = await attempt(locals.language, () =>
    locals.visit.call(waiting.recordOutcomes, { listId: params.list ?? '', outcomes: chosen }),
  );
  if (!recorded.done) return refused('record', typed, recorded);
  return backTo(event, 'recorded', recorded.value.recorded);
}

async function check(event: RequestEvent) {
  const { locals, params, request } = event;
  const typed = typedIn(await request.formData());
  const { number, ownWord = '' } = typed;
  const checked = await attempt(locals.language, () =>
    locals.visit.call(waiting.checkOwnWord, {
      listId: params.list ?? '',
      number: wholeNumber(number),
      ownWord,
    }),
  );
  if (checked.done) return backTo(event, 'checked');
  const { refusal, errors } = checked;
  const message = errors[0]?.message ?? refusal.what;
  return fail(422, {
    section: 'check' as const,
    typed,
    refusal,
    errors: [{ field: `ownWord-${number}`, message }],
  });
}

export const actions: Actions = { propose, early, correct, decide, record, check };
