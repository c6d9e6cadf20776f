import { publicState } from '#queue/contract.ts';
import { checkpoint, logs, watch } from '#transparency/contract.ts';
import type { PageServerLoad } from './$types';

/** The newest checkpoint of a programme's log, who watches it, and how anybody checks it. */
export const load: PageServerLoad = async ({ locals: { visit, application }, url }) => {
  const [{ programmes }, kept] = await Promise.all([
    visit.call(publicState, {}),
    visit.call(logs, {}),
  ]);
  const begun = programmes.filter(({ programmeId }) =>
    kept.logs.some(({ logId }) => logId === programmeId),
  );
  const wanted = url.searchParams.get('programme');
  const programme = begun.find(({ programmeId }) => programmeId === wanted) ?? begun[0];
  if (!programme) return { programme: null };
  const logId = programme.programmeId;
  const [watched, { note, root }] = await Promise.all([
    visit.call(watch, { logId }),
    visit.call(checkpoint, { logId }),
  ]);
  const file = `/list/check/log?programme=${logId}`;
  // Without an address of its own Puente listens on loopback alone, where nothing is encrypted.
  const home = application.publicUrl ?? `http://${url.host}`;
  return { programme, watched, note, root, file, address: new URL(file, home).href };
};
