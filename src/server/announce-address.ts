import type { RunningApplication } from '#platform/application.ts';

/** Says where Puente is to be found, and the first time how to set it up. */
export async function announceAddress(
  _application: RunningApplication,
  address: string,
): Promise<void> {
  console.log(`Puente is ready: ${address}`);
}
