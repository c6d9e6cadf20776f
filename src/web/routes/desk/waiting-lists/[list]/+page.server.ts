import { fail, type RequestEvent } from '@sveltejs/kit';
import { isOneOf } from '#platform/actor.ts';
import type { Contract } from '#platform/contract.ts';
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

/** Proposes what a form brought, as it came: the contract refuses each field, an empty choice too. */
function proposal(
  section: Section,
  contract: Contract,
  read: (typed: Typed) => object,
  number?: string,
) {
  return async (event: RequestEvent) => {
    const { locals, params, request } = event;
    const typed = typedIn(await request.formData());
    const proposed = await attempt(locals.language, () =>
      locals.visit.call(contract, { listId: params.list, ...read(typed) }),
    );
    return proposed.done ? backTo(event, 'proposed') : refused(section, typed, proposed, number);
  };
}

const propose = proposal('call', waiting.proposeCall, ({ people }) => ({
  people: wholeNumber(people),
}));

const early = proposal(
  'early',
  waiting.proposeEarly,
  ({ earlyNumber, reason }) => ({ number: wholeNumber(earlyNumber), reason }),
  'earlyNumber',
);

const correct = proposal(
  'correct',
  waiting.proposeCorrection,
  ({ correctNumber, outcome }) => ({ number: wholeNumber(correctNumber), outcome }),
  'correctNumber',
);

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
