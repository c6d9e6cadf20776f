import type { ProgrammeRules } from '#pathways/index.ts';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { announce } from './announce.ts';
import { ownProgramme } from './change-programme.ts';
import { keepRules } from './programmes.store.ts';
import type { Source } from './source.ts';

/**
 * Changes whom a programme takes in. Everybody is judged again: who is taken in now gets a place by the
 * day of enrolment; who is not any more keeps the place, held.
 */
export async function amendRules(
  context: Context,
  { programmeId, rules, source }: { programmeId: string; rules: ProgrammeRules; source: Source },
): Promise<{ version: number }> {
  await ownProgramme(context, programmeId);
  const { staffId } = staffOf(context);
  const change = { programmeId, rules, source, staffId };
  const version = await keepRules(context.tx, change, context.now);
  await announce(context, {
    name: 'queue.programmeAmended',
    subject: { kind: 'programme', id: programmeId },
    payload: { order: source.name, version },
  });
  return { version };
}
