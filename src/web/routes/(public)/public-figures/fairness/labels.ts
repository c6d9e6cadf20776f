import type { FairnessDimension } from '#observatory/contract.ts';
import { languageByCode } from '#vocabulary/languages.ts';
import { nameIn } from '#vocabulary/named.ts';
import { nationalityByCode } from '#vocabulary/nationalities.ts';
import { monthText } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';
import { portName } from '../../my-place/towns.ts';

/** A group in words; '' is what nobody wrote down. */
export function groupLabel(words: Words, dimension: FairnessDimension, value: string): string {
  const { say, has, language } = words;
  if (value === '') return say('fairness.unknown');
  if (dimension === 'month') return monthText(language, value);
  if (dimension === 'port') return portName(value, language);
  const wayKey = `fairness.way.${value}`;
  if (dimension === 'way') return has(wayKey) ? say(wayKey) : value;
  const named =
    dimension === 'nationality' ? nationalityByCode.get(value) : languageByCode.get(value);
  return named ? nameIn(named.names, language) : value;
}
