import { dayText } from '../day.rules.ts';
import { listReleases } from '../release/open-release.ts';
import { INVENTED } from '../release/release-about.ts';

/** The releases of a courts folder, as far as the public may see them, and where each lies. */
export interface ReleaseShelf {
  /** Newest first. */
  list(): readonly ShelvedRelease[];
  /** The newest that is reconciled, the newest of all if none is; null without any. */
  chosen(): ShelvedRelease | null;
}

export interface ShelvedRelease {
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly isReconciled: boolean;
  /** Of the demonstration: it says nothing of any court. */
  readonly isInvented: boolean;
  readonly folder: string;
}

/** The folder is read anew each time, so that an import shows at once. Null means that there is none. */
export function releaseShelf(courtsFolder: string | null): ReleaseShelf {
  const list = (): ShelvedRelease[] =>
    (courtsFolder === null ? [] : listReleases(courtsFolder)).map(
      ({ name, date, isReconciled, source, folder }) => ({
        name,
        asOf: dayText(date),
        isReconciled,
        isInvented: source === INVENTED,
        folder,
      }),
    );
  return {
    list,
    chosen: () => {
      const known = list();
      return known.find(({ isReconciled }) => isReconciled) ?? known[0] ?? null;
    },
  };
}

/** What the public sees of a release: not where it lies. */
export function publicly({ folder: _folder, ...shown }: ShelvedRelease) {
  return shown;
}
