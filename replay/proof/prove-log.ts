import type { Fault } from '#transparency/verify/read-log.rules.ts';
import { fetchLog } from '../../src/cli/log/fetch-log.ts';
import { readLogBytes } from '../../src/verifier/read-bytes.rules.ts';
import type { Saying } from '../../src/verifier/say.rules.ts';
import { type Verdict, verifyLog } from '../../src/verifier/verify-log.rules.ts';
import type { Stage } from '../story/stage.ts';
import type { Witness } from './witness.ts';

/** What a check of the log found: what holds, what does not, and what nobody of that kind can see. */
export interface Told {
  holds: Saying[];
  faults: Fault[];
  sealed: Saying[];
}

/** The log of the replay as two kinds of people find it. */
export interface Proof {
  entries: number;
  /** Has all openings, and makes every plan again. */
  witness: Told;
  /** Has the file that anybody gets, with what may be open on the last day. */
  anybody: Told;
}

/**
 * Takes out the log and verifies it, by the code of `puente witness` and then, once the witness has signed,
 * of `puente verify`.
 */
export async function proveLog(stage: Stage, witness: Witness): Promise<Proof> {
  const { application, programmeId, profile } = stage;
  const seen = await profile.measure('witness', () => witness.look());
  const client = { call: application.callAs({ kind: 'anyone' }) };
  const verdict = await profile.measure('verify', async () =>
    verifyLog(readLogBytes(await fetchLog(client, programmeId)), null),
  );
  return { entries: verdict.size, witness: toldBy(seen), anybody: toldBy(verdict) };
}

/** How many plans the witness made anew in full, and got the same. */
export function plansMadeAgain({ witness }: Proof): number {
  return Number(witness.holds.find(({ code }) => code === 'plansHold')?.values.count ?? 0);
}

function toldBy({ holds, faults, sealed }: Verdict): Told {
  return { holds, faults, sealed };
}
