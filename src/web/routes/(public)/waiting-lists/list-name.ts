import type { ScreenLocale } from '#vocabulary/named.ts';
import type { PublicList } from '#waiting-lists/contract.ts';
import { listText } from '../../../words/numbers.ts';
import { words } from '../../../words/words.ts';
import { portName } from '../my-place/towns.ts';

/**
 * Lists by their ports. Where there is more than one of a port each says who keeps it; one that is closed
 * says so.
 */
export function namedLists(
  lists: readonly PublicList[],
  language: ScreenLocale,
): (PublicList & { name: string })[] {
  const { say } = words(language);
  return lists.map((list) => {
    const port = portName(list.port, language);
    const keepers = list.holders.map((holder) => holder.name);
    const isOnly = lists.every((one) => one === list || one.port !== list.port);
    const name = isOnly ? port : `${port}: ${listText(language, keepers)}`;
    const isClosed = list.state === 'closed';
    return { ...list, name: isClosed ? say('waiting-lists.closedOne', { name }) : name };
  });
}
