import {
  type Coalition,
  foundCoalition,
  newPlace,
  type Place,
  startPuente,
} from './installation.ts';

/**
 * Runs a measurement against a Puente of a new coalition that listens on `port`, then stops it and removes
 * everything. `prepare` fills the place before it starts.
 */
export async function withPuente<Prepared, Result>(
  port: number,
  prepare: (place: Place, coalition: Coalition) => Promise<Prepared>,
  measure: (address: string, coalition: Coalition, prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const place = await newPlace('bench');
  try {
    const coalition = await foundCoalition(place);
    const prepared = await prepare(place, coalition);
    const puente = await startPuente(place, port);
    try {
      return await measure(puente.address, coalition, prepared);
    } finally {
      await puente.stop();
    }
  } finally {
    await place.remove();
  }
}

/** Nothing to prepare. */
export function asFounded(): Promise<void> {
  return Promise.resolve();
}
