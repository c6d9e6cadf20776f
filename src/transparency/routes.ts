import { handle, type Route } from '#platform/handle.ts';
import { agreeWithWitness } from './add-witness.ts';
import * as contracts from './contract.ts';
import { takeCosignature } from './cosign.ts';
import { endAgreement } from './end-witness.ts';
import { giveLogFile } from './give-log-file.ts';
import { giveOpenings } from './give-openings.ts';
import { showWitnesses } from './list-witnesses.ts';
import { showMyTicketEntries } from './my-ticket-entries.ts';
import { prove } from './prove.ts';
import { replaceSigningKey } from './replace-key.ts';
import { showCheckpoint } from './show-checkpoint.ts';
import { showLogs } from './show-logs.ts';
import { showWatch } from './show-watch.ts';

/** Every route of the log: contract to use case. */
export const routes: readonly Route[] = [
  handle(contracts.logs, showLogs),
  handle(contracts.checkpoint, showCheckpoint),
  handle(contracts.watch, showWatch),
  handle(contracts.logFile, giveLogFile),
  handle(contracts.proof, prove),
  handle(contracts.myTicketEntries, showMyTicketEntries),
  handle(contracts.addWitness, agreeWithWitness),
  handle(contracts.listWitnesses, showWitnesses),
  handle(contracts.endWitness, endAgreement),
  handle(contracts.openings, giveOpenings),
  handle(contracts.cosign, takeCosignature),
  handle(contracts.replaceKey, replaceSigningKey),
];
