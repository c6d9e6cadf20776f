import type { ScreenLocale } from '#vocabulary/named.ts';
import type { PublicList } from '#waiting-lists/contract.ts';
import { words } from '../../../words/words.ts';
import { portName } from '../my-place/towns.ts';

/** A list by its port; one that is closed says so, since another may have followed it there. */
export function listName(
  { port, state }: Pick<PublicList, 'port' | 'state'>,
  language: ScreenLocale,
): string {
  const name = portName(port, language);
  return state === 'closed' ? words(language).say('waiting-lists.closedOne', { name }) : name;
}
