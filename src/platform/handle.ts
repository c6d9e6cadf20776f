import type { z } from 'zod';
import { isOneOf } from './actor.ts';
import { cleanInput } from './clean-input.ts';
import type { UseCase } from './context.ts';
import type { Contract } from './contract.ts';
import { type FieldProblem, Problem } from './problem.ts';

/** A contract and the use case that answers it. */
export interface Route {
  contract: Contract;
  /** Checks who is asking and what they sent, then runs the use case. */
  answer: UseCase<unknown, unknown>;
}

/** Ties a contract to its use case. Permission and input are checked here, once, for every way in. */
export function handle<Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  useCase: UseCase<z.output<Input>, z.output<Output>>,
): Route {
  return {
    contract,
    answer: async (context, raw) => useCase(context, readInput(contract.input, raw)),
  };
}

/** Throws unless the actor is one of those whom the contract names. */
export function requireCaller(route: Route, actor: Parameters<typeof isOneOf>[0]): void {
  if (isOneOf(actor, route.contract.may)) return;
  throw actor.kind === 'anyone'
    ? new Problem('unauthenticated', 'platform.signInFirst')
    : new Problem('forbidden', 'platform.notYourRole');
}

/** Parses input at the boundary; each fault names its field. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> {
  const read = schema.safeParse(cleanInput(raw));
  if (read.success) return read.data;
  const fields: FieldProblem[] = read.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    ...faultOf(issue),
  }));
  throw new Problem('invalid', 'platform.checkTheFields', { count: fields.length }, fields);
}

/** A schema may name its own code as its message (`registry.dateImpossible`); else zod's kind. */
function faultOf(issue: z.core.$ZodIssue): Omit<FieldProblem, 'field'> {
  if (/^[a-z]+\.[a-zA-Z]+$/.test(issue.message)) return { code: issue.message };
  return numberFault(issue) ?? { code: `platform.${issue.code}` };
}

/** What is wrong with a number: none at all, too small, too big; null for what is no number's fault. */
function numberFault(issue: z.core.$ZodIssue): Omit<FieldProblem, 'field'> | null {
  if (issue.code === 'too_small' && issue.origin === 'number') {
    return { code: 'platform.numberTooSmall', details: { least: Number(issue.minimum) } };
  }
  if (issue.code === 'too_big' && issue.origin === 'number') {
    return { code: 'platform.numberTooBig', details: { most: Number(issue.maximum) } };
  }
  const isNumber = issue.code === 'invalid_type' && /^(number|int)$/.test(issue.expected);
  return isNumber ? { code: 'platform.numberNeeded' } : null;
}
