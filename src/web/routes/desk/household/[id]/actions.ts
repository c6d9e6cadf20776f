import { fail, type RequestEvent } from '@sveltejs/kit';
import * as registry from '#registry/contract.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { attempt, type FieldError } from '../../../../attempt.ts';
import { publicState } from '../../../../public-state.ts';
import { clockText, dateIn } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';
import { words } from '../../../../words/words.ts';
import { deskZone } from '../../lines.ts';
import { paperOf } from '../../receipt/paper.ts';
import { readPerson } from '../../register/read-person.ts';
import { returnReading } from '../../register/readings.ts';
import { text, typedPeople } from '../../register/typed.ts';

/** What an action works with. */
interface Act {
  event: RequestEvent;
  form: FormData;
  householdId: string;
  today: string;
  words: Words;
  call: RequestEvent['locals']['visit']['call'];
}

/** What an action answers: what is wrong, or what the page needs beyond its own data. */
interface Outcome {
  errors?: FieldError[];
  number?: string;
  contactId?: string;
  paper?: ReturnType<typeof paperOf>;
}

/** Every action of the page: the form is read, the call made, the answer put in words. */
function acting(work: (act: Act) => Promise<Outcome | undefined>) {
  return async (event: RequestEvent) => {
    const { visit, language, application } = event.locals;
    const form = await event.request.formData();
    const act: Act = {
      event,
      form,
      householdId: event.params.id ?? '',
      today: dateIn(application.now(), deskZone),
      words: words(language),
      call: visit.call,
    };
    const said = { number: null, contactId: null, paper: null, savedAt: null };
    const tried = await attempt(language, () => work(act));
    if (!tried.done) {
      const { what, status } = tried.refusal;
      const errors =
        tried.errors.length > 0 ? tried.errors : [{ field: 'household', message: what }];
      return fail(status, { ...said, errors });
    }
    const outcome = tried.value ?? {};
    if (outcome.errors && outcome.errors.length > 0) {
      return fail(422, { ...said, errors: outcome.errors });
    }
    const savedAt = clockText(language, application.now(), { timeZone: deskZone, name: 'CDMX' });
    return { ...said, errors: [], savedAt, ...outcome };
  };
}

/** What can be done with a household at the desk. */
export const actions = {
  number: acting(async ({ call, form, householdId }) => {
    const contactId = text(form, 'contactId');
    const { value } = await call(registry.showPhone, { householdId, contactId });
    return { number: value, contactId };
  }),

  correct: acting(async ({ call, form, householdId, today, words }) => {
    const { person, said } = readPerson(typedPeople(form)[0] ?? {}, 'p0', today, words);
    const errors = errorsOf(said);
    if (errors.length > 0) return { errors };
    const { names, birth, sex, relation, nationality, aNumbers, inProgramme, needs } = person;
    const seesNeeds = form.has('seesNeeds');
    await call(registry.correctPerson, {
      householdId,
      personId: text(form, 'personId'),
      names,
      ...(text(form, 'p0.birth') === text(form, 'birthWas') ? {} : { birth }),
      sex,
      relation,
      nationality,
      inProgramme,
      ...(hasOneNumber(form) ? { aNumbers } : {}),
      ...(seesNeeds ? { needs } : {}),
      correctionId: text(form, 'correctionId') || null,
    });
    return undefined;
  }),

  /** What they know of their court case. */
  knowledge: acting(async ({ call, form, householdId, today, words }) => {
    const order = returnReading(text(form, 'order'), today, words);
    if (order.error) return { errors: [{ field: 'order', message: order.error }] };
    await call(registry.correctPerson, {
      householdId,
      personId: text(form, 'personId'),
      caseKnowledge: {
        situation: text(form, 'situation'),
        orderOn: order.value.date,
        orderPrecision: order.value.precision,
        missedBecause: oneOf(missed, text(form, 'missedBecause')) ?? 'unknown',
        signedReturn: oneOf(yesNo, text(form, 'signedReturn')) ?? 'unknown',
      },
    });
    return undefined;
  }),

  addPerson: acting(async ({ call, form, householdId, today, words }) => {
    const { person, said } = readPerson(typedPeople(form)[0] ?? {}, 'p0', today, words);
    const errors = errorsOf(said);
    if (errors.length > 0) return { errors };
    await call(registry.addPerson, { householdId, person });
    return undefined;
  }),

  paper: acting(async ({ call, form, householdId, today, words }) => {
    const read = returnReading(text(form, 'enrolledOn'), today, words);
    const { date, precision } = read.value;
    if (date === null || precision === 'unknown') {
      const message = read.error ?? words.say('families.error.date-unreadable');
      return { errors: [{ field: 'enrolledOn', message }] };
    }
    const port = text(form, 'port');
    await call(registry.seePaper, {
      householdId,
      personId: text(form, 'personId'),
      enrolmentId: text(form, 'enrolmentId') || null,
      enrolledOn: date,
      precision,
      port: portByCode.has(port) ? port : null,
      document: {
        kind: oneOf(papers, text(form, 'kind')) ?? 'other',
        reference: text(form, 'reference'),
      },
    });
    return undefined;
  }),

  confirm: acting(async ({ call, form, householdId }) => {
    const [personId, enrolmentId] = [text(form, 'personId'), text(form, 'enrolmentId')];
    await call(registry.confirmPaper, { householdId, personId, enrolmentId });
    return undefined;
  }),

  note: acting(async ({ call, form, householdId }) => {
    const forLawyers = form.has('forLawyers');
    await call(registry.addNote, { householdId, text: text(form, 'note'), forLawyers });
    return undefined;
  }),

  share: acting(async ({ call, form, householdId }) => {
    const [purpose = '', recipientId = ''] = text(form, 'consent').split('|');
    const known = oneOf(purposes, purpose) ?? 'help';
    await call(registry.shareWith, {
      householdId,
      purpose: known,
      recipientId: recipientId || null,
    });
    return undefined;
  }),

  unshare: acting(async ({ call, form, householdId }) => {
    await call(registry.stopSharing, { householdId, consentId: text(form, 'consentId') });
    return undefined;
  }),

  words: acting(async ({ call, form, householdId, event }) => {
    const { locals, url } = event;
    const personId = text(form, 'personId') || null;
    const given = await call(registry.giveWords, { householdId, personId });
    const [page, state] = await Promise.all([
      call(registry.householdPage, { householdId }),
      publicState(locals.visit),
    ]);
    const facts = {
      ...given,
      registeredAt: page.registeredAt,
      keeper: page.keeper.name,
      noProgramme: state.kind === 'none',
    };
    return { paper: paperOf(facts, page.screenLanguage, locals.application, url.origin) };
  }),

  called: acting(async ({ call, form, householdId }) => {
    const outcome = oneOf(callOutcomes, text(form, 'outcome')) ?? 'no_answer';
    await call(registry.markCalled, { householdId, callId: text(form, 'callId'), outcome });
    return undefined;
  }),

  decline: acting(async ({ call, form, householdId }) => {
    await call(registry.declineCorrection, {
      householdId,
      correctionId: text(form, 'correctionId'),
    });
    return undefined;
  }),

  close: acting(async ({ call, form, householdId }) => {
    const reason = oneOf(closeReasons, text(form, 'reason')) ?? 'other';
    await call(registry.closeHousehold, { householdId, reason });
    return undefined;
  }),

  reopen: acting(async ({ call, householdId }) => {
    await call(registry.reopenHousehold, { householdId });
    return undefined;
  }),
};

const purposes = [
  'help',
  'legal',
  'shelter',
  'expedite',
  'statistics',
  'travel_in_messages',
] as const;
const callOutcomes = ['spoke', 'no_answer', 'wrong_number'] as const;
const closeReasons = [
  'arrived',
  'no_longer_wanted',
  'lost_contact',
  'duplicate',
  'died',
  'other',
] as const;
const missed = ['no_notice', 'in_custody', 'exceptional', 'other', 'unknown'] as const;
const yesNo = ['yes', 'no', 'unknown'] as const;
const papers = ['nta', 'tear_sheet', 'i94', 'hearing_notice', 'case_system', 'other'] as const;

function oneOf<Code extends string>(codes: readonly Code[], typed: string): Code | undefined {
  return codes.find((code) => code === typed);
}

/** Somebody may have more numbers than the form shows: then it leaves them alone. */
function hasOneNumber(form: FormData): boolean {
  return text(form, 'numbers') !== 'several';
}

function errorsOf(said: Record<string, { error?: string }>): FieldError[] {
  return Object.entries(said).flatMap(([field, { error }]) =>
    error === undefined ? [] : [{ field, message: error }],
  );
}
