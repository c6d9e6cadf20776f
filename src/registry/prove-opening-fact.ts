import { timingSafeEqual } from 'node:crypto';
import { familyOf } from '#platform/asker.ts';
import type { Context } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { proveInSession } from '#platform/sessions.ts';
import { requireFewTries, slowedRefusal } from '#platform/tries.ts';
import { announce } from './announce.ts';
import { type Done, done } from './done.ts';
import type { OpeningFact } from './household.ts';
import { findOpeningFact, keepOpeningFact } from './opening-fact.store.ts';
import { openingMac } from './words.ts';

/**
 * Proves the fact of the family's own choice for the rest of the visit. A wrong answer comes later each
 * time; after eight the question rests
 * for an hour, since it has few possible answers.
 */
export async function proveOpeningFact(
  context: Context,
  { answer }: { answer: string },
): Promise<Done> {
  const { householdId, session } = familyOf(context);
  const fact = await findOpeningFact(context.tx, householdId);
  if (!fact?.mac) throw new Problem('conflict', 'registry.noOpeningFact');
  requireFewTries(context, `fact ${householdId}`);
  if (!timingSafeEqual(fact.mac, openingMac(context.keyring, householdId, answer))) {
    throw slowedRefusal(context, `fact ${householdId}`, 'registry.openingFactDiffers');
  }
  if (session) await proveInSession(context.tx, context.keyring, session, 'day');
  return done;
}

/** Chooses the fact: when there is none yet, or in a visit that proved the old one. */
export async function chooseOpeningFact(context: Context, chosen: OpeningFact): Promise<Done> {
  const { householdId, proofs } = familyOf(context);
  const fact = await findOpeningFact(context.tx, householdId);
  if (fact?.mac && proofs?.day !== true) throw new Problem('forbidden', 'registry.proveFactFirst');
  const mac = openingMac(context.keyring, householdId, chosen.answer);
  await keepOpeningFact(context.tx, householdId, { question: chosen.question, mac });
  await announce(context, householdId, 'registry.openingFactChosen', {});
  return done;
}
