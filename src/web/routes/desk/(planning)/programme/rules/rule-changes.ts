import { z } from 'zod';
import { Problem } from '#platform/problem.ts';
import { PlanDay, type RuleVersion, Source } from '#queue/contract.ts';
import { caseSituations } from '#vocabulary/case-situations.ts';
import { partsOf, sourceIn, type Typed } from '../../typed.ts';

/** Whom a programme takes in, as the contract gives it. */
export type Rules = RuleVersion['rules'];
type Status = Rules['phases'][number]['statuses'][number];

/** Case situations that rules can name: one that nobody knows is never ruled on. */
export const codes: readonly Status[] = caseSituations.map(({ code }) => code).filter(isNamed);

function isNamed(code: string): code is Status {
  return code !== 'UNKNOWN';
}

/** What is said of who is in no phase: kept out in writing, not said clearly by any source, or not named. */
export const outsides = ['excluded', 'unclear', 'unnamed'] as const;

/** What an order can do: a phase more, other days of one, what it says of who is in none, or confirm all that holds. */
export const changes = ['phase', 'days', 'outside', 'confirm'] as const;

const statuses = z.array(z.enum(codes)).min(1, 'queue.situationNeeded');
const to = PlanDay.nullable();

/** A change as its form gives it, in the form's order; nothing that is a decision has an answer beforehand. */
const Change = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('phase'),
    source: Source,
    statuses,
    from: PlanDay,
    end: z.enum(['none', 'on']),
    to,
  }),
  z.object({
    change: z.literal('days'),
    source: Source,
    phase: z.string().min(1, 'platform.invalid_value'),
    /** Null stays. */
    from: PlanDay.nullable(),
    end: z.enum(['stays', 'none', 'on']),
    to,
  }),
  z.object({ change: z.literal('outside'), source: Source, statuses, as: z.enum(outsides) }),
  z.object({ change: z.literal('confirm'), source: Source }),
]);
type Change = z.infer<typeof Change>;

/** Reads a change from its form, whose fields begin with its name. Throws with every field to mend. */
export function changeIn(typed: Typed, now: Date): Change {
  const { change = '' } = typed;
  const at = (field: string) => typed[`${change}-${field}`] ?? '';
  const read = Change.safeParse({
    change,
    statuses: partsOf(at('statuses')),
    phase: at('phase'),
    from: at('from') || (change === 'days' ? null : ''),
    end: at('end'),
    to: at('end') === 'on' ? at('to') : null,
    as: at('as'),
    source: sourceIn(typed, now, `${change}-`),
  });
  if (read.success) return read.data;
  throw wrong(
    read.error.issues.map(({ path, message, code }) => ({
      field: path.join('.'),
      code: /^[a-z]+\.\w+$/.test(message) ? message : `platform.${code}`,
    })),
  );
}

/** The rules as they are once a change is made. Throws with the field to mend where it cannot be. */
export function changed(rules: Rules, change: Change): Rules {
  if (change.change === 'confirm') return rules;
  if (change.change === 'days') return withOtherDays(rules, change);
  if (change.change === 'outside') return withOutside(rules, change);
  const { from, statuses, source } = change;
  const phase = inOrder({ id: newPhaseId(rules), from, to: change.to, statuses, source });
  return { ...rules, phases: [...rules.phases, phase], ...notOutside(rules, statuses) };
}

function withOtherDays(rules: Rules, change: Extract<Change, { change: 'days' }>): Rules {
  const before = rules.phases.find(({ id }) => id === change.phase);
  if (!before) throw wrong([{ field: 'phase', code: 'platform.invalid_value' }]);
  const after = inOrder({
    ...before,
    from: change.from ?? before.from,
    to: change.end === 'stays' ? before.to : change.to,
    source: change.source,
  });
  return { ...rules, phases: rules.phases.map((one) => (one === before ? after : one)) };
}

function withOutside(rules: Rules, change: Extract<Change, { change: 'outside' }>): Rules {
  const { statuses, source } = change;
  const phases = namingNone(rules.phases, statuses);
  if (phases.length === 0) throw wrong([{ field: 'statuses', code: 'queue.phaseNeeded' }]);
  const { excluded, unclear } = notOutside(rules, statuses);
  const said = { excluded, unclear };
  if (change.as !== 'unnamed') said[change.as] = [...said[change.as], { statuses, source }];
  return { ...rules, phases, ...said };
}

/** What is said outside of the phases, without some: who is taken in is kept out no more. */
function notOutside(
  { excluded, unclear }: Rules,
  these: readonly Status[],
): Pick<Rules, 'excluded' | 'unclear'> {
  return { excluded: namingNone(excluded, these), unclear: namingNone(unclear, these) };
}

function namingNone<Naming extends { statuses: Status[] }>(
  all: readonly Naming[],
  these: readonly Status[],
): Naming[] {
  return all
    .map((one) => ({ ...one, statuses: one.statuses.filter((code) => !these.includes(code)) }))
    .filter((one) => one.statuses.length > 0);
}

function inOrder<Phase extends { from: string; to: string | null }>(phase: Phase): Phase {
  if (phase.to === null || phase.to >= phase.from) return phase;
  throw wrong([{ field: 'to', code: 'queue.endsBeforeStart' }]);
}

function newPhaseId({ phases }: Rules): string {
  const taken = new Set(phases.map(({ id }) => id));
  let number = phases.length + 1;
  while (taken.has(`phase-${number}`)) number += 1;
  return `phase-${number}`;
}

function wrong(fields: { field: string; code: string }[]): Problem {
  return new Problem('invalid', 'platform.checkTheFields', { count: fields.length }, fields);
}

/** What rules say of a case situation. */
export interface Said {
  phases: { from: string; to: string | null }[];
  outside: (typeof outsides)[number];
}

/** What rules say of a case situation. Kept out in writing goes before every phase. */
function saidOf(rules: Rules, status: Status): Said {
  const names = (one: { statuses: readonly Status[] }) => one.statuses.includes(status);
  if (rules.excluded.some(names)) return { phases: [], outside: 'excluded' };
  const phases = rules.phases.filter(names).map(({ from, to }) => ({ from, to }));
  return { phases, outside: rules.unclear.some(names) ? 'unclear' : 'unnamed' };
}

/** The case situations of which rules say something else than before, with both. */
export function differences(before: Rules, after: Rules) {
  return codes
    .map((status) => ({ status, was: saidOf(before, status), is: saidOf(after, status) }))
    .filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}
