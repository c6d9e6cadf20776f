import type { Call } from '#platform/call.ts';
import * as contracts from '#registry/contract.ts';
import type { Spoken } from './frame/language.ts';
import { onInstallation } from './on-installation.ts';

/** A file to take, as it came. */
export interface RosterFile {
  bytes: Uint8Array;
  name: string;
  language: 'es' | 'en';
}

/** What an import did, with its findings: those of the reading and those of the comparison. */
export type RosterTaken = contracts.ImportState & {
  findings: { row: number; column: string | null; code: string; message: string }[];
};

/**
 * Takes a file into the organisation that receives public requests, on the installation of the
 * environment's data folder, beside a running Puente if there is one.
 */
export function takeRoster(file: RosterFile, spoken: Spoken): Promise<RosterTaken> {
  return onInstallation(spoken, ({ application }) =>
    takeWith(application.callAs({ kind: 'system', task: 'import' }), file, showProgress),
  );
}

/** Takes a file step by step; `tell` hears how far it is. */
export async function takeWith(
  call: Call,
  { bytes, name, language }: RosterFile,
  tell: (state: contracts.ImportState) => void,
): Promise<RosterTaken> {
  const content = Buffer.from(bytes).toString('base64');
  let state: contracts.ImportState = await call(contracts.startImport, {
    fileName: name,
    content,
    language,
  });
  const { importId } = state;
  while (state.state === 'ready' || state.state === 'running') {
    state = await call(contracts.continueImport, { importId });
    tell(state);
  }
  return call(contracts.importResult, { importId, language });
}

/** One line that is written over, at a terminal only. */
function showProgress({ done, counts, state }: contracts.ImportState): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done} / ${counts.families}${state === 'done' ? '\n' : ''}`);
}
