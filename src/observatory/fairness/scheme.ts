import type { Keyring } from '#platform/crypto/keyring.ts';
import { placesMoved, publicFigure } from '../courts/figures/disclosure.rules.ts';

/** The one scheme of disclosure, for the cells of one programme's fairness. */
export interface Scheme {
  /** What is published of a count, by the canonical definition of its cell; null is `<10`. */
  figure(definition: string, count: number): number | null;
  /** By how many places a reading is moved that is taken at a place in the order of a cell's households. */
  moved(definition: string): number;
}

/** The scheme under this Puente's key, for the release of a day. */
export function schemeOf(keyring: Keyring, programmeId: string, asOf: string): Scheme {
  const keyed = (text: string) => keyring.token('disclosure', text);
  const cell = (definition: string) => `fairness ${programmeId} ${definition}`;
  return {
    figure: (definition, count) => publicFigure(keyed, cell(definition), count),
    moved: (definition) => placesMoved(keyed, cell(definition), asOf),
  };
}
