import { cite } from './cited.rules.ts';
import { type Facts, judge } from './conditions.rules.ts';
import type { SafeguardRule } from './law.ts';
import { ask, mergeMissing } from './questions.rules.ts';
import { childAloneRule, lawyerFirstRules } from './safeguards.law.ts';

/** Whether a lawyer or a trained person comes before any route, why, and what would settle it. */
export function judgeSafety(facts: Facts, signed: ReadonlySet<string>) {
  const judged = lawyerFirstRules.map((rule) => ({ rule, ...judgeSafeguard(rule, facts) }));
  const holding = judged.filter(({ holds }) => holds === 'yes');
  const child = judgeSafeguard(childAloneRule, facts);
  const open = [...judged, { rule: childAloneRule, ...child }];
  return {
    lawyerFirst: holding.length > 0,
    lawyerFirstBecause: holding.map(({ rule }) => cite(rule, signed)),
    mightNeedLawyerFirst: judged.some(({ holds }) => holds === 'maybe'),
    childAlone: child.holds === 'yes',
    missing: mergeMissing(open.flatMap(({ rule, unknown }) => ask(unknown, rule.id))),
  };
}

/** A safeguard holds until what would lift it is certain; what is unknown never lifts it. */
function judgeSafeguard(rule: SafeguardRule, facts: Facts) {
  const when = judge(rule.when, facts);
  const unless = rule.unless ? judge(rule.unless, facts) : null;
  if (when.truth === 'no' || unless?.truth === 'yes') return { holds: 'no', unknown: [] } as const;
  const unknown = [...when.unknown, ...(unless?.unknown ?? [])];
  return { holds: when.truth === 'yes' ? 'yes' : 'maybe', unknown } as const;
}
