import type { DemoFolio } from '#platform/call.ts';
import * as queue from '#queue/contract.ts';
import type { Stage } from './stage.ts';
import { type DemoFamily, familyActor } from './tell-families.ts';

/** What a visitor can see in a family's place, by the state of its ticket. */
const examples = {
  offered: 'Tiene un día ofrecido. Su respuesta propia es «puente».',
  accepted: 'Aceptó un día. Su respuesta propia es «puente».',
  waiting: 'Espera su turno.',
  none: 'Todavía no tiene lugar: vea por qué.',
} as const;

/**
 * One family of each kind, the latest first, for the demonstration's own page: of those who asked through
 * the public form, since who was helped at a desk first makes words of its own.
 */
export async function exampleFamilies(
  stage: Stage,
  families: readonly DemoFamily[],
): Promise<(DemoFolio & { householdId: string })[]> {
  const found = new Map<string, DemoFolio & { householdId: string }>();
  const byThemselves = families.filter(({ registrar }) => registrar === 'marta');
  for (const family of byThemselves.toReversed()) {
    if (found.size === Object.keys(examples).length) break;
    const kind = await kindOf(stage, family);
    const about = kind && examples[kind];
    if (!kind || !about || found.has(kind)) continue;
    const { folio, words, householdId } = family;
    found.set(kind, { folio, words: words.join(' '), about, householdId });
  }
  return [...found.values()];
}

async function kindOf(stage: Stage, family: DemoFamily): Promise<keyof typeof examples | null> {
  const { places } = await stage.application.callAs(familyActor(family))(queue.myPlaces, {});
  const [place] = places;
  // Who must see a lawyer first is told that alone, not why.
  if (!place || place.outcome === 'lawyer_first') return null;
  const state = place.ticket?.state ?? 'none';
  return state === 'served' || state === 'withdrawn' ? null : state;
}
