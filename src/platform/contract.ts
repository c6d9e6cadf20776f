import type { z } from 'zod';
import type { Caller } from './actor.ts';

/**
 * One route, declared once as data: the server, the browser, the command line, OpenAPI and the
 * permission tests all read it. A contract that does not say who may call it does not compile.
 */
export interface Contract<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `capability.verbPhrase`, unique in the system, also the operation id in OpenAPI. */
  name: string;
  /** One line for people: what it does. */
  summary: string;
  method: 'GET' | 'POST';
  /** Below `/api`, without parameters: the whole input travels in the body or the query. */
  path: `/${string}`;
  may: readonly [Caller, ...Caller[]];
  input: Input;
  output: Output;
  /** An anonymous caller acts as a new household in this call: it can write that household and no other. */
  opensHousehold?: boolean;
  /**
   * True where it makes something that sending it again would make twice, or gives what is shown once: the
   * same form sent again with the same contents gets the first answer again (`counting-once.ts`).
   */
  countsOnce?: boolean;
  /** How often one subject (a folio, a session, a phone: never an address alone) may call. */
  limit?: Limit;
}

/** A token bucket: `times` calls per `seconds`, per subject. */
export interface Limit {
  times: number;
  seconds: number;
  /**
   * The field of the input by which who has no session is counted: the token that it shows, or what all
   * of them ask about together. Without it, who has no session is not counted.
   */
  per?: string;
}

/** Declares a contract and keeps its exact types. */
export function contract<Input extends z.ZodType, Output extends z.ZodType>(
  declaration: Contract<Input, Output>,
): Contract<Input, Output> {
  return declaration;
}
