import { explainDatabaseProblem } from '#platform/postgres/problems.ts';
import { Problem } from '#platform/problem.ts';

/** What keeps Puente from starting, in English for the terminal, each with what to do. */
const explanations: Readonly<Record<string, string>> = {
  'platform.keyMissing':
    'The root key {place} is not there. Without it nothing in the data folder can be read. Put it back, or set PUENTE_KEY_FILE to where it is.',
  'platform.keyWrong':
    'The key {place} does not belong to this data folder. Set PUENTE_KEY_FILE to the right one.',
  'platform.keyUnreadable': 'The file {place} is not a key: it must hold 64 hexadecimal digits.',
  'platform.keyNotKept':
    'The root key could not be kept in {place}. Set PUENTE_KEY_FILE to a file that this user may make, outside the data folder.',
  'platform.passphraseNeeded':
    'The root key is sealed under a passphrase. Start Puente at a terminal, where it asks for it.',
  'platform.passphraseWrong': 'That is not the passphrase of the root key. Nothing was changed.',
  'server.hostNeedsHttps':
    'HOST={host} would let others reach Puente without encryption. Set PUENTE_URL to the https address of the proxy in front of it, or leave HOST unset.',
  'server.urlUnusable': 'PUENTE_URL={url} is not an address such as https://puente.example.org.',
  'server.portUnusable': 'PORT={port} is not a port: a whole number from 0 to 65535.',
  'server.nothingHere':
    'There is no Puente in {folder}. Set PUENTE_DATA to the data folder of the one that is meant.',
};

/** One sentence or two for whoever starts Puente. */
export function explained(error: unknown): string {
  if (error instanceof Problem) {
    const text = explanations[error.code];
    if (!text) return explainDatabaseProblem(error) ?? `Puente stopped: ${error.code}`;
    return text.replace(/\{(\w+)\}/gu, (_all, name: string) => String(error.details[name] ?? ''));
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is in use by another program. Set PORT to another one.';
  }
  // The system says itself what it was about; where in our code it was says nothing to whoever starts it.
  if (error instanceof Error && 'syscall' in error) return `Puente stopped: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
