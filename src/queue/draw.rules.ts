import { hash } from 'node:crypto';
import { compareIds } from './order.rules.ts';

/**
 * The draw of one batch of tickets: docs/decisions/2026-11-21-the-draw.md says why it is so and who
 * could bias what. All texts are hashed as UTF-8, all hashes are SHA-256 in lower-case hexadecimal.
 */

/** How long organisations have to reveal their values once the list stands, in hours. */
export const revealHours = 48;
/** After so many hours with one commitment only, the batch may be closed all the same, said openly. */
export const loneHours = 72;

/** The hash of a batch's list: its ticket numbers sorted, each on a line of its own. */
export function listHashOf(ticketNumbers: readonly string[]): string {
  return hash(
    'sha256',
    ticketNumbers
      .toSorted(compareIds)
      .map((one) => `${one}\n`)
      .join(''),
    'hex',
  );
}

/** What an organisation publishes first; `value` is 64 hexadecimal digits that it keeps to itself. */
export function commitmentOf(value: string): string {
  return hash('sha256', value, 'hex');
}

/** What one organisation put into a draw: its value is null as long as it withholds it. */
export interface DrawPart {
  commitment: string;
  value: string | null;
}

/**
 * The seed of a batch. All values revealed: the hash of the sorted values, each on a line. A withheld
 * value is replaced by `withheld:` and its commitment, and the hash of the list is mixed in, so that
 * the draw always ends and what stands in is known to all beforehand.
 */
export function seedOf(parts: readonly DrawPart[], listHash: string): string {
  const lines = valuesOf(parts);
  if (parts.some(({ value }) => value === null)) lines.push(`list:${listHash}`);
  return hash('sha256', lines.map((line) => `${line}\n`).join(''), 'hex');
}

/** What a seed is made from, sorted: each value, or what stands in for a withheld one. */
export function valuesOf(parts: readonly DrawPart[]): string[] {
  return parts.map(({ value, commitment }) => value ?? `withheld:${commitment}`).sort(compareIds);
}

/** How a draw came about, for everybody to see. */
export function methodOf(
  parts: readonly DrawPart[],
): 'all_revealed' | 'some_withheld' | 'one_organisation' {
  if (parts.length < 2) return 'one_organisation';
  return parts.every(({ value }) => value !== null) ? 'all_revealed' : 'some_withheld';
}

/**
 * The id under which a ticket is planned: `seed of its batch|ticket number`. The planner's one seed is
 * the programme's id, so that the draw of a ticket is SHA-256 of `programme|seed|ticket number`: each
 * batch has a seed of its own, and drawing a later batch never turns the order of an earlier one.
 */
export function unitIdOf(batchSeed: string, ticketNumber: string): string {
  return `${batchSeed}|${ticketNumber}`;
}

/** The ticket number of a planned unit. */
export function ticketOf(unitId: string): string {
  return unitId.slice(unitId.lastIndexOf('|') + 1);
}

/**
 * The planner's classes of a programme: each published class, and right behind it the same class for
 * households whose date of enrolment is unknown.
 */
export function planningClasses(classes: readonly string[]): string[] {
  return classes.flatMap((name) => [name, planningClass(name, true)]);
}

/** The planner's class of one household. */
export function planningClass(name: string, undated: boolean): string {
  return undated ? `${name}/undated` : name;
}
