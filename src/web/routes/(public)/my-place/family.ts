import { redirect } from '@sveltejs/kit';
import type { Visit } from '#platform/call.ts';
import type { Contract } from '#platform/contract.ts';
import { type MyHousehold, myHousehold } from '#registry/contract.ts';

/** The call of a family that is in; who is not (any more) goes to where one enters. */
export function familyCall({ actor, call }: Visit): Visit['call'] {
  if (actor.kind !== 'family') redirect(303, '/my-place');
  return call;
}

/**
 * The household of the family that is in. While a helper knows the words, every page leads to making
 * one's own first. Who is not in is sent away before anything is asked: beside other questions a promise
 * that failed would be left to nobody.
 */
export function ownHousehold(visit: Visit): Promise<MyHousehold> {
  return readOwn(familyCall(visit));
}

async function readOwn(call: Visit['call']): Promise<MyHousehold> {
  const household = await call(myHousehold, {});
  if (household.ownWordsNeeded) redirect(303, '/my-place/words');
  return household;
}

/**
 * Asks for what a form brought, as it came: the contract refuses each field by itself, a missing or
 * unknown choice too, and nothing is put in its place.
 */
export async function askAsTyped(visit: Visit, contract: Contract, typed: object): Promise<void> {
  await familyCall(visit)(contract, typed);
}

/** A field of a form as text; files and what is absent are empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A field as one of the answers it may have, or null. */
export function oneOf<Answer extends string>(
  form: FormData,
  name: string,
  answers: readonly Answer[],
): Answer | null {
  const text = textOf(form, name);
  return answers.find((answer) => answer === text) ?? null;
}
