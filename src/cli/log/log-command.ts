import type { Language } from '../../verifier/say.rules.ts';
import { ArgumentFault } from '../frame/argument-fault.ts';
import { faultLine } from './say-fault.ts';

/**
 * Runs a command about logs, which speaks the languages of those outside who use it. Resolves to the exit
 * code that its help names: what `act` throws becomes one line and exit code 2.
 */
export async function runLogCommand(
  name: 'verify' | 'witness',
  language: Language,
  act: () => Promise<number>,
): Promise<number> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ArgumentFault) throw error;
    console.error(faultLine(name, language, error));
    return 2;
  }
}
