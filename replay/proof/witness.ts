import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { readCheckpoint, type SignedCheckpoint } from '#transparency/checkpoint.rules.ts';
import { addWitness } from '#transparency/contract.ts';
import { textOfKey, verifierKey } from '#transparency/signed-note.rules.ts';
import { lookAtLog, type Watching } from '../../src/cli/log/watch-log.ts';
import type { WitnessState } from '../../src/cli/log/witness-state.ts';
import type { Verdict } from '../../src/verifier/verify-log.rules.ts';
import type { Stage } from '../story/stage.ts';

/** An invented organisation outside the programme that receives all openings. */
export interface Witness {
  /** What `npx puente witness` does once: everything is made again, and signed if it holds. */
  look(): Promise<Verdict>;
}

/** The coordinator agrees with a witness, from a day of the story on; each has a name of its own. */
export async function agreeWithWitness(
  stage: Stage,
  name = 'witness.replay.example',
): Promise<Witness> {
  const { application, staff, programmeId: logId, clock } = stage;
  const key = keyOf(name);
  const { token } = await application.callAs(staff.coordinator)(addWitness, {
    logId,
    name: 'Universidad de la repetición (inventada)',
    verifierKey: textOfKey(key.key),
    agreement: 'invented for this replay',
  });
  const watching: Watching = {
    client: { call: application.callAs({ kind: 'anyone' }) },
    logId,
    token,
    key,
    state: stateInMemory(),
    now: () => clock.now,
  };
  return {
    look: async () => {
      const { verdict } = await lookAtLog(watching);
      if (!verdict) throw new Error('the log contradicts what its witness saw before');
      return verdict;
    },
  };
}

/** The report names the key, so it is the same at every run: it is made of the name, and guards nothing. */
function keyOf(name: string): Watching['key'] {
  const secret = createHash('sha256').update(name).digest();
  return {
    key: verifierKey(name, 4, ed25519.getPublicKey(secret)),
    sign: (message) => ed25519.sign(message, secret),
    isNew: true,
  };
}

/** What a witness saw, for as long as the replay goes on. */
function stateInMemory(): WitnessState {
  let seen: SignedCheckpoint | null = null;
  return {
    last: async () => seen,
    keep: async (note) => {
      seen = readCheckpoint(note);
    },
    keepEvidence: async () => 'memory',
  };
}
