import * as registry from '#registry/contract.ts';
import { portByCode } from '#vocabulary/ports.ts';
import type { FieldError } from '../../../../field-errors.ts';
import { publicState } from '../../../../public-state.ts';
import { paperOf } from '../../receipt/paper.ts';
import { readPerson } from '../../register/read-person.ts';
import { returnReading } from '../../register/readings.ts';
import { text, typedPeople } from '../../register/typed.ts';
import { acting, chosen, NotChosen, oneOf } from './acting.ts';
import { queueActions } from './queue-actions.ts';

/** What can be done with a household at the desk. */
export const actions = {
  ...queueActions,

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
        kind: chosen(form, 'kind', papers),
        reference: text(form, 'reference'),
      },
    });
    return undefined;
  }),

  confirm: acting(async ({ call, form, householdId }) => {
    const [personId, enrolmentId] = [text(form, 'personId'), text(form, 'enrolmentId')];
    const enrolledOn = text(form, 'enrolledOn');
    await call(registry.confirmPaper, { householdId, personId, enrolmentId, enrolledOn });
    return undefined;
  }),

  note: acting(async ({ call, form, householdId }) => {
    const forLawyers = form.has('forLawyers');
    await call(registry.addNote, { householdId, text: text(form, 'note'), forLawyers });
    return undefined;
  }),

  share: acting(async ({ call, form, householdId }) => {
    const [typed = '', recipientId = ''] = text(form, 'consent').split('|');
    const purpose = oneOf(purposes, typed);
    if (purpose === undefined) throw new NotChosen('consent');
    await call(registry.shareWith, { householdId, purpose, recipientId: recipientId || null });
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
    return { paper: paperOf(facts, page.screenLanguage, locals.application, url.host) };
  }),

  called: acting(async ({ call, form, householdId }) => {
    const outcome = chosen(form, 'outcome', callOutcomes);
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

  /** Says that this family and the one with that folio belong together; joins nothing. */
  link: acting(async ({ call, form, householdId, words }) => {
    const query = text(form, 'folio');
    const { by, results } = await call(registry.search, { query: query.padEnd(2) });
    const [other] = by === 'folio' ? results : [];
    if (!other || other.householdId === householdId) {
      return { errors: [{ field: 'folio', message: words.say('families.error.folio') }] };
    }
    const kind = chosen(form, 'kind', linkKinds);
    const otherHouseholdId = other.householdId;
    await call(registry.linkHouseholds, { kind, householdId, otherHouseholdId });
    return undefined;
  }),

  unlink: acting(async ({ call, form }) => {
    await call(registry.undoLink, { linkId: text(form, 'linkId') });
    return undefined;
  }),

  hold: acting(async ({ call, form, householdId }) => {
    const reason = chosen(form, 'reason', holdReasons);
    await call(registry.setLegalHold, { householdId, reason: reason === 'none' ? null : reason });
    return undefined;
  }),

  close: acting(async ({ call, form, householdId }) => {
    const reason = chosen(form, 'reason', closeReasons);
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
const linkKinds = ['same_person', 'family_of'] as const;
const holdReasons = ['none', 'litigation', 'court_order', 'complaint', 'crime_evidence'] as const;
const missed = ['no_notice', 'in_custody', 'exceptional', 'other', 'unknown'] as const;
const yesNo = ['yes', 'no', 'unknown'] as const;
const papers = ['nta', 'tear_sheet', 'i94', 'hearing_notice', 'case_system', 'other'] as const;

/** Somebody may have more numbers than the form shows: then it leaves them alone. */
function hasOneNumber(form: FormData): boolean {
  return text(form, 'numbers') !== 'several';
}

function errorsOf(said: Record<string, { error?: string }>): FieldError[] {
  return Object.entries(said).flatMap(([field, { error }]) =>
    error === undefined ? [] : [{ field, message: error }],
  );
}
