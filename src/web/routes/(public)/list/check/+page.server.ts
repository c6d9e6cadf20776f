import { error } from '@sveltejs/kit';
import { publicState } from '#queue/contract.ts';
import { checkpoint, logs, watch } from '#transparency/contract.ts';
import { timeZoneOfPort } from '#vocabulary/port-clocks.ts';
import { lists } from '#waiting-lists/contract.ts';
import { portName } from '../../my-place/towns.ts';
import type { PageServerLoad } from './$types';
import { watchThere } from './days-there.ts';

/** The newest checkpoint of the log of a programme or waiting list, who watches it, how anybody checks it. */
export const load: PageServerLoad = async ({ locals: { visit, application, language }, url }) => {
  const [{ programmes }, waiting, kept] = await Promise.all([
    visit.call(publicState, {}),
    visit.call(lists, {}),
    visit.call(logs, {}),
  ]);
  const known = [
    ...programmes.map(({ programmeId, name, timeZone }) => ({
      logId: programmeId,
      name,
      timeZone,
      isList: false,
      from: `/list?programme=${programmeId}`,
    })),
    ...waiting.lists.map(({ listId, port }) => ({
      logId: listId,
      name: portName(port, language),
      timeZone: timeZoneOfPort(port),
      isList: true,
      from: `/waiting-lists?list=${listId}`,
    })),
  ].filter(({ logId }) => kept.logs.some((one) => one.logId === logId));
  const wanted = url.searchParams.get('programme') ?? url.searchParams.get('list');
  const log = wanted === null ? known[0] : known.find(({ logId }) => logId === wanted);
  // Never another log in the place of one that was asked for: it would be checked for it.
  if (!log && wanted !== null) error(404);
  if (!log) return { log: null };
  const [seen, { note, root }] = await Promise.all([
    visit.call(watch, log),
    visit.call(checkpoint, log),
  ]);
  const file = log.isList ? `/log/${log.logId}` : `/list/check/log?programme=${log.logId}`;
  // Without an address of its own Puente listens on loopback alone, where nothing is encrypted.
  const home = application.publicUrl ?? `http://${url.host}`;
  const watched = watchThere(seen, application.now(), log.timeZone);
  return { log, watched, note, root, file, address: new URL(file, home).href };
};
