import type { AskedFact, Missing } from './answer.ts';
import type { FactName } from './conditions.rules.ts';

/** The question that settles each fact; facts worked out from a date ask for the date. */
const askedFor: Readonly<Record<FactName, AskedFact>> = {
  where: 'where',
  programme: 'programme',
  status: 'status',
  removalOrder: 'removalOrder',
  noticeProblem: 'noticeProblem',
  exceptionalCircumstances: 'exceptionalCircumstances',
  appealPending: 'appealPending',
  ntaFiled: 'ntaFiled',
  signedVoluntaryReturn: 'signedVoluntaryReturn',
  childAlone: 'childAlone',
  memberOutsideProgramme: 'memberOutsideProgramme',
  appealOpen: 'decidedOn',
  absenceMotionOpen: 'orderedOn',
  hasUrgentNeed: 'urgentNeeds',
};

/** The questions that would settle these facts for one row. */
export function ask(facts: readonly FactName[], settles: string): Missing[] {
  return facts.map((name) => asMissing(askedFor[name], settles));
}

/** One question for one row. */
export function asMissing(fact: AskedFact, settles: string): Missing {
  return { fact, question: `question.${fact}`, settles: [settles] };
}

/** Each question once, with every row that it would settle. */
export function mergeMissing(all: readonly Missing[]): Missing[] {
  const merged = new Map<AskedFact, Missing>();
  for (const one of all) {
    const settles = [...(merged.get(one.fact)?.settles ?? []), ...one.settles];
    merged.set(one.fact, { ...one, settles: [...new Set(settles)] });
  }
  return [...merged.values()];
}
