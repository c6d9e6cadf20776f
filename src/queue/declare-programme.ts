import { staffOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { announce } from './announce.ts';
import type { Declaration } from './contract.ts';
import { keepProgramme } from './programmes.store.ts';
import { keepRules } from './rule-versions.store.ts';

/** Declares a programme for the whole coalition; the coordinator's organisation stewards it. */
export async function declareProgramme(
  context: Context,
  declaration: Declaration,
): Promise<{ programmeId: string }> {
  const { staffId, organisationId } = staffOf(context);
  const programmeId = context.newId();
  await keepProgramme(
    context.tx,
    { ...declaration, programmeId, staffId, organisationId },
    context.now,
  );
  const { rules, source } = declaration;
  await keepRules(context.tx, { programmeId, rules, source, staffId }, context.now);
  await announce(context, {
    name: 'queue.programmeDeclared',
    subject: { kind: 'programme', id: programmeId },
    payload: { state: declaration.state },
  });
  return { programmeId };
}
