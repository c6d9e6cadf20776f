import { absenceOrderRules } from './absence-order.law.ts';
import { appealRules } from './appeal.law.ts';
import { closedOrUnfiledRules } from './closed-or-unfiled.law.ts';
import { familyAndUrgentRules } from './family-and-urgent.law.ts';
import type { LawRow, PathwayRule } from './law.ts';
import { openCaseInUsRules } from './open-case-in-us.law.ts';
import { childAloneRule, lawyerFirstRules } from './safeguards.law.ts';
import { windDownRules } from './wind-down-2021.law.ts';

/** Every route that Puente knows, past and present, in the order of the decision table. */
export const pathwayRules: readonly PathwayRule[] = [
  ...windDownRules,
  ...absenceOrderRules,
  ...closedOrUnfiledRules,
  ...appealRules,
  ...openCaseInUsRules,
  ...familyAndUrgentRules,
];

/** Every row that a lawyer may sign: the routes, and the safeguards that come before them. */
export const allRows: readonly LawRow[] = [...pathwayRules, ...lawyerFirstRules, childAloneRule];
