import { definitionOf } from '#observatory/courts/cases/definitions/definitions.rules.ts';
import type { PublicDimension } from '#observatory/courts/figures/cell-definition.rules.ts';
import type { Words } from '../../../../words/say.ts';
import { valueLabel } from './labels.ts';

/** What a filter can be chosen from: the values of its definition, else those that cases have. */
export function optionsOf(
  words: Words,
  dimension: PublicDimension,
  choices: readonly { dimension: PublicDimension; values: readonly string[] }[],
  notRecorded: string,
): { value: string; label: string }[] {
  const defined = definitionOf(dimension).values.map(({ value }) => value);
  const found = choices.find((one) => one.dimension === dimension)?.values;
  const options = (found ?? defined).map((value) => ({
    value: value === '' ? notRecorded : value,
    label: valueLabel(words, dimension, value),
  }));
  if (!found) return options;
  return dimension === 'nta_month'
    ? options.sort((one, other) => (one.value < other.value ? -1 : 1))
    : options.sort((one, other) => one.label.localeCompare(other.label, words.language));
}
