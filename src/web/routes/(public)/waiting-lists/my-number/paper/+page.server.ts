import { listPlacePaper } from '#waiting-lists/contract.ts';
import { portName } from '../../../my-place/towns.ts';
import { inVisit } from '../in-visit.ts';
import type { PageServerLoad } from './$types';

/** Since when one waits and what was called, to print for a lawyer. */
export const load: PageServerLoad = async (event) => {
  const { visit, language } = event.locals;
  const { list, log, ...place } = await inVisit(event, (token) =>
    visit.call(listPlacePaper, { visit: token }),
  );
  return {
    ...place,
    name: portName(list.port, language),
    holders: list.holders,
    origin: list.origin,
    note: log.note,
    size: log.size,
    waiting: log.waiting,
    positions: log.entries.map(({ position }) => position),
  };
};
