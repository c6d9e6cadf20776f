import type {
  CaseModel,
  HearingModel,
  ProceedingModel,
  RepresentationModel,
  Row,
} from './case-model.ts';
import { choiceOf, missingShare, publicChoice } from './choice.ts';
import { anyCourt, TOWNS } from './places.ts';
import type { Random } from './random.ts';
import { dateFiller, JUDGES, listFiller, TIMES } from './row-parts.ts';

const C = 'A_TblCase';
const P = 'B_TblProceeding';
const S = 'tbl_schedule';
const R = 'tbl_RepsAssigned';

const custody = publicChoice(C, 'CUSTODY');
const siteType = publicChoice(C, 'SITE_TYPE');
const calendarType = publicChoice(C, 'LATEST_CAL_TYPE');
const facility = publicChoice(C, 'CORRECTIONAL_FAC');
const releaseMonth = publicChoice(C, 'RELEASE_MONTH');
const sex = publicChoice(C, 'Sex');
const resident = publicChoice(C, 'LPR');
const priority = publicChoice(C, 'CASEPRIORITY_CODE');
const attorneys = listFiller(C, 'ATTY_NBR', ['1', '1', '1', '2', '2', '3', '4', '0']);
const latestHearing = dateFiller(C, 'LATEST_HEARING', 30, 1500);
const latestTime = listFiller(C, 'LATEST_TIME', TIMES);
const entry = dateFiller(C, 'DATE_OF_ENTRY', -400, 0);
const asylumType = listFiller(C, 'C_ASY_TYPE', ['E', 'E', 'I']);
const addressChanged = dateFiller(C, 'ADDRESS_CHANGEDON', 10, 900);
const detained = dateFiller(C, 'DATE_DETAINED', -10, 10);
const released = dateFiller(C, 'DATE_RELEASED', 10, 90);
const births = Array.from({ length: 720 }, (_, at) => `${(at % 12) + 1}/${1950 + (at % 60)}`);
const birth = listFiller(C, 'C_BIRTHDATE', births);

/** A row of A_TblCase. `anchor` is about the day of the notice to appear. */
export function caseRow(random: Random, model: CaseModel, anchor: number): Row {
  const town = TOWNS[random.below(TOWNS.length)] ?? ['', '', ''];
  const hasTown = !random.isTrue(0.0336);
  const month = releaseMonth.draw(random);
  return [
    String(model.idncase),
    hasTown ? town[0] : '',
    hasTown ? town[1] : '',
    town[2] === '' ? '' : `${town[2]}${random.between(10, 99)}`,
    random.isTrue(0.0015) ? '77002' : '',
    random.isTrue(0.0015) ? 'HOUSTON' : '',
    model.nat,
    model.lang,
    custody.draw(random),
    siteType.draw(random),
    model.e28,
    attorneys(random, anchor),
    model.caseType,
    random.isTrue(0.0107) ? '' : anyCourt.draw(random),
    latestHearing(random, anchor),
    latestTime(random, anchor),
    calendarType.draw(random),
    '',
    '',
    facility.draw(random),
    month,
    month === '' ? '' : '0000',
    random.isTrue(0.02) ? 'KRO' : '',
    entry(random, anchor),
    asylumType(random, anchor),
    birth(random, anchor),
    random.isTrue(0.0085) ? entry(random, anchor) : '',
    random.isTrue(0.0015) ? 'TX' : '',
    addressChanged(random, anchor),
    random.isTrue(0.0005) ? '1' : '',
    sex.draw(random),
    detained(random, anchor),
    released(random, anchor),
    resident.draw(random),
    '',
    random.isTrue(0.00015) ? 'PORT ISABEL SERVICE PROCESSING CTR' : '',
    random.isTrue(0.0001) ? 'KROME NORTH' : '',
    '',
    priority.draw(random),
  ];
}

/** A row of A_TblCaseIdentifier. */
export function identifierRow(id: number, idncase: number, code: string): Row {
  return [String(id), String(idncase), code];
}

const input = dateFiller(P, 'INPUT_DATE', 1, 60);
const judge = listFiller(P, 'IJ_CODE', JUDGES);
const transIn = dateFiller(P, 'TRANS_IN_DATE', 60, 600);
const previous = missingShare(P, 'PREV_HEARING_LOC');
const transfers = listFiller(P, 'TRANS_NBR', ['1', '1', '1', '2', '3']);
const hearingDate = dateFiller(P, 'HEARING_DATE', 30, 1200);
const hearingTime = listFiller(P, 'HEARING_TIME', TIMES);
const decisionType = choiceOf('O 48, W 43, 7 7, 6 1.4, A 0.001');
const deported = listFiller(P, 'DEPORTED_1', ['HO', 'GT', 'MX', 'ES', 'CU', 'EC']);
const appeal = publicChoice(P, 'APPEAL_RSVD');
const notFiled = publicChoice(P, 'APPEAL_NOT_FILED');
const appealDue = dateFiller(P, 'DATE_APPEAL_DUE_STATUS', 300, 1500);
const transferStatus = listFiller(P, 'TRANSFER_STATUS', ['T', 'V']);
const scheduledAt = missingShare(P, 'SCHEDULED_HEAR_LOC');
const procFacility = listFiller(P, 'CORRECTIONAL_FAC', ['S', 'D', 'F', 'M']);
const criminal = publicChoice(P, 'CRIM_IND');
const institution = publicChoice(P, 'IHP');
const felon = publicChoice(P, 'AGGRAVATE_FELON');
const procDetained = dateFiller(P, 'DATE_DETAINED', -10, 10);
const procReleased = dateFiller(P, 'DATE_RELEASED', 10, 90);

/** A row of B_TblProceeding. */
export function proceedingRow(
  random: Random,
  model: ProceedingModel,
  id: number,
  idncase: number,
  anchor: number,
): Row {
  const hasPrevious = !random.isTrue(previous);
  const from = hasPrevious ? anyCourt.draw(random) : '';
  const isMove = model.otherCompletion === 'C' || model.otherCompletion === 'T';
  return [
    String(id),
    String(idncase),
    model.osc,
    input(random, anchor),
    model.base,
    model.location,
    judge(random, anchor),
    transIn(random, anchor),
    from,
    from,
    hasPrevious ? judge(random, anchor) : '',
    transfers(random, anchor),
    hearingDate(random, anchor),
    hearingTime(random, anchor),
    model.decision === '' ? '' : decisionType.draw(random),
    model.decision,
    model.decision === 'X' ? deported(random, anchor) : '',
    '',
    model.otherCompletion,
    appeal.draw(random),
    notFiled.draw(random),
    model.completed,
    model.absentia,
    isMove ? model.completed : '',
    isMove ? anyCourt.draw(random) : '',
    appealDue(random, anchor),
    transferStatus(random, anchor),
    custody.draw(random),
    model.caseType,
    model.nat,
    model.lang,
    random.isTrue(scheduledAt) ? '' : model.location,
    procFacility(random, anchor),
    criminal.draw(random),
    institution.draw(random),
    felon.draw(random),
    procDetained(random, anchor),
    procReleased(random, anchor),
  ];
}

const generation = publicChoice(S, 'GENERATION');
const subGeneration = missingShare(S, 'SUB_GENERATION');
const path = publicChoice(S, 'ASSIGNMENT_PATH');
const stop = listFiller(S, 'ADJ_TIME_STOP', ['0930', '1000', '1130', '1200', '1600']);
const reason = listFiller(S, 'ADJ_RSN', ['17', '25', '26', '99', '01', '11', '8A', 'MP']);
const message = listFiller(S, 'ADJ_MSG', ['1', '2', 'A']);
const elapsed = missingShare(S, 'ADJ_ELAP_DAYS');
const session = missingShare(S, 'LNGSESSNID');
const notice = listFiller(S, 'NOTICE_CODE', ['HM', 'HI', 'NH']);
const override = publicChoice(S, 'BLNCLOCKOVERRIDE');
const attorney = missingShare(S, 'EOIRAttorneyID');
const hex = Array.from({ length: 4096 }, (_, at) => at.toString(16).toUpperCase().padStart(3, '0'));

/** A row of tbl_schedule. */
export function hearingRow(
  random: Random,
  model: HearingModel,
  id: number,
  idnproceeding: number,
  idncase: number,
  anchor: number,
): Row {
  const made = dateOf(random, anchor);
  return [
    String(id),
    String(idnproceeding),
    String(idncase),
    model.osc,
    generation.draw(random),
    random.isTrue(subGeneration) ? '' : '99',
    model.recType,
    model.lang,
    model.location,
    model.base,
    JUDGES[random.below(600)] ?? '',
    '',
    made,
    TIMES[random.below(7)] ?? '',
    made,
    TIMES[random.below(7)] ?? '',
    path.draw(random),
    model.calendar,
    model.date,
    TIMES[random.below(7)] ?? '',
    stop(random, anchor),
    reason(random, anchor),
    model.medium,
    message(random, anchor),
    random.isTrue(elapsed) ? '' : String(random.below(1400)),
    random.isTrue(session) ? '' : String(1_000_000 + random.below(9_000_000)),
    model.scheduleType,
    notice(random, anchor),
    override.draw(random),
    random.isTrue(attorney) ? '' : attorneyId(random),
  ];
}

const madeOn = dateFiller(S, 'INPUT_DATE', 5, 900);
const dateOf = (random: Random, anchor: number) => madeOn(random, anchor);

function attorneyId(random: Random): string {
  const part = () => hex[random.below(4096)] ?? '000';
  return `${part()}${part()}A1-4B${part()[0]}C-11E${part()[1]}-8F00-${part()}${part()}${part()}9D2`;
}

const parents = {
  ALIEN: choiceOf('a_tblcase 9203234, A_Tblcase 2233091, A_TblCase 220523'),
  INS: choiceOf('b_tblproceeding 8426675, B_TblProceeding 3317688'),
  BOARD: choiceOf('tblappeal 576725, tblAppeal 372918'),
};
const assigned = dateFiller(R, 'INS_TA_DATE_ASSIGNED', 10, 800);
const cityMissing = missingShare(R, 'BASE_CITY_CODE');
const prime = publicChoice(R, 'BLNPRIMEATTY');

/** A row of tbl_RepsAssigned. */
export function representationRow(
  random: Random,
  model: RepresentationModel,
  id: number,
  parent: number,
  idncase: number,
  anchor: number,
): Row {
  const isBoard = model.level === 'BOARD';
  const isLawyerOfPerson = model.type === 'ALIEN';
  const table = isBoard ? parents.BOARD : isLawyerOfPerson ? parents.ALIEN : parents.INS;
  return [
    String(id),
    String(idncase),
    model.level,
    model.type,
    table.draw(random),
    String(parent),
    random.isTrue(cityMissing) ? '' : anyCourt.draw(random),
    isLawyerOfPerson ? '' : assigned(random, anchor),
    isBoard ? model.date : '',
    isBoard || !isLawyerOfPerson ? '' : model.date,
    prime.draw(random),
  ];
}
