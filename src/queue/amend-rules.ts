import type { ProgrammeRules } from '#pathways/index.ts';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { ownProgramme } from './change-programme.ts';
import { keepRules, newestVersion } from './rule-versions.store.ts';
import type { Source } from './source.ts';

/**
 * Changes whom a programme takes in. Everybody is judged again: who is taken in now gets a place by the
 * day of enrolment; who is not any more keeps the place, held. Of two who decide at once one is told: what the
 * other decided is not undone unread.
 */
export async function amendRules(
  context: Context,
  amendment: {
    programmeId: string;
    rules: ProgrammeRules;
    source: Source;
    /** The version that was read before; null asks nothing. */
    after: number | null;
  },
): Promise<{ version: number }> {
  const { programmeId, rules, source, after } = amendment;
  await ownProgramme(context, programmeId);
  if (after !== null && after !== (await newestVersion(context.tx, programmeId))) {
    throw new Problem('conflict', 'queue.rulesMovedOn');
  }
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
