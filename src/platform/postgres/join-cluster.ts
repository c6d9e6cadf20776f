import { findBinaries } from './binaries.ts';
import { type Cluster, embeddedUrls } from './cluster.ts';
import { readPasswords } from './passwords.ts';
import { placeDatabase, recordFileOf } from './placement.ts';

/**
 * The database of a data folder on which a Puente runs already, for a command beside it. Its server is
 * the other's to start and stop.
 */
export function joinCluster(dataFolder: string): Cluster {
  const place = placeDatabase(dataFolder, findBinaries());
  return {
    url: embeddedUrls(place, readPasswords(dataFolder)),
    socketFolder: place.socketFolder,
    recordFile: recordFileOf(dataFolder),
    home: place.home,
    pid: () => null,
    onExit: () => undefined,
    stop: async () => undefined,
  };
}
