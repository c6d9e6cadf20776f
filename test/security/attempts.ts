import { randomBytes } from 'node:crypto';
import { windDownLike } from '#pathways/index.ts';
import { commitmentOf } from '#queue/draw.rules.ts';
import { aBeginning } from '../../src/waiting-lists/lists.fixture.ts';
import { aMonday } from '../application.ts';
import { anaAndHerFamily } from '../people.ts';
import { anOrder } from '../queue.ts';
import { aWitness } from '../witness.ts';
import type { Coalition } from './coalition.ts';

/** What was answered so far, by the route's name. */
export type Answered = ReadonlyMap<string, unknown>;

/**
 * One right call of a route, as somebody of our organisation makes it in the story below. An attack
 * sends the same as somebody else.
 */
export interface Attempt {
  name: string;
  input: (ids: Coalition['ids'], answered: Answered) => unknown;
  /** Who makes it in the story; the insider unless said. */
  by?: 'colleague' | 'family' | 'adult' | 'outsider' | 'partner';
  /** When it is made, where that matters: what comes of a day is recorded on that day. */
  at?: string;
  /** Why an answer to a stranger is right: what it gives, or what it does, is not of ours. */
  strangerGets?: string;
}

/** One field of an earlier answer. */
function from(answered: Answered, name: string, field: string): unknown {
  return Reflect.get(Object(answered.get(name)), field);
}

const drawValue = randomBytes(32).toString('hex');
const source = anOrder;
const rulesOf = (name: string) =>
  windDownLike({
    programme: name,
    phaseOneFrom: '2026-11-01',
    phaseTwoFrom: '2026-12-01',
    to: null,
    phaseOneSource: anOrder,
    phaseTwoSource: anOrder,
  });
const person = (ids: Coalition['ids']) => ({
  householdId: ids.householdId,
  personId: ids.personId,
});
const programme = ({ programmeId }: Coalition['ids']) => ({ programmeId });
const household = ({ householdId }: Coalition['ids']) => ({ householdId });
const ofImport = ({ importId }: Coalition['ids']) => ({ importId });
const plan = ({ programmeId, planId }: Coalition['ids']) => ({ programmeId, planId });

const log = ({ logId }: Coalition['ids']) => ({ logId });
const list = ({ listId }: Coalition['ids']) => ({ listId });
const numberOne = ({ listId }: Coalition['ids']) => ({ listId, number: 1 });
const witness = aWitness('story.example.org');
const tokenFrom = (answered: Answered) =>
  from(answered, 'transparency.addWitness', 'token') ?? 'guessed';
const cosigned = (note: unknown) =>
  typeof note === 'string' ? witness.cosign(note, aMonday) : 'nothing';

/** Every route that takes an id, and the writes that take none, in an order in which all succeed. */
export const attempts: readonly Attempt[] = [
  // What is read.
  { name: 'registry.householdPage', input: household },
  {
    name: 'registry.showPhone',
    input: ({ householdId, contactId }) => ({ householdId, contactId }),
  },
  { name: 'pathways.forHousehold', input: household },
  { name: 'queue.placesOf', input: household, strangerGets: 'an empty list' },
  { name: 'appointments.slotsOf', input: household, strangerGets: 'an empty list' },
  { name: 'outreach.toldHousehold', input: household, strangerGets: 'an empty list' },
  { name: 'queue.listTickets', input: programme, strangerGets: 'its own households' },
  { name: 'queue.programmeHistory', input: programme, strangerGets: 'what was done in public' },
  { name: 'queue.programmeRules', input: programme },
  {
    name: 'queue.foreseeRules',
    input: ({ programmeId }) => ({ programmeId, rules: rulesOf('foreseen') }),
  },
  { name: 'queue.publicList', input: programme, strangerGets: 'what is public' },
  { name: 'queue.draws', input: programme, strangerGets: 'what is public' },
  { name: 'appointments.openings', input: programme, strangerGets: 'what all staff may know' },
  {
    name: 'appointments.calendar',
    input: ({ programmeId }) => ({ programmeId, from: '2026-11-05' }),
    strangerGets: 'counts, which all staff may know',
  },
  {
    name: 'appointments.dayList',
    input: ({ programmeId }) => ({ programmeId, port: '2301', day: '2026-11-05' }),
    strangerGets: 'an empty list',
  },
  { name: 'appointments.standByOf', input: household, strangerGets: 'an empty list' },
  { name: 'appointments.showStandBy', input: programme },
  { name: 'appointments.listPlans', input: programme, strangerGets: 'an empty list' },
  { name: 'appointments.showPlan', input: plan },
  { name: 'appointments.exportPlan', input: plan },
  { name: 'registry.importProgress', input: ofImport },
  { name: 'registry.importResult', input: ofImport },
  { name: 'registry.refusedRows', input: ofImport },
  { name: 'registry.refusedSheet', input: ofImport },
  {
    name: 'coordination.readAudit',
    input: ({ staffId }) => ({ from: '2026-11-01', to: '2026-11-03', staffId }),
    strangerGets: 'an empty list',
  },
  { name: 'coordination.checkChain', input: ({ householdId }) => ({ subjectId: householdId }) },
  // What a registrar does with a family.
  {
    name: 'registry.registerHousehold',
    input: ({ recipientId }) => ({
      ...anaAndHerFamily(),
      consents: [{ purpose: 'legal', recipientId }],
    }),
    strangerGets: 'a household of its own',
  },
  {
    name: 'registry.addPerson',
    input: ({ householdId }) => ({ householdId, person: { names: { given: 'Eva' } } }),
  },
  { name: 'registry.correctPerson', input: (ids) => ({ ...person(ids), sex: 'X' }) },
  {
    name: 'registry.declineCorrection',
    input: ({ householdId, correctionId }) => ({ householdId, correctionId }),
  },
  {
    name: 'registry.seePaper',
    input: (ids) => ({
      ...person(ids),
      enrolmentId: ids.enrolmentId,
      enrolledOn: '2019-08-14',
      document: { kind: 'nta', reference: 'invented' },
    }),
  },
  {
    name: 'registry.confirmPaper',
    input: (ids) => ({
      ...person(ids),
      enrolmentId: ids.enrolmentId,
      enrolledOn: '2019-08-14',
    }),
    by: 'colleague',
  },
  { name: 'registry.addNote', input: ({ householdId }) => ({ householdId, text: 'una nota' }) },
  {
    name: 'registry.shareWith',
    input: ({ householdId, theirs }) => ({ householdId, purpose: 'shelter', recipientId: theirs }),
  },
  {
    name: 'registry.stopSharing',
    input: ({ householdId, consentId }, answered) => ({
      householdId,
      consentId: from(answered, 'registry.shareWith', 'consentId') ?? consentId,
    }),
  },
  { name: 'registry.giveWords', input: household },
  {
    name: 'registry.markCalled',
    input: ({ householdId, callId }) => ({ householdId, callId, outcome: 'spoke' }),
  },
  {
    name: 'registry.linkHouseholds',
    input: ({ householdId, otherHouseholdId }) => ({
      kind: 'same_person',
      householdId,
      otherHouseholdId,
    }),
  },
  { name: 'registry.undoLink', input: ({ linkId }) => ({ linkId }) },
  {
    name: 'registry.setLegalHold',
    input: ({ householdId }) => ({ householdId, reason: 'complaint' }),
  },
  {
    name: 'outreach.recordCall',
    input: ({ householdId, messageId }) => ({
      householdId,
      callId: messageId,
      outcome: 'reached',
    }),
  },
  {
    name: 'registry.startImport',
    input: ({ organisationId }) => ({
      fileName: 'familias.csv',
      content: Buffer.from('given_names,surnames\nEva,Paz\n').toString('base64'),
      organisationId,
    }),
    strangerGets: 'an import of its own',
  },
  { name: 'registry.continueImport', input: ofImport },
  // What a family does with its own.
  {
    name: 'registry.changeContact',
    input: ({ contactId }) => ({
      replaces: contactId,
      contact: { channel: 'voice', value: '+526641112233', whose: 'own' },
    }),
    by: 'family',
  },
  {
    name: 'registry.undoContactChange',
    input: ({ contactId }, answered) => ({
      contactId: from(answered, 'registry.changeContact', 'contactId') ?? contactId,
    }),
    by: 'family',
  },
  { name: 'registry.askToBeCalled', input: ({ contactId }) => ({ contactId }), by: 'family' },
  {
    name: 'registry.correctMine',
    input: ({ personId }) => ({ personId, about: 'names', shouldBe: 'Ana' }),
    by: 'family',
  },
  {
    name: 'registry.giveConsent',
    input: ({ recipientId }) => ({ purpose: 'legal', recipientId }),
    by: 'family',
    strangerGets: 'a consent about itself',
  },
  {
    name: 'registry.withdrawConsent',
    input: ({ consentId }, answered) => ({
      consentId: from(answered, 'registry.giveConsent', 'consentId') ?? consentId,
    }),
    by: 'family',
  },
  {
    name: 'registry.wordsForAdult',
    input: ({ grownUpId }) => ({ personId: grownUpId }),
    by: 'family',
  },
  // Law.
  { name: 'pathways.withdrawSignature', input: ({ signatureId }) => ({ signatureId }) },
  // The queue and its days.
  {
    name: 'queue.choosePorts',
    input: ({ programmeId, householdId }) => ({ programmeId, householdId, ports: ['2301'] }),
  },
  {
    name: 'queue.decideExpedite',
    input: ({ requestId }) => ({ requestId, decision: 'grant', reasonCode: 'criterion_met' }),
  },
  {
    name: 'queue.confirmExpedite',
    input: ({ requestId }) => ({ requestId, confirm: true }),
    // The second of two is of another organisation; before the first has decided it sees nothing.
    by: 'outsider',
  },
  {
    name: 'queue.appealExpedite',
    input: ({ otherHouseholdId, refusedId }) => ({
      householdId: otherHouseholdId,
      requestId: refusedId,
    }),
    // Whoever refused it does not use up the family's appeal.
    by: 'colleague',
  },
  {
    name: 'queue.standAside',
    input: ({ refusedId }) => ({ requestId: refusedId }),
    // Whoever refused it is out of its appeal already.
    by: 'colleague',
  },
  { name: 'queue.decisionsOf', input: ({ staffId }) => ({ staffId }) },
  {
    name: 'queue.proposeCorrection',
    input: ({ otherHouseholdId }) => ({
      householdId: otherHouseholdId,
      document: { kind: 'birth_certificate', reference: 'invented' },
    }),
  },
  {
    name: 'queue.decideCorrection',
    input: ({ otherHouseholdId, correctionId }, answered) => ({
      householdId: otherHouseholdId,
      correctionId: from(answered, 'queue.proposeCorrection', 'correctionId') ?? correctionId,
      confirm: true,
    }),
    by: 'colleague',
  },
  {
    name: 'queue.takeOutPerson',
    input: (ids) => ({ ...person(ids), reason: 'not_family' }),
  },
  {
    name: 'queue.decideTakingOut',
    input: ({ householdId, correctionId }, answered) => ({
      householdId,
      requestId: from(answered, 'queue.takeOutPerson', 'requestId') ?? correctionId,
      confirm: false,
    }),
    by: 'colleague',
  },
  { name: 'queue.decisionRules', input: programme, strangerGets: 'what is public' },
  { name: 'queue.expediteFigures', input: programme, strangerGets: 'counts without a family' },
  {
    name: 'queue.setDecisionRules',
    input: ({ programmeId }) => ({
      programmeId,
      criteriaEdition: 1,
      clockHours: 48,
      appealHours: 72,
      weeklyQuota: 30,
      reason: 'As agreed',
    }),
  },
  {
    name: 'queue.requestExpedite',
    input: ({ programmeId, householdId }) => ({
      programmeId,
      householdId,
      class: 'urgent',
      criteria: ['V-MED-URG'],
    }),
  },
  {
    name: 'appointments.answerOffer',
    input: ({ householdId, slotId }) => ({ householdId, slotId, answer: 'accept' }),
  },
  {
    name: 'appointments.confirmDay',
    input: ({ programmeId }) => ({
      programmeId,
      port: '2301',
      day: '2026-11-05',
      confirmedWith: 'Port duty desk',
      confirmedAt: '2026-11-02T10:00:00Z',
    }),
  },
  {
    name: 'appointments.recordOutcome',
    input: ({ slotId }) => ({ slotId, outcome: 'missed', reason: 'ill' }),
    at: '2026-11-05T18:00:00Z',
  },
  {
    name: 'appointments.arrivedAfterAll',
    input: ({ slotId }) => ({ slotId, came: true, reason: 'learned_later' }),
    at: '2026-11-06T18:00:00Z',
  },
  {
    name: 'appointments.joinStandBy',
    input: ({ programmeId, householdId }) => ({
      programmeId,
      householdId,
      ports: ['2301'],
      readyHours: 2,
      until: '2026-12-31',
    }),
  },
  {
    name: 'appointments.answerStandBy',
    input: ({ askId, householdId }) => ({ askId, householdId, answer: 'refuse' }),
  },
  {
    name: 'appointments.leaveStandBy',
    input: ({ programmeId, householdId }) => ({ programmeId, householdId }),
  },
  {
    name: 'appointments.setOpening',
    input: ({ programmeId }) => ({
      programmeId,
      opening: { port: '2504', opensOn: '2026-11-01', closesOn: '2026-12-31', perDay: 20 },
      reason: 'As agreed',
    }),
  },
  { name: 'appointments.makePlan', input: programme },
  {
    name: 'appointments.applyPlan',
    input: ({ programmeId, planId }, answered) => ({
      programmeId,
      planId: from(answered, 'appointments.makePlan', 'planId') ?? planId,
    }),
  },
  {
    name: 'appointments.offerSlots',
    input: ({ programmeId }) => ({ programmeId, upTo: '2026-12-31' }),
  },
  {
    name: 'queue.waitTogether',
    input: ({ programmeId, householdId }) => ({ programmeId, householdId, wait: true }),
  },
  {
    name: 'queue.leaveQueue',
    input: ({ programmeId, householdId }) => ({ programmeId, householdId, sure: true }),
  },
  {
    name: 'queue.returnToQueue',
    input: ({ programmeId, householdId }) => ({ programmeId, householdId }),
  },
  {
    name: 'queue.commitToDraw',
    input: ({ programmeId }) => ({ programmeId, commitment: commitmentOf(drawValue) }),
    strangerGets: 'its own part in the draw',
  },
  {
    name: 'queue.commitToDraw',
    input: ({ programmeId }) => ({ programmeId, commitment: commitmentOf('0'.repeat(64)) }),
    by: 'outsider',
    strangerGets: 'its own part in the draw',
  },
  { name: 'queue.closeBatch', input: programme },
  {
    name: 'queue.revealForDraw',
    input: ({ programmeId, batchId }, answered) => ({
      programmeId,
      batchId: from(answered, 'queue.closeBatch', 'batchId') ?? batchId,
      value: drawValue,
    }),
    strangerGets: 'nothing: it revealed its part',
  },
  { name: 'queue.publishList', input: programme },
  {
    name: 'queue.amendRules',
    input: ({ programmeId }) => ({ programmeId, source, rules: rulesOf('amended') }),
  },
  { name: 'queue.pauseProgramme', input: ({ programmeId }) => ({ programmeId, source }) },
  { name: 'queue.resumeProgramme', input: ({ programmeId }) => ({ programmeId, source }) },
  { name: 'queue.endProgramme', input: ({ programmeId }) => ({ programmeId, source }) },
  {
    name: 'queue.startProgramme',
    input: ({ announcedId }) => ({ programmeId: announcedId, source }),
  },
  // The log and its witnesses.
  { name: 'transparency.checkpoint', input: log, strangerGets: 'what is public' },
  {
    name: 'transparency.proof',
    input: ({ logId }) => ({ logId, position: 0 }),
    strangerGets: 'what is public',
  },
  { name: 'transparency.watch', input: log, strangerGets: 'what is public' },
  { name: 'observatory.fairness', input: programme, strangerGets: 'what is public' },
  { name: 'observatory.fairnessTable', input: programme, strangerGets: 'what is public' },
  { name: 'transparency.logFile', input: log, strangerGets: 'what is public' },
  {
    name: 'transparency.addWitness',
    input: ({ logId }) => ({
      logId,
      name: 'Testigo',
      verifierKey: witness.verifierKey,
      agreement: 'Convenio 1',
    }),
  },
  { name: 'transparency.listWitnesses', input: log },
  {
    name: 'transparency.openings',
    input: ({ logId }, answered) => ({ logId, token: tokenFrom(answered) }),
  },
  {
    name: 'transparency.cosign',
    input: ({ logId }, answered) => ({
      logId,
      token: tokenFrom(answered),
      note: cosigned(from(answered, 'transparency.checkpoint', 'note')),
    }),
  },
  { name: 'transparency.endWitness', input: ({ witnessId }) => ({ witnessId }) },
  // Waiting lists.
  { name: 'waiting.list', input: list, strangerGets: 'what is public' },
  {
    name: 'waiting.beginList',
    input: ({ partnerId }) => aBeginning(partnerId ?? null),
    strangerGets: 'a list of its own',
  },
  {
    name: 'waiting.answerCoHolding',
    input: ({ askedListId }) => ({ listId: askedListId, accept: true }),
    by: 'partner',
  },
  { name: 'waiting.callBoard', input: list },
  {
    name: 'waiting.joinList',
    input: ({ listId, submissionKey }) => ({ listId, people: 2, submissionKey }),
  },
  {
    name: 'waiting.openNumber',
    // The attackers have the number and not its words.
    input: ({ listId, listWords }, { size }) => ({
      listId,
      number: 1,
      words: size === 0 ? 'luna mesa nube pino rama sol' : listWords,
    }),
    strangerGets: 'the refusal that a number gets which was never given',
  },
  {
    name: 'waiting.reportAbuse',
    input: ({ partnerId }, answered) => ({
      visit: String(from(answered, 'waiting.openNumber', 'visit')),
      kind: 'threat',
      about: partnerId,
    }),
  },
  {
    name: 'waiting.settleReport',
    input: ({ reportId }) => ({ reportId, result: 'looked_into' }),
    strangerGets: 'what it is for: it does not keep the list, and so may read what was told',
  },
  { name: 'waiting.checkOwnWord', input: (ids) => ({ ...numberOne(ids), ownWord: 'Lápiz' }) },
  {
    name: 'waiting.recordOutcomes',
    input: ({ listId }) => ({ listId, outcomes: [{ number: 1, outcome: 'crossed' }] }),
  },
  {
    name: 'waiting.proposeCorrection',
    input: (ids) => ({ ...numberOne(ids), outcome: 'missed' }),
  },
  { name: 'waiting.proposeCall', input: ({ listId }) => ({ listId, people: 2 }) },
  {
    name: 'waiting.proposeEarly',
    input: ({ listId }) => ({ listId, number: 3, reason: 'child_alone' }),
  },
  {
    name: 'waiting.decideProposal',
    input: ({ proposalId }) => ({ proposalId, confirm: true }),
    by: 'partner',
  },
  {
    name: 'waiting.changeHolder',
    input: ({ listId, theirs }) => ({ listId, organisationId: theirs }),
  },
  {
    name: 'waiting.answerHolderChange',
    input: ({ listId }) => ({ listId, accept: false }),
    by: 'partner',
  },
  { name: 'waiting.pauseList', input: ({ listId }) => ({ listId, source }) },
  { name: 'waiting.resumeList', input: ({ listId }) => ({ listId, source }) },
  { name: 'waiting.proposeClosing', input: ({ listId }) => ({ listId, source }) },
  // People of the organisation.
  { name: 'coordination.removePasskey', input: ({ passkeyId }) => ({ passkeyId }) },
  {
    name: 'coordination.invite',
    input: ({ organisationId }) => ({ organisationId, roles: ['registrar'] }),
  },
  {
    name: 'coordination.withdrawInvitation',
    input: ({ invitationId }) => ({ linkId: invitationId }),
  },
  {
    name: 'coordination.confirmRecovery',
    input: ({ recoveryId }) => ({ recoveryId }),
    by: 'colleague',
  },
  { name: 'coordination.endRecovery', input: ({ recoveryId }) => ({ recoveryId }) },
  {
    name: 'coordination.changeRoles',
    input: ({ staffId }) => ({ staffId, roles: ['observer'] }),
  },
  { name: 'coordination.removePerson', input: ({ staffId }) => ({ staffId }) },
  // The end of a household.
  {
    name: 'registry.closeHousehold',
    input: ({ householdId }) => ({ householdId, reason: 'other' }),
  },
  { name: 'registry.reopenHousehold', input: household },
  {
    name: 'registry.leaveHousehold',
    input: ({ childId }) => ({ with: [childId] }),
    by: 'adult',
  },
];
