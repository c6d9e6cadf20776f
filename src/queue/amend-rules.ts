import { isDeepStrictEqual } from 'node:util';
import type { ProgrammeRules } from '#pathways/index.ts';
import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { announce } from './announce.ts';
import { ownProgramme } from './change-programme.ts';
import { isNothingNew } from './nothing-new.rules.ts';
import { keepRules, listVersions } from './rule-versions.store.ts';
import type { Source } from './source.ts';

/**
 * Changes whom a programme takes in. Everybody is judged again: who is taken in now gets a place by the
 * day of enrolment; who is not any more keeps the place, held. Of two who decide at once one is told: what the
 * other decided is not undone unread. Another order for the rules that hold confirms them: that is a version
 * too, and nobody is judged again. Throws where the programme has ended, and for what is on record already.
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
  const { state } = await ownProgramme(context, programmeId);
  if (state === 'ended') throw new Problem('conflict', 'queue.notInThatState', { state });
  const versions = await listVersions(context.tx, programmeId);
  const [current] = versions;
  if (after !== null && after !== (current?.version ?? 0)) {
    throw new Problem('conflict', 'queue.rulesMovedOn');
  }
  if (isNothingNew(versions, { rules, source })) throw new Problem('invalid', 'queue.sameRules');
  const { staffId } = staffOf(context);
  const change = { programmeId, rules, source, staffId };
  const version = await keepRules(context.tx, change, context.now);
  await announce(context, {
    name: isDeepStrictEqual(current?.rules, rules)
      ? 'queue.rulesConfirmed'
      : 'queue.programmeAmended',
    subject: { kind: 'programme', id: programmeId },
    payload: { order: source.name, version },
  });
  return { version };
}
