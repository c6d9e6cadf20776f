import type { ReleaseAbout } from './release-about.ts';

/** Where a release goes: among the others under its own date, or into a folder that becomes the release. */
export type Place =
  | { readonly kind: 'courts'; readonly courtsFolder: string }
  | { readonly kind: 'folder'; readonly folder: string };

/**
 * A release that is being made, in a folder beside the place where it will stand. It becomes a release by
 * one rename or not at all.
 *
 * The order: parts are written into `folder` (`writePart`, any thread), `settle` gives the name, columns
 * are written (`writeColumns`), `finish`. After any fault: `abandon`.
 */
export interface ReleaseDraft {
  readonly folder: string;
  /**
   * The name it will have (its date; `-2` and on where another content has that date), or the release
   * that already holds the same content.
   */
  settle(about: ReleaseAbout): Settled;
  /**
   * Writes `release.json` and `import-report.json` (`report` in pieces, so that it can be long), waits for
   * the disk and gives the release its name. Answers where it stands. Throws a CourtFault when it cannot;
   * no earlier release is touched.
   */
  finish(settled: Settled, report: Iterable<string>): string;
  /** Leaves nothing behind. Does nothing after `finish`. */
  abandon(): void;
}

export interface Settled {
  readonly about: ReleaseAbout;
  readonly name: string;
  /** The same content is already kept: nothing is to be written, `abandon` the draft. */
  readonly isKnown: boolean;
}

/**
 * Begins a release and clears what a crash left at that place. Throws a CourtFault when the place cannot
 * be written, or when the folder to become the release holds anything but a release or nothing.
 */
export declare function beginRelease(place: Place): ReleaseDraft;
