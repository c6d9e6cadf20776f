import type { CalendarDate } from './calendar.rules.ts';
import type { Source } from './law.ts';
import type { Member, Phase, ProgrammeRules } from './programme.ts';

/** Why a household is not eligible; its words are under `eligibility.<key>`. */
export type EligibilityReason = 'nobody-in-programme' | 'excluded' | 'status-not-taken' | 'ended';

/** A fact to ask, of the member at that place in the household, or one that no source settles. */
export interface EligibilityGap {
  /** Place in `members`, from 0; null when the household has no members yet. */
  member: number | null;
  fact: 'members' | 'inProgramme' | 'status' | 'rules-unclear';
  source: Source | null;
}

/** Whether a household may stand in a programme's queue on a day. */
export type Eligibility =
  | {
      outcome: 'eligible';
      phase: string;
      source: Source;
      /** Members with a ground of their own; the others come along: no family is split. */
      members: readonly number[];
    }
  | { outcome: 'not-yet'; phase: string; from: CalendarDate; source: Source }
  | { outcome: 'not-eligible'; reason: EligibilityReason; source: Source }
  | { outcome: 'unknown'; missing: readonly EligibilityGap[] };

type MemberVerdict =
  | { kind: 'taken'; member: number; phase: Phase }
  | { kind: 'later'; phase: Phase }
  | { kind: 'gap'; gap: EligibilityGap }
  | { kind: 'refused'; reason: EligibilityReason; source: Source };

/**
 * Whether a household is eligible on `today`. One member who is taken makes the whole household
 * eligible, relatives who were never in the programme included. What is unknown never refuses.
 */
export function isEligible(
  rules: ProgrammeRules,
  members: readonly Member[],
  today: CalendarDate,
): Eligibility {
  const verdicts = members.map((member, index) => judgeMember(rules, member, index, today));
  const taken = verdicts.filter((verdict) => verdict.kind === 'taken');
  const [first] = taken;
  if (first) {
    const { id, source } = first.phase;
    return { outcome: 'eligible', phase: id, source, members: taken.map(({ member }) => member) };
  }
  const gaps = verdicts.filter((verdict) => verdict.kind === 'gap').map(({ gap }) => gap);
  if (members.length === 0) gaps.push({ member: null, fact: 'members', source: null });
  if (gaps.length > 0) return { outcome: 'unknown', missing: gaps };
  return soonest(verdicts) ?? mostTelling(rules, verdicts);
}

function judgeMember(
  rules: ProgrammeRules,
  member: Member,
  index: number,
  today: CalendarDate,
): MemberVerdict {
  if (member.inProgramme === 'no') return refusal(rules, 'nobody-in-programme');
  const standing = judgeStatus(rules, member, index, today);
  if (member.inProgramme === 'yes' || standing.kind === 'refused') return standing;
  return { kind: 'gap', gap: { member: index, fact: 'inProgramme', source: null } };
}

function judgeStatus(
  rules: ProgrammeRules,
  { status }: Member,
  index: number,
  today: CalendarDate,
): MemberVerdict {
  if (rules.phases.every((phase) => isOver(phase, today))) return afterTheEnd(rules, status);
  if (status === 'UNKNOWN') {
    return { kind: 'gap', gap: { member: index, fact: 'status', source: null } };
  }
  const excluded = rules.excluded.find((rule) => rule.statuses.includes(status));
  if (excluded) return { kind: 'refused', reason: 'excluded', source: excluded.source };
  const phases = rules.phases.filter((phase) => phase.statuses.includes(status));
  return judgePhases(phases, today, index) ?? noPhase(rules, status, phases, index);
}

function judgePhases(
  phases: readonly Phase[],
  today: CalendarDate,
  member: number,
): MemberVerdict | null {
  const open = phases.find((phase) => phase.from <= today && !isOver(phase, today));
  if (open) return { kind: 'taken', member, phase: open };
  const later = phases
    .filter((phase) => phase.from > today && !isOver(phase, today))
    .sort((a, b) => a.from.localeCompare(b.from))[0];
  return later ? { kind: 'later', phase: later } : null;
}

function noPhase(
  rules: ProgrammeRules,
  status: Exclude<Member['status'], 'UNKNOWN'>,
  ended: readonly Phase[],
  member: number,
): MemberVerdict {
  const [over] = ended;
  if (over) return { kind: 'refused', reason: 'ended', source: over.source };
  const unclear = rules.unclear.find((rule) => rule.statuses.includes(status));
  if (!unclear) return refusal(rules, 'status-not-taken');
  return { kind: 'gap', gap: { member, fact: 'rules-unclear', source: unclear.source } };
}

/** Once every phase is over, the phase that would have taken the person says so. */
function afterTheEnd(rules: ProgrammeRules, status: Member['status']): MemberVerdict {
  const excluded = rules.excluded.find((rule) => rule.statuses.some((one) => one === status));
  if (excluded) return { kind: 'refused', reason: 'excluded', source: excluded.source };
  const phase = rules.phases.find((one) => one.statuses.some((taken) => taken === status));
  return { kind: 'refused', reason: 'ended', source: (phase ?? lastPhase(rules)).source };
}

function isOver(phase: Phase, today: CalendarDate): boolean {
  return phase.to !== null && today > phase.to;
}

function lastPhase(rules: ProgrammeRules): Phase {
  return rules.phases.reduce((last, phase) => (phase.from > last.from ? phase : last));
}

function refusal(rules: ProgrammeRules, reason: EligibilityReason): MemberVerdict {
  return { kind: 'refused', reason, source: lastPhase(rules).source };
}

function soonest(verdicts: readonly MemberVerdict[]): Eligibility | null {
  const [next] = verdicts
    .filter((verdict) => verdict.kind === 'later')
    .map(({ phase }) => phase)
    .sort((a, b) => a.from.localeCompare(b.from));
  if (!next) return null;
  return { outcome: 'not-yet', phase: next.id, from: next.from, source: next.source };
}

const telling: readonly EligibilityReason[] = [
  'ended',
  'excluded',
  'status-not-taken',
  'nobody-in-programme',
];

/** Of several refusals the one that would have to change first for the household to be taken. */
function mostTelling(rules: ProgrammeRules, verdicts: readonly MemberVerdict[]): Eligibility {
  const refused = verdicts.filter((verdict) => verdict.kind === 'refused');
  for (const reason of telling) {
    const found = refused.find((verdict) => verdict.reason === reason);
    if (found) return { outcome: 'not-eligible', reason, source: found.source };
  }
  const { source } = lastPhase(rules);
  return { outcome: 'not-eligible', reason: 'nobody-in-programme', source };
}
